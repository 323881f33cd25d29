import { runGit } from "./plumbing.ts";
import type { Repository } from "./repository.ts";

/** Sets one key in the repository's own configuration. 1 process. @throws git/refused */
export function setLocalConfig(repo: Repository, key: string, value: string): void {
  runGit(["config", "--local", key, value], repo);
}

/** Removes one key from the repository's own configuration, and its section when nothing else is in it. 2 processes. */
export function unsetLocalConfig(repo: Repository, key: string): void {
  // 5: the key is not there. https://git-scm.com/docs/git-config
  runGit(["config", "--local", "--unset-all", key], { ...repo, okCodes: [0, 5] });
}

/** The value of each key in the repository's own configuration, the last one where there are several. 1 process. */
export function readLocalConfig(repo: Repository): ReadonlyMap<string, string> {
  const text = runGit(["config", "--local", "--list", "-z"], repo).stdout.toString("utf8");
  const found = new Map<string, string>();
  for (const entry of text.split("\0").slice(0, -1)) {
    const end = entry.indexOf("\n");
    found.set(end < 0 ? entry : entry.slice(0, end), end < 0 ? "true" : entry.slice(end + 1));
  }
  return found;
}
