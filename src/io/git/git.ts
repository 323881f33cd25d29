import { existsSync } from "node:fs";
import { GitPluginError, simpleGit } from "simple-git";
import { failure } from "../../core/diagnostic/error.ts";
import { NEEDED_GIT, refusal, verbOf } from "./plumbing.ts";
import type { Repository } from "./repository.ts";

/**
 * Variables of the person that git keeps: who they are, how they reach a server, which configuration they use. All
 * other `GIT_*` are taken away by simple-git and MUST be: the index and repository of a calling hook would leak in.
 */
const PERSONAL =
  /^(?:GIT_(?:AUTHOR|COMMITTER)_(?:NAME|EMAIL|DATE)|GIT_SSH(?:_COMMAND|_VARIANT)?|GIT_ASKPASS|SSH_ASKPASS|GIT_TERMINAL_PROMPT|GIT_SSL_\w+|GIT_PROXY_\w+|GIT_HTTP_\w+|GIT_CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM|COUNT|KEY_\d+|VALUE_\d+)|GIT_CEILING_DIRECTORIES)$/;

/** What simple-git guards; all but `PERSONAL` must not even be handed to it. */
const GUARDED = /^(?:git_.*|editor|visual|pager|prefix|ssh_askpass)$/i;

function personalEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => PERSONAL.test(name) || !GUARDED.test(name)),
  );
}

/**
 * The guards concern settings from strangers. Here every argument is written in this file, and the environment is the
 * person's own. With `allowAbbreviatedOptions` unset, simple-git would set a variable that makes git, also inside the
 * person's hooks, refuse abbreviated options.
 */
const OWN_SETTINGS = {
  allowAbbreviatedOptions: true,
  allowUnsafeAskPass: true,
  allowUnsafeConfigEnvCount: true,
  allowUnsafeConfigPaths: true,
  allowUnsafeCredentialHelper: true,
  allowUnsafeFsMonitor: true,
  allowUnsafeGitProxy: true,
  allowUnsafeHooksPath: true,
  allowUnsafeInclude: true,
  allowUnsafeProtocolOverride: true,
  allowUnsafeSshCommand: true,
  allowUnsafeUrlRewrite: true,
};

/** How a command ended. */
export interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs one git command for a person, to its end, in the repository's directory. Any exit code is an answer. Without
 * `onExit: false` simple-git would keep this process alive for 50 ms longer. Without `timeoutMs` it may take for ever: a
 * person may be typing a password. 1 process, and what git starts.
 * @throws git/not-found, git/not-a-repository, git/refused when it cannot be started, git/timed-out
 */
export async function runForPerson(
  repo: Repository,
  args: readonly string[],
  input?: string,
  timeoutMs?: number,
): Promise<Ended> {
  const env = personalEnvironment(repo.env);
  const ended = { status: 0, stderr: "", timedOut: false };
  const git = simpleGit({
    baseDir: repo.cwd,
    allowEnvironment: Object.keys(env).filter((name) => GUARDED.test(name)),
    completion: { onClose: true, onExit: false },
    errors: (error, result) => {
      ended.timedOut = error instanceof GitPluginError && error.plugin === "timeout";
      ended.status = result.exitCode;
      ended.stderr = Buffer.concat(result.stdErr).toString("utf8");
      return undefined;
    },
    unsafe: OWN_SETTINGS,
    ...(input === undefined ? {} : { input: () => input }),
    ...(timeoutMs === undefined ? {} : { timeout: { block: timeoutMs, stdOut: false, stdErr: false } }),
  });
  const stdout = await git.env(env as Record<string, string>).raw([...args]);
  if (ended.timedOut) {
    throw failure("git/timed-out", HERE, { verb: verbOf(args), seconds: (timeoutMs ?? 0) / 1000 });
  }
  // A program that could not be started has a negative code, and the error's stack as its output.
  if (ended.status < 0) throw startFailure(args, repo.cwd, ended.stderr.split("\n", 1).join());
  return { status: ended.status, stderr: ended.stderr, stdout };
}

const HERE = { path: "." };

function startFailure(args: readonly string[], cwd: string, message: string): Error {
  if (!existsSync(cwd)) return failure("git/not-a-repository", HERE, { dir: cwd });
  if (/ENOENT|EACCES/.test(message)) return failure("git/not-found", HERE, { needed: NEEDED_GIT });
  return refusal(args, "an error", message);
}
