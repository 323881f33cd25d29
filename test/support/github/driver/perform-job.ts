import type { State } from "../emulator/state.ts";
import { apiUrl, fullName } from "../emulator/state.ts";
import type { ArtifactStore } from "./artifact.ts";
import type { DriverOptions } from "./driver.ts";
import { interpolateAll } from "./expressions.ts";
import { runJob } from "./job.ts";
import { githubContext, makeMachine } from "./machine.ts";
import { type DriverRun, needsOf } from "./run.ts";
import { type TokenPermissions, tokenPermissions } from "./workflow.ts";

/** Runs a job of a run, or skips it, with a token that may do what its `permissions` say and ends with it. */
export async function performJob(
  options: DriverOptions & { readonly artifacts: ArtifactStore },
  run: DriverRun,
  { id, runs }: { readonly id: string; readonly runs: boolean },
): Promise<void> {
  const { state, secrets = {}, vars = {}, artifacts, actions = new Map(), dir } = options;
  const record = run.jobs.get(id);
  const job = run.workflow.jobs[id];
  if (record === undefined || job === undefined) throw new Error(`no job ${id}`);
  const shown = showJob(state, run, job.name ?? id, runs);
  if (!runs) {
    record.state = "completed";
    record.result = "skipped";
    return;
  }
  const permissions = tokenPermissions(run.workflow.permissions, job.permissions, run.readOnly);
  const token = makeToken(state, permissions);
  const { workspace, env } = makeMachine(state, dir, run, id);
  const kept = run.readOnly ? {} : secrets;
  const github = { ...githubContext(state, run, id), token, workspace, api_url: apiUrl(state) };
  const contexts = {
    github,
    inputs: run.inputs,
    vars,
    secrets: { ...kept, GITHUB_TOKEN: token },
    needs: needsOf(run, job),
  };
  const ended = await runJob({
    job,
    id,
    run: run.record.id,
    contexts,
    machine: env,
    workflowEnv: interpolateAll(run.workflow.env, contexts),
    secrets: [token, ...Object.values(kept)],
    workspace,
    serverUrl: state.origin,
    repository: fullName(state),
    ref: run.ref,
    sha: run.sha,
    token,
    appToken: run.readOnly ? undefined : options.appToken,
    artifacts,
    actions,
    isKilled: (at) => options.isKilled?.({ ...at, job: id, workflow: run.record.workflow }) ?? false,
  });
  state.tokens.delete(token);
  Object.assign(record, { ...ended, state: "completed" });
  shown(ended.result);
}

/** Shows a job in its run and as a check of the head. */
function showJob(
  state: State,
  { record }: DriverRun,
  name: string,
  runs: boolean,
): (conclusion: string) => void {
  const check = {
    id: state.nextId(),
    sha: record.headSha,
    name,
    status: runs ? ("in_progress" as const) : ("completed" as const),
    conclusion: runs ? null : "skipped",
    output: { title: null, summary: null },
    app: { id: 15_368, slug: "github-actions" },
    startedAt: state.now(),
    completedAt: runs ? null : state.now(),
  };
  const job = { id: check.id, name, status: check.status as string, conclusion: check.conclusion };
  state.checkRuns.push(check);
  record.jobs.push(job);
  return (conclusion) => {
    const end = { status: "completed" as const, conclusion };
    Object.assign(check, { ...end, completedAt: state.now() });
    Object.assign(job, end);
  };
}

function makeToken(state: State, permissions: TokenPermissions): string {
  const value = `ghs_job${state.nextId()}`;
  const actor = [...state.actors.values()].find(({ kind }) => kind === "actions");
  if (actor === undefined) throw new Error("the world has no account of GitHub Actions");
  const named = Object.entries(permissions).map(([scope, level]) => [scope.replaceAll("-", "_"), level]);
  state.tokens.set(value, { value, actor, permissions: Object.fromEntries(named) });
  return value;
}
