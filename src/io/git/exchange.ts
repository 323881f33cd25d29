import { formatComplaint, removeCredentials } from "./credentials.ts";
import { type Ended, runForPerson } from "./git.ts";
import { refusal } from "./plumbing.ts";
import { parseRefFailure } from "./ref-failure.ts";
import type { Repository } from "./repository.ts";
import { checkMoves, type MoveOutcome, type RefMove } from "./update-refs.ts";

// What programs exchange with a remote: the person's credentials and transport, but no hook, prompt, tag or submodule.

/** How long one exchange may take. */
const TIMEOUT_MS = 5 * 60 * 1000;
const SETTINGS = ["-c", "core.hooksPath=/dev/null", "-c", "protocol.ext.allow=never"];

/** What came of fetching refs. */
export type FetchOutcome =
  | { readonly kind: "fetched" }
  /** A ref that was asked for by its full name is not there. */
  | { readonly kind: "missing"; readonly ref: string }
  /** Another git holds a ref of this repository, or left its lock behind. */
  | { readonly kind: "locked"; readonly ref: string; readonly reason: string }
  /** The remote was not reached, or refuses. */
  | { readonly kind: "failed"; readonly reason: string };

/**
 * Makes refs of this repository what they are at a remote; those under the refspecs that are gone there go here too.
 * 1 process and git's transport. @throws git/timed-out, git/refused where this repository cannot take them
 */
export async function fetchRefs(
  repo: Repository,
  remote: string,
  refspecs: readonly string[],
): Promise<FetchOutcome> {
  // Verbose, since simple-git lets a command that prints nothing wait 50 ms longer.
  const options = ["--verbose", "--no-tags", "--prune", "--no-write-fetch-head", "--no-auto-maintenance"];
  // A partial clone takes what is new here wholly: it is looked at next, and would come one object at a time.
  const whole = ["--no-recurse-submodules", "--no-filter"];
  const args = [...SETTINGS, "fetch", ...options, ...whole, "--", remote, ...refspecs];
  const { status, stderr } = await exchange(repo, args);
  if (status === 0) return { kind: "fetched" };
  const [, missing] = /couldn't find remote ref (\S+)/.exec(stderr) ?? [];
  if (missing !== undefined) return { kind: "missing", ref: missing };
  const known = parseRefFailure(stderr);
  // Another fetch at the same time is no fault either: the ref that it moved can be fetched again.
  if (known !== undefined && known.kind !== "refused")
    return { kind: "locked", ref: known.ref ?? "", reason: known.reason };
  // The remote answered, and this repository could not take it.
  if (status === 1) throw refusal(args, status, stderr);
  return { kind: "failed", reason: formatComplaint(stderr) };
}

/** What came of a push: as of any move, or no word of it. */
export type PushedOutcome =
  | MoveOutcome
  /** The other side was not reached, or the answer was lost: what moved there is not known. */
  | { readonly kind: "unanswered"; readonly reason: string };

/**
 * Moves refs of a remote together, or none of them, each only from where it is expected. Where all stand where they
 * are to stand already it is lost: somebody else moved them. 1 process and git's transport. @throws git/timed-out
 */
export async function pushRefs(
  repo: Repository,
  remote: string,
  moves: readonly RefMove[],
): Promise<PushedOutcome> {
  const asked = checkMoves(moves);
  if (asked.length === 0) return { kind: "moved" };
  const options = [
    "--porcelain",
    "--atomic",
    "--no-verify",
    "--no-signed",
    "--no-follow-tags",
    "--no-progress",
  ];
  const leases = asked.map(({ name, from }) => `--force-with-lease=${name}:${from ?? ""}`);
  const refspecs = asked.map(({ name, to }) => `${to ?? ""}:${name}`);
  const args = [
    ...SETTINGS,
    "push",
    ...options,
    "--recurse-submodules=no",
    ...leases,
    "--",
    remote,
    ...refspecs,
  ];
  const ended = await exchange(repo, args);
  const reports = ended.stdout.split("\n").flatMap(parseReport);
  const rejected = reports.filter(({ flag }) => flag === "!");
  if (rejected.length > 0) return explain(rejected, ended);
  if (ended.status !== 0) return { kind: "unanswered", reason: formatComplaint(ended.stderr) };
  const ours = reports.filter(({ ref }) => asked.some(({ name, from, to }) => name === ref && from !== to));
  const first = ours[0];
  if (first === undefined || ours.some(({ flag }) => flag !== "=")) return { kind: "moved" };
  return { kind: "lost", ref: first.ref, reason: "somebody else has made the very same move" };
}

interface Report {
  readonly flag: string;
  readonly ref: string;
  /** `[rejected] (stale info)`. */
  readonly summary: string;
}

/** `<flag> TAB <from>:<to> TAB <summary>`. https://git-scm.com/docs/git-push#_output */
function parseReport(line: string): Report[] {
  const [flag, names, summary] = line.split("\t");
  if (flag === undefined || names === undefined || summary === undefined) return [];
  return [{ flag, ref: names.slice(names.indexOf(":") + 1), summary }];
}

/** The other refs of an atomic push are only rejected because one is. */
const FOLLOWS = /\(atomic (?:push failed|push failure|transaction failed)\)/;
/** The connection broke after the refs were sent. */
const NO_REPORT = /\[remote failure\]/;
/** What this side saw at once, and what the other side found. */
const ELSEWHERE = /^\[rejected\]|incorrect old value/;

function explain(rejected: readonly Report[], { stderr }: Ended): PushedOutcome {
  const lead = rejected.find(({ summary }) => !FOLLOWS.test(summary)) ?? rejected[0];
  const { ref = "", summary = "" } = lead ?? {};
  const reason = removeCredentials(summary.replace(/^\[[^\]]*\] /, "").replace(/^\((.*)\)$/, "$1"));
  if (NO_REPORT.test(summary)) return { kind: "unanswered", reason };
  if (ELSEWHERE.test(summary)) return { kind: "lost", ref, reason };
  // Some servers say it in the summary, git itself on its standard error.
  const known = parseRefFailure(summary) ?? parseRefFailure(stderr);
  if (known !== undefined) return { kind: known.kind, ref: known.ref ?? ref, reason: known.reason };
  return { kind: "refused", ref, reason: FOLLOWS.test(summary) ? formatComplaint(stderr) : reason };
}

async function exchange(repo: Repository, args: readonly string[]): Promise<Ended> {
  const env = { ...repo.env, LC_ALL: "C", GIT_TERMINAL_PROMPT: "0" };
  return await runForPerson({ ...repo, env }, args, undefined, TIMEOUT_MS);
}
