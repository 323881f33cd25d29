import type { State } from "../ticket/state.ts";
import type { Thread, ThreadEvent } from "../ticket/thread.ts";
import type { Ticket } from "../ticket/ticket.ts";

/** One move of a ticket, as an event tells it. */
export interface Step {
  readonly from: State;
  readonly to: State;
  readonly event: ThreadEvent;
  /** Position of the event in its thread, from 0. */
  readonly index: number;
}

/** The chain of moves of a thread since its start or its last migration. */
export interface Chain {
  /** The state before the first step: `intake`, what a migration recorded, or unknown in an older thread. */
  readonly start: State | undefined;
  readonly steps: readonly Step[];
  /** The state the chain leads to; unknown when an older thread has no moves. */
  readonly end: State | undefined;
}

/**
 * Whether a ticket was made under today's rules: its first event carries an id. Evidence is asked of these only. A
 * thread that begins with a migration is that of an older ticket that had none. In a change the side `before` tells,
 * where it has events: none that is put in front makes a ticket older.
 */
export function isCurrentForm(ticket: Ticket, before?: Ticket): boolean {
  const first = before?.thread?.events[0] ?? ticket.thread?.events[0];
  return first?.id !== undefined && first.kind !== "migration";
}

/** Reads the chain of moves from a list of events; what lies before a migration's record of the state is settled. */
export function chainOf(events: readonly ThreadEvent[]): Chain {
  let start: State | undefined;
  let steps: Step[] = [];
  for (const [index, event] of events.entries()) {
    if (event.kind === "create" && event.id !== undefined) start = "intake";
    if (event.kind === "migration" && event.to !== undefined) {
      start = event.to;
      steps = [];
    }
    const step = stepOf(event, index);
    if (step !== undefined) steps.push(step);
  }
  return { start, steps, end: steps.at(-1)?.to ?? start };
}

/** The move an event tells, or undefined for every other event. */
export function stepOf(event: ThreadEvent, index: number): Step | undefined {
  const { kind, from, to } = event;
  return kind === "state_changed" && from !== undefined && to !== undefined
    ? { from, to, event, index }
    : undefined;
}

/**
 * Whether a thread without a closing move still explains a closed ticket: closes of the older form were a close
 * event alone.
 */
export function closedByEventAlone(thread: Thread, chain: Chain): boolean {
  const lastMove = chain.steps.at(-1)?.index ?? -1;
  return thread.events.some(
    (event, index) =>
      index > lastMove && event.id === undefined && (event.kind === "close" || event.kind === "closed"),
  );
}
