import type { Verdict } from "../../core/diagnostic/verdict.ts";
import type { Repository } from "../../io/git/repository.ts";
import { announcedMergeParents, mergeParents, type Revision, resolveCommit } from "../../io/git/revision.ts";
import { type ChangeSource, type CheckOptions, checkChangeAt } from "./check-change.ts";
import { readConfigAt } from "./settings.ts";
import { readVisibility } from "./visible.ts";

/**
 * Judges the commit that git is about to make: HEAD (and what is being merged) against the index, never the working
 * tree. `isMergeHook` is true in `pre-merge-commit`, where git names the merged commits in its environment only.
 */
export function checkCommit(
  repo: Repository,
  env: NodeJS.ProcessEnv,
  isMergeHook: boolean,
  options: CheckOptions,
): Verdict {
  const merged = isMergeHook ? announcedMergeParents(env) : mergeParents(repo);
  return checkChangeAt(repo, commitSource(repo, merged), options);
}

function commitSource(repo: Repository, merged: readonly string[]): ChangeSource {
  const index: Revision = { kind: "index" };
  const head = resolveCommit(repo, "HEAD");
  const first: Revision = head === undefined ? { kind: "empty" } : { kind: "commit", oid: head };
  const parents = [first, ...merged.map((oid): Revision => ({ kind: "commit", oid }))];
  const isMerge = merged.length > 0;
  return {
    parents,
    after: index,
    heads: head === undefined ? [] : [head, ...merged],
    // A merge that takes one side whole gives a ticket an earlier form as well, but drops the other side's events.
    returnsFrom: isMerge ? undefined : head,
    // By the configuration of HEAD: the commit has no say in what others can see.
    seen: once(() => readVisibility(repo, readConfigAt(repo, first))),
    // Words of a help line: `git checkout --merge` brings an open conflict back.
    base: isMerge ? "--merge" : "HEAD",
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
