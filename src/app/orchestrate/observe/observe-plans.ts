import type { Ledger } from "../../../core/orchestrator/ledger.ts";
import type { Observation } from "../../../core/orchestrator/observation.ts";
import type { TicketIndex } from "./ticket-index.ts";

/** The plan records that concern some tickets, in either direction, and the states of the tickets they name. */
export function observePlans(
  index: TicketIndex,
  ledger: Ledger,
  ids: ReadonlySet<string>,
): Pick<Observation, "plans" | "others"> {
  const recorded = [...index.values()].flatMap(({ plans }) => plans);
  const waiting = [...ledger.plans.values()].flatMap((records) =>
    records.flatMap(({ ticket_id, kind, related_ticket, note }) =>
      kind === "accepted_plan"
        ? []
        : [
            {
              ticket_id,
              kind,
              ...(related_ticket === undefined ? {} : { related_ticket }),
              ...(note === undefined ? {} : { note }),
            },
          ],
    ),
  );
  const plans = [...recorded, ...waiting].filter(
    ({ ticket_id, related_ticket }) => ids.has(ticket_id) || ids.has(related_ticket ?? ""),
  );
  const named = new Set(
    plans.flatMap(({ ticket_id, related_ticket }) => [ticket_id, related_ticket ?? ticket_id]),
  );
  const others = [...named]
    .filter((id) => !ids.has(id))
    .sort()
    .map((id) => ({ id, state: stateOf(index, id) }));
  return { plans, others };
}

function stateOf(index: TicketIndex, id: string): Observation["others"][number]["state"] {
  return index.get(id)?.state ?? null;
}
