import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { countFindings, countOf } from "../diagnostic/printable.ts";
import type { TicketMoves } from "./moves.ts";

/** What a check of one change found: everything its summary, status and outputs are made of. */
export interface CheckReport {
  /** What was compared, in words without Markdown: `main 1a2b3c4d5e…6f7a8b9c0d`. */
  readonly change: string;
  /** How many tickets the rules examined. */
  readonly examined: number;
  readonly tickets: readonly TicketMoves[];
  readonly findings: readonly Diagnostic[];
  /** What a reader should know besides, one sentence each. */
  readonly notes: readonly string[];
  /** What people decided against a gate: in the records, or in the ledger. */
  readonly overrides: readonly { readonly ticket: string; readonly by: string; readonly text: string }[];
}

/** Whether a change passes: no finding is an error. */
export function isGood({ findings }: CheckReport): boolean {
  return findings.every(({ severity }) => severity !== "error");
}

/** Longest description of a commit status. https://docs.github.com/en/rest/commits/statuses */
export const MAX_STATUS_LENGTH = 140;

/** The verdict in one line, for the status `yoi/transition`; numbers only, so that no text of a ticket is in it. */
export function describeReport(report: CheckReport): string {
  const { examined, findings, tickets } = report;
  const counts = countFindings(findings);
  if (!isGood(report)) return `${counts} in ${countOf(examined, "ticket")}: see the summary of yoi gate`;
  if (examined === 0 && findings.length === 0) return "no ticket is changed";
  const moves = tickets.reduce((sum, each) => sum + each.moves.length, 0);
  const what = `${countOf(examined, "ticket")} changed, ${countOf(moves, "move")}`;
  return counts === "" ? `${what}: lawful` : `${what}: lawful, with ${counts}`;
}

/** The word for machines: why a check ended as it did. */
export function reasonOf(report: CheckReport): "passed" | "nothing" | "findings" {
  if (!isGood(report)) return "findings";
  return report.examined === 0 && report.findings.length === 0 ? "nothing" : "passed";
}

/** Several reports of one head as one: each request of a head must pass. */
export function joinReports(reports: readonly CheckReport[]): CheckReport {
  const [first, ...others] = reports;
  if (first !== undefined && others.length === 0) return first;
  return {
    change: reports.map(({ change }) => change).join("; "),
    examined: reports.reduce((sum, { examined }) => sum + examined, 0),
    tickets: reports.flatMap(({ tickets }) => tickets),
    findings: reports.flatMap(({ findings }) => findings),
    notes: reports.flatMap(({ notes }) => notes),
    overrides: reports.flatMap(({ overrides }) => overrides),
  };
}
