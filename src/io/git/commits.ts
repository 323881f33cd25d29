import { runGit } from "./plumbing.ts";
import type { Repository } from "./repository.ts";

/** One commit as a reader of history wants it. */
export interface CommitLine {
  readonly oid: string;
  /** Committer's time, in seconds since 1970. */
  readonly committedAt: number;
  readonly author: string;
  readonly subject: string;
}

/**
 * The commits reached from HEAD that changed something under some paths, newest first, at most `limit`; none where
 * there is no commit yet. 2 processes, 1 in a repository without commits.
 */
export function readCommitsOf(
  repo: Repository,
  paths: readonly string[],
  limit: number,
): readonly CommitLine[] {
  const head = runGit(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"], { ...repo, okCodes: [0, 1] });
  if (head.status !== 0) return [];
  const args = [
    "log",
    "-z",
    "--no-show-signature",
    `--max-count=${limit}`,
    "--format=%H%n%ct%n%an%n%s",
    "HEAD",
    "--",
  ];
  const text = runGit([...args, ...paths], repo).stdout.toString("utf8");
  return text.split("\0").flatMap((entry) => {
    const [oid = "", time = "", author = "", subject = ""] = entry.split("\n");
    return oid === "" ? [] : [{ oid, committedAt: Number(time), author, subject }];
  });
}
