import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Repository } from "./repository.ts";

/**
 * The git directories of linked worktrees by the path of their checkout, as the repository has noted them; whether the
 * checkouts exist is not asked. No process. https://git-scm.com/docs/gitrepository-layout
 */
export function readWorktreeDirs(repo: Repository): ReadonlyMap<string, string> {
  const dir = join(repo.commonDir, "worktrees");
  const names = existsSync(dir) ? readdirSync(dir) : [];
  return new Map(
    names.flatMap((name): readonly (readonly [string, string])[] => {
      const gitDir = join(dir, name);
      const link = readLine(join(gitDir, "gitdir"));
      return link === undefined ? [] : [[dirname(resolve(gitDir, link)), gitDir]];
    }),
  );
}

/**
 * How a checkout and its git directory point to each other. `good`: as git made it. `broken`: the file `.git` is gone
 * or says something else. `other`: there is another repository in its place, or the git directory belongs elsewhere.
 * Asked before git runs in a directory that somebody else could write: what it points to says which configuration, and
 * so which programs, git uses there.
 */
export function checkWorktreeLink(
  repo: Repository,
  path: string,
  gitDir: string,
): "good" | "broken" | "other" {
  const common = readLine(join(gitDir, "commondir"));
  if (common === undefined || realPath(resolve(gitDir, common)) !== realPath(repo.commonDir)) return "other";
  const back = readLine(join(gitDir, "gitdir"));
  if (back === undefined || resolve(gitDir, back) !== join(path, ".git")) return "other";
  const stats = lstatSync(join(path, ".git"), { throwIfNoEntry: false });
  if (stats === undefined) return "broken";
  if (!stats.isFile()) return "other";
  const target = readLine(join(path, ".git"))?.replace(/^gitdir: /, "");
  return target !== undefined && realPath(resolve(path, target)) === realPath(gitDir) ? "good" : "broken";
}

/** Writes the file by which a checkout finds its git directory. */
export function writeWorktreeLink(path: string, gitDir: string): void {
  writeFileSync(join(path, ".git"), `gitdir: ${gitDir}\n`);
}

/** Whether git has finished making a worktree: its first index is written when all files are there. */
export function isWorktreeComplete(gitDir: string): boolean {
  return existsSync(join(gitDir, "index"));
}

/** Files that say that somebody is in the middle of something, or was killed there. */
const UNDER_WAY = [
  ...["index.lock", "HEAD.lock", "rebase-merge", "rebase-apply", "sequencer", "BISECT_LOG"],
  ...["MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD"],
];

/** Whether a worktree is in the middle of something: a clean status does not show that. */
export function isWorktreeBusy(gitDir: string): boolean {
  return UNDER_WAY.some((name) => existsSync(join(gitDir, name)));
}

function readLine(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8").replace(/\n$/, "");
  } catch {
    return undefined;
  }
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
