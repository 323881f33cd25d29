import type { TicketView } from "../../../core/orchestrator/lay-over.ts";
import type { Ticket } from "../../../core/ticket/ticket.ts";
import { chainOf } from "../observe/observe-default.ts";

/** A ticket as one place shows it; null where it is not, or cannot be read. */
export function viewOf(ticket: Ticket | undefined): TicketView | null {
  const item = ticket?.item;
  if (ticket === undefined || item?.state === undefined) return null;
  return { state: item.state, attention: item.attention_required, chain: chainOf(ticket) };
}
