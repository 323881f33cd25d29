import type { DefaultSeen } from "../../../core/orchestrator/observation.ts";
import type { Ticket } from "../../../core/ticket/ticket.ts";
import { parseAcceptanceCriteria } from "../../../core/workspace/acceptance-criteria.ts";
import { ticketDigest } from "../land/subject.ts";

/** What the default branch shows of a ticket, without what it waits for. */
export type DefaultFacts = Omit<DefaultSeen, "blockers">;

/** What a ticket says of itself; null where it cannot be read. */
export function factsOf(ticket: Ticket | undefined): DefaultFacts | null {
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
    broken: ticket.diagnostics.some(({ severity }) => severity === "error"),
  };
}

/** One word for each change of state, in the order of the thread. */
export function chainOf(ticket: Pick<Ticket, "thread">): string[] {
  return (ticket.thread?.events ?? [])
    .filter(({ kind }) => kind === "state_changed")
    .map(({ from, to, at, id }) => `${from ?? "?"}>${to ?? "?"}@${at ?? "?"}#${id ?? "?"}`);
}
