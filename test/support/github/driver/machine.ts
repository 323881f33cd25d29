import { mkdirSync, rmSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";
import { apiUrl, fullName, type State } from "../emulator/state.ts";
import { writeEvent } from "./job.ts";
import type { DriverRun } from "./run.ts";

const COMPILE_CACHE = resolve(import.meta.dirname, "../../../../node_modules/.cache/yoi-test");

/** What of a run is told to its jobs. */
export type RunFacts = Pick<
  DriverRun,
  "event" | "workflow" | "sha" | "ref" | "number" | "triggeringActor" | "record"
>;

/** A machine for one job: fresh directories, and the environment a runner gives. */
export interface Machine {
  readonly workspace: string;
  readonly env: NodeJS.ProcessEnv;
  readonly eventPath: string;
}

/** Makes a machine for a job of a run. */
export function makeMachine(state: State, dir: string, run: RunFacts, job: string): Machine {
  const root = join(dir, `${run.record.id}-${run.record.runAttempt}-${job}`);
  const place = (name: string): string => {
    mkdirSync(join(root, name), { recursive: true });
    return join(root, name);
  };
  // A job that is run again gets another machine.
  rmSync(root, { recursive: true, force: true });
  const workspace = place(`work/${state.name}/${state.name}`);
  const temp = place("work/_temp");
  const eventPath = join(temp, "_github_workflow/event.json");
  writeEvent(eventPath, run.event.payload);
  const env = {
    // No identity, as on a hosted machine.
    HOME: place("home"),
    PATH: [dirname(process.execPath), process.env["PATH"]].join(delimiter),
    LANG: "C.UTF-8",
    GIT_CONFIG_NOSYSTEM: "1",
    NODE_COMPILE_CACHE: COMPILE_CACHE,
    CI: "true",
    RUNNER_OS: "Linux",
    RUNNER_ARCH: "X64",
    RUNNER_NAME: "GitHub Actions 1",
    RUNNER_ENVIRONMENT: "github-hosted",
    RUNNER_TEMP: temp,
    RUNNER_TOOL_CACHE: place("tools"),
    RUNNER_WORKSPACE: dirname(workspace),
    RUNNER_DEBUG: "",
    ...variables(state, run, job),
    GITHUB_WORKSPACE: workspace,
    GITHUB_EVENT_PATH: eventPath,
  };
  return { workspace, env, eventPath };
}

/** https://docs.github.com/en/actions/reference/workflows-and-actions/variables */
function variables(state: State, run: RunFacts, job: string): Record<string, string> {
  const { record, event, workflow, ref, sha } = run;
  const path = `${fullName(state)}/${workflow.path}`;
  return {
    GITHUB_ACTIONS: "true",
    GITHUB_ACTION: "__yoi",
    GITHUB_ACTION_REF: "",
    GITHUB_ACTION_REPOSITORY: "",
    GITHUB_ACTOR: event.actor,
    GITHUB_ACTOR_ID: String(state.actors.get(event.actor)?.id ?? 0),
    GITHUB_API_URL: apiUrl(state),
    GITHUB_BASE_REF: event.baseRef ?? "",
    GITHUB_EVENT_NAME: event.name,
    GITHUB_GRAPHQL_URL: `${state.origin}/api/graphql`,
    GITHUB_HEAD_REF: event.headRef ?? "",
    GITHUB_JOB: job,
    GITHUB_REF: ref,
    GITHUB_REF_NAME: ref.replace(/^refs\/(?:heads|tags|pull)\//, ""),
    GITHUB_REF_PROTECTED: "false",
    GITHUB_REF_TYPE: ref.startsWith("refs/tags/") ? "tag" : "branch",
    GITHUB_REPOSITORY: fullName(state),
    GITHUB_REPOSITORY_ID: "1296269",
    GITHUB_REPOSITORY_OWNER: state.owner,
    GITHUB_REPOSITORY_OWNER_ID: "1",
    GITHUB_RETENTION_DAYS: "90",
    GITHUB_RUN_ATTEMPT: String(record.runAttempt),
    GITHUB_RUN_ID: String(record.id),
    GITHUB_RUN_NUMBER: String(run.number),
    GITHUB_SERVER_URL: state.origin,
    GITHUB_SHA: sha,
    GITHUB_TRIGGERING_ACTOR: run.triggeringActor,
    GITHUB_WORKFLOW: workflow.name,
    GITHUB_WORKFLOW_REF: `${path}@${ref}`,
    GITHUB_WORKFLOW_SHA: sha,
  };
}

/** The `github` context of a run; a job adds its token. */
export function githubContext(state: State, run: RunFacts, job: string): Record<string, unknown> {
  const named = Object.entries(variables(state, run, job)).map(([name, value]) => [
    name.replace(/^GITHUB_/, "").toLowerCase(),
    value,
  ]);
  return { ...Object.fromEntries(named), event: run.event.payload };
}
