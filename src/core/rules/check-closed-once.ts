import { type Diagnostic, finding } from "../diagnostic/diagnostic.ts";
import type { ThreadEvent } from "../ticket/thread.ts";
import type { Ticket } from "../ticket/ticket.ts";
import { isClosing } from "../workspace/summary.ts";
import type { EventMatch } from "./match-events.ts";
import { eventPlace } from "./places.ts";

/** Findings about new close events of a ticket that is closed already: they would tell anew how it was closed. */
export function checkClosedOnce(
  before: Ticket | undefined,
  after: Ticket,
  match: EventMatch,
): readonly Diagnostic[] {
  if (before?.item?.state !== "closed") return [];
  const added = new Set(match.added.map(({ index }) => index));
  const events = after.thread?.events ?? [];
  return match.added.flatMap(({ event, index }) => {
    if (!isClosing(event)) return [];
    const last = events.findLastIndex((other, at) => at < index && isMove(other));
    const next = events.findIndex((other, at) => at > index && isMove(other));
    if (added.has(last) || added.has(next)) return [];
    return [finding("state/closed-already", eventPlace(after, event), { ticket: after.id }, after.id)];
  });
}

function isMove({ kind }: ThreadEvent): boolean {
  return kind === "state_changed";
}
