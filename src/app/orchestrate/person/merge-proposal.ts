import { failure } from "../../../core/diagnostic/error.ts";
import { evaluateGate, type GateResult } from "../../../core/orchestrator/decide/gate.ts";
import type { StepOutcome } from "../../../core/orchestrator/step.ts";
import type { Orchestrator } from "../context.ts";
import { performStep } from "../perform/perform-step.ts";
import { readProposal } from "./say-verdict.ts";

/** What came of a person's wish to merge. */
export interface MergeEnd {
  readonly gate: GateResult;
  readonly outcome: StepOutcome;
}

/**
 * Lands a proposal for a person: whatever the configuration says about who merges, the gate must have passed.
 * @throws landing/no-proposal, landing/gate, ledger/*
 */
export async function mergeProposal(orchestrator: Orchestrator, id: string): Promise<MergeEnd> {
  const { seen, ticket } = await readProposal(orchestrator, id);
  const gate = evaluateGate(ticket, seen.observation);
  const claim = ticket.claim?.live;
  if (claim === null || claim === undefined || gate.status !== "passed") {
    throw failure("landing/gate", { path: "" }, { ticket: id, reason: gate.reason });
  }
  const { generation, head, attempt } = claim;
  const fence = { generation, head, attempt: attempt?.id ?? null };
  const base = seen.observation.default.sha;
  const step = { kind: "merge", ticket: id, fence, base, verdicts: ticket.verdicts.length } as const;
  const outcome = await performStep(orchestrator, step, seen);
  orchestrator.onOutcome(outcome);
  return { gate, outcome };
}
