import {
  type BroughtChange,
  type BroughtCommit,
  checkBrought,
  MAX_BROUGHT_BYTES,
  MAX_BROUGHT_CHANGES,
  MAX_BROUGHT_COMMITS,
} from "../../../core/orchestrator/agent/check-commits.ts";
import { readBlobs } from "../../../io/git/blobs.ts";
import {
  type CommitSeen,
  findBrokenObject,
  readCommitsSince,
  readSizes,
} from "../../../io/git/brought-commits.ts";
import type { Change } from "../../../io/git/raw.ts";
import type { Repository } from "../../../io/git/repository.ts";
import { mergeBases, resolveCommit } from "../../../io/git/revision.ts";
import { readWorktrees } from "../../../io/git/worktrees.ts";
import type { WorkSource } from "./attempt-files.ts";

/** What an agent left. */
export interface LeftWork {
  readonly source: WorkSource;
  /** The commit at which it started. */
  readonly start: string;
  readonly ticket: string;
  /** Name of the agent. */
  readonly agent: string;
}

/** Commits that can be taken, or why they cannot: a few words each. */
export type WorkCheck =
  /** Oldest first; none: it brought nothing. */
  | { readonly kind: "ok"; readonly head: string; readonly commits: readonly string[] }
  | { readonly kind: "refused"; readonly reasons: readonly string[] };

/** Longest target of a link that is read. */
const MAX_TARGET_BYTES = 4_096;

/**
 * Checks the commits between where an agent started and where its work stands now. Git never runs inside a worktree of
 * an agent, and nothing is checked out. At most 12 processes.
 */
export function checkCommits(repo: Repository, work: LeftWork): WorkCheck {
  const { source, start, ticket, agent } = work;
  const stands = source.kind === "worktree" ? headOfWorktree(repo, source.path) : headOf(repo, source.head);
  if ("reason" in stands) return refused(stands.reason);
  const { head } = stands;
  if (head === start) return { kind: "ok", head, commits: [] };
  if (!mergeBases(repo, start, [head]).includes(start)) {
    return refused("its work does not follow the commit it started from: history was rewritten");
  }
  const commits = readCommitsSince(repo, {
    start,
    head,
    limit: MAX_BROUGHT_COMMITS + 1,
    maxChanges: MAX_BROUGHT_CHANGES,
  });
  if (commits === "overflow") return refused("the messages of its commits are too long");
  if (commits === "malformed") return refused("a tree of its commits is not well-formed");
  if (commits === "too-many-changes") return refused(`more than ${MAX_BROUGHT_CHANGES} paths are changed`);
  const reasons = checkBrought({ start, ticket, agent, commits: describe(repo, commits) });
  if (reasons.length > 0) return { kind: "refused", reasons };
  const broken = findBrokenObject(repo, { start, head, maxBytes: MAX_BROUGHT_BYTES });
  if (broken !== undefined) return refused(`the objects of its commits are not well-formed: ${broken}`);
  return { kind: "ok", head, commits: commits.map(({ oid }) => oid) };
}

type Stands = { readonly head: string } | { readonly reason: string };

function headOfWorktree(repo: Repository, path: string): Stands {
  const left = readWorktrees(repo).find((worktree) => worktree.path === path);
  const head = left?.head === undefined ? undefined : resolveCommit(repo, left.head);
  if (left === undefined || head === undefined)
    return { reason: "its worktree is gone, or stands at no commit" };
  return left.branch === undefined
    ? { head }
    : { reason: `it left its worktree on a branch, ${left.branch}` };
}

function headOf(repo: Repository, name: string): Stands {
  const head = resolveCommit(repo, name);
  return head === undefined ? { reason: "the commit that it names is not there" } : { head };
}

function refused(reason: string): WorkCheck {
  return { kind: "refused", reasons: [reason] };
}

function describe(repo: Repository, commits: readonly CommitSeen[]): readonly BroughtCommit[] {
  const changes = commits.flatMap((commit) => commit.changes);
  const files = changes.flatMap(({ after }) =>
    after === undefined || after.mode === "160000" ? [] : [after],
  );
  const sizes = readSizes(
    repo,
    files.map(({ oid }) => oid),
  );
  const links = files.filter(({ mode }) => mode === "120000").map(({ oid }) => oid);
  const targets = readBlobs(repo, links, MAX_TARGET_BYTES);
  const describeChange = ({ path, after }: Change): BroughtChange => {
    const target = after?.mode === "120000" ? targets.get(after.oid) : undefined;
    return {
      path,
      mode: after?.mode,
      sizeBytes: after === undefined ? 0 : (sizes.get(after.oid) ?? 0),
      ...(target instanceof Uint8Array ? { target: Buffer.from(target).toString("utf8") } : {}),
    };
  };
  return commits.map(({ oid, parents, message, changes: made }) => ({
    oid,
    parents,
    message,
    changes: made.map(describeChange),
  }));
}
