import type { Change } from "../../io/git/raw.ts";
import type { Repository } from "../../io/git/repository.ts";
import { mergeBases, type Revision } from "../../io/git/revision.ts";
import { diffRevisions } from "../../io/git/tree.ts";

/** What differs under `.yoi`. */
export interface Differences {
  /** What is to be judged. */
  readonly own: readonly Change[];
  /** All that differs from each parent. */
  readonly perParent: readonly (readonly Change[])[];
}

/**
 * What is to be judged of a change under `.yoi`: with one parent all that differs from it. What a merge takes over from
 * one parent is none of its own, unless it thereby drops what another parent has made of the same file. 1 process for
 * one parent; for a merge 2 for each parent and 1 more.
 */
export function readChanges(repo: Repository, parents: readonly Revision[], after: Revision): Differences {
  const perParent = parents.map((parent) => diffRevisions(repo, parent, after, [".yoi"]));
  const [first = [], ...others] = perParent;
  if (others.length === 0) return { own: first, perParent };
  const paths = others.map((changes) => new Set(changes.map(({ path }) => path)));
  const own = first.filter(({ path }) => paths.every((known) => known.has(path)));
  const changes = new Map(own.map((change) => [change.path, change]));
  if (perParent.every((list) => list.length === 0)) return { own: [], perParent };
  const base = readBase(repo, parents);
  for (const [index, parent] of parents.entries()) {
    const made = new Set(diffRevisions(repo, base, parent, [".yoi"]).map(({ path }) => path));
    for (const change of perParent[index] ?? []) if (made.has(change.path)) changes.set(change.path, change);
  }
  return { own: [...changes.values()], perParent };
}

/** Where the parents of a merge parted. */
function readBase(repo: Repository, parents: readonly Revision[]): Revision {
  const commits = parents.flatMap((parent) => (parent.kind === "commit" ? [parent.oid] : []));
  const [first, ...others] = commits;
  if (first === undefined || commits.length < parents.length) return { kind: "empty" };
  const [base] = mergeBases(repo, first, others);
  return base === undefined ? { kind: "empty" } : { kind: "commit", oid: base };
}
