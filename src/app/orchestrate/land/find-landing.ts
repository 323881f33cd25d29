import { failure } from "../../../core/diagnostic/error.ts";
import { CLAIM_TRAILER, parseClaimTrailer } from "../../../core/orchestrator/claim/claim-trailer.ts";
import { parseTicketPath } from "../../../core/ticket/files.ts";
import type { Ticket } from "../../../core/ticket/ticket.ts";
import { readCommitTrailers } from "../../../io/git/commit-trailers.ts";
import { type RawCommit, readRawCommits } from "../../../io/git/raw-commit.ts";
import type { Repository } from "../../../io/git/repository.ts";
import { diffRevisions } from "../../../io/git/tree.ts";
import { readTickets } from "../../change/read-tickets.ts";
import { beginningEvent, closingEvent, findEventCommit, firstParents, holdsEvent } from "./event-commits.ts";

/** One change that belongs to a ticket: what it led from and to, as commits or trees. */
export interface LandedChange {
  readonly commit: string;
  readonly before: string;
  readonly after: string;
}

/** How a ticket's work landed. */
export interface Landing {
  /** The commit that brought the event which closed the ticket. */
  readonly landed: string;
  /** What is to be taken back, the newest first. */
  readonly changes: readonly LandedChange[];
  /** Commits of the ticket that are left alone, because they name other tickets as well. */
  readonly left: readonly string[];
}

/** A closed ticket, and where its landing is looked for. */
export interface LandingSearch {
  readonly ticket: Ticket;
  readonly root: string;
  /** Commits whose own line may show it, in the order in which they are believed. */
  readonly tips: readonly string[];
}

/**
 * Finds what landed a ticket: the commit that brought its closing event, and the changes that came with it. Behind a
 * merge or a squash that is all; a branch that was fast-forwarded or rebased is known by its acceptance; work by hand
 * on the default branch by the commits whose `Yoi-Ticket` names this ticket alone. Some 20 processes.
 * @throws landing/not-landed
 */
export function findLanding(repo: Repository, search: LandingSearch): Landing {
  const { ticket, root, tips } = search;
  const event = closingEvent(ticket);
  for (const tip of event === undefined ? [] : tips) {
    const landed = event && findEventCommit(repo, { tip, ticket: ticket.id, root, event });
    const found = landed === undefined ? undefined : landingAt(repo, landed, search);
    if (found !== undefined) return found;
  }
  throw failure("landing/not-landed", { path: ticket.dir }, { ticket: ticket.id });
}

/** Undefined where it came with the first commit of all: nothing was there before to go back to. */
function landingAt(repo: Repository, landed: string, { ticket, root }: LandingSearch): Landing | undefined {
  const [parent, merged] = parentsOf(repo, landed);
  if (parent === undefined) return undefined;
  const whole = { landed, changes: [{ commit: landed, after: landed, before: parent }], left: [] };
  const event = beginningEvent(ticket);
  if (merged !== undefined || event === undefined) return whole;
  const begun = findEventCommit(repo, { tip: landed, ticket: ticket.id, root, event });
  if (begun === undefined || begun === landed) return whole;
  const line = readRawCommits(repo, [...firstParents(repo, `${begun}..${landed}`, []), begun]);
  if (!isClaimOf(repo, begun, ticket.id)) return byHand(repo, landed, line, ticket.id);
  // The line is the work branch itself. What it took over from the default branch came by the last merge.
  const update = line.find(({ parents }) => parents.length > 1);
  const before = update?.parents[1] ?? line.at(-1)?.parents[0] ?? parent;
  return { ...whole, changes: [{ commit: landed, after: landed, before }] };
}

/** Work on the default branch itself, where others work as well: only what names the ticket belongs to it. */
function byHand(repo: Repository, landed: string, line: readonly RawCommit[], id: string): Landing {
  const named = readCommitTrailers(
    repo,
    line.map(({ oid }) => oid),
    "Yoi-Ticket",
  );
  const own = line.filter(({ oid }) => oid === landed || named.get(oid)?.includes(id) === true);
  const isShared = ({ oid }: RawCommit): boolean => named.get(oid)?.some((name) => name !== id) === true;
  const changes = own.flatMap((commit): LandedChange[] => {
    const [before] = commit.parents;
    return before === undefined || isShared(commit)
      ? []
      : [{ commit: commit.oid, before, after: commit.oid }];
  });
  return { landed, changes, left: own.filter(isShared).map(({ oid }) => oid.slice(0, 10)) };
}

function isClaimOf(repo: Repository, commit: string, id: string): boolean {
  const values = readCommitTrailers(repo, [commit], CLAIM_TRAILER).get(commit) ?? [];
  return values.some((value) => parseClaimTrailer(value)?.ticket === id);
}

function parentsOf(repo: Repository, commit: string): readonly string[] {
  return readRawCommits(repo, [commit])[0]?.parents ?? [];
}

/**
 * Other tickets that some changes closed as well: their code cannot be told from this one's. 1 process for each change,
 * 4 more where it changed other tickets.
 */
export function closedTogether(
  repo: Repository,
  changes: readonly LandedChange[],
  id: string,
  root: string,
): readonly string[] {
  const found = changes.flatMap(({ before, after }) => {
    const [from, to] = [before, after].map((oid) => ({ kind: "commit", oid }) as const);
    if (from === undefined || to === undefined) return [];
    const ids = new Set(
      diffRevisions(repo, from, to, [root]).flatMap(({ path }) => parseTicketPath(path, root)?.id ?? []),
    );
    ids.delete(id);
    const was = readTickets(repo, from, ids, root);
    const is = readTickets(repo, to, ids, root);
    return [...is].filter(([other, ticket]) => {
      const event = closingEvent(ticket);
      return event !== undefined && !holdsEvent(was.get(other), event);
    });
  });
  return [...new Set(found.map(([other]) => other))].sort();
}
