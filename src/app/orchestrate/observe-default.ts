import type { DefaultSeen } from "../../core/orchestrator/observation.ts";
import type { Ticket } from "../../core/ticket/ticket.ts";
import { parseAcceptanceCriteria } from "../../core/workspace/acceptance-criteria.ts";
import { closeStatusOf } from "../../core/workspace/summary.ts";
import { ticketDigest } from "./subject.ts";

/** A ticket that another one waits for. */
export interface Awaited {
  readonly id: string;
  readonly ticket: Ticket | undefined;
  /** It landed, but its claim is not completed. */
  readonly held: boolean;
}

/** A ticket as the default branch shows it; null where there is none that can be read. */
export function seeDefault(ticket: Ticket | undefined, awaited: readonly Awaited[]): DefaultSeen | null {
  const item = ticket?.item;
  if (ticket === undefined || item?.state === undefined) return null;
  return {
    state: item.state,
    title: item.title ?? "",
    priority: item.priority,
    queued_by: item.queued_by,
    queued_at: item.queued_at,
    attention: item.attention_required,
    deferred_until: item.deferred_until,
    readiness: item.readiness,
    criteria: parseAcceptanceCriteria(item.body).length,
    text: ticketDigest(ticket),
    chain: chainOf(ticket),
    blockers: awaited.map((each) => ({
      id: each.id,
      state: each.ticket?.item?.state ?? null,
      close_status: each.ticket?.item?.state === "closed" ? closeStatusOf(each.ticket) : null,
      held: each.held,
    })),
    broken: ticket.diagnostics.some(({ severity }) => severity === "error"),
  };
}

/** One word for each change of state, in the order of the thread. */
export function chainOf(ticket: Pick<Ticket, "thread">): string[] {
  return (ticket.thread?.events ?? [])
    .filter(({ kind }) => kind === "state_changed")
    .map(({ from, to, at, id }) => `${from ?? "?"}>${to ?? "?"}@${at ?? "?"}#${id ?? "?"}`);
}
