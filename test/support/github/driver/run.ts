import type { WorkflowRun } from "../emulator/values.ts";
import type { Annotation } from "./commands.ts";
import type { DriverEvent } from "./event.ts";
import { type Contexts, holds, type Standing } from "./expressions.ts";
import type { Workflow, WorkflowJob } from "./workflow.ts";

/** How a job or a step ended. */
export type Result = "success" | "failure" | "cancelled" | "skipped";

/** One step that ran or was skipped. */
export interface StepRecord {
  /** Its id, name or what it uses. */
  readonly title: string;
  readonly result: Result;
  /** As the log shows it: with masks. */
  readonly log: string;
  readonly annotations: readonly Annotation[];
  readonly outputs: Readonly<Record<string, string>>;
  /** Markdown of the job's summary. */
  readonly summary: string;
}

/** One job of a run. */
export interface JobRecord {
  readonly id: string;
  state: "waiting" | "completed";
  result: Result;
  outputs: Readonly<Record<string, string>>;
  steps: readonly StepRecord[];
  /** What the masks would have hidden: only to prove that nothing got out. */
  rawLog: string;
}

/** One run of a workflow, as the driver plays it. `record` is what the API shows of it. */
export interface DriverRun {
  readonly record: WorkflowRun;
  readonly workflow: Workflow;
  readonly event: DriverEvent;
  /** `GITHUB_SHA` and `GITHUB_REF`. */
  readonly sha: string;
  readonly ref: string;
  readonly number: number;
  /** Whether the token only reads and no secret is given. */
  readonly readOnly: boolean;
  readonly inputs: Readonly<Record<string, string>>;
  /** The `github` context, without a token. */
  readonly context: Readonly<Record<string, unknown>>;
  /** Group of `concurrency`; undefined: none. */
  readonly group: string | undefined;
  /** Whether older waiting runs of the group are kept. */
  readonly queue: "single" | "max";
  readonly cancelsRunning: boolean;
  triggeringActor: string;
  jobs: Map<string, JobRecord>;
  /** Those of earlier attempts, oldest first. */
  readonly earlierJobs: ReadonlyMap<string, JobRecord>[];
  isCancelled: boolean;
}

/** Jobs as nothing has run yet. */
export function freshJobs(workflow: Workflow): Map<string, JobRecord> {
  return new Map(Object.keys(workflow.jobs).map((id) => [id, waiting(id)]));
}

/** A job that has not run yet. */
export function waiting(id: string): JobRecord {
  return { id, state: "waiting", result: "skipped", outputs: {}, steps: [], rawLog: "" };
}

/** How everything before a job went, its own `needs` and theirs. */
function standingOf(run: DriverRun, job: WorkflowJob): Standing {
  if (run.isCancelled) return "cancelled";
  const results = ancestors(run, job).map(({ result }) => result);
  if (results.includes("failure") || results.includes("cancelled")) return "failure";
  return results.includes("skipped") ? "skipped" : "success";
}

function ancestors(run: DriverRun, job: WorkflowJob): JobRecord[] {
  return job.needs.flatMap((need) => {
    const record = run.jobs.get(need);
    const parent = run.workflow.jobs[need];
    return record === undefined || parent === undefined ? [] : [record, ...ancestors(run, parent)];
  });
}

/** `needs` of a job: results and outputs of the jobs it names. */
export function needsOf(run: DriverRun, job: WorkflowJob): Record<string, unknown> {
  return Object.fromEntries(
    job.needs.map((need) => {
      const record = run.jobs.get(need);
      return [need, { result: record?.result, outputs: record?.outputs ?? {} }];
    }),
  );
}

/** The next job that can be decided, with whether it is to run; undefined: the run is over. */
export function nextJob(
  run: DriverRun,
  contexts: Contexts,
): { readonly id: string; readonly runs: boolean } | undefined {
  for (const [id, job] of Object.entries(run.workflow.jobs)) {
    if (run.jobs.get(id)?.state !== "waiting") continue;
    if (job.needs.some((need) => run.jobs.get(need)?.state !== "completed")) continue;
    const there = { ...contexts, needs: needsOf(run, job) };
    return { id, runs: holds(job.if, there, standingOf(run, job)) };
  }
  return undefined;
}

/** What a run came to, once every job is over. */
export function conclusionOf(run: DriverRun): "success" | "failure" | "cancelled" | "skipped" {
  const results = [...run.jobs.values()].map(({ result }) => result);
  if (run.isCancelled || results.includes("cancelled")) return "cancelled";
  if (results.includes("failure")) return "failure";
  return results.every((result) => result === "skipped") ? "skipped" : "success";
}
