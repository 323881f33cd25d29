import { existsSync, lstatSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { runGit } from "./plumbing.ts";
import type { Repository } from "./repository.ts";
import { type RefLock, readRefLocks } from "./update-refs.ts";

/** All locks on refs of a repository, by its git directory, whether or not the ref exists. No process. */
export function listRefLocks(commonDir: string): readonly RefLock[] {
  return readRefLocks({ commonDir }, findLocked(commonDir, "refs"));
}

function findLocked(commonDir: string, dir: string): readonly string[] {
  const names = lstatSync(join(commonDir, dir), { throwIfNoEntry: false })?.isDirectory() === true;
  if (!names) return [];
  return readdirSync(join(commonDir, dir), { withFileTypes: true }).flatMap((entry): readonly string[] => {
    const path = `${dir}/${entry.name}`;
    if (entry.isDirectory()) return findLocked(commonDir, path);
    return entry.name.endsWith(".lock") ? [path.slice(0, -".lock".length)] : [];
  });
}

/** The git directory of a remote that is a directory of this machine; undefined for any other. 1 process. */
export function findRemoteDir(repo: Repository, remote: string): string | undefined {
  const answer = runGit(["remote", "get-url", "--", remote], { ...repo, okCodes: [0, 2, 128] });
  const url = answer.stdout.toString("utf8").trim();
  const path = url.startsWith("file://")
    ? tryPath(url)
    : /^(?:\.{0,2}\/|[A-Za-z]:[\\/])/.test(url)
      ? url
      : undefined;
  if (path === undefined) return undefined;
  const dir = resolve(repo.root ?? repo.commonDir, path);
  return [dir, join(dir, ".git")].find(
    (each) => existsSync(join(each, "objects")) && existsSync(join(each, "refs")),
  );
}

function tryPath(url: string): string | undefined {
  try {
    return fileURLToPath(url);
  } catch {
    return undefined;
  }
}
