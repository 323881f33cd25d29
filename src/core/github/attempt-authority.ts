import type { Ledger, Runner } from "../orchestrator/ledger.ts";
import { type Attempt, type Claim, liveClaim } from "../orchestrator/ledger.ts";

/** The attempt that a job is about, as the ledger has it. */
export interface OpenAttempt {
  readonly claim: Claim;
  readonly attempt: Attempt;
}

/** Which attempt of which run of a workflow. */
export interface RunAttempt {
  readonly run: number;
  readonly runAttempt: number;
}

/** Whose attempt it is. */
export type Authority =
  /** This run's and this run attempt's. */
  | ({ readonly kind: "own" } & OpenAttempt)
  /** Another run's: only that one's result may be published, when it is over. */
  | ({ readonly kind: "other"; readonly of: RunAttempt } & OpenAttempt)
  /** Nobody may act for it: a few words. */
  | { readonly kind: "lost"; readonly reason: string };

/**
 * Decides whether a job may act for an attempt: it must be open, and bound to exactly this run and run attempt. A
 * re-run is another run attempt, and has no authority over what the one before was bound to.
 */
export function decideAuthority(
  ledger: Ledger,
  { ticket, attempt: id }: { readonly ticket: string; readonly attempt: string },
  { run, runAttempt }: RunAttempt,
): Authority {
  const claim = liveClaim(ledger, ticket);
  const attempt = claim?.attempt ?? undefined;
  if (claim === undefined || attempt?.id !== id) return lost("it is not open any longer");
  const { runner } = attempt;
  if (runner === null) return lost("no run is bound to it");
  if (runner.kind === "process") return lost("a process of a machine runs it");
  if (runner.run !== run) {
    return {
      kind: "other",
      claim,
      attempt,
      of: { run: runner.run, runAttempt: runner.run_attempt },
    };
  }
  return runner.run_attempt === runAttempt
    ? { kind: "own", claim, attempt }
    : lost(`attempt ${runner.run_attempt} of this run is bound to it, and this is attempt ${runAttempt}`);
}

/** A run attempt as attempts of agents are bound to it. */
export function runnerOf({ run, runAttempt }: RunAttempt): Runner {
  return { kind: "run", run, run_attempt: runAttempt };
}

function lost(reason: string): Authority {
  return { kind: "lost", reason };
}
