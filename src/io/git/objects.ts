import { failure } from "../../core/diagnostic/error.ts";
import { formatCommitMessage, type Trailer } from "./commit-message.ts";
import { formatPack, type NewObject, objectId } from "./pack.ts";
import { runGit } from "./plumbing.ts";
import type { Repository } from "./repository.ts";
import { isOid } from "./revision.ts";
import { formatTree, isDirectory, parseTree, type TreeNode } from "./tree-object.ts";

/** Who a commit names as its author and committer. */
export interface Identity {
  readonly name: string;
  readonly email: string;
}

/** Whom the Orchestrator's own commits name. `.invalid` reaches nobody: https://www.rfc-editor.org/rfc/rfc6761 */
export const ORCHESTRATOR_IDENTITY: Identity = { name: "yoi orchestrator", email: "noreply@yoi.invalid" };

/** A commit to be made. */
export interface CommitObject {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly message: string;
  readonly trailers?: readonly Trailer[];
  /** Default: the Orchestrator. */
  readonly author?: Identity;
  /** Whole seconds since 1970, for author and committer alike. */
  readonly at: number;
}

/**
 * Makes a commit that no ref names yet and returns its id. No index, hook, signature or identity of the person's is
 * involved: the same request gives the same commit everywhere. 1 process.
 * @throws git/refused when tree or parents are missing
 */
export function writeCommit(repo: Repository, commit: CommitObject): string {
  const { tree, parents, message, trailers = [], author = ORCHESTRATOR_IDENTITY, at } = commit;
  const date = `@${at} +0000`;
  const env = {
    ...repo.env,
    GIT_AUTHOR_NAME: author.name,
    GIT_AUTHOR_EMAIL: author.email,
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_NAME: author.name,
    GIT_COMMITTER_EMAIL: author.email,
    GIT_COMMITTER_DATE: date,
  };
  const input = formatCommitMessage(message, trailers);
  const args = ["-c", "i18n.commitEncoding=UTF-8", "commit-tree", "--no-gpg-sign"];
  const named = parents.flatMap((parent) => ["-p", parent]);
  const { stdout } = runGit([...args, ...named, "-F", "-", tree], { ...repo, env, input });
  return stdout.toString("latin1").trim();
}

/** A file that git holds already. */
export interface TreeFile {
  readonly mode: string;
  readonly oid: string;
}

/** Modes of files that keep their own mode when they are written anew; anything else becomes a plain file. */
const KEPT_MODES: ReadonlySet<string> = new Set(["100644", "100755"]);

/**
 * Makes a tree and returns its id: that of a commit or tree (null: the tree without files) with some files written, put
 * there as git holds them, or removed (null). Only the directories on the way are read and written, whatever else the tree holds; no index
 * or work tree is involved. An executable stays one; a link, or a file where a directory is needed, is replaced.
 * 2 processes, 1 without a base, and none to write where nothing changes.
 * @throws git/unknown-revision when there is no such base
 */
export function writeTree(
  repo: Repository,
  base: string | null,
  changes: ReadonlyMap<string, string | TreeFile | null>,
): string {
  const dirs = directoriesOf([...changes.keys()].map(checkPath));
  const known = base === null ? new Map<string, Tree>() : readTrees(repo, base, dirs);
  const trees = new Map(dirs.map((dir) => [dir, new Map(known.get(dir)?.nodes)]));
  const objects = new Map<string, NewObject>();
  const add = (object: NewObject): string => {
    const oid = objectId(repo.objectFormat, object);
    objects.set(oid, object);
    return oid;
  };
  for (const [path, file] of changes) putFile(requireTree(trees, dirOf(path)), nameOf(path), file, add);
  // The deepest come first, so that a directory is complete before the one above it names it.
  let root = "";
  for (const dir of dirs.toSorted((a, b) => depthOf(b) - depthOf(a))) {
    const nodes = requireTree(trees, dir);
    const body = formatTree(nodes);
    const oid = objectId(repo.objectFormat, { type: "tree", body });
    if (oid !== known.get(dir)?.oid && (nodes.size > 0 || dir === ""))
      objects.set(oid, { type: "tree", body });
    if (dir === "") root = oid;
    else putDirectory(requireTree(trees, dirOf(dir)), nameOf(dir), nodes.size === 0 ? null : oid);
  }
  if (root === known.get("")?.oid) return root;
  const input = formatPack(repo.objectFormat, [...objects.values()]);
  runGit(["unpack-objects", "-q"], { ...repo, input });
  return root;
}

