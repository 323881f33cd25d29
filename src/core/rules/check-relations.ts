import { type Diagnostic, finding, type Place } from "../diagnostic/diagnostic.ts";
import { nearest } from "../diagnostic/nearest.ts";
import { PLAN, RELATIONS } from "../workspace/parse-ticket.ts";
import { findCycles, waitGraphOf } from "../workspace/relation-graph.ts";
import type { TicketSummary } from "../workspace/summary.ts";

/** What is known about which tickets there are. */
export interface KnownTickets {
  readonly has: (id: string) => boolean;
  /** Ids to suggest from; may be empty. */
  readonly ids: Iterable<string>;
}

/** Findings about references of one ticket that lead nowhere. */
export function checkTargets(ticket: TicketSummary, known: KnownTickets): readonly Diagnostic[] {
  const missing = (target: string): string => {
    const near = nearest(target, known.ids);
    return near === undefined ? "correct the id, or remove the relation" : `did you mean ${near}?`;
  };
  return [
    ...ticket.relations.flatMap(({ kind, target, line }) =>
      known.has(target)
        ? []
        : [
            finding(
              "relation/dangling-target",
              placeOf(ticket, RELATIONS, line),
              { kind, target, suggestion: missing(target) },
              ticket.id,
            ),
          ],
    ),
    ...ticket.planned.flatMap(({ target, line }) =>
      known.has(target)
        ? []
        : [
            finding(
              "plan/dangling-target",
              placeOf(ticket, PLAN, line),
              { target, suggestion: missing(target) },
              ticket.id,
            ),
          ],
    ),
  ];
}

/** Findings about tickets that wait for each other in a circle; each circle is reported at its smallest id. */
export function checkCycles(tickets: ReadonlyMap<string, TicketSummary>): readonly Diagnostic[] {
  return findCycles(waitGraphOf(tickets.values())).flatMap((cycle) => {
    const ticket = tickets.get(cycle.find((id) => tickets.has(id)) ?? "");
    if (ticket === undefined) return [];
    const around = [...cycle, cycle[0] ?? ""].join(" → ");
    const line = ticket.relations.find(({ target }) => cycle.includes(target))?.line;
    return [finding("relation/cycle", placeOf(ticket, RELATIONS, line), { cycle: around }, ticket.id)];
  });
}

function placeOf(ticket: TicketSummary, inside: string, line: number | undefined): Place {
  return { path: `${ticket.dir}/${inside}`, ...(line === undefined ? {} : { line }) };
}
