import type { Ticket } from "../../../core/ticket/ticket.ts";
import { readParents } from "../../../io/git/log.ts";
import type { Repository } from "../../../io/git/repository.ts";
import { isAncestor, mergeBases } from "../../../io/git/revision.ts";
import { diffRevisions } from "../../../io/git/tree.ts";
import { readTickets } from "../../change/read-tickets.ts";
import {
  beginningEvent,
  closingEvent,
  findEventCommit,
  firstParents,
  firstWhere,
  holdsEvent,
} from "./event-commits.ts";
import { mergeCommits } from "./merge-commits.ts";
import { isRecord } from "./merge-records.ts";

/** What is looked for on the default branch. */
export interface LandingQuestion {
  readonly defaultSha: string;
  /** A commit of the default branch from before: the claim's base. */
  readonly since: string;
  /** The work branch's head, known here. */
  readonly head: string;
  readonly ticketAtDefault: Ticket;
  readonly ticketAtHead: Ticket;
}

/**
 * The commit of the default branch's own line that landed a work branch, however a person did it: merged, squashed,
 * rebased or fast-forwarded; null where it has not landed. What is squashed or rebased is known by the event that
 * closes the ticket. 2 processes where it was merged or is not there; some 20 more to find one of many commits.
 */
export function wasLanded(repo: Repository, question: LandingQuestion): string | null {
  const { defaultSha, since, head, ticketAtDefault, ticketAtHead } = question;
  if (isAncestor(repo, head, defaultSha)) {
    const line = firstParents(repo, `${since}..${defaultSha}`, []);
    if (line.includes(head)) return head;
    return firstWhere(line.toReversed(), (commit) => isAncestor(repo, head, commit)) ?? null;
  }
  const event = closingEvent(ticketAtHead);
  const isShown = closingEvent(ticketAtDefault) !== undefined;
  if (event === undefined || !isShown || !holdsEvent(ticketAtDefault, event)) return null;
  const { id } = ticketAtDefault;
  const root = rootOf(ticketAtDefault);
  return findEventCommit(repo, { tip: defaultSha, since, ticket: id, root, event }) ?? null;
}

/** Something that landed, and what it is compared with. */
export interface LandedWork {
  readonly landed: string;
  /** The head that was approved. */
  readonly head: string;
  /** The default branch before it landed; null where that is not known: then it is found from what `landed` shows. */
  readonly base: string | null;
  readonly ticket: string;
  readonly root: string;
}

/** What landed beside what was approved. */
export interface LandedComparison {
  readonly same: boolean;
  /** Paths outside tickets and objectives that differ. */
  readonly differences: readonly string[];
}

/**
 * Compares what landed, outside tickets and objectives, with what merging the approved head into the default branch as
 * it was before gives. What such a merge leaves to a person differs: somebody has solved it in a way nobody approved.
 * 1 process for a fast-forward, else 8 to 30. @throws git/too-old, git/refused
 */
export function compareLanded(repo: Repository, work: LandedWork): LandedComparison {
  const { landed, head, root } = work;
  if (landed === head) return { same: true, differences: [] };
  const base = work.base ?? findBase(repo, work);
  const merged = mergeCommits(repo, { ours: base, theirs: head, ticketRoot: root });
  const changes = diffRevisions(
    repo,
    { kind: "commit", oid: merged.tree },
    { kind: "commit", oid: landed },
    [],
  );
  const solved = merged.kind === "conflict" ? [...merged.paths, ...merged.records] : [];
  const paths = [...changes.map(({ path }) => path), ...solved].filter((path) => !isRecord(path, root));
  const differences = [...new Set(paths)].sort();
  return { same: differences.length === 0, differences };
}

/** The default branch before work landed: behind a merge its first parent, else what its first commit follows. */
function findBase(repo: Repository, { landed, head, ticket: id, root }: LandedWork): string {
  const [parent = landed, other] = readParents(repo, landed);
  if (other !== undefined) return parent;
  const atHead = readTickets(repo, { kind: "commit", oid: head }, new Set([id]), root).get(id);
  const event = beginningEvent(atHead);
  const [since] = mergeBases(repo, landed, [head]);
  if (event === undefined || since === undefined) return parent;
  const first = findEventCommit(repo, { tip: landed, since, ticket: id, root, event });
  return (first === undefined ? undefined : readParents(repo, first)[0]) ?? parent;
}

/** Where tickets live, by where one of them does. */
function rootOf({ id, dir, status }: Ticket): string {
  return dir.slice(0, -`${status === undefined ? "" : `/${status}`}/${id}`.length);
}
