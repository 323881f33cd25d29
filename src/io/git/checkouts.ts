import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { formatComplaint } from "./credentials.ts";
import { runGit } from "./plumbing.ts";
import type { Repository } from "./repository.ts";
import { readWorktrees, type Worktree } from "./worktrees.ts";

/** What git leaves in the directory of a checkout while a person is in the middle of something, and what that is. */
const UNDER_WAY: readonly (readonly [file: string, what: string])[] = [
  ["MERGE_HEAD", "a merge"],
  ["CHERRY_PICK_HEAD", "a cherry-pick"],
  ["REVERT_HEAD", "a revert"],
  ["sequencer", "a cherry-pick or revert"],
  ["rebase-apply", "a rebase"],
  ["rebase-merge", "a rebase"],
];

/** A checkout that has a branch, or will have it again when a rebase is done. */
export interface BranchCheckout {
  readonly path: string;
  /** Its directory is not there now, and git was told that it comes back. */
  readonly away: boolean;
  /** What a person is in the middle of there: `a rebase`. */
  readonly underWay?: string;
}

/** The checkouts of a branch; one whose directory is gone for good is none. 1 process. */
export function findCheckouts(repo: Repository, branch: string): readonly BranchCheckout[] {
  const worktrees = readWorktrees(repo);
  const dirs = gitDirs(repo, worktrees[0]);
  return worktrees.flatMap(({ path, branch: current, bare, prunable }): BranchCheckout[] => {
    if (bare || prunable) return [];
    const gitDir = dirs.get(path);
    if (current !== branch && (gitDir === undefined || rebasedBranch(gitDir) !== branch)) return [];
    const underWay = gitDir === undefined ? undefined : whatIsUnderWay(gitDir);
    return [{ path, away: !existsSync(path), ...(underWay === undefined ? {} : { underWay }) }];
  });
}

/** What a person is in the middle of in a checkout, by its git directory; undefined: nothing. No process. */
export function whatIsUnderWay(gitDir: string): string | undefined {
  return UNDER_WAY.find(([file]) => existsSync(join(gitDir, file)))?.[1];
}

/**
 * Files of a checkout that git tracks and that differ from its HEAD, in the index or in the work tree. 1 process.
 * @throws git/refused, git/not-a-repository
 */
export function readTrackedChanges(repo: Repository, path: string): readonly string[] {
  const args = ["status", "--porcelain", "-z", "--untracked-files=no", "--no-renames"];
  const { stdout } = runGit([...args, "--ignore-submodules=dirty"], { cwd: path, env: repo.env });
  return stdout
    .toString("utf8")
    .split("\0")
    .flatMap((entry) => (entry === "" ? [] : [entry.slice(3)]));
}

/** Moves a checkout, its branch and its files to a descendant. Nothing that is not committed is overwritten. */
const FAST_FORWARD = [
  ...["-c", "core.hooksPath=/dev/null", "-c", "user.name=yoi", "-c", "user.email=noreply@yoi.invalid"],
  ...["merge", "--ff-only", "--no-autostash", "--no-overwrite-ignore", "--no-verify-signatures"],
  ...["--no-stat", "--quiet"],
];

/** Why git does not take a checkout forward to a commit; undefined where it did. No hook runs. 1 process. */
export function fastForward(repo: Repository, path: string, commit: string): string | undefined {
  const answer = runGit([...FAST_FORWARD, commit], { cwd: path, env: repo.env, okCodes: [0, 1, 128] });
  return answer.status === 0 ? undefined : formatComplaint(answer.stderr);
}

/**
 * Brings index and files of a clean checkout from one tree to another; its branch stays. What git does not track and
 * does not ignore is never overwritten. 2 processes. @throws git/refused
 */
export function switchTree(repo: Repository, from: string, to: string): void {
  // Files that were only touched count as changed until they are looked at.
  runGit(["update-index", "-q", "--refresh"], { ...repo, okCodes: [0, 1] });
  runGit(["read-tree", "-m", "-u", from, to], repo);
}

/** The git directory of each checkout by its path. */
function gitDirs(repo: Repository, main: Worktree | undefined): ReadonlyMap<string, string> {
  const linked = join(repo.commonDir, "worktrees");
  const names = existsSync(linked) ? readdirSync(linked) : [];
  const dirs = names.flatMap((name): [string, string][] => {
    const pointer = readLine(join(linked, name, "gitdir"));
    return pointer === undefined ? [] : [[dirname(pointer), join(linked, name)]];
  });
  return new Map([...(main === undefined ? [] : [[main.path, repo.commonDir] as const]), ...dirs]);
}

/** The branch that a rebase will move when it is done: meanwhile HEAD stands on no branch. */
function rebasedBranch(gitDir: string): string | undefined {
  const names = ["rebase-merge", "rebase-apply"].map((dir) => readLine(join(gitDir, dir, "head-name")));
  return names.find((name) => name !== undefined)?.replace(/^refs\/heads\//, "");
}

function readLine(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, "utf8").replace(/\n$/, "") : undefined;
}
