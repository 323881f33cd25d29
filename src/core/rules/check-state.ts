import { type Diagnostic, finding } from "../diagnostic/diagnostic.ts";
import { findTransition, nextStates } from "../ticket/state.ts";
import type { Ticket } from "../ticket/ticket.ts";
import { chainOf, closedByEventAlone, isCurrentForm, type Step } from "./chain.ts";
import { eventPlace, keyPlace } from "./places.ts";

/** Findings about the state of one ticket and the chain of events that explains it. */
export function checkState(ticket: Ticket): readonly Diagnostic[] {
  const { item, thread, id } = ticket;
  if (thread === undefined) return [];
  const chain = chainOf(thread.events);
  const found: Diagnostic[] = [];
  let expected = chain.start;
  for (const step of chain.steps) {
    found.push(...checkStep(ticket, step, expected));
    expected = step.to;
  }
  const state = item?.state;
  if (state === undefined || chain.end === state) return found;
  if (state === "closed" && closedByEventAlone(thread, chain)) return found;
  // An older thread that tells of no move says nothing about a ticket that is still at its beginning.
  if (chain.end === undefined && state === "intake") return found;
  found.push(
    finding(
      "state/not-explained",
      keyPlace(ticket, stateKey(ticket)),
      { state, last: chain.end ?? "no state at all" },
      id,
    ),
  );
  return found;
}

/** Findings about one step: it starts where the ticket was, it is a move, and the state machine has it. */
export function checkStep(ticket: Ticket, step: Step, expected: string | undefined): readonly Diagnostic[] {
  const { from, to, event } = step;
  const place = eventPlace(ticket, event);
  const found: Diagnostic[] = [];
  if (expected !== undefined && from !== expected) {
    found.push(finding("state/chain-broken", place, { from, actual: expected }, ticket.id));
  }
  if (from === to) found.push(finding("state/same-state", place, { from, to }, ticket.id));
  else if (findTransition(from, to) === undefined) {
    found.push(
      finding(
        "state/illegal-transition",
        place,
        { from, to, allowed: nextStates(from).join(", ") },
        ticket.id,
      ),
    );
  }
  return found;
}

/** Findings about the fields that belong to certain states. */
export function checkStateFields(ticket: Ticket): readonly Diagnostic[] {
  const { item, id } = ticket;
  const state = item?.state;
  if (item === undefined || state === undefined) return [];
  const found: Diagnostic[] = [];
  for (const key of ["queued_by", "queued_at"] as const) {
    const value = item[key];
    if ((state === "intake" || state === "ready") && value !== null) {
      found.push(finding("state/queued-fields-stale", keyPlace(ticket, key), { key, state }, id));
    }
    if (state === "queued" && value === null && isCurrentForm(ticket)) {
      found.push(
        finding("state/queued-fields-missing", keyPlace(ticket, stateKey(ticket)), { key, ticket: id }, id),
      );
    }
  }
  return found;
}

/** The key that holds the state: an older item has it under another name. */
export function stateKey(ticket: Ticket): string {
  const entries = ticket.item?.entries;
  return ["state", "workflow_state", "status"].find((key) => entries?.has(key) === true) ?? "state";
}
