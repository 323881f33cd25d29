import { readConfig } from "./config.ts";
import { runForPerson } from "./git.ts";
import { refusal, runGit } from "./plumbing.ts";
import type { Repository } from "./repository.ts";

/** How long fetching may take. */
const TIMEOUT_MS = 10 * 60_000;
/** Most objects that are fetched in one go. */
const MAX_OBJECTS = 100_000;

/**
 * Fetches what a partial clone lacks of the trees of some commits, all in one exchange: git itself asks for one object
 * at a time, whenever it meets one. Nothing is asked in a complete clone. How many objects came. 1 process; in a partial
 * clone 1 more, and git's transport where something is missing. @throws git/refused, git/timed-out
 * https://git-scm.com/docs/partial-clone
 */
export async function fetchMissing(
  repo: Repository,
  remote: string,
  commits: readonly string[],
): Promise<number> {
  const isPartial = readConfig(repo).get(`remote.${remote}.promisor`)?.at(-1) === "true";
  if (!isPartial || commits.length === 0) return 0;
  const list = ["rev-list", "--objects", "--no-object-names", "--no-walk", "--missing=print", "--stdin"];
  const listed = runGit(list, { ...repo, input: `${[...new Set(commits)].join("\n")}\n` });
  const missing = listed.stdout
    .toString("latin1")
    .split("\n")
    .flatMap((line) => (line.startsWith("?") ? [line.slice(1)] : []))
    .slice(0, MAX_OBJECTS);
  if (missing.length === 0) return 0;
  // As git fetches them itself: nothing is negotiated, and no ref is touched.
  const args = [
    "-c",
    "fetch.negotiationAlgorithm=noop",
    "-c",
    "core.hooksPath=/dev/null",
    "fetch",
    "--quiet",
  ];
  const options = ["--no-tags", "--no-write-fetch-head", "--no-auto-maintenance", "--no-recurse-submodules"];
  const fetch = [...args, ...options, "--filter=blob:none", "--stdin", remote];
  const { status, stderr } = await runForPerson(repo, fetch, `${missing.join("\n")}\n`, TIMEOUT_MS);
  if (status !== 0) throw refusal(fetch, status, stderr);
  return missing.length;
}
