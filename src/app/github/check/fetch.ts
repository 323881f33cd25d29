import { failure } from "../../../core/diagnostic/error.ts";
import { fetchCommits } from "../../../io/git/fetch-commits.ts";
import { openRepository, type Repository } from "../../../io/git/repository.ts";
import { requireCommit, resolveCommit } from "../../../io/git/revision.ts";
import type { GitHubContext } from "../context.ts";

/** The remote that a checkout of GitHub's has. https://github.com/actions/checkout */
export const ORIGIN = "origin";

/**
 * Opens the checkout as a complete repository: one whose history is cut off is deepened, since what others can already
 * see is asked of history. Contents of files come when they are read. @throws git/shallow, git/not-a-repository
 */
export async function openComplete({ runner, gitEnv, log }: GitHubContext): Promise<Repository> {
  const repo = openRepository(runner.workspace, gitEnv);
  if (!repo.shallow) return repo;
  log("This checkout is shallow: its history is fetched. fetch-depth: 0 with filter: blob:none saves that.");
  const outcome = await fetchCommits(repo, ORIGIN, [], { complete: true });
  const opened = openRepository(runner.workspace, gitEnv);
  if (outcome.kind === "fetched" && !opened.shallow) return opened;
  throw failure("git/shallow", { path: "." }, { what: "what the change is compared with" }, outcome);
}

/** The newest commit of a branch at the remote. @throws git/unknown-revision where it is not there */
export async function fetchBranch(repo: Repository, branch: string): Promise<string> {
  const seen = `refs/remotes/${ORIGIN}/${branch}`;
  const outcome = await fetchCommits(repo, ORIGIN, [`+refs/heads/${branch}:${seen}`]);
  if (outcome.kind === "failed")
    throw failure("git/unknown-revision", { path: "." }, { name: branch }, outcome);
  return requireCommit(repo, seen);
}

/**
 * The head of a request as the forge shows it now, forks included. @throws git/unknown-revision
 * https://docs.github.com/en/pull-requests/collaborating-with-pull-requests/reviewing-changes-in-pull-requests/checking-out-pull-requests-locally
 */
export async function fetchRequestHead(repo: Repository, number: number): Promise<string> {
  const seen = `refs/yoi/seen/${ORIGIN}/pull/${number}`;
  const outcome = await fetchCommits(repo, ORIGIN, [`+refs/pull/${number}/head:${seen}`]);
  if (outcome.kind === "fetched") return requireCommit(repo, seen);
  throw failure("git/unknown-revision", { path: "." }, { name: `refs/pull/${number}/head` }, outcome);
}

/** Brings a commit by its id where it is not here; whether it is here then. */
export async function fetchCommit(repo: Repository, oid: string): Promise<boolean> {
  if (resolveCommit(repo, oid) !== undefined) return true;
  await fetchCommits(repo, ORIGIN, [oid]);
  return resolveCommit(repo, oid) !== undefined;
}
