import { runGit } from "./plumbing.ts";
import type { Repository } from "./repository.ts";

/**
 * The values of one trailer in the messages of some commits, by commit; most have none and are left out. The key is
 * letters and dashes. 1 process whatever the count, none for no commits. @throws git/refused when one is missing
 */
export function readCommitTrailers(
  repo: Repository,
  commits: readonly string[],
  key: string,
): ReadonlyMap<string, readonly string[]> {
  const asked = [...new Set(commits)];
  if (asked.length === 0) return new Map();
  const format = `--format=%H%x00%(trailers:key=${key},valueonly,unfold,separator=%x00)`;
  const args = ["rev-list", "--no-walk=unsorted", "--no-commit-header", format, "--stdin"];
  const lines = runGit(args, { ...repo, input: `${asked.join("\n")}\n` })
    .stdout.toString("utf8")
    .split("\n");
  return new Map(
    lines.flatMap((line) => {
      const [commit = "", ...values] = line.split("\0");
      const given = values.filter((value) => value !== "");
      return given.length === 0 ? [] : [[commit, given] as const];
    }),
  );
}
