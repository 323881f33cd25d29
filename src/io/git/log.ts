import { runGit } from "./plumbing.ts";
import type { Repository } from "./repository.ts";
import { isOid } from "./revision.ts";

/** The commits reached from `head` that changed something under some paths, newest first, at most `limit`. 1 process. */
export function listCommitsOf(
  repo: Repository,
  head: string,
  paths: readonly string[],
  limit: number,
): readonly string[] {
  const args = ["rev-list", `--max-count=${limit}`, "--full-history", head, "--", ...paths];
  return runGit(args, repo).stdout.toString("latin1").split("\n").filter(isOid);
}

/** The parents of a commit. 1 process. */
export function readParents(repo: Repository, commit: string): readonly string[] {
  const line = runGit(["rev-list", "--parents", "--max-count=1", commit, "--"], repo).stdout.toString(
    "latin1",
  );
  return line.trim().split(" ").slice(1).filter(isOid);
}
