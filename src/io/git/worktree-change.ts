import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repositoryEnvironment } from "./environment.ts";
import { runForPerson } from "./git.ts";
import { writeCommit } from "./objects.ts";
import { refusal, runGit, tryGit } from "./plumbing.ts";
import type { Repository } from "./repository.ts";
import { resolveCommits } from "./revision.ts";

/** Hooks of the person are not for checkouts that only agents see, and a submodule may be an agent's own. */
const NO_HOOKS = [
  ...["-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "-c", "submodule.recurse=false"],
];
/** How long a checkout may take: filters can fetch large files. */
const TIMEOUT_MS = 30 * 60_000;
/** More names of changed files than this are not looked at: there are changes. */
const MAX_STATUS_BYTES = 1024 * 1024;

/** Makes a linked worktree whose HEAD is a commit and no branch. Filters run, hooks do not. @throws git/refused */
export async function addWorktree(repo: Repository, path: string, head: string): Promise<void> {
  await change(repo, ["worktree", "add", "--quiet", "--detach", path, head]);
}

/**
 * Takes a worktree to a commit, away from any branch: files of git's are as they are there, and what git neither knows
 * nor ignores is gone. Ignored files stay. 2 processes, and filters. @throws git/refused
 */
export async function resetWorktree(repo: Repository, path: string, head: string): Promise<void> {
  const there = { ...repo, cwd: path };
  await change(there, ["checkout", "--quiet", "--force", "--detach", head]);
  await change(there, ["clean", "--quiet", "-ffd"]);
}

/** Removes a linked worktree with all that is in it, or its registration where the directory is gone. @throws git/refused */
export async function deleteWorktree(repo: Repository, path: string): Promise<void> {
  // Twice: also one that is locked.
  await change(repo, ["worktree", "remove", "--force", "--force", path]);
}

/**
 * Whether a worktree has changes that are not committed; ignored files do not count. Submodules are not entered: git
 * would use their own configuration. 1 process.
 */
export function hasUncommitted(repo: Repository, path: string): boolean {
  const args = [
    "status",
    "--porcelain",
    "-z",
    "--no-renames",
    "--ignore-submodules=dirty",
    "--untracked-files=normal",
  ];
  // 128: HEAD or the index cannot be read, so there is something that a checkout of a commit is not.
  const answer = tryGit(args, { ...inside(repo, path), maxBytes: MAX_STATUS_BYTES, okCodes: [0, 128] });
  return answer === "overflow" || answer.status !== 0 || answer.stdout.length > 0;
}

/** Whether a commit is reached by some ref of the repository, or by one of the commits that are given. 1 process. */
export function isKept(repo: Repository, commit: string, others: readonly string[]): boolean {
  const known = resolveCommits(repo, [commit, ...others]);
  if (!known.has(commit)) return false;
  const kept = others.filter((oid) => known.has(oid));
  const args = ["rev-list", "--max-count=1", commit, "--not", "--glob=refs/*", ...kept];
  return runGit(args, repo).stdout.length === 0;
}

/**
 * The commit that holds all of a worktree: its HEAD, or one on top of it with every change and every file that is not
 * ignored. No ref names it yet. Clean filters run, hooks do not. At most 4 processes.
 * @throws git/refused when a file cannot be read
 */
export function saveWorktree(
  repo: Repository,
  path: string,
  commit: { readonly head: string; readonly message: string; readonly at: number },
): string {
  const { head, message, at } = commit;
  const dir = mkdtempSync(join(tmpdir(), "yoi-index-"));
  try {
    const there = inside(repo, path);
    const call = { ...there, env: { ...there.env, GIT_INDEX_FILE: join(dir, "index") } };
    runGit(["read-tree", head], call);
    runGit([...NO_HOOKS, "-c", "advice.addEmbeddedRepo=false", "add", "--all"], call);
    const tree = runGit(["write-tree"], call).stdout.toString("latin1").trim();
    const before = runGit(["rev-parse", "--verify", `${head}^{tree}`], repo)
      .stdout.toString("latin1")
      .trim();
    return tree === before ? head : writeCommit(repo, { tree, parents: [head], message, at });
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** How git is called in a worktree: it finds the git directory by itself. */
function inside(repo: Repository, path: string): { readonly cwd: string; readonly env: NodeJS.ProcessEnv } {
  return { cwd: path, env: repositoryEnvironment(repo.env, "plain") };
}

async function change(repo: Repository, args: readonly string[]): Promise<void> {
  const command = [...NO_HOOKS, ...args];
  const { status, stderr } = await runForPerson(repo, command, undefined, TIMEOUT_MS);
  if (status !== 0) throw refusal(command, status, stderr);
}
