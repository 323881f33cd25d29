import { appendFileSync, lstatSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { failure } from "../../../core/diagnostic/error.ts";
import { isId } from "../../../core/ticket/id.ts";
import type { Repository } from "../../../io/git/repository.ts";
import { checkWorktreeLink, isWorktreeComplete, readWorktreeDirs } from "../../../io/git/worktree-link.ts";
import { readWorktrees, type Worktree } from "../../../io/git/worktrees.ts";

/** The directory of worktrees, from the top of the main checkout. */
const DIRECTORY = ".worktree";

/** The path of a ticket's worktree from the top of the main checkout, as people and agents are told it. */
export function worktreeName(id: string): string {
  return `${DIRECTORY}/${id}`;
}

/** Where worktrees of tickets are, and which there are. */
export interface WorktreePlace {
  readonly repo: Repository;
  /** Top of the main checkout; undefined in a bare repository. */
  readonly root: string | undefined;
  /** The directory that holds them. Absolute; perhaps not there yet. */
  readonly dir: string;
  readonly registered: ReadonlyMap<string, Worktree>;
  /** Git directories of linked worktrees, by the path of their checkout. */
  readonly gitDirs: ReadonlyMap<string, string>;
}

/** What stands at the place of a ticket's worktree. */
export type Standing =
  | { readonly kind: "none" }
  /** A worktree of this repository: git can run in it. */
  | { readonly kind: "whole"; readonly path: string; readonly gitDir: string; readonly worktree: Worktree }
  /** The same, but the file that links it to its git directory is gone or wrong. */
  | { readonly kind: "unlinked"; readonly path: string; readonly gitDir: string; readonly worktree: Worktree }
  /** Git was killed while it made it: no agent has been there. */
  | { readonly kind: "half"; readonly path: string; readonly isRegistered: boolean }
  /** Registered, and its directory is gone. */
  | { readonly kind: "missing"; readonly path: string; readonly head: string | undefined }
  | { readonly kind: "symlink"; readonly path: string }
  | { readonly kind: "foreign"; readonly path: string; readonly reason: string };

/** Finds the place of worktrees, also from inside one of them. 1 process. */
export function openWorktreePlace(repo: Repository): WorktreePlace {
  const worktrees = readWorktrees(repo);
  const root = repo.gitDir === repo.commonDir ? repo.root : mainRoot(worktrees);
  return {
    repo,
    root,
    dir: root === undefined ? join(repo.commonDir, "yoi/worktree") : join(root, DIRECTORY),
    registered: new Map(worktrees.map((worktree) => [worktree.path, worktree])),
    gitDirs: readWorktreeDirs(repo),
  };
}

function mainRoot([main]: readonly Worktree[]): string | undefined {
  return main === undefined || main.bare ? undefined : main.path;
}

/** Tickets that have something at the place of their worktree, or a registration without it. */
export function listWorktreeIds({ dir, registered }: WorktreePlace): readonly string[] {
  const names = lstatSync(dir, { throwIfNoEntry: false })?.isDirectory() === true ? readdirSync(dir) : [];
  const noted = [...registered.keys()]
    .filter((path) => dirname(path) === dir)
    .map((path) => path.slice(dir.length + 1));
  return [...new Set([...names, ...noted])].filter(isId).sort();
}

/** Looks what stands at the place of a ticket's worktree, following no link. No process. */
export function inspectWorktree(place: WorktreePlace, id: string): Standing {
  const path = join(place.dir, id);
  const worktree = place.registered.get(path);
  const gitDir = place.gitDirs.get(path);
  const above = lstatSync(place.dir, { throwIfNoEntry: false });
  if (above?.isSymbolicLink() === true) return { kind: "symlink", path: place.dir };
  if (above !== undefined && !above.isDirectory()) {
    return { kind: "foreign", path: place.dir, reason: "it is not a directory" };
  }
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) {
    return worktree === undefined ? { kind: "none" } : { kind: "missing", path, head: worktree.head };
  }
  if (stats.isSymbolicLink()) return { kind: "symlink", path };
  if (!stats.isDirectory()) return { kind: "foreign", path, reason: "it is not a directory" };
  if (worktree === undefined || gitDir === undefined) return inspectUnregistered(path);
  if (!isWorktreeComplete(gitDir)) return { kind: "half", path, isRegistered: true };
  const link = checkWorktreeLink(place.repo, path, gitDir);
  if (link === "other") return { kind: "foreign", path, reason: "another repository is in its place" };
  return { kind: link === "good" ? "whole" : "unlinked", path, gitDir, worktree };
}

function inspectUnregistered(path: string): Standing {
  const names = readdirSync(path);
  const isLink = lstatSync(join(path, ".git"), { throwIfNoEntry: false })?.isFile() === true;
  if (names.length === 0 || (names.length === 1 && isLink))
    return { kind: "half", path, isRegistered: false };
  const reason = isLink
    ? "it belongs to another repository, or this one has forgotten it"
    : "git does not know it as a worktree of this repository";
  return { kind: "foreign", path, reason };
}

/** What can be worked with: anything but a link and what is not ours. @throws worktree/symlink, worktree/foreign */
export function requireOurs(standing: Standing): Exclude<Standing, { kind: "symlink" | "foreign" }> {
  if (standing.kind === "symlink") throw failure("worktree/symlink", HERE, { dir: standing.path });
  if (standing.kind === "foreign") {
    throw failure("worktree/foreign", HERE, { dir: standing.path, reason: standing.reason });
  }
  return standing;
}

const HERE = { path: "" };
const EXCLUDED = `/${DIRECTORY}/`;

/** Makes the directory of worktrees, and has git ignore it in this repository without changing any file of the project. */
export function makeWorktreeDirectory({ repo, root, dir }: WorktreePlace): void {
  mkdirSync(dir, { recursive: true });
  if (root === undefined) return;
  const file = join(repo.commonDir, "info/exclude");
  const text = readIfThere(file);
  if (text.split(/\r?\n/).includes(EXCLUDED)) return;
  mkdirSync(dirname(file), { recursive: true });
  appendFileSync(file, `${text === "" || text.endsWith("\n") ? "" : "\n"}${EXCLUDED}\n`);
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw error;
  }
}
