import { parse } from "yaml";
import { record } from "../events.ts";
import { type Answer, ApiError, type Call, page, type Route, route, text } from "../router.ts";
import { showArtifact, showRun, workflowId } from "../shapes.ts";
import type { WorkflowRun } from "../values.ts";

// https://docs.github.com/en/rest/actions

async function workflowFiles(call: Call): Promise<string[]> {
  const { bare, defaultBranch } = call.state;
  const listed = await bare.git(["ls-tree", "-r", "--name-only", defaultBranch, "--", ".github/workflows/"]);
  return listed.stdout
    .split("\n")
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => name.split("/").at(-1) ?? "");
}

/** A workflow is there once its file is on the default branch. */
async function fileOf(call: Call): Promise<string> {
  const wanted = call.params["workflow"] ?? "";
  const found = (await workflowFiles(call)).find(
    (file) => file === wanted || `${workflowId(file)}` === wanted,
  );
  if (found === undefined) throw new ApiError(404, "Not Found");
  return found;
}

interface Input {
  readonly required?: boolean;
  readonly default?: unknown;
  readonly type?: string;
  readonly options?: readonly string[];
}

/** The inputs of `workflow_dispatch`, or undefined when the workflow is not started so. */
function dispatchInputs(source: string): Record<string, Input> | undefined {
  const workflow: unknown = parse(source);
  const on: unknown =
    typeof workflow === "object" && workflow !== null ? Reflect.get(workflow, "on") : undefined;
  if (on === "workflow_dispatch") return {};
  if (Array.isArray(on)) return on.includes("workflow_dispatch") ? {} : undefined;
  if (typeof on !== "object" || on === null || !("workflow_dispatch" in on)) return undefined;
  const trigger = on.workflow_dispatch as { inputs?: Record<string, Input> | null } | null;
  return trigger?.inputs ?? {};
}

/** GitHub takes so many inputs. */
const INPUT_LIMIT = 25;

