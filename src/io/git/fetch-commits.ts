import { formatComplaint } from "./credentials.ts";
import { runForPerson } from "./git.ts";
import type { Repository } from "./repository.ts";

/** How long one fetch may take. */
const TIMEOUT_MS = 5 * 60 * 1000;
const SETTINGS = ["-c", "core.hooksPath=/dev/null", "-c", "protocol.ext.allow=never"];
const OPTIONS = [
  "--verbose",
  "--no-tags",
  "--no-write-fetch-head",
  "--no-auto-maintenance",
  "--no-recurse-submodules",
];

/** What came of a fetch: what is missing at the remote makes all of it fail. */
export type FetchedCommits =
  | { readonly kind: "fetched" }
  | { readonly kind: "failed"; readonly reason: string };

/**
 * Brings commits from a remote, by their ids or by refspecs; nothing that is here is removed. `complete` makes a clone
 * whose history was cut off a complete one, without the contents of files. Servers give commits by id as far as a ref
 * reaches them. 1 process and git's transport. @throws git/timed-out
 */
export async function fetchCommits(
  repo: Repository,
  remote: string,
  wanted: readonly string[],
  { complete = false } = {},
): Promise<FetchedCommits> {
  const env = { ...repo.env, LC_ALL: "C", GIT_TERMINAL_PROMPT: "0" };
  const deepen = complete ? ["--unshallow", "--filter=blob:none"] : [];
  const args = [...SETTINGS, "fetch", ...OPTIONS, ...deepen, "--", remote, ...wanted];
  const { status, stderr } = await runForPerson({ ...repo, env }, args, undefined, TIMEOUT_MS);
  return status === 0 ? { kind: "fetched" } : { kind: "failed", reason: formatComplaint(stderr) };
}

/**
 * The default branch of a remote, as the remote says it now; undefined where it has none or does not answer.
 * 1 process and git's transport. @throws git/timed-out
 */
export async function readRemoteDefault(repo: Repository, remote: string): Promise<string | undefined> {
  const env = { ...repo.env, LC_ALL: "C", GIT_TERMINAL_PROMPT: "0" };
  const args = [...SETTINGS, "ls-remote", "--symref", "--", remote, "HEAD"];
  const { status, stdout } = await runForPerson({ ...repo, env }, args, undefined, TIMEOUT_MS);
  return status === 0 ? /^ref: refs\/heads\/(\S+)\tHEAD$/m.exec(stdout)?.[1] : undefined;
}
