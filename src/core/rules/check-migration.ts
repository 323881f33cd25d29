import { type Diagnostic, finding } from "../diagnostic/diagnostic.ts";
import type { Ticket } from "../ticket/ticket.ts";
import type { EventMatch } from "./match-events.ts";
import { eventPlace } from "./places.ts";

/**
 * Findings about what only `migrate` may do, in a change that is not exactly what it makes: taking a ticket out of its
 * status directory, and appending a migration event that names no role (one that does is judged by its role).
 */
export function checkMigration(before: Ticket, after: Ticket, match: EventMatch): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  if (before.status !== undefined && after.status === undefined) {
    const facts = { ticket: after.id, what: `was moved out of ${before.status}/` };
    found.push(finding("migrate/by-hand", { path: after.dir }, facts, after.id));
  }
  for (const { event } of match.added) {
    if (event.kind !== "migration" || event.role !== undefined) continue;
    const facts = { ticket: after.id, what: "got a migration event" };
    found.push(finding("migrate/by-hand", eventPlace(after, event), facts, after.id));
  }
  return found;
}
