import { YoiError } from "../../../core/diagnostic/error.ts";
import { bindAttempt } from "../../../core/orchestrator/claim/claim-after.ts";
import type { Attempt, Claim, Runner } from "../../../core/orchestrator/ledger.ts";
import { liveClaim } from "../../../core/orchestrator/ledger.ts";
import { parseTime } from "../../../core/ticket/time.ts";
import type { MoveOutcome } from "../../../io/git/update-refs.ts";
import type { Orchestrator } from "../context.ts";
import { changedLedger } from "../store/ledger-change.ts";
import { writeLedger } from "../store/ledger-store.ts";
import { moveShared } from "../store/shared.ts";
import { passBoundary } from "./boundary.ts";
import { type Current, readCurrent } from "./move-claim.ts";

/** How often a lost compare-and-set is tried again while the own entry has not changed. */
const MAX_TRIES = 30;
/** How often an answer that was lost is asked for again. */
const MAX_UNANSWERED = 3;

/** Who is to be bound to which attempt. */
export interface Binding {
  readonly ticket: string;
  readonly attempt: string;
  readonly runner: Runner;
}

/** What came of it. */
export type BindOutcome =
  | { readonly kind: "bound"; readonly claim: Claim; readonly attempt: Attempt }
  /** Somebody else is bound to it, or it is not open any longer: a few words. */
  | { readonly kind: "lost"; readonly reason: string }
  | { readonly kind: "failed"; readonly reason: string };

/**
 * Binds what was started for an attempt to it, by compare-and-set on the ledger: of any number of starts exactly one
 * wins. Done twice by the same one it is done once; where the answer of the other side is lost, it looks again.
 * @throws ledger/*, git/*
 */
export async function bindOpenAttempt(orchestrator: Orchestrator, binding: Binding): Promise<BindOutcome> {
  const { ticket, attempt, runner } = binding;
  let unanswered = 0;
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const current = await readCurrent(orchestrator);
    const change = bindAttempt(current.ledger, ticket, attempt, runner);
    if (change.kind === "refused") return { kind: "lost", reason: change.reason };
    if (change.kind === "unchanged") return boundIn(current, ticket);
    const to = writeLedger(orchestrator.repo, {
      before: current.refs.ledger,
      from: current.ledger,
      to: changedLedger(current.ledger, ticket, { ...change, clearsWait: false }),
      message: `bind_attempt(${ticket})`,
      at: parseTime(orchestrator.clock()) ?? 0,
    });
    passBoundary(orchestrator.env, "bind_attempt:made");
    const outcome = await moveLedger(orchestrator, current, to);
    passBoundary(orchestrator.env, "bind_attempt:moved");
    if (outcome instanceof YoiError) {
      unanswered += 1;
      if (unanswered === MAX_UNANSWERED) throw outcome;
    } else if (outcome.kind !== "moved" && outcome.kind !== "lost") {
      return { kind: "failed", reason: outcome.reason };
    }
    // Moved or not: what stands there now says who is bound.
  }
  return { kind: "failed", reason: `others changed the ledger ${MAX_TRIES} times meanwhile` };
}

function boundIn({ ledger }: Current, ticket: string): BindOutcome {
  const claim = liveClaim(ledger, ticket);
  const attempt = claim?.attempt ?? undefined;
  if (claim === undefined || attempt === undefined) throw new TypeError("an attempt that is bound is open");
  return { kind: "bound", claim, attempt };
}

/** An error: it is not known whether the ledger moved. */
async function moveLedger(
  { repo, place }: Orchestrator,
  { refs }: Current,
  to: string,
): Promise<MoveOutcome | YoiError> {
  try {
    return await moveShared(repo, place, [{ name: place.ledger, from: refs.ledger, to }]);
  } catch (error) {
    if (error instanceof YoiError && error.diagnostic.code === "ledger/unreachable") return error;
    throw error;
  }
}
