import { join } from "node:path";
import type { State } from "../emulator/state.ts";
import type { ArtifactStore } from "./artifact.ts";
import type { DriverEvent } from "./event.ts";
import { reachOf, startsWorkflow } from "./event.ts";
import type { Boundary } from "./job.ts";
import { performJob } from "./perform-job.ts";
import { conclusionOf, type DriverRun, freshJobs, nextJob, type Result, waiting } from "./run.ts";
import { startRun, workflowRunEvent, workflowsAt } from "./start-run.ts";
import { scheduleEvent, translate } from "./translate.ts";

/** What a test chooses about GitHub Actions. */
export interface DriverOptions {
  readonly state: State;
  /** For machines and artifacts; removed by whoever made it. */
  readonly dir: string;
  /** Directories of actions by what stands before the `@` of `uses`. */
  readonly actions?: ReadonlyMap<string, string>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly vars?: Readonly<Record<string, string>>;
  /** Token of an installed App. */
  readonly appToken?: string;
  /** Which of several runs goes on: always the oldest one, or each in turn, job by job. */
  readonly order?: "oldest" | "turns";
  /** Whether the machine is lost here. */
  readonly isKilled?: (at: Boundary) => boolean;
  /** What becomes of events that arrived: doubled, dropped, in another order. */
  readonly onEvents?: (events: readonly DriverEvent[]) => readonly DriverEvent[];
}

/** GitHub Actions for one emulated repository. */
export interface Driver {
  readonly options: DriverOptions;
  /** Every run so far, oldest first. */
  readonly runs: readonly DriverRun[];
  /** Fires what happened and runs what it starts, until nothing is left. @throws Error after `maxRuns` further runs: it never ends */
  readonly runUntilQuiet: (options?: { readonly maxRuns?: number }) => Promise<readonly DriverRun[]>;
  /** The time of `schedule` has come. */
  readonly schedule: () => Promise<void>;
  /** Lets a held run begin, as a person does by "Approve and run". */
  readonly approve: (run: DriverRun) => Promise<void>;
  /** Jobs that have not begun are not begun, unless they ask for `always()`. */
  readonly cancel: (run: DriverRun) => Promise<void>;
  /** Runs all jobs again, or those that failed with those that need them. */
  readonly rerun: (run: DriverRun, what: "all" | "failed", by: string) => Promise<void>;
}

