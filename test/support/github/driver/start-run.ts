import type { State } from "../emulator/state.ts";
import { actorOf } from "../emulator/state.ts";
import type { DriverOptions } from "./driver.ts";
import type { DriverEvent } from "./event.ts";
import { type Contexts, interpolate, settingOf } from "./expressions.ts";
import { githubContext } from "./machine.ts";
import { type DriverRun, freshJobs } from "./run.ts";
import { parseWorkflow, type Workflow } from "./workflow.ts";

const known = new WeakMap<State, Map<string, readonly Workflow[]>>();

/** The workflows of a commit, by file name. */
export async function workflowsAt(state: State, sha: string): Promise<readonly Workflow[]> {
  const cache = known.get(state) ?? new Map<string, readonly Workflow[]>();
  known.set(state, cache);
  const workflows = cache.get(sha) ?? (await readWorkflows(state, sha));
  cache.set(sha, workflows);
  return workflows;
}

async function readWorkflows(state: State, sha: string): Promise<readonly Workflow[]> {
  const listed = await state.bare.must(["ls-tree", "-r", "--name-only", sha, "--", ".github/workflows/"]);
  const paths = listed.split("\n").filter((path) => /\.ya?ml$/.test(path));
  return await Promise.all(
    paths.map(async (path) => parseWorkflow(path, await state.bare.must(["show", `${sha}:${path}`]))),
  );
}

/** Makes a run of a workflow, which the API shows from now on. Nothing of it runs yet. */
export function startRun(
  { state, vars = {} }: Pick<DriverOptions, "state" | "vars">,
  workflow: Workflow,
  event: DriverEvent,
  number: number,
  isHeld: boolean,
): DriverRun {
  const inputs = inputsOf(workflow, event);
  const { sha = "", ref } = event;
  const draft = { event, workflow, sha, ref, number, triggeringActor: event.actor };
  const record: DriverRun["record"] = {
    id: state.nextId(),
    workflow: workflow.path.replace(".github/workflows/", ""),
    name: workflow.name,
    displayTitle: workflow.name,
    event: event.name,
    ...headOf(event),
    status: isHeld ? "completed" : "queued",
    conclusion: isHeld ? "action_required" : null,
    runAttempt: 1,
    actor: actorOf(state, event.actor),
    createdAt: state.now(),
    updatedAt: state.now(),
    pullRequests: requestsOf(event),
    jobs: [],
    earlier: [],
  };
  const context = githubContext(state, { ...draft, record }, "");
  const contexts: Contexts = { github: context, inputs, vars };
  record.displayTitle = interpolate(workflow["run-name"] ?? titleOf(event, workflow), contexts);
  const { concurrency } = workflow;
  state.runs.push(record);
  return {
    ...draft,
    record,
    inputs,
    context,
    // A request from a fork: the token only reads, and there are no secrets.
    readOnly: event.fromFork === true,
    group: concurrency === undefined ? undefined : interpolate(concurrency.group, contexts),
    queue: concurrency?.queue ?? "single",
    cancelsRunning: settingOf(concurrency?.["cancel-in-progress"] ?? false, contexts) === true,
    jobs: freshJobs(workflow),
    earlierJobs: [],
    isCancelled: false,
  };
}

function inputsOf(workflow: Workflow, { name, inputs = {} }: DriverEvent): Record<string, string> {
  if (name !== "workflow_dispatch") return {};
  const declared = workflow.on[name]?.inputs ?? {};
  const unknown = Object.keys(inputs).filter((input) => !(input in declared));
  if (unknown.length > 0) throw new Error(`${workflow.path} has no input ${unknown.join(", ")}`);
  return Object.fromEntries(
    Object.entries(declared).map(([input, spec]) => {
      const given = inputs[input] ?? String(spec.default ?? "");
      if (spec.required && given === "") throw new Error(`${workflow.path} needs the input ${input}`);
      return [input, given];
    }),
  );
}

/** The commit and branch that the API shows of a run: of a request its head. */
function headOf({ payload, ref, sha = "" }: DriverEvent): { headSha: string; headBranch: string } {
  const request = payload["pull_request"] as { head: { sha: string; ref: string } } | undefined;
  if (request !== undefined) return { headSha: request.head.sha, headBranch: request.head.ref };
  return { headSha: sha, headBranch: ref.replace(/^refs\/(?:heads|tags)\//, "") };
}

function requestsOf({ payload, fromFork }: DriverEvent): number[] {
  const request = payload["pull_request"] as { number: number } | undefined;
  return request === undefined || fromFork === true ? [] : [request.number];
}

function titleOf({ payload }: DriverEvent, workflow: Workflow): string {
  const request = payload["pull_request"] as { title: string } | undefined;
  // A title is data: it holds no expression of ours.
  return (request?.title ?? workflow.name).replaceAll("${{", "");
}

/** The event by which a run wakes others: its files are read from the default branch. */
export async function workflowRunEvent(
  state: State,
  { record, event }: DriverRun,
  action: "requested" | "completed",
): Promise<DriverEvent> {
  const ref = `refs/heads/${state.defaultBranch}`;
  return {
    name: "workflow_run",
    action,
    payload: {
      action,
      workflow_run: {
        id: record.id,
        name: record.name,
        display_title: record.displayTitle,
        path: `.github/workflows/${record.workflow}`,
        event: record.event,
        status: record.status,
        conclusion: record.conclusion,
        head_sha: record.headSha,
        head_branch: record.headBranch,
        run_attempt: record.runAttempt,
        pull_requests: record.pullRequests.map((number) => ({ number })),
      },
      workflow: { name: record.name, path: `.github/workflows/${record.workflow}` },
    },
    actor: event.actor,
    isByJob: false,
    branch: record.headBranch,
    sha: await state.bare.resolve(ref),
    ref,
  };
}