type Nodes = Map<string, TreeNode>;

interface Tree {
  readonly oid: string;
  readonly nodes: ReadonlyMap<string, TreeNode>;
}

function putFile(
  nodes: Nodes,
  name: string,
  file: string | TreeFile | null,
  add: (object: NewObject) => string,
): void {
  const before = nodes.get(name);
  if (file === null) {
    if (before !== undefined && !isDirectory(before)) nodes.delete(name);
    return;
  }
  if (typeof file !== "string") {
    nodes.set(name, file);
    return;
  }
  const mode = before !== undefined && KEPT_MODES.has(before.mode) ? before.mode : "100644";
  nodes.set(name, { mode, oid: add({ type: "blob", body: Buffer.from(file, "utf8") }) });
}

/** Git knows no empty directory. A file stays where nothing was to be written below its path. */
function putDirectory(nodes: Nodes, name: string, oid: string | null): void {
  const before = nodes.get(name);
  if (oid !== null) nodes.set(name, { mode: "40000", oid });
  else if (before !== undefined && isDirectory(before)) nodes.delete(name);
}

function requireTree(trees: ReadonlyMap<string, Nodes>, dir: string): Nodes {
  const nodes = trees.get(dir);
  if (nodes === undefined) throw new TypeError(`${dir} was not read`);
  return nodes;
}

/** Some directories of a tree; one that is not there has no entry. 1 process. */
function readTrees(repo: Repository, base: string, dirs: readonly string[]): ReadonlyMap<string, Tree> {
  if (!isOid(base)) throw failure("git/unknown-revision", { path: "." }, { name: base });
  const asked = dirs.map((dir) => (dir === "" ? `${base}^{tree}` : `${base}:${dir}`));
  const input = `${asked.join("\n")}\n`;
  const { stdout } = runGit(["cat-file", "--batch", "--buffer"], { ...repo, input });
  const trees = new Map<string, Tree>();
  let at = 0;
  for (const dir of dirs) {
    const end = stdout.indexOf(0x0a, at);
    const [oid = "", type = "", size = ""] = stdout.toString("utf8", at, end).split(" ");
    at = end + 1;
    if (!isOid(oid) || !/^\d+$/.test(size)) continue;
    const body = stdout.subarray(at, at + Number(size));
    if (type === "tree") trees.set(dir, { oid, nodes: parseTree(body, repo.objectFormat) });
    at += Number(size) + 1;
  }
  if (!trees.has("")) throw failure("git/unknown-revision", { path: "." }, { name: base });
  return trees;
}

/** The directories above some paths, the top (`""`) among them. */
function directoriesOf(paths: readonly string[]): readonly string[] {
  const dirs = new Set([""]);
  for (const path of paths) {
    for (let dir = dirOf(path); dir !== ""; dir = dirOf(dir)) dirs.add(dir);
  }
  return [...dirs];
}

/** Paths come from this program; one that could reach into `.git` when it is checked out is a fault of it. */
function checkPath(path: string): string {
  const parts = path.split("/");
  const isBad = (part: string): boolean => part === "" || /^(?:\.|\.\.|\.git)$/i.test(part);
  if (parts.some(isBad) || /[\n\0]/.test(path)) throw new TypeError(`no path of a tree: ${path}`);
  return path;
}

function dirOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** The last part of a path as a tree holds it: its bytes, one character each. */
function nameOf(path: string): string {
  return Buffer.from(path.slice(path.lastIndexOf("/") + 1), "utf8").toString("latin1");
}

function depthOf(dir: string): number {
  return dir === "" ? 0 : dir.split("/").length;
}
