import { type Diagnostic, finding } from "../diagnostic/diagnostic.ts";
import type { Ticket } from "../ticket/ticket.ts";
import { RELATIONS } from "../workspace/parse-ticket.ts";
import { isCompleted, type TicketSummary } from "../workspace/summary.ts";
import type { Neighbours } from "./change-input.ts";

const STARTED = new Set(["queued", "inprogress", "done"]);

/** Whether a blocker is far enough for its dependents to be queued, or to be started. */
export function isBlockerSatisfied(
  blocker: TicketSummary,
  need: "blockers-started" | "blockers-completed",
): boolean {
  if (isCompleted(blocker)) return true;
  return need === "blockers-started" && blocker.state !== undefined && STARTED.has(blocker.state);
}

/** What may hold a ticket up, and which of it counts. */
export interface Blockers {
  readonly neighbours: Neighbours;
  readonly counts: (id: string) => boolean;
}

/** Findings about what a ticket waits for: its own `depends_on`, and the `blocks` of the neighbours that were read. */
export function checkBlockers(
  ticket: Ticket,
  need: "blockers-started" | "blockers-completed",
  { neighbours, counts }: Blockers,
): readonly Diagnostic[] {
  const own = ticket.relations
    .filter(({ kind }) => kind === "depends_on")
    .map(({ target, line }) => ({ id: target, line }));
  const incoming = [...neighbours.tickets.values()]
    .filter(
      ({ id, relations }) =>
        id !== ticket.id && relations.some(({ kind, target }) => kind === "blocks" && target === ticket.id),
    )
    .map(({ id }) => ({ id, line: undefined }));
  return [...own, ...incoming].flatMap(({ id, line }) => {
    const blocker = neighbours.tickets.get(id);
    // A target that does not exist has a finding of its own.
    if (blocker === undefined || isBlockerSatisfied(blocker, need) || !counts(id)) return [];
    const state = ticket.item?.state ?? "queued";
    const facts = { state, blocker: id, blockerState: describe(blocker), ticket: ticket.id };
    const place = { path: `${ticket.dir}/${RELATIONS}`, ...(line === undefined ? {} : { line }) };
    return [finding("state/blocker-open", place, facts, ticket.id)];
  });
}

function describe(blocker: TicketSummary): string {
  if (blocker.state === "closed") return `closed as ${blocker.closeStatus ?? "unknown"}`;
  return blocker.state ?? "unreadable";
}
