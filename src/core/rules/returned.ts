import type { Ticket } from "../ticket/ticket.ts";
import { checkState } from "./check-state.ts";
import { matchEvents } from "./match-events.ts";

/**
 * Whether a ticket that has the form of an earlier commit only goes back: every event it then has is one of those it
 * had, and they explain its state. A form that was in the history for a moment, and was never judged, does not pass.
 */
export function isReturn(before: Ticket | undefined, after: Ticket): boolean {
  const isExplained = checkState(after).length === 0;
  if (before === undefined) return isExplained;
  const { added } = matchEvents(before.thread?.events ?? [], after.thread?.events ?? []);
  return added.length === 0 && (isExplained || checkState(before).length > 0);
}
