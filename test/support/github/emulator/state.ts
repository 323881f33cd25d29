import type { TestRepo } from "../../git-repo.ts";
import type { Bare } from "./bare.ts";
import type { Faults } from "./faults.ts";
import type {
  Actor,
  Artifact,
  CheckRun,
  Dispatch,
  LoggedRequest,
  Protection,
  Pull,
  QueueEntry,
  Role,
  Status,
  Token,
  WorkflowRun,
  WorldEvent,
} from "./values.ts";

/** Everything the emulated GitHub knows. */
export interface State {
  readonly owner: string;
  readonly name: string;
  readonly isPrivate: boolean;
  readonly defaultBranch: string;
  /** `http://127.0.0.1:<port>`: what `GITHUB_SERVER_URL` says. */
  origin: string;
  /** Where `emulate` listens. */
  emulateUrl: string;
  readonly bare: Bare;
  readonly base: TestRepo;
  /** By `owner/name`: this repository and its forks. */
  readonly repos: Map<string, Bare>;
  readonly actors: Map<string, Actor>;
  readonly roles: Map<string, Role>;
  readonly teams: Map<string, Set<string>>;
  readonly tokens: Map<string, Token>;
  /** Whether `GITHUB_TOKEN` may open and approve requests: a setting of the repository. */
  readonly actionsMayOpenPulls: boolean;
  /** By branch name. */
  readonly protections: Map<string, Protection>;
  readonly allowedMethods: Set<"merge" | "squash" | "rebase">;
  readonly pulls: Map<number, Pull>;
  readonly statuses: Status[];
  readonly checkRuns: CheckRun[];
  readonly runs: WorkflowRun[];
  readonly artifacts: Artifact[];
  readonly dispatches: Dispatch[];
  readonly queue: QueueEntry[];
  readonly events: WorldEvent[];
  readonly requests: LoggedRequest[];
  /** What was asked that GitHub does not know. */
  readonly violations: string[];
  readonly faults: Faults;
  /** Does one piece of work after the other: whoever reads and changes the state does it in turn. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  /** A new id; also for `node_id`s. */
  readonly nextId: () => number;
  /** RFC 3339, a second later at each call: what happened later is later. */
  readonly now: () => string;
}

/** `owner/name` of the repository. */
export function fullName(state: State): string {
  return `${state.owner}/${state.name}`;
}

/** Root of the REST API, as `GITHUB_API_URL` says it. */
export function apiUrl(state: State): string {
  return `${state.origin}/api/v3`;
}

/** Who an address belongs to; undefined: nobody. */
export function actorByEmail(state: State, email: string): Actor | undefined {
  for (const actor of state.actors.values()) {
    if (actor.email === email || noreply(actor) === email) return actor;
  }
  return undefined;
}

/** The address GitHub makes for everybody. */
export function noreply(actor: Actor): string {
  return `${actor.id}+${actor.login}@users.noreply.github.com`;
}

/** An actor who must be there. */
export function actorOf(state: State, login: string): Actor {
  const actor = state.actors.get(login);
  if (actor === undefined)
    throw new Error(`nobody is called ${login}: name them in the options of the world`);
  return actor;
}

/** What somebody may do here: everybody may read what is public. */
export function roleOf(state: State, actor: Actor): Role {
  const role = state.roles.get(actor.login) ?? "none";
  return role === "none" && !state.isPrivate ? "read" : role;
}

/** Who is taken to have done what nobody is known to have done: the first administrator. */
export function ownerOf(state: State): Actor {
  for (const [login, role] of state.roles) if (role === "admin") return actorOf(state, login);
  throw new Error("the world has no administrator");
}

/** Makes what `State.inTurn` is. */
export function makeTurns(): State["inTurn"] {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = last.then(work, work);
    last = done.catch(() => undefined);
    return done;
  };
}

/** An account by its login, in any case. */
export function findActor(state: State, login: string): Actor | undefined {
  const wanted = login.toLowerCase();
  for (const actor of state.actors.values()) if (actor.login.toLowerCase() === wanted) return actor;
  return undefined;
}
