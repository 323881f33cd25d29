import { failure } from "../../../core/diagnostic/error.ts";
import { mergeTreesOn } from "../../../io/git/merge-tree.ts";
import { type TreeFile, writeTree } from "../../../io/git/objects.ts";
import type { Repository } from "../../../io/git/repository.ts";
import { diffRevisions } from "../../../io/git/tree.ts";
import type { LandedChange } from "./find-landing.ts";
import { isRecord, recordRoots } from "./merge-records.ts";

/** What is taken back from a commit. */
export interface Revert {
  readonly head: string;
  readonly ticket: string;
  readonly changes: readonly LandedChange[];
  readonly root: string;
}

/** A file of the commit that differs once the changes are taken back. */
export interface RevertedTree {
  readonly tree: string;
  /** Paths that come back, which the commit does not have. */
  readonly added: readonly string[];
  /** All paths that differ. */
  readonly paths: readonly string[];
}

/**
 * The tree of a commit without some earlier changes, records as they are: what happened to a ticket is told, not taken
 * back. Nothing is checked out. 4 to 7 processes for each change, and 4.
 * @throws landing/revert-conflict, landing/nothing-left, git/too-old
 */
export function revertTree(repo: Repository, { head, ticket, changes, root }: Revert): RevertedTree {
  let tree = head;
  for (const { commit, before, after } of changes) {
    const merged = mergeTreesOn(repo, { base: after, ours: tree, theirs: before });
    const paths = merged.conflicts.map(({ path }) => path).filter((path) => !isRecord(path, root));
    if (paths.length > 0) {
      const facts = { ticket, commit: commit.slice(0, 10), paths: paths.join(", ") };
      throw failure("landing/revert-conflict", { path: paths[0] ?? "" }, facts);
    }
    tree = merged.tree;
  }
  const from = { kind: "commit", oid: head } as const;
  const touched = diffRevisions(repo, from, { kind: "commit", oid: tree }, recordRoots(root));
  const kept = new Map<string, TreeFile | null>(touched.map(({ path, before }) => [path, before ?? null]));
  tree = writeTree(repo, tree, kept);
  const differing = diffRevisions(repo, from, { kind: "commit", oid: tree }, []);
  if (differing.length === 0) throw failure("landing/nothing-left", { path: "" }, { ticket });
  return {
    tree,
    added: differing.filter(({ before }) => before === undefined).map(({ path }) => path),
    paths: differing.map(({ path }) => path),
  };
}
