import {
  type MergedTree,
  mergeTrees,
  mergeTreesOn,
  readTreeIds,
  type ThreeTrees,
} from "../../../io/git/merge-tree.ts";
import { type TreeFile, writeCommit, writeTree } from "../../../io/git/objects.ts";
import type { ChangeSide } from "../../../io/git/raw.ts";
import type { Repository } from "../../../io/git/repository.ts";
import { type FixedRevision, mergeBases } from "../../../io/git/revision.ts";
import { diffRevisions } from "../../../io/git/tree.ts";
import { isRecord, type MergedRecords, mergeRecords, recordRoots } from "./merge-records.ts";

/** Two commits to be merged. */
export interface MergeWish {
  readonly ours: string;
  readonly theirs: string;
  /** Where tickets live: `backend.root` of the configuration. */
  readonly ticketRoot: string;
}

/** What came of merging two commits. The tree is in no ref, index or work tree. */
export type MergeResult =
  | { readonly kind: "clean"; readonly tree: string }
  | {
      readonly kind: "conflict";
      /** With markers where it could not be merged. */
      readonly tree: string;
      /** Paths outside `.yoi`: whoever knows the code can solve them. */
      readonly paths: readonly string[];
      /** Paths of records and policy: for a person. */
      readonly records: readonly string[];
    };

/**
 * Merges two commits: records by the project's merge drivers, everything else as git does. Nothing is checked out, and
 * the result depends on the commits alone. 5 to 10 processes, 2 where one commit is part of the other.
 * @throws git/too-old, git/refused
 */
export function mergeCommits(repo: Repository, { ours, theirs, ticketRoot }: MergeWish): MergeResult {
  const bases = mergeBases(repo, ours, [theirs]);
  const [only] = bases;
  if (only === theirs || only === ours) {
    const [tree = ""] = readTreeIds(repo, [only === theirs ? ours : theirs]);
    return { kind: "clean", tree };
  }
  const merged = mergeTrees(repo, ours, theirs);
  const from = (ancestors: readonly string[]): MergeResult => {
    const base = joinBases(repo, ancestors, ticketRoot);
    return withRecords(repo, merged, { base, ours: commitAt(ours), theirs: commitAt(theirs) }, ticketRoot);
  };
  const result = from(bases);
  if (bases.length < 2 || result.kind === "clean" || result.records.length === 0) return result;
  // Events of two ancestors have no order of their own: it can be the one that both sides do not have.
  const other = from(bases.toReversed());
  return other.kind === "clean" || other.records.length === 0 ? other : result;
}

/** As `mergeCommits`, for what changed from one commit or tree to another, wherever these stand in history. */
export function applyChange(repo: Repository, trees: ThreeTrees, ticketRoot: string): MergeResult {
  const sides = { base: commitAt(trees.base), ours: commitAt(trees.ours), theirs: commitAt(trees.theirs) };
  return withRecords(repo, mergeTreesOn(repo, trees), sides, ticketRoot);
}

type Sides = Readonly<Record<"base" | "ours" | "theirs", FixedRevision>>;

function commitAt(oid: string): FixedRevision {
  return { kind: "commit", oid };
}

/** Several best common ancestors (after merges crosswise) are merged into one that no ref names, as git does it too. */
function joinBases(repo: Repository, bases: readonly string[], ticketRoot: string): FixedRevision {
  const [first, ...others] = bases;
  if (first === undefined) return { kind: "empty" };
  const joined = others.reduce((ours, theirs) => {
    const { tree } = mergeCommits(repo, { ours, theirs, ticketRoot });
    return writeCommit(repo, { tree, parents: [ours, theirs], message: "common ancestor", at: 0 });
  }, first);
  return commitAt(joined);
}

function withRecords(repo: Repository, merged: MergedTree, sides: Sides, ticketRoot: string): MergeResult {
  const records = mergeRecords(repo, { ...sides, ticketRoot });
  const { fixes, strange } = compareWithGit(repo, { merged, ours: sides.ours, records, ticketRoot });
  const tree = fixes.size === 0 ? merged.tree : writeTree(repo, merged.tree, fixes);
  const outside = merged.conflicts.map(({ path }) => path).filter((path) => !isRecord(path, ticketRoot));
  const paths = outside.filter((path) => !path.startsWith(".yoi/"));
  const policy = outside.filter((path) => path.startsWith(".yoi/"));
  const forPerson = [...new Set([...records.conflicts, ...strange, ...policy])].sort();
  if (paths.length + forPerson.length === 0) return { kind: "clean", tree };
  return { kind: "conflict", tree, paths, records: forPerson };
}

interface Comparison {
  readonly records: MergedRecords;
  readonly merged: MergedTree;
  readonly ours: FixedRevision;
  readonly ticketRoot: string;
}

/**
 * What is to be changed in git's tree so that its records are the merged ones. `strange` is where git brought in what
 * neither side has there: content that followed a file which was moved there from elsewhere.
 */
function compareWithGit(
  repo: Repository,
  { merged, ours, records, ticketRoot }: Comparison,
): { readonly fixes: ReadonlyMap<string, string | TreeFile | null>; readonly strange: readonly string[] } {
  const { changes, theirs } = records;
  const fixes = new Map<string, string | TreeFile | null>(changes);
  const strange: string[] = [];
  const open = new Set(merged.conflicts.map(({ path }) => path));
  const byGit = diffRevisions(repo, ours, commitAt(merged.tree), recordRoots(ticketRoot));
  for (const { path, before, after } of byGit) {
    const wanted = changes.get(path);
    if (typeof wanted === "string") continue;
    const version = wanted === undefined ? before : (wanted ?? undefined);
    if (isSame(version, after)) {
      fixes.delete(path);
      continue;
    }
    if (!open.has(path) && !(theirs.has(path) && isSame(theirs.get(path), after))) strange.push(path);
    fixes.set(path, version ?? null);
  }
  // A name that is not UTF-8 is known here in another spelling only, by which nothing can be written.
  for (const path of [...fixes.keys()].filter((each) => each.includes("\\"))) {
    fixes.delete(path);
    strange.push(path);
  }
  return { fixes, strange };
}

function isSame(one: ChangeSide | undefined, other: ChangeSide | undefined): boolean {
  return one?.oid === other?.oid && one?.mode === other?.mode;
}
