import { readConfig } from "./config.ts";
import { runGit } from "./plumbing.ts";
import { type Ref, readRefs } from "./refs.ts";
import type { Repository } from "./repository.ts";
import { resolveCommit } from "./revision.ts";

/** Where this repository stands between its own branches and the remote's. Branch names are short: `main`. */
export interface Branches {
  /** The branch that is checked out, existing or not yet; undefined when HEAD is detached. */
  readonly current?: string;
  /** The commit that is checked out; undefined before the first one. */
  readonly head?: string;
  /** What the current branch follows: a remote-tracking ref, or another local branch. */
  readonly upstream?: TrackingRef;
  /** The remote that is worked with. */
  readonly remote?: string;
  /** All remotes, by name. */
  readonly remotes: readonly string[];
  /** The default branch; undefined when nothing tells which one it is. */
  readonly defaultBranch?: string;
  /** What this repository last saw of the remote's default branch; undefined without a remote. */
  readonly defaultTracking?: TrackingRef;
}

/** A ref that shows what others have; without `oid` it was never fetched or is gone. */
export interface TrackingRef {
  readonly name: string;
  readonly oid?: string;
}

/** What the workspace's configuration says about remote and default branch. */
export interface BranchWishes {
  readonly remote?: string | undefined;
  readonly defaultBranch?: string | undefined;
}

type Config = ReadonlyMap<string, readonly string[]>;

/**
 * Reads where HEAD, its upstream and the default branch stand. The remote is the configured one, else `origin`, else
 * the only one. The default branch is the configured one, else what the remote's HEAD says, else the first of
 * `init.defaultBranch`, `main` and `master` that exists here or at the remote.
 * 3 processes; 1 more when HEAD is detached or the upstream has an unusual refspec.
 */
export function readBranches(repo: Repository, wishes: BranchWishes = {}): Branches {
  const current = readCurrentBranch(repo);
  const config = readConfig(repo);
  const remotes = remoteNames(config);
  const remote = decideRemote(remotes, wishes.remote);
  const guesses = [wishes.defaultBranch, lastValue(config, "init.defaultbranch"), "main", "master"].filter(
    isText,
  );
  const followed = current === undefined ? undefined : guessUpstream(config, current);
  const names = [
    ...(current === undefined ? [] : [`refs/heads/${current}`]),
    ...(followed === undefined ? [] : [followed]),
    ...guesses.map((name) => `refs/heads/${name}`),
    ...(remote === undefined ? [] : ["HEAD", ...guesses].map((name) => `refs/remotes/${remote}/${name}`)),
  ];
  const refs = new Map(readRefs(repo, names).map((ref) => [ref.name, ref]));
  const head = current === undefined ? resolveCommit(repo, "HEAD") : refs.get(`refs/heads/${current}`)?.oid;
  const upstream = refs.get(`refs/heads/${current}`)?.upstream ?? followed;
  const defaultBranch = decideDefaultBranch(refs, guesses, remote, wishes.defaultBranch);
  const tracking = remote && defaultBranch ? `refs/remotes/${remote}/${defaultBranch}` : undefined;
  return {
    ...(current === undefined ? {} : { current }),
    ...(head === undefined ? {} : { head }),
    ...(upstream === undefined ? {} : { upstream: lookUp(repo, refs, upstream) }),
    ...(remote === undefined ? {} : { remote }),
    remotes,
    ...(defaultBranch === undefined ? {} : { defaultBranch }),
    ...(tracking === undefined ? {} : { defaultTracking: lookUp(repo, refs, tracking) }),
  };
}

/** The branch that is checked out, whether or not it has a commit; undefined when HEAD is detached. 1 process. */
function readCurrentBranch(repo: Repository): string | undefined {
  const answer = runGit(["symbolic-ref", "--quiet", "HEAD"], { ...repo, okCodes: [0, 1] });
  const name = answer.stdout.toString("utf8").replace(/\n$/, "");
  return name.startsWith("refs/heads/") ? name.slice("refs/heads/".length) : undefined;
}

function lookUp(repo: Repository, refs: ReadonlyMap<string, Ref>, name: string): TrackingRef {
  const oid = (refs.get(name) ?? readRefs(repo, [name]).find((ref) => ref.name === name))?.oid;
  return oid === undefined ? { name } : { name, oid };
}

function remoteNames(config: Config): readonly string[] {
  const names = [...config.keys()].map((key) => /^remote\.(.+)\.(?:url|fetch)$/s.exec(key)?.[1]);
  return [...new Set(names.filter(isText))].sort();
}

function decideRemote(remotes: readonly string[], wished: string | undefined): string | undefined {
  if (wished !== undefined && remotes.includes(wished)) return wished;
  if (remotes.includes("origin")) return "origin";
  return remotes.length === 1 ? remotes[0] : undefined;
}

function decideDefaultBranch(
  refs: ReadonlyMap<string, Ref>,
  guesses: readonly string[],
  remote: string | undefined,
  wished: string | undefined,
): string | undefined {
  if (wished !== undefined) return wished;
  const prefix = `refs/remotes/${remote}/`;
  const symref = refs.get(`${prefix}HEAD`)?.symref;
  if (remote !== undefined && symref?.startsWith(prefix)) return symref.slice(prefix.length);
  return guesses.find((name) => refs.has(`${prefix}${name}`) || refs.has(`refs/heads/${name}`));
}

/**
 * What a branch follows, where the remote's refs are mapped in the usual way; git itself is asked for every branch
 * that exists (`%(upstream)`), so this is decisive only before the first commit.
 */
function guessUpstream(config: Config, branch: string): string | undefined {
  const remote = lastValue(config, `branch.${branch}.remote`);
  const merge = lastValue(config, `branch.${branch}.merge`);
  if (remote === undefined || !merge?.startsWith("refs/heads/")) return undefined;
  return remote === "." ? merge : `refs/remotes/${remote}/${merge.slice("refs/heads/".length)}`;
}

function lastValue(config: Config, key: string): string | undefined {
  return config.get(key)?.at(-1);
}

function isText(value: string | undefined): value is string {
  return value !== undefined && value !== "";
}
