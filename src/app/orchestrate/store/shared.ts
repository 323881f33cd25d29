import { setTimeout as sleep } from "node:timers/promises";
import { failure } from "../../../core/diagnostic/error.ts";
import { isId } from "../../../core/ticket/id.ts";
import type { Config } from "../../../core/workspace/config.ts";
import { readBranches } from "../../../io/git/branches.ts";
import { fetchRefs, pushRefs } from "../../../io/git/exchange.ts";
import { readRefs } from "../../../io/git/refs.ts";
import type { Repository } from "../../../io/git/repository.ts";
import { type MoveOutcome, type RefMove, setRefs, updateRefs } from "../../../io/git/update-refs.ts";

/** How the refs are called that Orchestrators share. */
interface SharedNames {
  /** Short name. */
  readonly defaultBranch: string;
  /** The branch of a ticket's work is this and the ticket's id. */
  readonly workPrefix: string;
  /** Full name. */
  readonly ledger: string;
}

/** Where Orchestrators agree: at a remote, which several clones share, or in this repository alone. */
export type SharedPlace = SharedNames &
  ({ readonly kind: "remote"; readonly remote: string } | { readonly kind: "local" });

/** Where the shared refs stand. */
export interface SharedRefs {
  readonly defaultBranch: string;
  readonly defaultSha: string;
  /** Null: there is no ledger. */
  readonly ledger: string | null;
  /** Tips of work refs by ticket. */
  readonly work: ReadonlyMap<string, string>;
  /** Rescue refs by the full name they have at the place. */
  readonly rescue: ReadonlyMap<string, string>;
}

/** How often a locked ref is tried: git locks it for a moment, and a lock that stays was left behind. */
const MAX_TRIES = 3;
const PAUSE_MS = 150;

/**
 * Decides where claims live: at the configured remote, else at `origin`, else at the only one; without any remote in
 * this repository. A choice between several is not made for the person: two places would be two truths. 3 processes,
 * 1 more when HEAD is detached. @throws ledger/which-remote, ledger/no-default-branch
 */
export function decidePlace(repo: Repository, config: Config): SharedPlace {
  const wished = config.git.remote;
  const branches = readBranches(repo, { remote: wished, defaultBranch: config.git.default_branch });
  const { remote, remotes, defaultBranch } = branches;
  if (remotes.length > 0 && (remote === undefined || (wished !== undefined && wished !== remote))) {
    const facts = { remotes: remotes.join(", "), wished: wished ?? "none" };
    throw failure("ledger/which-remote", HERE, facts);
  }
  if (defaultBranch === undefined) {
    throw failure("ledger/no-default-branch", HERE, {
      branch: "any name",
      where: remote ?? "this repository",
    });
  }
  const names = { defaultBranch, workPrefix: config.git.work_prefix, ledger: config.git.ledger };
  return remote === undefined ? { kind: "local", ...names } : { kind: "remote", remote, ...names };
}

/** The full name of a ticket's work ref. */
export function workRef({ workPrefix }: SharedPlace, ticket: string): string {
  return `refs/heads/${workPrefix}${ticket}`;
}

/** The full name of the ref that keeps the work of a claim that ended without landing. */
export function rescueRef(ticket: string, generation: number): string {
  return `${RESCUE}/${ticket}/${generation}`;
}

/**
 * Looks where the shared refs stand now. At a remote they and their commits are fetched, into refs that only say what
 * was seen there. 2 processes at a remote, else 1.
 * @throws ledger/unreachable, ledger/no-default-branch, ledger/ref-locked, git/timed-out
 */
export async function refreshShared(repo: Repository, place: SharedPlace): Promise<SharedRefs> {
  if (place.kind === "remote") await fetchShared(repo, place);
  const refs = readShared(repo, place);
  if (refs !== undefined) return refs;
  throw failure("ledger/no-default-branch", HERE, { branch: place.defaultBranch, where: nameOf(place) });
}

