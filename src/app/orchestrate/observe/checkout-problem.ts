import { existsSync } from "node:fs";
import { join } from "node:path";
import { runGit } from "../../../io/git/plumbing.ts";
import type { Orchestrator } from "../context.ts";

/** What git leaves in its directory while a person is in the middle of something. */
const UNDER_WAY: readonly (readonly [file: string, what: string])[] = [
  ["rebase-merge", "a rebase"],
  ["rebase-apply", "a rebase"],
  ["MERGE_HEAD", "a merge"],
  ["CHERRY_PICK_HEAD", "a cherry-pick"],
  ["REVERT_HEAD", "a revert"],
  ["BISECT_LOG", "a bisection"],
];

/**
 * Why no work may begin from this checkout: a person is in the middle of a merge, rebase or the like, or has changed
 * records that nobody else can see yet. Other changes do not matter: agents work elsewhere. 1 process, none in a bare
 * repository.
 */
export function readCheckoutProblem({ repo, root }: Orchestrator): string | null {
  if (root === undefined) return null;
  const underWay = UNDER_WAY.find(([file]) => existsSync(join(repo.gitDir, file)));
  if (underWay !== undefined) return `${underWay[1]} is under way in the main checkout`;
  const args = ["status", "--porcelain", "-z", "--untracked-files=all", "--no-renames", "--", ".yoi"];
  const changed = runGit(args, repo)
    .stdout.toString("utf8")
    .split("\0")
    .filter((line) => line !== "");
  const [first] = changed;
  if (first === undefined) return null;
  const more = changed.length === 1 ? "" : ` and ${changed.length - 1} more`;
  return `the main checkout has changes of records that are not committed: ${first.slice(3)}${more}`;
}
