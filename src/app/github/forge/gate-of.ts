import { wasEjected } from "../../../core/github/request-view.ts";
import { formatSticky, type StickyFacts, stickyMarker } from "../../../core/github/sticky.ts";
import { evaluateGate, type GateResult } from "../../../core/orchestrator/decide/gate.ts";
import type { TicketSeen } from "../../../core/orchestrator/observation.ts";
import type { Seen } from "../../orchestrate/observe/observe.ts";
import type { ForgeParts } from "./forge-parts.ts";

/** A ticket of an observation. @throws TypeError for one that is not in it */
export function requireSeen({ observation }: Seen, id: string): TicketSeen {
  const ticket = observation.tickets.find((each) => each.id === id);
  if (ticket === undefined) throw new TypeError(`${id} is not in the observation`);
  return ticket;
}

/** Makes or updates the one comment of a request: the gate as it is, and what a person does next. */
export async function showGate(
  { actingApi, memory }: ForgeParts,
  seen: Seen,
  id: string,
  { number, gate }: { readonly number: number; readonly gate: GateResult },
): Promise<void> {
  const { config } = seen.observation;
  const noted = memory.notes.get(id);
  const request = noted?.request?.number === number ? noted.request : undefined;
  const refused = request === undefined ? undefined : memory.refused.get(request.head);
  const facts: StickyFacts = {
    ticket: id,
    gate,
    authority: config.authority,
    method: config.method,
    inMergeQueue: request?.inMergeQueue ?? false,
    wasEjected: request !== undefined && wasEjected(request),
    checksHeld: request?.checks.state === "held",
    left: noted?.left ?? [],
    notes: [
      ...(noted?.notes ?? []),
      ...(refused === undefined ? [] : [`GitHub refused to merge it: ${refused}`]),
    ],
  };
  await actingApi.upsertComment({ number, marker: stickyMarker(id), body: formatSticky(facts) });
}

/** The gate of a ticket in an observation. */
export function gateOf(seen: Seen, id: string): GateResult {
  return evaluateGate(requireSeen(seen, id), seen.observation);
}
