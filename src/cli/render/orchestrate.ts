import { countOf } from "../../core/diagnostic/printable.ts";
import type { Decision, Step, StepOutcome } from "../../core/orchestrator/step.ts";
import type { Paint } from "../../io/terminal/colour.ts";

/** One line for what came of a step. */
export function renderOutcome({ kind, step, message }: StepOutcome, paint: Paint): string {
  const mark = { done: paint.green("✓"), stale: paint.dim("·"), failed: paint.red("✗") }[kind];
  return `${mark} ${nameOf(step)} ${paint.bold(step.kind.replaceAll("_", " "))}: ${message}\n`;
}

/** What is planned or left, and why the rest waits. */
export function renderDecision(
  { steps, waits, stopped }: Decision,
  { paint, planned, acted }: { readonly paint: Paint; readonly planned: boolean; readonly acted: boolean },
): string {
  if (stopped !== null) return `${paint.red("stopped")}: ${stopped}\n`;
  const lines = planned
    ? steps.map((step) => `→ ${nameOf(step)} ${paint.bold(step.kind.replaceAll("_", " "))}${detailOf(step)}`)
    : [];
  const waiting = waits.flatMap(({ ticket, reasons }) =>
    reasons.map(({ kind, text }) => `${paint.yellow("…")} ${ticket} waits (${kind}): ${text}`),
  );
  const all = [...lines, ...waiting];
  if (all.length > 0) return `${all.join("\n")}\n`;
  return acted ? "" : "nothing to do: no ticket is queued, claimed or waiting\n";
}

function nameOf(step: Step): string {
  if (step.kind !== "record_waits") return step.ticket;
  const [first] = step.waits;
  return step.waits.length === 1 && first !== undefined ? first.ticket : countOf(step.waits.length, "ticket");
}

/** The part of a step that a person asks about first. */
function detailOf(step: Step): string {
  if (step.kind === "accept") return `: generation ${step.generation}`;
  if (step.kind === "open_attempt") return `: ${step.role}, round ${step.round}`;
  if (step.kind === "publish") return `: what the ${step.role} brought`;
  if (step.kind === "request_changes") return `: ${step.text}`;
  if (step.kind === "escalate") return `: ${step.need}`;
  if (step.kind === "recover") return `: ${step.action}`;
  return "reason" in step ? `: ${step.reason}` : "";
}
