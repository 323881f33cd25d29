import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { TestRepo } from "../../git-repo.ts";
import { type Bare, type GitResult, openBare, runGit } from "./bare.ts";
import { formatImport } from "./fast-import.ts";
import type { Faults } from "./faults.ts";
import { makePerson, type Person } from "./person.ts";
import { installPushHooks } from "./push-hooks.ts";
import { processQueue, type QueueStep } from "./queue.ts";
import { reconcile } from "./reconcile.ts";
import { actorOf, apiUrl, fullName, type State } from "./state.ts";
import type {
  Actor,
  Artifact,
  Dispatch,
  LoggedRequest,
  Permissions,
  Protection,
  Role,
  WorkflowRun,
  WorldEvent,
} from "./values.ts";

/** A GitHub with one repository, as tests hold it. */
export interface World {
  readonly owner: string;
  readonly name: string;
  readonly defaultBranch: string;
  /** `GITHUB_SERVER_URL`. */
  readonly serverUrl: string;
  /** `GITHUB_API_URL`. */
  readonly apiUrl: string;
  /** `GITHUB_GRAPHQL_URL`. */
  readonly graphqlUrl: string;
  /** What `origin` is: smart HTTP, asks for a token. */
  readonly cloneUrl: string;
  /** The bare repository itself, past all rules: for setting up and looking. Blocking git is fine here. */
  readonly bare: TestRepo;
  /** Everything that is remembered. */
  readonly state: State;
  /** What happened, oldest first; whoever plays GitHub Actions takes from the front. */
  readonly events: WorldEvent[];
  readonly dispatches: readonly Dispatch[];
  readonly requests: LoggedRequest[];
  readonly violations: string[];
  readonly faults: Faults;
  /**
   * A token. With `actor` alone: that person's own, which may what the person may. With permissions: that of a job
   * (`github-actions[bot]`, the default) or of an App.
   */
  readonly token: (given: TokenWanted) => string;
  /** Acts as a person, through the API and git. */
  readonly as: (login: string) => Person;
  /** Runs git in a directory without blocking, with a token for `origin`. */
  readonly git: (cwd: string, token: string | null, ...args: readonly string[]) => Promise<GitResult>;
  /** The environment for git with a token: the header is in no file. */
  readonly gitEnv: (token: string) => NodeJS.ProcessEnv;
  /** Commits files on a branch (the default one), past all rules and without an event; null removes a file. */
  readonly commit: (files: Readonly<Record<string, string | null>>, branch?: string) => Promise<string>;
  readonly protect: (branch: string, rules: Protection | null) => void;
  readonly setRole: (login: string, role: Role) => void;
  /** Makes a fork of somebody. */
  readonly fork: (login: string) => Promise<TestRepo>;
  /** Adds a run of a workflow, as GitHub Actions does. */
  readonly addRun: (run: Partial<WorkflowRun> & { readonly workflow: string }) => WorkflowRun;
  /** Begins the next attempt of a run. */
  readonly rerun: (id: number) => WorkflowRun;
  readonly addArtifact: (runId: number, name: string, zip?: Uint8Array) => Artifact;
  /** Lets the merge queue take its next step. */
  readonly processQueue: () => Promise<QueueStep>;
  /** Lets open requests follow what was done to the bare repository. */
  readonly settle: () => Promise<void>;
  /** How often each kind of request was made since the beginning or the last `resetRequests`. */
  readonly countRequests: () => Readonly<Record<LoggedRequest["kind"], number>>;
  readonly resetRequests: () => void;
}

export type TokenWanted =
  | (Permissions & { readonly actor?: never })
  | { readonly actor: string; readonly permissions?: Permissions };

