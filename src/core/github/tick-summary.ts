import { countOf } from "../diagnostic/printable.ts";
import type { GateResult } from "../orchestrator/decide/gate.ts";
import { inertCode, inertLine } from "../orchestrator/dossier/inert.ts";
import type { WaitReason } from "../orchestrator/ledger.ts";
import type { Step, StepOutcome } from "../orchestrator/step.ts";
import { formatGateTree } from "./gate-texts.ts";
import { leftOutParts } from "./sticky.ts";
import type { LeftOut } from "./verdicts.ts";

/** One ticket that waits. */
export interface WaitingTicket {
  readonly ticket: string;
  readonly reasons: readonly WaitReason[];
  /** Of a claimed ticket with a proposal. */
  readonly gate: GateResult | null;
  /** Its request, where there is one. */
  readonly request: { readonly number: number; readonly url: string } | null;
  readonly left: readonly LeftOut[];
}

/** What some ticks did. */
export interface TickReport {
  readonly outcomes: readonly StepOutcome[];
  readonly waiting: readonly WaitingTicket[];
  /** Steps that this job may not do: the next tick does them. */
  readonly left: readonly Step[];
  /** Why nothing at all may be done. */
  readonly stopped: string | null;
  /** How often GitHub was asked. */
  readonly requests: number;
}

const MAX_ROWS = 100;
const MAX_GATES = 20;
const MARK = { done: "✅", stale: "↩️", failed: "❌" } as const;

/** What some ticks did, as Markdown for the summary of a job. */
export function formatTickSummary(title: string, report: TickReport): string {
  const { outcomes, waiting, left, stopped, requests } = report;
  const parts = [
    `## ${title}`,
    ...(stopped === null ? [] : [`**Nothing may be done:** ${inertLine(stopped, 500)}`]),
    outcomes.length === 0 ? "Nothing was to be done." : outcomeTable(outcomes),
    ...(waiting.length === 0 ? [] : ["### What waits", waitTable(waiting)]),
    ...gateParts(waiting),
    ...(left.length === 0
      ? []
      : [`Left to the next tick: ${left.map(stepWords).slice(0, MAX_ROWS).join(", ")}.`]),
    `GitHub was asked ${countOf(requests, "time")}.`,
  ];
  return `${parts.join("\n\n")}\n`;
}

function outcomeTable(outcomes: readonly StepOutcome[]): string {
  const rows = outcomes
    .slice(-MAX_ROWS)
    .map(({ kind, step, message }) => [
      MARK[kind],
      inertCode(ticketOf(step)),
      step.kind,
      inertLine(message, 500),
    ]);
  return table(["", "Ticket", "Step", "What came of it"], rows);
}

function waitTable(waiting: readonly WaitingTicket[]): string {
  const rows = waiting
    .slice(0, MAX_ROWS)
    .map(({ ticket, reasons, request }) => [
      inertCode(ticket),
      request === null ? "" : `[#${request.number}](${request.url})`,
      reasons.map(({ text }) => inertLine(text, 300)).join("<br>"),
    ]);
  return table(["Ticket", "Request", "Why"], rows);
}

function gateParts(waiting: readonly WaitingTicket[]): readonly string[] {
  return waiting
    .slice(0, MAX_GATES)
    .flatMap(({ ticket, gate, left }) =>
      gate === null
        ? []
        : [
            `<details><summary>The gate of ${ticket}</summary>`,
            formatGateTree(gate),
            ...leftOutParts(left),
            "</details>",
          ],
    );
}

function stepWords(step: Step): string {
  return `${step.kind} ${inertCode(ticketOf(step))}`;
}

function ticketOf(step: Step): string {
  return step.kind === "record_waits"
    ? step.waits
        .map(({ ticket }) => ticket)
        .slice(0, 5)
        .join(", ")
    : step.ticket;
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  return [columns, columns.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