async function dispatch(call: Call): Promise<Answer> {
  const { state, actor, body } = call;
  const file = await fileOf(call);
  const name = (text(body["ref"]) ?? "").replace(/^refs\/heads\//, "");
  const sha = await state.bare.resolve(`refs/heads/${name}`);
  if (sha === undefined) throw new ApiError(422, `No ref found for: ${name}`);
  const source = await state.bare.git(["show", `${sha}:.github/workflows/${file}`]);
  const declared = source.status === 0 ? dispatchInputs(source.stdout) : undefined;
  if (declared === undefined) throw new ApiError(422, "Workflow does not have 'workflow_dispatch' trigger");
  const given = (body["inputs"] ?? {}) as Record<string, string>;
  const unexpected = Object.keys(given).filter((key) => declared[key] === undefined);
  if (unexpected.length > 0) {
    throw new ApiError(422, `Unexpected inputs provided: ${JSON.stringify(unexpected)}`);
  }
  if (Object.keys(given).length > INPUT_LIMIT)
    throw new ApiError(422, `you may only define up to ${INPUT_LIMIT} inputs`);
  const inputs: Record<string, string> = {};
  for (const [key, input] of Object.entries(declared)) {
    const value = given[key] ?? (input?.default === undefined ? "" : `${input.default}`);
    if (input?.required === true && value === "")
      throw new ApiError(422, `Required input '${key}' not provided`);
    if (input?.options !== undefined && !input.options.includes(value)) {
      throw new ApiError(
        422,
        `Provided value '${value}' for input '${key}' not in the list of allowed values`,
      );
    }
    inputs[key] = value;
  }
  state.dispatches.push({ workflow: file, ref: name, inputs, actor });
  record(state, actor, "workflow_dispatch", null, {
    inputs,
    ref: `refs/heads/${name}`,
    workflow: `.github/workflows/${file}`,
  });
  return { status: 204 };
}

function runOf({ state, params }: Call): WorkflowRun {
  const run = state.runs.find(({ id }) => id === Number(params["run"]));
  if (run === undefined) throw new ApiError(404, "Not Found");
  return run;
}

function listRuns(call: Call, path: string, runs: readonly WorkflowRun[]): Answer {
  const { query } = call;
  let found = runs.filter(
    (run) =>
      (query["event"] === undefined || run.event === query["event"]) &&
      (query["branch"] === undefined || run.headBranch === query["branch"]) &&
      (query["head_sha"] === undefined || run.headSha === query["head_sha"]) &&
      (query["status"] === undefined || run.status === query["status"] || run.conclusion === query["status"]),
  );
  found = found.toReversed();
  if (call.stale) found = found.slice(1);
  return page(call, path, found, (run) => showRun(call.state, run), "workflow_runs");
}

function attempt(call: Call): Answer {
  const run = runOf(call);
  const wanted = Number(call.params["attempt"]);
  if (wanted === run.runAttempt) return { status: 200, body: showRun(call.state, run) };
  const earlier = run.earlier.find(({ runAttempt }) => runAttempt === wanted);
  if (earlier === undefined) throw new ApiError(404, "Not Found");
  const shown = { ...run, runAttempt: wanted, status: "completed", conclusion: earlier.conclusion } as const;
  return { status: 200, body: showRun(call.state, shown) };
}

function jobs(call: Call): Answer {
  const run = runOf(call);
  return page(
    call,
    `/actions/runs/${run.id}/jobs`,
    run.jobs,
    (job) => ({ ...job, run_id: run.id, run_attempt: run.runAttempt, head_sha: run.headSha, steps: [] }),
    "jobs",
  );
}

function zip(call: Call): Answer {
  const artifact = call.state.artifacts.find(({ id }) => id === Number(call.params["id"]));
  if (artifact === undefined) throw new ApiError(404, "Not Found");
  if (artifact.expired) throw new ApiError(410, "Artifact has expired");
  // GitHub sends to a store of its own, with a short-lived link that needs no token.
  return { status: 302, headers: { location: `${call.state.origin}/_artifacts/${artifact.id}` } };
}

/** Routes of workflows, runs and artifacts. */
export const actionRoutes: readonly Route[] = [
  route("GET", "/actions/workflows", "actions:read", "read", async (call) => {
    const files = await workflowFiles(call);
    const show = (file: string): unknown => ({
      id: workflowId(file),
      name: file,
      path: `.github/workflows/${file}`,
      state: "active",
    });
    return page(call, "/actions/workflows", files, show, "workflows");
  }),
  route("GET", "/actions/workflows/{workflow}/runs", "actions:read", "read", async (call) => {
    const file = await fileOf(call);
    const runs = call.state.runs.filter(({ workflow }) => workflow === file);
    return listRuns(call, `/actions/workflows/${file}/runs`, runs);
  }),
  route("POST", "/actions/workflows/{workflow}/dispatches", "actions:write", "write", dispatch),
  route("GET", "/actions/runs", "actions:read", "read", (call) =>
    listRuns(call, "/actions/runs", call.state.runs),
  ),
  route("GET", "/actions/runs/{run}", "actions:read", "read", (call) => ({
    status: 200,
    body: showRun(call.state, runOf(call)),
  })),
  route("GET", "/actions/runs/{run}/attempts/{attempt}", "actions:read", "read", attempt),
  route("GET", "/actions/runs/{run}/jobs", "actions:read", "read", jobs),
  route("GET", "/actions/runs/{run}/attempts/{attempt}/jobs", "actions:read", "read", jobs),
  route("GET", "/actions/runs/{run}/artifacts", "actions:read", "read", (call) => {
    const run = runOf(call);
    const name = call.query["name"];
    const found = call.state.artifacts.filter(
      (each) => each.runId === run.id && (name === undefined || each.name === name),
    );
    return page(
      call,
      `/actions/runs/${run.id}/artifacts`,
      found,
      (each) => showArtifact(call.state, each),
      "artifacts",
    );
  }),
  route("GET", "/actions/artifacts/{id}/zip", "actions:read", "read", zip),
];
