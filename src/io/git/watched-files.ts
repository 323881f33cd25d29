import { existsSync, lstatSync, readdirSync, realpathSync } from "node:fs";
import { isAbsolute, join, resolve } from "node:path";
import { readHooksDir } from "./hooks.ts";
import { runGit } from "./plumbing.ts";
import type { Repository } from "./repository.ts";

/** Most files of one kind that are watched. */
const MAX_FILES = 2_000;

/** Where what decides over the programs git runs is found. */
export interface WatchedPlaces {
  /** The git directory that all worktrees share. */
  readonly commonDir: string;
  /** Directories of hooks, also outside of it. */
  readonly hooksDirs: readonly string[];
  /** Configuration of the person and the system, with what it includes. */
  readonly outside: readonly string[];
}

/** Finds the places for a checkout. 2 processes. */
export function readWatchedPlaces(repo: Repository): WatchedPlaces {
  const hooks = [readHooksDir(repo, repo.root ?? repo.gitDir), join(repo.commonDir, "hooks")];
  const hooksDirs = hooks.flatMap((dir) => (existsSync(dir) ? [dir, realpathSync(dir)] : [dir]));
  const { stdout } = runGit(["config", "--list", "--includes", "--show-origin", "--name-only", "-z"], repo);
  const origins = stdout
    .toString("utf8")
    .split("\0")
    .filter((_field, index) => index % 2 === 0);
  const files = origins.flatMap((origin) =>
    origin.startsWith("file:") ? [resolve(repo.cwd, origin.slice("file:".length))] : [],
  );
  const outside = [...new Set(files)].filter(
    (file) => isAbsolute(file) && !file.startsWith(`${repo.commonDir}/`),
  );
  return { commonDir: repo.commonDir, hooksDirs: [...new Set(hooksDirs)], outside };
}

/** Directories whose files are watched: a link in the place of one would lead past them. Absolute; parents first. */
export function listWatchedDirs({ commonDir, hooksDirs }: WatchedPlaces): readonly string[] {
  const inCommon = ["info", "objects", "objects/info", "objects/pack", "refs", "modules", "worktrees"];
  const worktrees = namesIn(join(commonDir, "worktrees")).map((name) => join(commonDir, "worktrees", name));
  return [...inCommon.map((name) => join(commonDir, name)), ...hooksDirs, ...worktrees];
}

/**
 * The files that say which programs git runs and which objects it sees: configuration, hooks, attributes, excludes,
 * grafts, alternates, also of submodules, and how worktrees and git directories point to each other. Absolute paths;
 * some may not exist. No process: nothing that was changed is used to find them.
 */
export function listWatchedFiles({ commonDir, hooksDirs, outside }: WatchedPlaces): readonly string[] {
  const inCommon = ["config", "config.worktree", "commondir"].map((name) => join(commonDir, name));
  const objects = ["alternates", "http-alternates"].map((name) => join(commonDir, "objects/info", name));
  const info = listBelow(join(commonDir, "info"));
  const hooks = hooksDirs.flatMap(listBelow);
  const worktrees = namesIn(join(commonDir, "worktrees")).flatMap((name) =>
    ["commondir", "gitdir", "config.worktree"].map((file) => join(commonDir, "worktrees", name, file)),
  );
  const modules = listBelow(join(commonDir, "modules")).filter((path) =>
    /\/(?:config|config\.worktree|hooks\/[^/]+|info\/[^/]+)$/.test(path),
  );
  return [...new Set([...inCommon, ...outside, ...objects, ...info, ...hooks, ...worktrees, ...modules])];
}

/** All files below a directory that are no directories, following no link. */
function listBelow(dir: string): readonly string[] {
  const found: string[] = [];
  const open = [dir];
  for (let at = open.pop(); at !== undefined && found.length < MAX_FILES; at = open.pop()) {
    for (const name of namesIn(at)) {
      const path = join(at, name);
      // Objects are many, and are what they are called after.
      if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) found.push(path);
      else if (!["objects", "refs", "logs"].includes(name)) open.push(path);
    }
  }
  return found;
}

function namesIn(dir: string): readonly string[] {
  return lstatSync(dir, { throwIfNoEntry: false })?.isDirectory() === true ? readdirSync(dir).sort() : [];
}
