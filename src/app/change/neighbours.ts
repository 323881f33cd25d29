import type { Neighbours } from "../../core/rules/change-input.ts";
import { headerOf } from "../../core/rules/match-events.ts";
import { idKey } from "../../core/ticket/id.ts";
import { MAX_POINTED_READS } from "../../core/ticket/limits.ts";
import type { Ticket } from "../../core/ticket/ticket.ts";
import { summarize, type TicketSummary } from "../../core/workspace/summary.ts";

/** Reads tickets by id at the revision a change leads to; what is missing there is left out. */
export type TicketReader = (ids: ReadonlySet<string>) => ReadonlyMap<string, Ticket>;

/** What a change needs to know beyond its own tickets. */
export interface NeighbourSources {
  readonly read: TicketReader;
  /** A second place where a target may exist: the default tracking branch. */
  readonly readElsewhere?: TicketReader;
  /** All ids there are; asked only when a ticket is added. */
  readonly listIds: () => readonly string[];
  /** The thread texts of a ticket on the default branch; asked only for a ticket that goes back to work. */
  readonly readLanded: TicketReader;
}

/**
 * Gathers what the changed tickets point to: all of their relations and plan records, and from there `depends_on` from
 * what they wait for and `blocks` from what waits for them, at most 256 tickets more. The reads do not grow with the
 * size of the workspace.
 */
export function gatherNeighbours(
  changed: readonly { readonly after?: Ticket | undefined; readonly isNew: boolean }[],
  sources: NeighbourSources,
): Neighbours {
  const tickets = new Map<string, TicketSummary>();
  for (const { after } of changed) if (after !== undefined) tickets.set(after.id, summarize(after));
  let next = follow(wantedOf(tickets.values(), tickets, true), tickets, sources);
  for (let left = MAX_POINTED_READS; left > 0 && next.size > 0; ) {
    const wanted = new Set([...next].slice(0, left));
    left -= wanted.size;
    next = follow(wanted, tickets, sources);
  }
  return {
    tickets,
    idsByKey: changed.some(({ isNew }) => isNew) ? groupByKey(sources.listIds()) : new Map(),
    landedEvents: gatherLanded(changed, sources),
  };
}

/** Reads some tickets and adds them to those that are known; returns which ones to follow from there. */
function follow(
  wanted: ReadonlySet<string>,
  known: Map<string, TicketSummary>,
  sources: NeighbourSources,
): ReadonlySet<string> {
  if (wanted.size === 0) return wanted;
  const level = [...readLevel(wanted, sources)].map(([id, ticket]) => [id, summarize(ticket)] as const);
  for (const [id, summary] of level) known.set(id, summary);
  return wantedOf(
    level.map(([, summary]) => summary),
    known,
    false,
  );
}

function readLevel(wanted: ReadonlySet<string>, sources: NeighbourSources): ReadonlyMap<string, Ticket> {
  const level = new Map(sources.read(wanted));
  const missing = new Set([...wanted].filter((id) => !level.has(id)));
  if (missing.size === 0 || sources.readElsewhere === undefined) return level;
  for (const [id, ticket] of sources.readElsewhere(missing)) level.set(id, ticket);
  return level;
}

/** Ids that are pointed to and not read yet. Beyond the changed tickets only the two kinds that block are followed. */
function wantedOf(
  from: Iterable<TicketSummary>,
  known: ReadonlyMap<string, TicketSummary>,
  isChanged: boolean,
): ReadonlySet<string> {
  const wanted = new Set<string>();
  for (const { relations, planned } of from) {
    for (const { kind, target } of relations) {
      if (isChanged || kind === "depends_on" || kind === "blocks") wanted.add(target);
    }
    if (isChanged) for (const { target } of planned) wanted.add(target);
  }
  for (const id of known.keys()) wanted.delete(id);
  return wanted;
}

function groupByKey(ids: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const byKey = new Map<string, string[]>();
  for (const id of ids) {
    const same = byKey.get(idKey(id));
    if (same === undefined) byKey.set(idKey(id), [id]);
    else same.push(id);
  }
  return byKey;
}

function gatherLanded(
  changed: readonly { readonly after?: Ticket | undefined }[],
  sources: NeighbourSources,
): ReadonlyMap<string, ReadonlySet<string>> {
  const back = changed.flatMap(({ after }) =>
    after !== undefined && goesBackToWork(after) ? [after.id] : [],
  );
  if (back.length === 0) return new Map();
  const landed = sources.readLanded(new Set(back));
  return new Map(
    [...landed].map(([id, ticket]) => [id, new Set((ticket.thread?.events ?? []).map(headerOf))]),
  );
}

function goesBackToWork(ticket: Ticket): boolean {
  return (ticket.thread?.events ?? []).some(
    ({ kind, from, to }) =>
      kind === "state_changed" && (from === "done" || from === "closed") && to === "inprogress",
  );
}
