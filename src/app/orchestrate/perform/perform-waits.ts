import { LEDGER_VERSION, type Ledger, type Wait } from "../../../core/orchestrator/ledger.ts";
import type { Step, StepOutcome } from "../../../core/orchestrator/step.ts";
import { parseTime } from "../../../core/ticket/time.ts";
import type { Orchestrator } from "../context.ts";
import { withEntry } from "../store/ledger-change.ts";
import { writeLedger } from "../store/ledger-store.ts";
import { moveShared } from "../store/shared.ts";
import { readCurrent } from "./move-claim.ts";

/** How often a lost compare-and-set is tried again. */
const MAX_TRIES = 5;

/** Writes why tickets wait into the ledger, all in one commit: beside whatever others have written meanwhile. */
export async function performWaits(
  orchestrator: Orchestrator,
  step: Extract<Step, { kind: "record_waits" }>,
): Promise<StepOutcome> {
  const { repo, place, clock } = orchestrator;
  const now = clock();
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const { refs, ledger } = await readCurrent(orchestrator);
    const next = writeLedger(repo, {
      before: refs.ledger,
      from: ledger,
      to: { ...ledger, waits: changedWaits(ledger, step, now) },
      message: `wait(${step.waits
        .map(({ ticket }) => ticket)
        .slice(0, 5)
        .join(", ")})`,
      at: parseTime(now) ?? 0,
    });
    if (next === refs.ledger) return { kind: "stale", step, message: "the ledger says so already" };
    const outcome = await moveShared(repo, place, [{ name: place.ledger, from: refs.ledger, to: next }]);
    if (outcome.kind === "moved") return { kind: "done", step, message: "noted why tickets wait" };
    if (outcome.kind !== "lost") return { kind: "failed", step, message: outcome.reason };
  }
  return { kind: "stale", step, message: "others changed the ledger again and again" };
}

function changedWaits(
  ledger: Ledger,
  { waits }: Extract<Step, { kind: "record_waits" }>,
  since: string,
): Ledger["waits"] {
  return waits.reduce<Ledger["waits"]>((kept, { ticket, reasons }) => {
    const wait: Wait | undefined =
      reasons === null ? undefined : { version: LEDGER_VERSION, ticket, since, reasons: [...reasons] };
    return withEntry(kept, ticket, wait);
  }, ledger.waits);
}
