import { failure } from "../../core/diagnostic/error.ts";
import { formatCommitMessage, type Trailer } from "./commit-message.ts";
import { removeCredentials } from "./credentials.ts";
import { repositoryEnvironment } from "./environment.ts";
import { runForPerson } from "./git.ts";
import { refusal } from "./plumbing.ts";
import { type Repository, requireWorkTree } from "./repository.ts";
import { requireCommit, resolveCommit } from "./revision.ts";
import { diffRevisions } from "./tree.ts";

/** What is committed. */
export interface CommitRequest {
  /** Files or directories from the top of the work tree; they are committed as they are in the work tree. */
  readonly paths: readonly string[];
  readonly message: string;
  readonly trailers?: readonly Trailer[];
}

/**
 * Commits exactly the given paths, new and deleted files included, and leaves what else is staged as it is. Hooks run
 * and the person's configuration (identity, signing) holds. Gives the new commit, or undefined when nothing differs
 * from HEAD. When a hook refuses, the paths stay staged. 5 processes.
 * @throws git/refused, with everything the hook printed as its cause; git/no-work-tree
 */
export async function commit(repo: Repository, request: CommitRequest): Promise<string | undefined> {
  const { paths, message, trailers = [] } = request;
  if (paths.length === 0) return undefined;
  requireWorkTree(repo);
  // What a calling hook has chosen must not be looked at either.
  const own = { ...repo, env: repositoryEnvironment(repo.env, "plain") };
  const literal = paths.map((path) => `:(top,literal)${path}`);
  await runChecked(repo, ["add", "--all", "--verbose", "--", ...literal]);
  const head = resolveCommit(own, "HEAD");
  const before = head === undefined ? ({ kind: "empty" } as const) : ({ kind: "commit", oid: head } as const);
  if (diffRevisions(own, before, { kind: "index" }, paths).length === 0) return undefined;
  const args = ["commit", "--only", "--cleanup=whitespace", "--file=-", "--", ...literal];
  await runChecked(repo, args, formatCommitMessage(message, trailers));
  return resolveCommit(own, "HEAD");
}

/** Stages files, new and deleted ones included, as they are in the work tree. 1 process. @throws git/refused */
export async function stage(repo: Repository, paths: readonly string[]): Promise<void> {
  const literal = paths.map((path) => `:(top,literal)${path}`);
  await runChecked(repo, ["add", "--all", "--", ...literal]);
}

/**
 * Commits what is staged. Hooks run and the person's configuration (identity, signing) holds. 2 processes.
 * @throws git/refused, with everything the hook printed as its cause
 */
export async function commitIndex(
  repo: Repository,
  message: string,
  trailers: readonly Trailer[],
): Promise<string> {
  await runChecked(
    repo,
    ["commit", "--cleanup=whitespace", "--file=-"],
    formatCommitMessage(message, trailers),
  );
  return requireCommit({ ...repo, env: repositoryEnvironment(repo.env, "plain") }, "HEAD");
}

/** One ref to move at the other side. */
export interface PushRef {
  /** What the ref is set to: a commit or ref of this repository; undefined deletes it. */
  readonly source: string | undefined;
  /** Full name at the other side: `refs/heads/main`. */
  readonly target: string;
  /**
   * A lease: the ref is moved, forwards or not, only while it stands on this commit; null: only while it does not
   * exist. Without a lease only a fast-forward is taken.
   */
  readonly expected?: string | null;
}

/** How a push ended. */
export type PushOutcome =
  | { readonly kind: "pushed" }
  | {
      readonly kind: "rejected";
      readonly refs: readonly { readonly ref: string; readonly reason: string }[];
    };

/**
 * Pushes refs to a remote, all or none. That the other side does not take it is an outcome, not an error. 1 process
 * and what git itself starts (transport, `pre-push`).
 * @throws git/refused when the remote cannot be reached or a local hook refuses
 */
