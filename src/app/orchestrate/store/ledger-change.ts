import type { ClaimChange } from "../../../core/orchestrator/claim/claim-after.ts";
import type { Ledger } from "../../../core/orchestrator/ledger.ts";

/** The ledger after one ticket's change. */
export function changedLedger(
  ledger: Ledger,
  ticket: string,
  change: Extract<ClaimChange, { kind: "changed" }>,
): Ledger {
  const { file, verdicts = [], clearsWait, clearsPlans } = change;
  const said = [...(ledger.verdicts.get(ticket) ?? []), ...verdicts];
  return {
    claims: withEntry(ledger.claims, ticket, file),
    waits: clearsWait ? withEntry(ledger.waits, ticket, undefined) : ledger.waits,
    plans: clearsPlans ? withEntry(ledger.plans, ticket, undefined) : ledger.plans,
    verdicts: verdicts.length === 0 ? ledger.verdicts : withEntry(ledger.verdicts, ticket, said),
  };
}

/** The map with one entry set, or without it. */
export function withEntry<T>(
  map: ReadonlyMap<string, T>,
  key: string,
  value: T | undefined,
): ReadonlyMap<string, T> {
  const changed = new Map(map);
  if (value === undefined) changed.delete(key);
  else changed.set(key, value);
  return changed;
}
