import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { failure } from "../../core/diagnostic/error.ts";
import { writeMergeAttributes } from "./merge-attributes.ts";
import { formatPack, type NewObject, objectId } from "./pack.ts";
import { type GitAnswer, refusal, runGit } from "./plumbing.ts";
import { decodeField, splitNul } from "./raw.ts";
import type { Repository } from "./repository.ts";
import { isOid } from "./revision.ts";
import { requireGit } from "./version.ts";

/** The oldest git that merges without a work tree. https://git-scm.com/docs/git-merge-tree */
const MERGE_TREE_GIT = "2.38";

/** One version of a path that could not be merged. */
export interface MergeStage {
  readonly mode: string;
  readonly oid: string;
}

/** A path that a merge leaves to somebody. */
export interface MergeConflict {
  readonly path: string;
  readonly stages: {
    readonly base?: MergeStage;
    readonly ours?: MergeStage;
    readonly theirs?: MergeStage;
  };
}

/** A merge that is in no ref, index or work tree. */
export interface MergedTree {
  /** With conflicts it holds git's markers. */
  readonly tree: string;
  readonly conflicts: readonly MergeConflict[];
  /** What git says about each path it had to look into, a line each. */
  readonly messages: readonly string[];
}

/**
 * Merges two commits as `git merge` does, by what the commits hold alone: attributes are those of `ours`, and neither
 * the configuration nor a checkout has a say, so that the result is the same on every machine and no program that a
 * configuration names is run. Commits without a common ancestor are merged too. 1 process; 3 or 4 where a file
 * changed on both sides. @throws git/too-old (2.38 is needed), git/refused
 */
