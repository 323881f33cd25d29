import type { GitHubEvent } from "../../core/github/event.ts";
import type { Runner } from "../../core/github/runner.ts";
import { readBranches } from "../../io/git/branches.ts";
import { fetchCommits, readRemoteDefault } from "../../io/git/fetch-commits.ts";
import { readRefs } from "../../io/git/refs.ts";
import { withRemoteCredentials } from "../../io/git/remote-credentials.ts";
import { openRepository, type Repository } from "../../io/git/repository.ts";
import { setSymbolicRef } from "../../io/git/symbolic-ref.ts";
import { openGitHub } from "../../io/github/client.ts";
import type { GitHubContext } from "./context.ts";

/** What the door has read. */
export interface Opening {
  readonly event: GitHubEvent;
  readonly runner: Runner;
  /** The job's token, and that of an App; an empty one is none. */
  readonly tokens: { readonly job: string; readonly app: string };
  /** The runner's environment without inputs and tokens. */
  readonly env: NodeJS.ProcessEnv;
  readonly log: (line: string) => void;
}

const ORIGIN = "origin";

/**
 * Opens what the use cases of the Action work with. GitHub is not asked for anything yet; the checkout is told the
 * remote's default branch where it does not know it, as after `actions/checkout`.
 * @throws git/not-a-repository where nothing was checked out
 */
export async function openContext({ event, runner, tokens, env, log }: Opening): Promise<GitHubContext> {
  const { owner, name, apiUrl, graphqlUrl, serverUrl } = runner;
  const open = (token: string) => openGitHub({ token, apiUrl, graphqlUrl, owner, name, log });
  const api = open(tokens.job);
  const token = tokens.app === "" ? tokens.job : tokens.app;
  const gitEnv = withRemoteCredentials(env, { serverUrl, token });
  await knowDefaultBranch(openRepository(runner.workspace, gitEnv), log);
  return { event, runner, api, actingApi: tokens.app === "" ? api : open(tokens.app), gitEnv, env, log };
}

/**
 * Makes the checkout know which branch of `origin` is the default one: `actions/checkout` leaves that open, and a guess
 * would be wrong in a repository whose default branch has a name of its own.
 */
async function knowDefaultBranch(repo: Repository, log: (line: string) => void): Promise<void> {
  const { remotes } = readBranches(repo);
  const name = `refs/remotes/${ORIGIN}/HEAD`;
  if (!remotes.includes(ORIGIN) || readRefs(repo, [name]).length > 0) return;
  const branch = await readRemoteDefault(repo, ORIGIN);
  if (branch === undefined) {
    log("The remote does not say which branch is its default one.");
    return;
  }
  const tracking = `refs/remotes/${ORIGIN}/${branch}`;
  await fetchCommits(repo, ORIGIN, [`+refs/heads/${branch}:${tracking}`]);
  setSymbolicRef(repo, name, tracking);
}