/** Puts a world's hands around its state. */
export function makeWorld(state: State): World {
  const bare = state.base.at(state.bare.root);
  const gitEnv = (token: string): NodeJS.ProcessEnv => ({ ...state.base.env, ...authEnv(state, token) });
  const token = (given: TokenWanted): string => makeToken(state, given);
  const git: World["git"] = (cwd, held, ...args) =>
    runGit(cwd, held === null ? state.base.env : gitEnv(held), args);
  return {
    owner: state.owner,
    name: state.name,
    defaultBranch: state.defaultBranch,
    serverUrl: state.origin,
    apiUrl: apiUrl(state),
    graphqlUrl: `${state.origin}/api/graphql`,
    cloneUrl: `${state.origin}/${fullName(state)}`,
    bare,
    state,
    events: state.events,
    dispatches: state.dispatches,
    requests: state.requests,
    violations: state.violations,
    faults: state.faults,
    token,
    as: (login) => makePerson(state, actorOf(state, login), token({ actor: login }), git),
    git,
    gitEnv,
    commit: (files, branch = state.defaultBranch) => commitFiles(state.bare, files, branch),
    protect: (branch, rules) => {
      if (rules === null) state.protections.delete(branch);
      else state.protections.set(branch, rules);
    },
    setRole: (login, role) => {
      actorOf(state, login);
      state.roles.set(login, role);
    },
    fork: (login) => makeFork(state, actorOf(state, login)),
    addRun: (run) => addRun(state, run),
    rerun: (id) => rerun(state, id),
    addArtifact: (runId, name, zip = new Uint8Array()) => {
      const artifact = { id: state.nextId(), name, runId, zip, expired: false, createdAt: state.now() };
      state.artifacts.push(artifact);
      return artifact;
    },
    processQueue: () => state.inTurn(() => processQueue(state)),
    settle: () => state.inTurn(() => reconcile(state)),
    countRequests: () => {
      const count = { rest: 0, graphql: 0, git: 0 };
      for (const { kind } of state.requests) count[kind] += 1;
      return count;
    },
    resetRequests: () => {
      state.requests.length = 0;
    },
  };
}

/** The header that actions/checkout sets, by the environment. */
function authEnv(state: State, token: string): NodeJS.ProcessEnv {
  const basic = Buffer.from(`x-access-token:${token}`).toString("base64");
  return {
    GIT_CONFIG_COUNT: "1",
    GIT_CONFIG_KEY_0: `http.${state.origin}/.extraheader`,
    GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${basic}`,
  };
}

function makeToken(state: State, given: TokenWanted): string {
  const value = `ghs_emulated${state.nextId().toString().padStart(28, "0")}`;
  const { actor, permissions } =
    typeof given.actor === "string"
      ? { actor: given.actor, permissions: given.permissions }
      : { actor: "github-actions[bot]", permissions: given as Permissions };
  const who: Actor = actorOf(state, actor);
  const held = permissions ?? (who.kind === "user" ? null : {});
  state.tokens.set(value, {
    value,
    actor: who,
    permissions: held === null ? null : { metadata: "read", ...held },
  });
  return value;
}

async function commitFiles(
  bare: Bare,
  files: Readonly<Record<string, string | null>>,
  branch: string,
): Promise<string> {
  const ref = `refs/heads/${branch}`;
  const parent = (await bare.resolve(ref)) ?? (await bare.resolve("HEAD"));
  const message = `chore: change ${Object.keys(files).join(", ")}`;
  const author = { name: "Test Person", email: "test@example.com" };
  await bare.must(
    ["fast-import", "--quiet", "--date-format=now"],
    formatImport({ ref, parent, message, author, files }),
  );
  return (await bare.resolve(ref)) ?? "";
}

async function makeFork(state: State, actor: Actor): Promise<TestRepo> {
  const name = `${actor.login}/${state.name}`;
  const root = join(state.base.base, `fork-${actor.login}.git`);
  mkdirSync(root);
  await state.bare.must(["clone", "--quiet", "--bare", state.bare.root, root]);
  await state.bare.must(["-C", root, "config", "http.receivepack", "true"]);
  installPushHooks(root);
  state.repos.set(name, openBare(root, state.bare.env));
  return state.base.at(root);
}

function addRun(state: State, given: Partial<WorkflowRun> & { readonly workflow: string }): WorkflowRun {
  const at = state.now();
  const run: WorkflowRun = {
    id: state.nextId(),
    name: given.workflow.replace(/\.ya?ml$/, ""),
    displayTitle: given.workflow,
    event: "workflow_dispatch",
    headBranch: state.defaultBranch,
    headSha: "",
    status: "in_progress",
    conclusion: null,
    runAttempt: 1,
    actor: actorOf(state, "github-actions[bot]"),
    createdAt: at,
    updatedAt: at,
    pullRequests: [],
    jobs: [],
    earlier: [],
    ...given,
  };
  state.runs.push(run);
  return run;
}

function rerun(state: State, id: number): WorkflowRun {
  const at = state.runs.findIndex((run) => run.id === id);
  const run = state.runs[at];
  if (run === undefined) throw new Error(`there is no run ${id}`);
  const next: WorkflowRun = {
    ...run,
    earlier: [...run.earlier, { runAttempt: run.runAttempt, conclusion: run.conclusion }],
    runAttempt: run.runAttempt + 1,
    status: "in_progress",
    conclusion: null,
    updatedAt: state.now(),
    jobs: [],
  };
  state.runs[at] = next;
  return next;
}
