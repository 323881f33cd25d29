import { detach } from "../diagnostic/detach.ts";
import type { RelationKind } from "../ticket/relations.ts";
import { CLOSE_STATUSES, type CloseStatus, type State } from "../ticket/state.ts";
import type { ThreadEvent } from "../ticket/thread.ts";
import type { Ticket } from "../ticket/ticket.ts";

/** What rules across tickets and lists need of one ticket; small, so that a workspace of 100,000 fits in memory. */
export interface TicketSummary {
  readonly id: string;
  readonly dir: string;
  readonly title: string;
  /** Undefined where the item could not be read or names no state. */
  readonly state: State | undefined;
  /** How it was closed; only for closed tickets. */
  readonly closeStatus?: CloseStatus;
  readonly relations: readonly {
    readonly kind: RelationKind;
    readonly target: string;
    readonly line?: number;
  }[];
  /** Tickets that plan records name, with the line of the record. */
  readonly planned: readonly { readonly target: string; readonly line?: number }[];
}

/** Reduces a ticket to its summary. */
export function summarize(ticket: Ticket): TicketSummary {
  const state = ticket.item?.state;
  const closeStatus = state === "closed" ? closeStatusOf(ticket) : undefined;
  return {
    id: ticket.id,
    dir: ticket.dir,
    title: detach(ticket.item?.title ?? ""),
    state,
    ...(closeStatus === undefined ? {} : { closeStatus }),
    relations: ticket.relations.map(({ kind, target, line }) => ({
      kind,
      target,
      ...(line === undefined ? {} : { line }),
    })),
    planned: ticket.planRecords.flatMap(({ related_ticket: target, line }) =>
      target === undefined ? [] : [{ target, ...(line === undefined ? {} : { line }) }],
    ),
  };
}

/**
 * How a ticket was closed, from its last close event. Older events say `closed` or have no event at all: such a
 * ticket counts as completed, because nothing says otherwise.
 */
export function closeStatusOf(ticket: Ticket): CloseStatus {
  const status = ticket.thread?.events.findLast(isClosing)?.status;
  return CLOSE_STATUSES.find((known) => known === status) ?? "completed";
}

/** Whether an event tells how a ticket was closed: `close`, or `closed` of the older form. */
export function isClosing({ kind, id }: ThreadEvent): boolean {
  return kind === "close" || (kind === "closed" && id === undefined);
}

/** Whether a ticket no longer holds up what depends on it: only `completed` does that. */
export function isCompleted(summary: Pick<TicketSummary, "state" | "closeStatus">): boolean {
  return summary.state === "closed" && summary.closeStatus === "completed";
}
