import { runGit } from "./plumbing.ts";
import type { Repository } from "./repository.ts";

/** One checkout of a repository: the main one or a linked one. */
export interface Worktree {
  /** Absolute path. One with a line end in it is cut there: git before 2.36 cannot say it otherwise. */
  readonly path: string;
  /** The commit that is checked out; undefined before the first one and in a bare repository. */
  readonly head?: string;
  /** Short name of the branch; undefined when HEAD is detached. */
  readonly branch?: string;
  readonly bare: boolean;
  readonly locked: boolean;
  /** Git would forget it (`git worktree prune`): its directory is gone. */
  readonly prunable: boolean;
}

/** All checkouts of a repository, the main one first. 1 process. */
export function readWorktrees(repo: Repository): readonly Worktree[] {
  const text = runGit(["worktree", "list", "--porcelain"], repo).stdout.toString("utf8");
  return text
    .split("\n\n")
    .filter((block) => block.startsWith("worktree "))
    .map(parseWorktree);
}

/** Lines of `<word>` or `<word> SP <value>`. https://git-scm.com/docs/git-worktree#_porcelain_format */
function parseWorktree(block: string): Worktree {
  const lines = block.split("\n");
  const value = (word: string): string | undefined =>
    lines.find((line) => line === word || line.startsWith(`${word} `))?.slice(word.length + 1);
  const head = value("HEAD");
  const branch = value("branch");
  return {
    path: value("worktree") ?? "",
    ...(head === undefined || /^0+$/.test(head) ? {} : { head }),
    ...(branch === undefined ? {} : { branch: branch.replace(/^refs\/heads\//, "") }),
    bare: value("bare") !== undefined,
    locked: value("locked") !== undefined,
    prunable: value("prunable") !== undefined,
  };
}
