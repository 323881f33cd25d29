import { stepOf } from "../rules/chain.ts";
import { matchEvents } from "../rules/match-events.ts";
import type { Role } from "../ticket/role.ts";
import type { State } from "../ticket/state.ts";
import type { ThreadEvent } from "../ticket/thread.ts";
import type { Ticket } from "../ticket/ticket.ts";

/** One move that a change brings in, as its event declares it. */
export interface Move {
  readonly ticket: string;
  readonly from: State;
  readonly to: State;
  /** The role the event names; undefined in older events. */
  readonly role: Role | undefined;
  readonly author: string;
  readonly reason: string;
  /** Where the event stands. */
  readonly path: string;
  readonly line: number;
  readonly event: ThreadEvent;
}

/** What a change makes of one ticket. */
export interface TicketMoves {
  readonly ticket: string;
  readonly title: string;
  /** Its `item.md`, where it is or was. */
  readonly path: string;
  /** Undefined: it was not there, or could not be read. */
  readonly before: State | undefined;
  /** Undefined: it is gone, or cannot be read. */
  readonly after: State | undefined;
  /** Whether it is queued now as it was not before: another queueing is worked on anew. */
  readonly isQueuedAnew: boolean;
  readonly moves: readonly Move[];
  /** Events that are new and no moves, by kind. */
  readonly said: ReadonlyMap<string, number>;
  /** People's decisions that are new: overrides are among them. */
  readonly decisions: readonly { readonly by: string; readonly text: string }[];
}

/** Reads what a change makes of one ticket. A ticket that is new has its whole thread brought in. */
export function movesOf(id: string, before: Ticket | undefined, after: Ticket | undefined): TicketMoves {
  const { added } = matchEvents(before?.thread?.events ?? [], after?.thread?.events ?? []);
  const moves = added.flatMap(({ event, index }): readonly Move[] => {
    const step = stepOf(event, index);
    if (step === undefined || after === undefined) return [];
    const { from, to } = step;
    const { role, author, reason = "", line } = event;
    return [{ ticket: id, from, to, role, author, reason, path: `${after.dir}/thread.md`, line, event }];
  });
  const said = new Map<string, number>();
  for (const { event } of added) {
    if (event.kind !== "state_changed") said.set(event.kind, (said.get(event.kind) ?? 0) + 1);
  }
  const decisions = added.flatMap(({ event }) =>
    event.kind === "decision" && (event.role === undefined || event.role === "person")
      ? [{ by: event.author, text: event.body }]
      : [],
  );
  return {
    ticket: id,
    title: after?.item?.title ?? before?.item?.title ?? "",
    path: `${after?.dir ?? before?.dir ?? ""}/item.md`,
    before: before?.item?.state,
    after: after?.item?.state,
    isQueuedAnew: isQueuedAnew(before?.item, after?.item),
    moves,
    said,
    decisions,
  };
}

function isQueuedAnew(before: Ticket["item"], after: Ticket["item"]): boolean {
  if (after?.state !== "queued") return false;
  return before?.state !== "queued" || before.queued_at !== after.queued_at;
}

/** Whether a move, made in the Orchestrator's name, is one that it makes under a claim only. */
export function needsClaim({ role, to }: Pick<Move, "role" | "to">): boolean {
  return role === "orchestrator" && to !== "intake" && to !== "ready";
}

/** The moves of which no thread of another form of the ticket holds the event. */
export function unproved(moves: readonly Move[], thread: readonly ThreadEvent[]): readonly Move[] {
  const { lost } = matchEvents(
    moves.map(({ event }) => event),
    thread,
  );
  const missing = new Set(lost);
  return moves.filter(({ event }) => missing.has(event));
}
