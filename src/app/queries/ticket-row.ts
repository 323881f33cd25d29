import type * as z from "zod";
import type { ticketListAnswer } from "../../core/operation/answers.ts";
import type { Item } from "../../core/ticket/item.ts";
import type { State } from "../../core/ticket/state.ts";
import type { ShownTicket } from "./shown-ticket.ts";

/** One ticket in a list, as it stands in JSON. */
export type TicketRow = z.infer<typeof ticketListAnswer>["tickets"][number];

/** A ticket where it is only named. */
export interface NamedTicket {
  readonly id: string;
  readonly title: string | null;
  readonly state: State | null;
}

/** The row of a ticket, with its work laid over it; what its item does not say is null. */
export function rowOf(id: string, item: Item | undefined, shown: ShownTicket): TicketRow {
  return {
    ...nameOf(id, { title: item?.title, state: shown.state }),
    priority: item?.priority ?? "P2",
    labels: [...(item?.labels ?? [])],
    risk_flags: [...(item?.risk_flags ?? [])],
    assignee: item?.assignee ?? null,
    readiness: item?.readiness ?? "unspecified",
    attention_required: shown.attention,
    deferred_until: item?.deferred_until ?? null,
    queued_by: item?.queued_by ?? null,
    queued_at: item?.queued_at ?? null,
    created_at: item?.created_at ?? null,
    updated_at: item?.updated_at ?? null,
    work: shown.work,
  };
}

/** A ticket's id, title and state. */
export function nameOf(
  id: string,
  item: { readonly title?: string | undefined; readonly state?: State | undefined } | undefined,
): NamedTicket {
  // A summary says "" where there is no title.
  return {
    id,
    title: item?.title === undefined || item.title === "" ? null : item.title,
    state: item?.state ?? null,
  };
}
