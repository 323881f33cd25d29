import { type Diagnostic, finding } from "../diagnostic/diagnostic.ts";
import type { State } from "../ticket/state.ts";
import type { Ticket } from "../ticket/ticket.ts";
import { chainOf, closedByEventAlone, isCurrentForm, stepOf } from "./chain.ts";
import type { ChangeContext } from "./change-input.ts";
import { checkClosedOnce } from "./check-closed-once.ts";
import { checkNeeds } from "./check-needs.ts";
import { checkStep, stateKey } from "./check-state.ts";
import type { EventMatch } from "./match-events.ts";
import { keyPlace } from "./places.ts";

/**
 * Findings about the moves of one change: each step is recorded by one new event, steps chain from the state before
 * to the state after, the state machine has each, and each has what it needs. A diff often shows several steps as
 * one edge, so the chain of new events is judged, never the edge. `changed` are the ids of the change's tickets.
 */
export function checkSteps(
  before: Ticket | undefined,
  after: Ticket,
  match: EventMatch,
  context: ChangeContext,
  changed: ReadonlySet<string>,
): readonly Diagnostic[] {
  const steps = match.added.flatMap(({ event, index }) => stepOf(event, index) ?? []);
  const start = stateBefore(before, after, match);
  const found: Diagnostic[] = [];
  let expected = start;
  for (const step of steps) {
    found.push(...checkStep(after, step, expected));
    expected = step.to;
  }
  const state = after.item?.state;
  if (state !== undefined && expected !== undefined && expected !== state && !isOlderClose(after, state)) {
    found.push(notRecorded(after, expected, state));
  }
  if (isCurrentForm(after, before)) {
    const change = { ...(before === undefined ? {} : { before }), after, changed };
    found.push(...steps.flatMap((step) => checkNeeds(change, step, context)));
  }
  return [...found, ...checkClosedOnce(before, after, match)];
}

/** The state the new steps start from: what the item said, or what the kept events lead to where some were lost. */
function stateBefore(before: Ticket | undefined, after: Ticket, match: EventMatch): State | undefined {
  if (before === undefined) return chainOf(after.thread?.events ?? []).start;
  if (match.lost.length === 0 && match.reordered.length === 0) return before.item?.state;
  return chainOf(match.kept).end ?? before.item?.state;
}

function isOlderClose(after: Ticket, state: State): boolean {
  return (
    state === "closed" &&
    after.thread !== undefined &&
    closedByEventAlone(after.thread, chainOf(after.thread.events))
  );
}

function notRecorded(after: Ticket, from: State, to: State): Diagnostic {
  return finding(
    "state/not-recorded",
    keyPlace(after, stateKey(after)),
    { from, to, command: COMMAND_FOR[to], ticket: after.id },
    after.id,
  );
}

const COMMAND_FOR: Readonly<Record<State, string>> = {
  intake: "return",
  ready: "ready",
  queued: "queue",
  inprogress: "start",
  done: "finish",
  closed: "close",
};