/** Makes GitHub Actions for a world. Nothing runs until it is told to. */
export function makeDriver(options: DriverOptions): Driver {
  const { state } = options;
  const runs: DriverRun[] = [];
  const queue: DriverEvent[] = [];
  let seen = 0;
  let last: DriverRun | undefined;
  const artifacts: ArtifactStore = {
    dir: join(options.dir, "artifacts"),
    onUpload: (runId, name) => {
      state.artifacts.push({
        id: state.nextId(),
        name,
        runId,
        zip: new Uint8Array(),
        expired: false,
        createdAt: state.now(),
      });
    },
  };

  const collect = async (): Promise<void> => {
    const fresh = state.events.slice(seen);
    seen = state.events.length;
    const events: DriverEvent[] = [];
    for (const event of fresh)
      events.push(...[await translate(state, event)].filter((each) => each !== undefined));
    queue.push(...(options.onEvents?.(events) ?? events));
  };

  const fire = async (event: DriverEvent): Promise<void> => {
    const reach = reachOf(event);
    if (reach === "nothing" || event.sha === undefined) return;
    for (const workflow of await workflowsAt(state, event.sha)) {
      if (!startsWorkflow(workflow, event)) continue;
      const run = startRun(options, workflow, event, runs.length + 1, reach === "held");
      runs.push(run);
      await tell(run, "requested");
      if (reach === "held") await tell(run, "completed");
      else await admit(run);
    }
  };

  /** Tells the default branch's workflows what became of a run. */
  const tell = async (run: DriverRun, action: "requested" | "completed"): Promise<void> => {
    queue.push(await workflowRunEvent(state, run, action));
  };

  const admit = async (run: DriverRun): Promise<void> => {
    if (run.group === undefined) return;
    const others = runs.filter((each) => each !== run && each.group === run.group && !isOver(each));
    if (others.length === 0) return;
    run.record.status = "pending";
    for (const other of others) {
      const isPending = other.record.status === "pending";
      if (isPending ? run.queue === "single" : run.cancelsRunning) await end(other, "cancelled");
    }
  };

  const end = async (run: DriverRun, conclusion: Result): Promise<void> => {
    run.record.status = "completed";
    run.record.conclusion = conclusion;
    run.record.updatedAt = state.now();
    await tell(run, "completed");
    const next = runs.find((each) => each.group === run.group && each.record.status === "pending");
    const isFree = !runs.some(
      (each) => each.group === run.group && !isOver(each) && each.record.status !== "pending",
    );
    if (run.group !== undefined && next !== undefined && isFree) next.record.status = "queued";
  };

  /** Runs one job of one run, or ends a run whose jobs are over. */
  const advance = async (): Promise<boolean> => {
    const able = runs.filter(({ record }) => record.status === "queued" || record.status === "in_progress");
    const after = able.findIndex((run) => last !== undefined && run.number > last.number);
    const run = options.order === "turns" && after >= 0 ? able[after] : able[0];
    if (run === undefined) return false;
    last = run;
    run.record.status = "in_progress";
    const next = nextJob(run, { inputs: run.inputs, vars: options.vars ?? {}, github: run.context });
    if (next === undefined) await end(run, conclusionOf(run));
    else await performJob({ ...options, artifacts }, run, next);
    return true;
  };

  return {
    options,
    runs,
    runUntilQuiet: async ({ maxRuns = 60 } = {}) => {
      const before = runs.length;
      for (;;) {
        await collect();
        const event = queue.shift();
        if (event !== undefined) await fire(event);
        else if (!(await advance())) return runs.slice(before);
        if (runs.length - before > maxRuns)
          throw new Error(`not quiet after ${maxRuns} runs: ${runs.slice(-8).map(titleOf).join(", ")}`);
      }
    },
    schedule: async () => {
      queue.push(await scheduleEvent(state));
    },
    approve: async (run) => {
      if (run.record.conclusion !== "action_required") throw new Error(`run ${run.record.id} is not held`);
      run.record.status = "queued";
      run.record.conclusion = null;
      await admit(run);
    },
    cancel: async (run) => {
      run.isCancelled = true;
      if (run.record.status === "pending") await end(run, "cancelled");
    },
    rerun: async (run, what, by) => {
      restart(run, what, by);
      await admit(run);
    },
  };
}

function isOver({ record }: DriverRun): boolean {
  return record.status === "completed";
}

function titleOf({ record }: DriverRun): string {
  return `${record.event}: ${record.displayTitle}`;
}

/** Makes a run begin again as its next attempt: of the same commit, with the same event. */
function restart(run: DriverRun, what: "all" | "failed", by: string): void {
  const { record, workflow } = run;
  if (record.status !== "completed") throw new Error(`run ${record.id} still runs`);
  record.earlier.push({ runAttempt: record.runAttempt, conclusion: record.conclusion });
  record.runAttempt += 1;
  record.status = "queued";
  record.conclusion = null;
  run.earlierJobs.push(run.jobs);
  run.triggeringActor = by;
  run.isCancelled = false;
  const again = new Set<string>();
  for (const [id, job] of Object.entries(workflow.jobs)) {
    const result = run.jobs.get(id)?.result;
    const isBad = result === "failure" || result === "cancelled";
    if (what === "all" || isBad || job.needs.some((need) => again.has(need))) again.add(id);
  }
  run.jobs = new Map(
    [...(what === "all" ? freshJobs(workflow) : run.jobs)].map(([id, job]) => [
      id,
      again.has(id) ? waiting(id) : job,
    ]),
  );
}
