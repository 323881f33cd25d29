import { failure } from "../../core/diagnostic/error.ts";
import { repositoryEnvironment } from "./environment.ts";
import { NEEDED_GIT, runGit } from "./plumbing.ts";

/** The version of the git on PATH: `2.39.5`, without what distributors add. 1 process. */
function readGitVersion(cwd: string, env: NodeJS.ProcessEnv): string {
  const { stdout } = runGit(["version"], { cwd, env: repositoryEnvironment(env, "plain") });
  return parseGitVersion(stdout.toString("utf8"));
}

/**
 * The version of the git on PATH, which is at least `needed`. 1 process.
 * @throws git/too-old, git/not-found
 */
export function requireGit(cwd: string, env: NodeJS.ProcessEnv, needed: string = NEEDED_GIT): string {
  const found = readGitVersion(cwd, env);
  if (isOlder(found, needed)) throw failure("git/too-old", { path: "." }, { found, needed });
  return found;
}

/** The numbers in what `git version` prints: `git version 2.45.1.windows.1` is `2.45.1`. */
export function parseGitVersion(printed: string): string {
  return /(\d+(?:\.\d+){1,2})/.exec(printed)?.[1] ?? printed.trim();
}

/** Whether one version (`2.9.5`) comes before another (`2.31`). A text that is no version is older than any. */
export function isOlder(found: string, needed: string): boolean {
  if (!/^\d+(\.\d+)*$/.test(found)) return true;
  const left = found.split(".").map(Number);
  const right = needed.split(".").map(Number);
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
