import { readTreeIds } from "../../../io/git/merge-tree.ts";
import { ORCHESTRATOR_IDENTITY } from "../../../io/git/objects.ts";
import { runGit } from "../../../io/git/plumbing.ts";
import { readRawCommits, writeLike } from "../../../io/git/raw-commit.ts";
import type { Repository } from "../../../io/git/repository.ts";
import { isOid } from "../../../io/git/revision.ts";
import { applyChange, type MergeResult } from "./merge-commits.ts";

/** Commits to be made again elsewhere. */
export interface Replay {
  /** What they are put on. */
  readonly base: string;
  /** The last of them; those that `base` has already are left alone. */
  readonly head: string;
  /** Seconds since 1970: when they are committed again. */
  readonly at: number;
  readonly ticketRoot: string;
}

/** The last commit that was made, or what stood in the way. */
export type Replayed =
  | { readonly kind: "ready"; readonly tip: string }
  | Extract<MergeResult, { kind: "conflict" }>;

/**
 * Makes the commits of a branch again on another commit, each with its author, time and message, as a rebase does but
 * with records merged by their drivers and without any checkout. Merges are left out, and so is what `base` has
 * already. 2 processes, and 8 to 12 for each commit. @throws git/too-old, git/refused
 */
export function replayCommits(repo: Repository, { base, head, at, ticketRoot }: Replay): Replayed {
  const range = ["rev-list", "--reverse", "--topo-order", "--no-merges", `${base}..${head}`, "--"];
  const oids = runGit(range, repo).stdout.toString("latin1").split("\n").filter(isOid);
  let tip = base;
  let [tree = ""] = readTreeIds(repo, [base]);
  for (const commit of readRawCommits(repo, oids)) {
    const [parent] = commit.parents;
    const [before] = parent === undefined ? [undefined] : readTreeIds(repo, [parent]);
    const merged: MergeResult =
      before === undefined || before === tree
        ? { kind: "clean", tree: commit.tree }
        : applyChange(repo, { base: before, ours: tree, theirs: commit.tree }, ticketRoot);
    if (merged.kind === "conflict") return merged;
    // Nothing is left of a commit whose changes are there already; one that was always empty says something.
    if (merged.tree === tree && commit.tree !== before) continue;
    tip = writeLike(repo, commit, { tree: merged.tree, parent: tip, by: ORCHESTRATOR_IDENTITY, at });
    tree = merged.tree;
  }
  return { kind: "ready", tip };
}
