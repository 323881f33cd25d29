import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseOutput, readFileCommands } from "./commands.ts";
import { type Contexts, holds, interpolateAll, type Standing, settingOf } from "./expressions.ts";
import type { Result, StepRecord } from "./run.ts";
import { runStep, type StepPlace } from "./step.ts";
import type { WorkflowJob, WorkflowStep } from "./workflow.ts";

/** Where something can be ended from outside: before or after a step of a job. */
export interface Boundary {
  readonly workflow: string;
  readonly job: string;
  /** Counted from 0. */
  readonly step: number;
  readonly title: string;
  readonly phase: "before" | "after";
}

/** One job about to run, on a machine of its own. */
export interface JobPlace extends Omit<StepPlace, "contexts" | "env"> {
  readonly job: WorkflowJob;
  readonly id: string;
  /** `github`, `needs`, `inputs`, `secrets`, `vars`. */
  readonly contexts: Contexts;
  /** Variables of the machine and of the run: `PATH`, `GITHUB_*`. */
  readonly machine: NodeJS.ProcessEnv;
  /** `env` of the workflow, evaluated. */
  readonly workflowEnv: Readonly<Record<string, string>>;
  /** What is hidden from the start. */
  readonly secrets: readonly string[];
  /** Whether the machine is lost here: nothing more of the job happens then. */
  readonly isKilled: (at: Omit<Boundary, "workflow" | "job">) => boolean;
}

/** What a job came to. */
export interface JobEnd {
  readonly result: Result;
  readonly outputs: Readonly<Record<string, string>>;
  readonly steps: readonly StepRecord[];
  readonly rawLog: string;
}

interface Progress {
  standing: Standing;
  readonly steps: StepRecord[];
  readonly shown: Record<string, { outputs: Record<string, string>; outcome: Result; conclusion: Result }>;
  /** What steps put into `GITHUB_ENV`, and before `PATH`. */
  readonly env: Record<string, string>;
  readonly path: string[];
  masks: readonly string[];
  rawLog: string;
}

/** Runs the steps of a job, one after the other. */
export async function runJob(place: JobPlace): Promise<JobEnd> {
  const { job } = place;
  const progress: Progress = {
    standing: "success",
    steps: [],
    shown: {},
    env: {},
    path: [],
    masks: place.secrets,
    rawLog: "",
  };
  const lost = (): JobEnd => ({
    result: "failure",
    outputs: {},
    steps: progress.steps,
    rawLog: progress.rawLog,
  });
  const jobEnv = interpolateAll(job.env, { ...place.contexts, env: place.workflowEnv });
  for (const [index, step] of job.steps.entries()) {
    const at = { step: index, title: titleOf(step) };
    if (place.isKilled({ ...at, phase: "before" })) return lost();
    await oneStep(place, progress, step, index, { ...place.workflowEnv, ...jobEnv });
    if (place.isKilled({ ...at, phase: "after" })) return lost();
  }
  const contexts = stepContexts(place, progress, { ...place.workflowEnv, ...jobEnv });
  return {
    result: progress.standing === "success" ? "success" : "failure",
    outputs: interpolateAll(job.outputs, contexts),
    steps: progress.steps,
    rawLog: progress.rawLog,
  };
}

function titleOf(step: WorkflowStep): string {
  return step.id ?? step.name ?? step.uses ?? step.run?.split("\n")[0] ?? "step";
}

function stepContexts(place: JobPlace, progress: Progress, env: Readonly<Record<string, string>>): Contexts {
  const { machine } = place;
  return {
    ...place.contexts,
    env: { ...env, ...progress.env },
    steps: progress.shown,
    job: { status: progress.standing },
    runner: {
      os: machine["RUNNER_OS"],
      arch: machine["RUNNER_ARCH"],
      name: machine["RUNNER_NAME"],
      temp: machine["RUNNER_TEMP"],
      tool_cache: machine["RUNNER_TOOL_CACHE"],
      environment: machine["RUNNER_ENVIRONMENT"],
      debug: "",
    },
  };
}

async function oneStep(
  place: JobPlace,
  progress: Progress,
  step: WorkflowStep,
  index: number,
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const outer = stepContexts(place, progress, env);
  const { secrets: _, ...withoutSecrets } = outer;
  if (!holds(step.if, withoutSecrets, progress.standing)) {
    keep(progress, step, "skipped", "skipped", { outputs: {}, log: "", annotations: [], summary: "" });
    return;
  }
  const own = { ...env, ...progress.env, ...interpolateAll(step.env, outer) };
  const contexts = { ...outer, env: own };
  const files = stepFiles(join(String(place.machine["RUNNER_TEMP"]), "_runner_file_commands", String(index)));
  const path = [...progress.path, place.machine["PATH"]].join(":");
  const ended = await runStep(
    step,
    { ...place, contexts, env: { ...place.machine, PATH: path, ...own, ...files.variables } },
    interpolateAll(step.with, contexts),
  );
  progress.rawLog += ended.output;
  const { log, annotations, masks } = parseOutput(ended.output, progress.masks);
  progress.masks = masks;
  const outputs = { ...readFileCommands(files.output), ...ended.outputs };
  Object.assign(progress.env, checkedEnv(readFileCommands(files.env)));
  progress.path.unshift(...readFileSync(files.path, "utf8").split("\n").filter(Boolean));
  const summary = readFileSync(files.summary, "utf8");
  rmSync(files.dir, { recursive: true, force: true });
  const outcome = ended.status === 0 ? "success" : "failure";
  const goesOn = outcome === "failure" && settingOf(step["continue-on-error"], contexts) === true;
  keep(progress, step, outcome, goesOn ? "success" : outcome, { outputs, log, annotations, summary });
  if (outcome === "failure" && !goesOn) progress.standing = "failure";
}

function keep(
  progress: Progress,
  step: WorkflowStep,
  outcome: Result,
  conclusion: Result,
  rest: Omit<StepRecord, "title" | "result">,
): void {
  progress.steps.push({ title: titleOf(step), result: outcome, ...rest });
  if (step.id !== undefined) progress.shown[step.id] = { outputs: { ...rest.outputs }, outcome, conclusion };
}

/** `NODE_OPTIONS` in `GITHUB_ENV` is refused by the runner. */
function checkedEnv(env: Record<string, string>): Record<string, string> {
  if ("NODE_OPTIONS" in env) throw new Error("Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV'");
  return env;
}

interface StepFiles {
  readonly dir: string;
  readonly output: string;
  readonly env: string;
  readonly path: string;
  readonly summary: string;
  readonly variables: Record<string, string>;
}

function stepFiles(dir: string): StepFiles {
  const names = ["output", "env", "state", "path", "step_summary"] as const;
  const at = (name: string): string => join(dir, name);
  mkdirSync(dir, { recursive: true });
  for (const name of names) writeFileSync(at(name), "");
  const variables = names.map((name) => [`GITHUB_${name.toUpperCase()}`, at(name)]);
  return {
    dir,
    output: at("output"),
    env: at("env"),
    path: at("path"),
    summary: at("step_summary"),
    variables: Object.fromEntries(variables),
  };
}

/** Writes the payload of an event where a step finds it. */
export function writeEvent(path: string, payload: unknown): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(payload));
}
