import { type CheckReport, isGood, reasonOf } from "../../../core/github/check-report.ts";
import { formatCheckSummary } from "../../../core/github/format-check-summary.ts";
import type { ActionOutcome } from "../outcome.ts";

/** Most tickets that the output `result` names. */
const MAX_TICKETS = 200;

/** What a check adds to the output `result`. */
export function checkResult(report: CheckReport, head: string): ActionOutcome["result"] {
  const { examined, tickets, change } = report;
  return {
    head,
    change,
    examined,
    tickets: tickets.slice(0, MAX_TICKETS).map(({ ticket, before = null, after = null, moves }) => {
      return {
        ticket,
        before,
        after,
        moves: moves.map(({ from, to, role = null }) => ({ from, to, role })),
      };
    }),
  };
}

/** The outcome of a check that only annotates. */
export function outcomeOf(report: CheckReport, head: string): ActionOutcome {
  return {
    reason: reasonOf(report),
    ok: isGood(report),
    result: checkResult(report, head),
    summary: formatCheckSummary(report, "yoi check"),
    findings: report.findings,
  };
}

/** Nothing is judged, and why. */
export function ignored(why: string): ActionOutcome {
  const summary = `## yoi check: nothing to judge\n\n${why[0]?.toUpperCase() ?? ""}${why.slice(1)}.\n`;
  return { reason: "ignored", ok: true, result: {}, summary, findings: [] };
}
