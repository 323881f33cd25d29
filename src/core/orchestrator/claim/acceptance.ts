import { capacityNoteOf, type PlanSeen, rivalsOf } from "../decide/plan-waits.ts";
import { type Claim, type ClaimFile, generationOf, LEDGER_VERSION, type Ledger } from "../ledger.ts";

/** What an acceptance is decided against besides the ledger. */
export interface AcceptanceFacts {
  readonly limits: { readonly maxParallel: number };
  /** Plan records that concern the ticket, from tickets. Those that wait in the ledger are read there. */
  readonly plans: readonly PlanSeen[];
}

/** The claims of a ticket; an empty file where it was never claimed. */
export function claimsOf(
  ledger: Ledger,
  ticket: string,
): { readonly file: ClaimFile; readonly live: Claim | null } {
  const empty: ClaimFile = { version: LEDGER_VERSION, ticket, live: null, ended: [] };
  const file = ledger.claims.get(ticket) ?? empty;
  return { file, live: file.live };
}

/** The other tickets that are being worked on. */
function othersClaimed(ledger: Ledger, ticket: string): ReadonlySet<string> {
  const live = [...ledger.claims].filter(([id, file]) => id !== ticket && file.live !== null);
  return new Set(live.map(([id]) => id));
}

/**
 * Why a ticket cannot be claimed by the ledger as it is now: claimed already, another generation's turn, this queueing
 * ended before, no place left, or a ticket it must not run beside. Undefined: it can.
 */
export function refuseAcceptance(
  ledger: Ledger,
  step: {
    readonly ticket: string;
    readonly queuedAt: string;
    readonly generation: number;
    readonly ahead: readonly string[];
  },
  facts: AcceptanceFacts,
): string | undefined {
  const { ticket, queuedAt, generation, ahead } = step;
  const { file, live } = claimsOf(ledger, ticket);
  if (live !== null) return "the ticket is claimed already";
  if (generation !== generationOf(ledger, ticket) + 1) return "the ticket was claimed meanwhile";
  if (file.ended.some(({ queued_at }) => queued_at === queuedAt)) return "this queueing has ended already";
  const others = othersClaimed(ledger, ticket);
  const kept = ahead.filter((id) => !others.has(id)).length;
  if (others.size + kept >= facts.limits.maxParallel) return "no place is left";
  const plans = [...facts.plans, ...[...ledger.plans.values()].flat()];
  const rival = rivalsOf(plans, ticket).find(({ id }) => others.has(id));
  if (rival !== undefined) return `${rival.id} is being worked on, and both must not be at once`;
  if (others.size > 0 && capacityNoteOf(plans, ticket) !== undefined)
    return "it waits until nothing else runs";
  return undefined;
}
