import { type Diagnostic, finding } from "../diagnostic/diagnostic.ts";
import type { Ticket } from "../ticket/ticket.ts";
import { RESOLUTION } from "../workspace/parse-ticket.ts";
import { isClosing } from "../workspace/summary.ts";
import { stateKey } from "./check-state.ts";
import { keyPlace } from "./places.ts";

/** Findings about what closes a ticket: its resolution and its close event, and that only closed tickets have one. */
export function checkClosing(ticket: Ticket): readonly Diagnostic[] {
  const { item, thread, id, dir } = ticket;
  const state = item?.state;
  if (state === undefined) return [];
  if (state !== "closed") {
    if (!ticket.files.has(RESOLUTION)) return [];
    return [finding("state/stray-resolution", { path: `${dir}/${RESOLUTION}` }, { state, ticket: id }, id)];
  }
  const found: Diagnostic[] = [];
  const place = keyPlace(ticket, stateKey(ticket));
  // A file that could not be read has a finding of its own.
  const says = ticket.files.has(RESOLUTION) && ticket.resolution?.trim() !== "";
  if (!says) found.push(finding("state/no-resolution", place, { ticket: id }, id));
  const closed = thread?.events.some(isClosing) ?? true;
  if (!closed) found.push(finding("state/no-close-event", place, { ticket: id }, id));
  return found;
}
