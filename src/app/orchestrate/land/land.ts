import { fastForward, findCheckouts, readTrackedChanges } from "../../../io/git/checkouts.ts";
import type { Trailer } from "../../../io/git/commit-message.ts";
import { moveAround } from "../../../io/git/held-refs.ts";
import { writeCommit } from "../../../io/git/objects.ts";
import type { Repository } from "../../../io/git/repository.ts";
import { mergeBases, resolveCommit } from "../../../io/git/revision.ts";
import { diffRevisions } from "../../../io/git/tree.ts";
import type { MoveOutcome, RefMove } from "../../../io/git/update-refs.ts";
import { moveShared, type SharedPlace } from "../store/shared.ts";
import { type MergeResult, mergeCommits } from "./merge-commits.ts";
import { isRecord } from "./merge-records.ts";
import { replayCommits } from "./replay-commits.ts";

/** How work is to land on the default branch. */
export interface LandingWish {
  /** The default branch's tip. */
  readonly base: string;
  /** The work branch's head. */
  readonly head: string;
  readonly method: "merge" | "squash" | "rebase";
  /** Of the merge commit or the squashed commit; a rebase keeps the messages of the branch. */
  readonly message: string;
  readonly trailers: readonly Trailer[];
  /** Seconds since 1970. */
  readonly at: number;
  readonly ticketRoot: string;
}

/** The commit that would land the work; no ref names it yet. */
export type PlannedLanding =
  | { readonly kind: "ready"; readonly landed: string }
  | {
      readonly kind: "conflict";
      /** Paths outside `.yoi`. */
      readonly paths: readonly string[];
      /** Records and policy: for a person. */
      readonly records: readonly string[];
    };

/**
 * Makes the commit that lands work, whose tree is the one that merging gives, whatever the method. A rebase is the
 * branch itself where the default branch has not moved; where its commits, made again, lead to another tree (a merge on
 * the branch solved something), it is a conflict: an update from the base is then the way. Nothing is checked out and
 * no ref moves. 6 to 12 processes, with a rebase more for each commit. @throws git/too-old, git/refused
 */
export function planLanding(repo: Repository, wish: LandingWish): PlannedLanding {
  const { base, head, method, message, trailers, at, ticketRoot } = wish;
  if (method === "rebase" && mergeBases(repo, base, [head])[0] === base)
    return { kind: "ready", landed: head };
  const merged = mergeCommits(repo, { ours: base, theirs: head, ticketRoot });
  if (merged.kind === "conflict") return conflict(merged);
  if (method === "rebase") return planRebase(repo, wish, merged.tree);
  const parents = method === "merge" ? [base, head] : [base];
  return { kind: "ready", landed: writeCommit(repo, { tree: merged.tree, parents, message, trailers, at }) };
}

function planRebase(repo: Repository, wish: LandingWish, tree: string): PlannedLanding {
  const replayed = replayCommits(repo, wish);
  if (replayed.kind === "conflict") return conflict(replayed);
  const landed = replayed.tip;
  const differing = diffRevisions(repo, { kind: "commit", oid: tree }, { kind: "commit", oid: landed }, []);
  const paths = differing.map(({ path }) => path).filter((path) => !isRecord(path, wish.ticketRoot));
  return paths.length === 0 ? { kind: "ready", landed } : { kind: "conflict", paths, records: [] };
}

function conflict({ paths, records }: Extract<MergeResult, { kind: "conflict" }>): PlannedLanding {
  return { kind: "conflict", paths, records };
}

/**
 * Moves the default branch together with the other refs of `moves`, or nothing. Where it is checked out in this
 * repository, its clean checkout is taken forward by `git merge --ff-only` while the other refs are held; with changes
 * there, or in the middle of something, it is left alone: `checked-out` says why landing waits. A kill between the
 * two leaves the work landed and the ledger without a word of it: the next tick finds it landed, as if a person had
 * merged, and notes it. Never the other way round, so the ledger names no landing that did not happen.
 * Processes as `moveShared`, 4 more for a checkout. @throws ledger/unreachable, git/refused
 */
export async function performLanding(
  repo: Repository,
  place: SharedPlace,
  moves: readonly RefMove[],
): Promise<MoveOutcome> {
  const ref = `refs/heads/${place.defaultBranch}`;
  const landing = moves.find(({ name }) => name === ref);
  const { from = null, to = null } = landing ?? {};
  if (place.kind === "remote" || from === null || to === null) return await moveShared(repo, place, moves);
  const [checkout, second] = findCheckouts(repo, place.defaultBranch);
  if (checkout === undefined) return await moveShared(repo, place, moves);
  const { path } = checkout;
  const where = `${place.defaultBranch} is checked out in ${path}`;
  const waits = (why: string): MoveOutcome => {
    return { kind: "checked-out", ref, worktree: path, reason: `${where}${why}` };
  };
  if (second !== undefined) return waits(` and in ${second.path} at once`);
  if (checkout.away) return waits(", which is not there now");
  const busy = checkout.underWay ?? describeChanges(readTrackedChanges(repo, path));
  if (busy !== undefined) return waits(`, where ${busy} is not finished`);
  return await moveAround(
    repo,
    moves.filter((move) => move !== landing),
    () => {
      if (resolveCommit(repo, ref) !== from)
        return { kind: "lost", ref, reason: `it is not at ${from} any longer` };
      const refused = fastForward(repo, path, to);
      return refused === undefined ? { kind: "moved" } : waits(`: ${refused}`);
    },
  );
}

function describeChanges(paths: readonly string[]): string | undefined {
  const [first] = paths;
  if (first === undefined) return undefined;
  return paths.length === 1 ? `a change of ${first}` : `a change of ${first} and ${paths.length - 1} more`;
}
