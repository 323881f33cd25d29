import { failure } from "../../core/diagnostic/error.ts";
import { runGit } from "./plumbing.ts";
import { type Change, decodeField, parseChanges, RAW_DIFF_OPTIONS, splitNul, type TreeEntry } from "./raw.ts";
import type { Repository } from "./repository.ts";
import { emptyTree, isOid, type Revision } from "./revision.ts";

/** The files of one revision. */
export interface FileList {
  readonly entries: readonly TreeEntry[];
  /** Versions of files with an open conflict; only the index has them. */
  readonly unmerged: readonly UnmergedEntry[];
}

/** One version of a file with an open conflict: stage 1 is the common ancestor, 2 ours, 3 theirs. */
export interface UnmergedEntry extends TreeEntry {
  readonly stage: 1 | 2 | 3;
}

/**
 * The files of a revision under some paths (all files when no path is given), in git's order. Paths are literal
 * and name a file or a directory; a path behind a symbolic link finds nothing, the link itself is an entry of its
 * parent. The index also shows what is only announced (`git add -N`), with the empty blob. 1 process.
 */
export function listFiles(repo: Repository, revision: Revision, paths: readonly string[]): FileList {
  if (revision.kind === "empty") return { entries: [], unmerged: [] };
  if (revision.kind === "index") {
    return parseIndexEntries(
      runGit(["ls-files", "--stage", "-z", "--full-name", "--", ...paths], repo).stdout,
    );
  }
  const args = ["ls-tree", "-r", "-z", "--full-tree", treeOf(repo, revision), "--", ...paths];
  return { entries: parseTreeEntries(runGit(args, repo).stdout), unmerged: [] };
}

/** Whether a commit holds a file or directory of this name. 1 process, none for the tree without files. */
export function hasPath(repo: Repository, revision: Revision, path: string): boolean {
  if (revision.kind === "empty") return false;
  if (revision.kind === "index") return listFiles(repo, revision, [path]).entries.length > 0;
  const args = ["ls-tree", "-z", "--full-tree", treeOf(repo, revision), "--", path];
  return runGit(args, repo).stdout.length > 0;
}

/**
 * What differs between two revisions under some paths (everywhere when no path is given), in git's order; renames
 * are a deletion and an addition. Against the index it is what the next commit would hold: `git add -N` shows
 * nothing. 1 process, none when both sides are the same kind without a commit.
 */
export function diffRevisions(
  repo: Repository,
  before: Revision,
  after: Revision,
  paths: readonly string[],
): readonly Change[] {
  if (before.kind === after.kind && before.kind !== "commit") return [];
  if (before.kind === "index") {
    return after.kind === "index" ? [] : diffIndex(repo, treeOf(repo, after), paths).map(reverse);
  }
  if (after.kind === "index") return diffIndex(repo, treeOf(repo, before), paths);
  const args = [
    "diff-tree",
    "-r",
    ...RAW_DIFF_OPTIONS,
    treeOf(repo, before),
    treeOf(repo, after),
    "--",
    ...paths,
  ];
  return parseChanges(runGit(args, repo).stdout);
}

function diffIndex(repo: Repository, tree: string, paths: readonly string[]): Change[] {
  const options = ["--cached", "--ita-invisible-in-index", ...RAW_DIFF_OPTIONS];
  return parseChanges(runGit(["diff-index", ...options, tree, "--", ...paths], repo).stdout);
}

function treeOf(repo: Repository, revision: Exclude<Revision, { kind: "index" }>): string {
  if (revision.kind === "empty") return emptyTree(repo);
  if (isOid(revision.oid)) return revision.oid;
  throw failure("git/unknown-revision", { path: "." }, { name: revision.oid });
}

function reverse({ before, after, ...change }: Change): Change {
  return {
    ...change,
    ...(after === undefined ? {} : { before: after }),
    ...(before === undefined ? {} : { after: before }),
  };
}

/** `<mode> SP <type> SP <oid> TAB <path>`. https://git-scm.com/docs/git-ls-tree#_output_format */
function parseTreeEntries(output: Buffer): TreeEntry[] {
  return splitNul(output).map((field) => {
    const tab = field.indexOf("\t");
    const [mode = "", , oid = ""] = field.slice(0, tab).split(" ");
    return { path: decodeField(field.slice(tab + 1)), mode, oid };
  });
}

/** `<mode> SP <oid> SP <stage> TAB <path>`. https://git-scm.com/docs/git-ls-files#_output */
function parseIndexEntries(output: Buffer): FileList {
  const entries: TreeEntry[] = [];
  const unmerged: UnmergedEntry[] = [];
  for (const field of splitNul(output)) {
    const tab = field.indexOf("\t");
    const [mode = "", oid = "", stage] = field.slice(0, tab).split(" ");
    const entry = { path: decodeField(field.slice(tab + 1)), mode, oid };
    if (stage === "0") entries.push(entry);
    else unmerged.push({ ...entry, stage: stage === "1" ? 1 : stage === "2" ? 2 : 3 });
  }
  return { entries, unmerged };
}