export async function push(repo: Repository, remote: string, refs: readonly PushRef[]): Promise<PushOutcome> {
  const leases = refs.flatMap(({ target, expected }) =>
    expected === undefined ? [] : [`--force-with-lease=${target}:${expected ?? ""}`],
  );
  const refspecs = refs.map(({ source, target }) => `${source ?? ""}:${target}`);
  const args = ["push", "--porcelain", "--atomic", ...leases, "--", remote, ...refspecs];
  const ended = await runForPerson(repo, args);
  const rejected = ended.stdout.split("\n").flatMap(parseRejection);
  if (rejected.length > 0) return { kind: "rejected", refs: rejected };
  if (ended.status !== 0) throw refusal(args, ended.status, ended.stderr);
  return { kind: "pushed" };
}

/** Makes a branch at a commit without switching to it or following anything. 1 process. @throws git/refused */
export async function createBranch(repo: Repository, name: string, start: string): Promise<void> {
  await runChecked(repo, ["branch", "--no-track", "--", checkName(name), start]);
}

/**
 * Switches the work tree to a branch, first making it at `start` where that is given. Git refuses where files would
 * be overwritten. 1 process. @throws git/refused
 */
export async function switchBranch(repo: Repository, name: string, start?: string): Promise<void> {
  requireWorkTree(repo);
  const create = start === undefined ? ["--no-guess"] : ["--no-track", "--create"];
  await runChecked(repo, [
    "switch",
    ...create,
    checkName(name),
    ...(start === undefined ? [] : [checkName(start)]),
  ]);
}

/** Where a new worktree stands: on an existing branch, on a new one made at a commit, or on no branch. */
export type WorktreeHead =
  | { readonly kind: "branch"; readonly name: string }
  | { readonly kind: "new-branch"; readonly name: string; readonly start: string }
  | { readonly kind: "detached"; readonly commit: string };

/** Adds a linked worktree in a directory that does not exist yet. 1 process. @throws git/refused */
export async function addWorktree(repo: Repository, path: string, head: WorktreeHead): Promise<void> {
  const { options, commit: at } = worktreeArguments(head);
  await runChecked(repo, ["worktree", "add", ...options, "--", path, at]);
}

/**
 * Removes a linked worktree; one with changed or untracked files, or a locked one, only when `force` is set.
 * 1 process. @throws git/refused
 */
export async function removeWorktree(repo: Repository, path: string, force = false): Promise<void> {
  await runChecked(repo, ["worktree", "remove", ...(force ? ["--force", "--force"] : []), "--", path]);
}

function worktreeArguments(head: WorktreeHead): { options: readonly string[]; commit: string } {
  if (head.kind === "detached") return { options: ["--detach"], commit: head.commit };
  if (head.kind === "branch") return { options: [], commit: head.name };
  return { options: ["--no-track", "-b", checkName(head.name)], commit: head.start };
}

/** `git switch` takes no `--` before a branch. */
function checkName(name: string): string {
  if (name !== "" && !name.startsWith("-")) return name;
  throw failure("git/unknown-revision", { path: "." }, { name });
}

/** `<flag> TAB <from>:<to> TAB <summary>`; the flag of a rejected ref is `!`. https://git-scm.com/docs/git-push */
function parseRejection(line: string): { ref: string; reason: string }[] {
  const [flag, names, summary] = line.split("\t");
  if (flag !== "!" || names === undefined || summary === undefined) return [];
  return [
    {
      ref: names.slice(names.indexOf(":") + 1),
      reason: removeCredentials(summary.replace(/^\[[^\]]*\] /, "")),
    },
  ];
}

async function runChecked(repo: Repository, args: readonly string[], input?: string): Promise<void> {
  const { status, stdout, stderr } = await runForPerson(repo, args, input);
  if (status !== 0) throw refusal(args, status, stderr.trim() === "" ? stdout : stderr);
}