/** Where the shared refs stood when they were last seen; undefined before the default branch was. 1 process. */
export function readShared(repo: Repository, place: SharedPlace): SharedRefs | undefined {
  const { defaultBranch } = place;
  const branch = seenName(place, `refs/heads/${defaultBranch}`);
  const ledger = seenName(place, place.ledger);
  const work = seenName(place, `refs/heads/${place.workPrefix}`);
  const rescue = `${seenName(place, RESCUE)}/`;
  const refs = readRefs(repo, [branch, ledger, `${work}*`, rescue]);
  const tips = new Map(refs.map(({ name, oid }) => [name, oid]));
  const defaultSha = tips.get(branch);
  if (defaultSha === undefined) return undefined;
  const under = (prefix: string): (readonly [name: string, oid: string])[] =>
    refs.flatMap(({ name, oid }) => (name.startsWith(prefix) ? [[name.slice(prefix.length), oid]] : []));
  return {
    defaultBranch,
    defaultSha,
    ledger: tips.get(ledger) ?? null,
    work: new Map(under(work).filter(([ticket]) => isId(ticket))),
    rescue: new Map(under(rescue).map(([name, oid]) => [`${RESCUE}/${name}`, oid])),
  };
}

/**
 * Moves shared refs together, or none of them, each only from where it is expected. Hooks of this repository do not
 * run: what is moved was judged before. In this repository itself a branch that is checked out is not moved. A ref
 * that is locked is tried again for a moment. 1 or 2 processes a try, and 1 to note what was pushed.
 * @throws ledger/unreachable: then it is not known whether they moved; git/timed-out: the same
 */
export async function moveShared(
  repo: Repository,
  place: SharedPlace,
  moves: readonly RefMove[],
): Promise<MoveOutcome> {
  for (let tries = 1; ; tries += 1) {
    const outcome = place.kind === "local" ? updateRefs(repo, moves) : await pushShared(repo, place, moves);
    if (outcome.kind !== "locked" || tries === MAX_TRIES) return outcome;
    await sleep(PAUSE_MS);
  }
}

const HERE = { path: "" };
const RESCUE = "refs/yoi/rescue";

type RemotePlace = Extract<SharedPlace, { kind: "remote" }>;

/** The ref of this repository that says where a shared one was seen. Only the shared ones have a place there. */
function seenName(place: SharedPlace, name: string): string {
  if (place.kind === "local") return name;
  if (name === place.ledger) return `refs/yoi/seen/${place.remote}/ledger`;
  return name
    .replace(/^refs\/heads\//, `refs/remotes/${place.remote}/`)
    .replace(/^refs\/yoi\//, `refs/yoi/seen/${place.remote}/`);
}

async function fetchShared(repo: Repository, place: RemotePlace): Promise<void> {
  const { remote, defaultBranch } = place;
  // A name with a star may be missing at the remote. The default branch may not.
  const names = [`refs/heads/${defaultBranch}`, `refs/heads/${place.workPrefix}*`, `${RESCUE}/*`];
  const refspecs = names.map((name) => `+${name}:${seenName(place, name)}`);
  const ledger = `+${place.ledger}*:${seenName(place, place.ledger)}*`;
  for (let tries = 1; ; tries += 1) {
    const outcome = await fetchRefs(repo, remote, [...refspecs, ledger]);
    if (outcome.kind === "fetched") return;
    if (outcome.kind === "missing") {
      throw failure("ledger/no-default-branch", HERE, { branch: defaultBranch, where: remote });
    }
    if (outcome.kind === "failed") throw unreachable(remote, outcome.reason);
    if (tries === MAX_TRIES) {
      throw failure("ledger/ref-locked", HERE, { ref: outcome.ref, reason: outcome.reason });
    }
    await sleep(PAUSE_MS);
  }
}

async function pushShared(
  repo: Repository,
  place: RemotePlace,
  moves: readonly RefMove[],
): Promise<MoveOutcome> {
  const outcome = await pushRefs(repo, place.remote, moves);
  if (outcome.kind === "unanswered") throw unreachable(place.remote, outcome.reason);
  if (outcome.kind === "moved") {
    // Only for readers that do not fetch. Where it fails, the next fetch sees the same.
    setRefs(
      repo,
      moves.map(({ name, to }) => ({ name: seenName(place, name), to })),
    );
  }
  return outcome;
}

function unreachable(remote: string, reason: string): Error {
  return failure("ledger/unreachable", HERE, { remote, reason });
}

function nameOf(place: SharedPlace): string {
  return place.kind === "remote" ? place.remote : "this repository";
}
