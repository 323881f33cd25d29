import type { ThreadEvent } from "../../../core/ticket/thread.ts";
import type { Ticket } from "../../../core/ticket/ticket.ts";
import { runGit } from "../../../io/git/plumbing.ts";
import type { Repository } from "../../../io/git/repository.ts";
import { isOid } from "../../../io/git/revision.ts";
import { placesOf, readTickets } from "../../change/read-tickets.ts";

/** Most commits of a branch's own line that are looked at. */
const MAX_LINE = 20_000;

/** The event that says why a ticket is done or closed: its last move; undefined while it is open. */
export function closingEvent(ticket: Ticket | undefined): ThreadEvent | undefined {
  const last = ticket?.thread?.events.findLast(({ kind }) => kind === "state_changed");
  return last?.to === "done" || last?.to === "closed" ? last : undefined;
}

/** The event by which the work on a ticket last began: its last acceptance. */
export function beginningEvent(ticket: Ticket | undefined): ThreadEvent | undefined {
  return ticket?.thread?.events.findLast(
    ({ kind, from, to }) => kind === "state_changed" && from === "queued" && to === "inprogress",
  );
}

/** Whether a ticket's thread holds an event of another form of it. */
export function holdsEvent(ticket: Ticket | undefined, event: ThreadEvent): boolean {
  return (ticket?.thread?.events ?? []).some(({ id, kind, at, text }) =>
    event.id === undefined ? text === event.text : id === event.id && kind === event.kind && at === event.at,
  );
}

/** Where an event is looked for: on the line of first parents that ends at `tip`, back to `since` where it is given. */
export interface EventSearch {
  readonly tip: string;
  readonly since?: string;
  readonly ticket: string;
  readonly root: string;
  readonly event: ThreadEvent;
}

/**
 * The commit of a branch's own line by which an event of a ticket came onto it; undefined where the line does not show
 * it. No event is ever taken away, so halving finds it: 1 process, and 2 for each time that half of the line is left.
 */
export function findEventCommit(repo: Repository, search: EventSearch): string | undefined {
  const { tip, since, ticket: id, root, event } = search;
  const commits = firstParents(repo, since === undefined ? tip : `${since}..${tip}`, placesOf(root, id));
  const holds = (commit: string): boolean => {
    const ticket = readTickets(repo, { kind: "commit", oid: commit }, new Set([id]), root).get(id);
    return holdsEvent(ticket, event);
  };
  return firstWhere(commits.toReversed(), holds);
}

/** The line of first parents of a range, newest first; only what changed some paths, where they are named. 1 process. */
export function firstParents(repo: Repository, range: string, paths: readonly string[]): readonly string[] {
  const args = ["rev-list", "--first-parent", `--max-count=${MAX_LINE}`, range, "--", ...paths];
  return runGit(args, repo).stdout.toString("latin1").split("\n").filter(isOid);
}

/** The first of some things that a condition holds for, where it holds for all that follow. */
export function firstWhere<T>(things: readonly T[], holds: (thing: T) => boolean): T | undefined {
  let [from, to] = [0, things.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const thing = things[middle];
    if (thing !== undefined && holds(thing)) to = middle;
    else from = middle + 1;
  }
  return things[from];
}
