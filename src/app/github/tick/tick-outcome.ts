import { type Diagnostic, finding } from "../../../core/diagnostic/diagnostic.ts";
import { formatTickSummary } from "../../../core/github/tick-summary.ts";
import type { ActionOutcome } from "../outcome.ts";
import type { TicksEnd } from "./restricted-tick.ts";

/** Why a job of ticks ended as it did. */
export type TickReason = "settled" | "advanced" | "waiting" | "held" | "stopped" | "failed";

/** What came of some ticks, for the door. What waits for a person is green; what failed is not. */
export function tickOutcome(title: string, end: TicksEnd): ActionOutcome {
  const { outcomes, waiting, left, failed, requests, last } = end;
  const { stopped } = last.decision;
  const reason = reasonOf(end);
  return {
    reason,
    ok: reason !== "stopped" && reason !== "failed",
    result: {
      done: outcomes.filter(({ kind }) => kind === "done").map(({ step }) => step.kind),
      failed: failed.map(({ step, message }) => ({ step: step.kind, message })),
      waiting: waiting.map(({ ticket, reasons, request }) => ({
        ticket,
        request: request?.number ?? null,
        reasons: reasons.map(({ kind, text }) => ({ kind, text })),
      })),
      left: left.map(({ kind }) => kind),
      stopped,
      requests,
    },
    summary: formatTickSummary(title, { outcomes, waiting, left, stopped, requests }),
    findings: findingsOf(end),
  };
}

function reasonOf({ last, failed, outcomes, waiting }: TicksEnd): TickReason {
  if (last.decision.stopped !== null) return "stopped";
  if (failed.length > 0) return "failed";
  if (outcomes.some(({ kind }) => kind === "done")) return "advanced";
  if (last.seen.observation.tickets.some(({ request }) => request?.checks === "held")) return "held";
  return waiting.length > 0 ? "waiting" : "settled";
}

function findingsOf({ last, failed }: TicksEnd): readonly Diagnostic[] {
  const { stopped } = last.decision;
  const steps = failed.map(({ step, message }) => {
    const ticket = step.kind === "record_waits" ? "some tickets" : step.ticket;
    return finding("github/step-failed", { path: "" }, { step: step.kind, ticket, reason: message });
  });
  return stopped === null ? steps : [finding("github/stopped", { path: "" }, { reason: stopped }), ...steps];
}
