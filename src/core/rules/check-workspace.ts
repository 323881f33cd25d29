import { type Diagnostic, finding } from "../diagnostic/diagnostic.ts";
import { idKey, slugOf } from "../ticket/id.ts";
import type { Objective } from "../ticket/objective.ts";
import type { TicketSummary } from "../workspace/summary.ts";
import { checkCycles, checkTargets } from "./check-relations.ts";

/** What rules across tickets look at. */
export interface WorkspaceSummary {
  /** One entry a ticket directory, in the order of the directory. */
  readonly tickets: readonly TicketSummary[];
  readonly objectives: readonly Objective[];
  /** Files under the ticket root that belong to no ticket. */
  readonly strays: readonly string[];
}

/** Findings about tickets seen together: ids and slugs, references, circles of waiting, objectives, stray files. */
export function checkWorkspace(workspace: WorkspaceSummary): readonly Diagnostic[] {
  const byId = new Map(workspace.tickets.map((ticket) => [ticket.id, ticket]));
  const known = { has: (id: string) => byId.has(id), ids: byId.keys() };
  return [
    ...checkDuplicates(workspace.tickets),
    ...workspace.tickets.flatMap((ticket) => checkTargets(ticket, { ...known, ids: byId.keys() })),
    ...checkCycles(byId),
    ...workspace.objectives.flatMap((objective) => checkLinks(objective, byId)),
    ...workspace.strays
      .filter((path) => !/\/\.git(keep|ignore)$/.test(path))
      .map((path) => finding("ticket/stray-file", { path }, {})),
  ];
}

function checkDuplicates(tickets: readonly TicketSummary[]): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const ids = new Map<string, TicketSummary>();
  const slugs = new Map<string, TicketSummary>();
  for (const ticket of tickets) {
    const twin = ids.get(idKey(ticket.id));
    if (twin !== undefined)
      found.push(
        finding("ticket/duplicate-id", { path: ticket.dir }, { id: ticket.dir, other: twin.dir }, ticket.id),
      );
    else ids.set(idKey(ticket.id), ticket);
    const slug = slugOf(ticket.id);
    if (slug === undefined || twin !== undefined) continue;
    const namesake = slugs.get(idKey(slug));
    if (namesake === undefined) slugs.set(idKey(slug), ticket);
    else
      found.push(
        finding("ticket/duplicate-slug", { path: ticket.dir }, { slug, other: namesake.id }, ticket.id),
      );
  }
  return found;
}

function checkLinks(
  objective: Objective,
  tickets: ReadonlyMap<string, TicketSummary>,
): readonly Diagnostic[] {
  return objective.linked_tickets.flatMap((target) => {
    if (tickets.has(target)) return [];
    const entry = objective.entries.get("linked_tickets");
    const place = {
      path: `.yoi/objectives/${objective.id}/item.md`,
      ...(entry === undefined ? {} : { line: entry.line }),
    };
    return [finding("objective/dangling-target", place, { target }, objective.id)];
  });
}
