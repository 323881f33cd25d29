import { isId } from "../../ticket/id.ts";
import { generationField, oidField, randomIdField } from "../fields.ts";

/** The trailer by which a commit of the Orchestrator proves which move of the ledger it belongs to. */
export const CLAIM_TRAILER = "Yoi-Claim";

/** What `Yoi-Claim` says. */
export interface ClaimTrailer {
  readonly ticket: string;
  readonly generation: number;
  /** The attempt whose result the commit publishes, or null. */
  readonly attempt: string | null;
  /** The ledger before the move that made the commit; null where there was none. */
  readonly ledger: string | null;
}

/** The value of a trailer: `<ticket> <generation> <attempt or -> <ledger or ->`. */
export function formatClaimTrailer({ ticket, generation, attempt, ledger }: ClaimTrailer): string {
  return `${ticket} ${generation} ${attempt ?? "-"} ${ledger ?? "-"}`;
}

/** Reads the value of a trailer; undefined for anything that `formatClaimTrailer` does not write. */
export function parseClaimTrailer(value: string): ClaimTrailer | undefined {
  const [ticket = "", count = "", attempt = "", ledger = "", ...rest] = value.split(" ");
  const generation = /^[1-9]\d*$/.test(count) ? Number(count) : 0;
  const isGood =
    rest.length === 0 &&
    isId(ticket) &&
    generationField.safeParse(generation).success &&
    (attempt === "-" || randomIdField.safeParse(attempt).success) &&
    (ledger === "-" || oidField.safeParse(ledger).success);
  if (!isGood) return undefined;
  return {
    ticket,
    generation,
    attempt: attempt === "-" ? null : attempt,
    ledger: ledger === "-" ? null : ledger,
  };
}

/** Whether a commit belongs to the acceptance of a ticket that nobody had claimed, at a time without any ledger. */
export function isOfFirstClaim({ generation, attempt, ledger }: ClaimTrailer): boolean {
  return generation === 1 && attempt === null && ledger === null;
}
