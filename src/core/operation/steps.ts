import { failure } from "../diagnostic/error.ts";
import { keyPlace } from "../rules/places.ts";
import type { ItemKey } from "../ticket/item.ts";
import { findTransition, nextStates, type State } from "../ticket/state.ts";
import { type EventDraft, type OpenTicket, refuseOlder, wordsOf } from "./draft.ts";
import type { OperationContext } from "./operation.ts";
import { headerReason } from "./texts.ts";

/** The keys of an item that say something and no longer shall: to be set, each is removed. */
export function cleared(
  { item }: OpenTicket,
  ...keys: readonly ItemKey[]
): Readonly<Record<string, undefined>> {
  const filled = keys.filter((key) => (item.entries.get(key)?.value ?? null) !== null);
  return Object.fromEntries(filled.map((key) => [key, undefined]));
}

/** A move that a command makes, and from where. */
interface CommandMove {
  readonly to: State;
  readonly from: readonly State[];
}

/**
 * Refuses a ticket that the command's move does not start from.
 * @throws usage/already-in-state, state/illegal-transition, usage/other-command
 */
export function requireMove(open: OpenTicket, { to, from }: CommandMove): void {
  const { ticket, id, state } = open;
  refuseOlder(open, "workflow_state", "status");
  if (from.includes(state)) return;
  const place = keyPlace(ticket, "state");
  if (state === to) throw failure("usage/already-in-state", place, { ticket: id, state });
  if (findTransition(state, to) === undefined) {
    throw failure("state/illegal-transition", place, {
      from: state,
      to,
      allowed: nextStates(state).join(", "),
    });
  }
  // The state machine has the move, but it means something else than what this command is for.
  const command = to === "ready" ? "unqueue" : state === "done" || state === "closed" ? "reopen" : "return";
  throw failure("usage/other-command", place, { ticket: id, from: state, to, command });
}

/** Refuses to queue, or to start as if it were queued, what a person has set aside. @throws state/attention, state/deferred */
export function requireNothingOpen({ ticket, item, id }: OpenTicket, today: string): void {
  const { attention_required: attention, deferred_until: until } = item;
  if (attention !== null) {
    throw failure("state/attention", keyPlace(ticket, "attention_required"), { attention, ticket: id });
  }
  if (until !== null && !hasCome(until, today)) {
    throw failure("state/deferred", keyPlace(ticket, "deferred_until"), { until, ticket: id });
  }
}

/** A deferral whose day has come is over: the field that would still say it goes. */
export function withoutPastDeferral(open: OpenTicket, today: string): Readonly<Record<string, undefined>> {
  const until = open.item.deferred_until;
  return until !== null && hasCome(until, today) ? cleared(open, "deferred_until") : {};
}

/** The event of one step; without a reason from the actor its body says who moved what. */
export function stepEvent(
  move: {
    readonly from: State;
    readonly to: State;
    readonly word: string;
    readonly reason?: string | undefined;
  },
  context: OperationContext,
): EventDraft {
  const { from, to, word, reason } = move;
  const body = reason ?? wordsOf(context).moved(context.actor.name, from, to);
  const attributes = { from, to, reason: reason === undefined ? word : headerReason(reason), field: "state" };
  return { kind: "state_changed", body, attributes };
}

/** How a move stands in subjects and messages: `ready → queued → inprogress`. */
export function arrow(...states: readonly State[]): string {
  return states.join(" → ");
}

function hasCome(until: string, today: string): boolean {
  return until !== "later" && until <= today;
}