export function mergeTrees(repo: Repository, ours: string, theirs: string): MergedTree {
  const dir = mkdtempSync(join(tmpdir(), "yoi-merge-"));
  try {
    const first = run(repo, dir, ours, theirs);
    // Attributes say how files are merged, so they matter only where one is.
    const isMerged = first.merged || first.conflicts.length > 0;
    return isMerged && writeMergeAttributes(repo, ours, dir) ? run(repo, dir, ours, theirs) : first;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Three versions of a tree: ids of commits or trees. */
export interface ThreeTrees {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

/**
 * As `mergeTrees`, for what changed from `base` to `theirs`, wherever these stand in history: a cherry-pick, or a
 * revert. Git before 2.40 takes no base, so it is shown commits whose history is just that. 2 processes more.
 */
export function mergeTreesOn(repo: Repository, { base, ours, theirs }: ThreeTrees): MergedTree {
  const [baseTree = "", oursTree = "", theirsTree = ""] = readTreeIds(repo, [base, ours, theirs]);
  const root = commitOf(baseTree);
  const rootId = objectId(repo.objectFormat, root);
  const sides = [commitOf(oursTree, rootId), commitOf(theirsTree, rootId)] as const;
  const [one, other] = sides.map((side) => objectId(repo.objectFormat, side));
  runGit(["unpack-objects", "-q"], { ...repo, input: formatPack(repo.objectFormat, [root, ...sides]) });
  return mergeTrees(repo, one ?? "", other ?? "");
}

/** The trees of commits or trees, in order. 1 process. @throws git/unknown-revision */
export function readTreeIds(repo: Repository, treeishes: readonly string[]): readonly string[] {
  const input = treeishes.map((treeish) => `${treeish}^{tree}\n`).join("");
  const { stdout } = runGit(["cat-file", "--batch-check", "--buffer"], { ...repo, input });
  const lines = stdout.toString("latin1").split("\n");
  return treeishes.map((name, index) => {
    const [oid = "", type] = (lines[index] ?? "").split(" ");
    if (type !== "tree" || !isOid(oid)) throw failure("git/unknown-revision", { path: "." }, { name });
    return oid;
  });
}

/** Two sides of one tree would be one commit without the side's name: then it is its own merge, as it should be. */
function commitOf(tree: string, parent?: string): NewObject {
  const parents = parent === undefined ? "" : `parent ${parent}\n`;
  const who = "yoi <noreply@yoi.invalid> 0 +0000";
  const text = `tree ${tree}\n${parents}author ${who}\ncommitter ${who}\n\nyoi\n`;
  return { type: "commit", body: Buffer.from(text) };
}

/** Settings that would make the result differ from one machine to the next, or run a program. */
const SETTINGS = [
  ["attr.tree", ""],
  ["core.attributesFile", "/dev/null"],
  ["core.bare", "false"],
  ["merge.conflictStyle", "merge"],
  ["merge.default", "text"],
  ["merge.directoryRenames", "conflict"],
  ["merge.renameLimit", "7000"],
  ["merge.renames", "true"],
  ["merge.renormalize", "false"],
].flatMap(([key, value]) => ["-c", `${key}=${value}`]);

interface Answer extends MergedTree {
  /** Whether a file was merged from the contents of both sides. */
  readonly merged: boolean;
}

/** Git reads attributes from the work tree: here one that holds nothing else. */
function run(repo: Repository, dir: string, ours: string, theirs: string): Answer {
  const args = [
    ...SETTINGS,
    "merge-tree",
    "--write-tree",
    "--messages",
    "--allow-unrelated-histories",
    "-z",
    "--end-of-options",
    ours,
    theirs,
  ];
  const own = {
    GIT_DIR: repo.gitDir,
    GIT_WORK_TREE: dir,
    GIT_ATTR_NOSYSTEM: "1",
    GIT_ATTR_SOURCE: undefined,
  };
  const env = { ...repo.env, ...own };
  const answer = runGit(args, { cwd: dir, env, okCodes: [0, 1, 128, 129] });
  // A commit that is not here ends with 1 as well, and says so instead of naming a tree.
  const parsed = answer.status > 1 ? undefined : parseAnswer(answer);
  if (parsed === undefined || !isOid(parsed.tree)) throw explain(repo, args, answer);
  return parsed;
}

/** An older git does not know the option, or takes it for the name of a tree. 1 process. */
function explain(repo: Repository, args: readonly string[], { status, stderr }: GitAnswer): Error {
  requireGit(repo.cwd, repo.env, MERGE_TREE_GIT);
  return refusal(args, status, stderr);
}

/**
 * The tree; then `<mode> SP <oid> SP <stage> TAB <path>` for each stage; then, behind an empty field, for each message
 * the number of its paths, the paths, its kind and its text. https://git-scm.com/docs/git-merge-tree#_output
 */
function parseAnswer({ stdout }: GitAnswer): Answer {
  const [tree = "", ...fields] = splitNul(stdout);
  const end = fields.indexOf("");
  const conflicts = parseStages(end < 0 ? fields : fields.slice(0, end));
  const messages: string[] = [];
  let merged = false;
  for (let at = end < 0 ? fields.length : end + 1; at < fields.length; ) {
    const kindAt = at + 1 + Number(fields[at]);
    if (!(kindAt > at)) throw new TypeError("git merge-tree answered what cannot be read");
    merged ||= fields[kindAt] === "Auto-merging";
    messages.push(decodeField(fields[kindAt + 1] ?? "").trim());
    at = kindAt + 2;
  }
  return { tree, conflicts, messages, merged };
}

const SIDES = { "1": "base", "2": "ours", "3": "theirs" } as const;

function parseStages(fields: readonly string[]): readonly MergeConflict[] {
  const found = new Map<string, MergeConflict["stages"]>();
  for (const field of fields) {
    const tab = field.indexOf("\t");
    const [mode = "", oid = "", stage] = field.slice(0, tab).split(" ");
    if (stage !== "1" && stage !== "2" && stage !== "3") continue;
    const path = decodeField(field.slice(tab + 1));
    found.set(path, { ...found.get(path), [SIDES[stage]]: { mode, oid } });
  }
  return [...found].map(([path, stages]) => ({ path, stages }));
}
