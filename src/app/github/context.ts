import type { GitHubEvent } from "../../core/github/event.ts";
import type { Runner } from "../../core/github/runner.ts";
import type { GitHubApi } from "../../io/github/api.ts";

/** What the use cases of the Action work with. */
export interface GitHubContext {
  readonly event: GitHubEvent;
  /** What the runner says of this run. */
  readonly runner: Runner;
  /** With the job's token. */
  readonly api: GitHubApi;
  /** With the App's token where there is one, else the job's: for what must start other workflows. */
  readonly actingApi: GitHubApi;
  /** The environment for git: credentials for `origin` are in it, and in no file. */
  readonly gitEnv: NodeJS.ProcessEnv;
  /** The runner's environment without the inputs: no token is in it. */
  readonly env: NodeJS.ProcessEnv;
  /** Says what is done as it happens, in the log. */
  readonly log: (line: string) => void;
}
