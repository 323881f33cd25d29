import { type CommitPeople, isForeign, unknownCommit } from "../../../core/github/people.ts";
import type { Claim } from "../../../core/orchestrator/ledger.ts";
import { runGit } from "../../../io/git/plumbing.ts";
import { isOid, resolveCommits } from "../../../io/git/revision.ts";
import type { RequestSeen } from "../../../io/github/values.ts";
import { readTickets } from "../../change/read-tickets.ts";
import type { Orchestrator } from "../../orchestrate/context.ts";
import { findEventCommit } from "../../orchestrate/land/event-commits.ts";

/** Most commits of people on one work branch whose authors are asked for. */
const MAX_FOREIGN = 50;

/** Commits of one claimed ticket whose authors matter. */
export interface CommitsToAsk {
  /** The commit that queued the ticket; undefined where it is not found. */
  readonly queueing: string | undefined;
  /** Commits of the work branch that yoi did not make alone. */
  readonly foreign: readonly Omit<CommitPeople, "login">[];
  /** There are more. */
  readonly isCut: boolean;
}

/** The commits whose authors cannot approve. Some 20 processes the first time, none for what was seen before. */
export function commitsToAsk(
  { repo, memo }: Pick<Orchestrator, "repo" | "memo">,
  place: {
    readonly id: string;
    readonly claim: Claim;
    readonly head: string | undefined;
    readonly defaultSha: string;
    readonly root: string;
  },
): CommitsToAsk {
  const { id, claim, head, defaultSha, root } = place;
  const queueing = memo.get(`queueing ${claim.base} ${claim.queued_at} ${id}`, () => {
    const ticket = readTickets(repo, { kind: "commit", oid: claim.base }, new Set([id]), root).get(id);
    const event = ticket?.thread?.events.findLast(
      ({ kind, to }) => kind === "state_changed" && to === "queued",
    );
    return event === undefined
      ? undefined
      : findEventCommit(repo, { tip: claim.base, ticket: id, root, event });
  });
  const all =
    head === undefined
      ? []
      : memo.get(`foreign ${head} ${defaultSha}`, () => readForeign(repo, head, defaultSha));
  return { queueing, foreign: all.slice(0, MAX_FOREIGN), isCut: all.length > MAX_FOREIGN };
}

/** 1 or 2 processes. */
function readForeign(
  repo: Orchestrator["repo"],
  head: string,
  defaultSha: string,
): readonly Omit<CommitPeople, "login">[] {
  if (!resolveCommits(repo, [head]).has(head)) return [];
  const args = ["log", "-z", "--no-show-signature", "--format=%H%n%ae%n%ce", `${defaultSha}..${head}`, "--"];
  return runGit(args, repo)
    .stdout.toString("utf8")
    .split("\0")
    .flatMap((entry) => {
      const [oid = "", authorEmail = "", committerEmail = ""] = entry.split("\n");
      return isOid(oid) ? [{ oid, authorEmail, committerEmail }] : [];
    })
    .filter(isForeign);
}

/** Who cannot approve the work on a ticket. */
export interface Involved {
  /** Logins. */
  readonly committers: readonly string[];
  /** Null: GitHub does not know. */
  readonly requester: string | null;
  /** Why no approval counts at all; null: approvals count. */
  readonly distrust: string | null;
}

/**
 * Who had a hand in the work, as GitHub knows people. Who cannot be named cannot be kept from approving their own work:
 * as long as there is such a person, or more commits or reviews than GitHub shows at once, no approval counts.
 */
export function involvedIn(
  request: RequestSeen,
  asked: CommitsToAsk,
  authors: ReadonlyMap<string, string | null>,
): Involved {
  const { queueing, foreign, isCut } = asked;
  const people = foreign.map((commit) => ({ ...commit, login: authors.get(commit.oid) }));
  const requester = queueing === undefined ? null : (authors.get(queueing) ?? null);
  const named = request.committers.filter((login) => login !== null);
  const authored = people.flatMap(({ login }) => (typeof login === "string" ? [login] : []));
  const author = request.authorIsBot ? [] : [request.author];
  return {
    committers: [...new Set([...named, ...authored, ...author])].sort(),
    requester,
    distrust: distrustOf(unknownCommit(people), requester, isCut || request.isCut),
  };
}

function distrustOf(unknown: string | undefined, requester: string | null, isCut: boolean): string | null {
  if (isCut) return "there are more commits or reviews than can be looked at, so no approval counts";
  if (unknown !== undefined) {
    return `GitHub knows nobody by the address in commit ${unknown.slice(0, 12)}, so no approval counts: its author must add the address to their account`;
  }
  return requester === null
    ? "GitHub does not know who queued the ticket, so no approval counts: the address in that commit must belong to an account"
    : null;
}
