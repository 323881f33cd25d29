import { failure } from "../../../core/diagnostic/error.ts";
import type { Ledger } from "../../../core/orchestrator/ledger.ts";
import { parseTime } from "../../../core/ticket/time.ts";
import type { RefMove } from "../../../io/git/update-refs.ts";
import type { Orchestrator } from "../context.ts";
import { type Current, readCurrent } from "../perform/move-claim.ts";
import { writeLedger } from "../store/ledger-store.ts";
import { moveShared } from "../store/shared.ts";

/** How often a lost compare-and-set is tried again. */
const MAX_TRIES = 20;

/** What a person's command makes of what Orchestrators share. */
export interface PersonChange<T> {
  readonly ledger: Ledger;
  /** Refs that move with the ledger. */
  readonly moves: readonly RefMove[];
  /** Subject of the ledger's commit. */
  readonly message: string;
  /** What the command is told when all of it has moved. */
  readonly value: T;
}

/**
 * Moves the ledger, and refs with it, for a command of a person: all by compare-and-set. What is lost to others is made
 * again on what is there then; `make` looks at its precondition each time, and undefined ends it without a change.
 * @throws landing/refused, ledger/*, and what `make` throws
 */
export async function moveForPerson<T>(
  orchestrator: Orchestrator,
  make: (current: Current) => PersonChange<T> | undefined,
): Promise<T | undefined> {
  const { repo, place, clock } = orchestrator;
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const current = await readCurrent(orchestrator);
    const change = make(current);
    if (change === undefined) return undefined;
    const { refs, ledger } = current;
    const { message, moves, value } = change;
    const at = parseTime(clock()) ?? 0;
    const next = writeLedger(repo, { before: refs.ledger, from: ledger, to: change.ledger, message, at });
    const ledgerMove = { name: place.ledger, from: refs.ledger, to: next };
    const outcome = await moveShared(repo, place, [...moves, ledgerMove]);
    if (outcome.kind === "moved") return value;
    if (outcome.kind !== "lost") throw refused(outcome.reason);
  }
  throw refused("others changed the ledger again and again");
}

function refused(reason: string): Error {
  return failure("landing/refused", { path: "" }, { reason });
}
