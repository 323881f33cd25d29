import type { GateResult } from "../decide/gate.ts";
import type { LedgerVerdict } from "../ledger.ts";
import { DOSSIER, type Dossier, type DossierCriterion } from "./dossier.ts";
import type { DossierWords } from "./dossier-words.ts";
import { durationOf } from "./duration.ts";
import { placeOf } from "./format-findings.ts";
import { inertCode, inertLine } from "./inert.ts";
import { MARKS } from "./verdict-line.ts";

/** How much of texts and lists is shown, and in whose words. */
export interface Show {
  /** Longest text, in UTF-16 code units. */
  readonly text: number;
  /** Most rows of a table. */
  readonly rows: number;
  readonly words: DossierWords;
}

/** Longest name, path or command in a cell. */
const MAX_NAME = 200;
/** Most levels of a gate that are shown. */
const MAX_GATE_DEPTH = 6;

/** The acceptance criteria with what shows them. */
export function criteriaTable({ criteria, left_out: left }: Dossier, show: Show): string {
  const { words, text } = show;
  if (criteria.length === 0) return words.noCriteria;
  const rows = criteria.map((criterion) => [
    markOf(criterion.met),
    String(criterion.number),
    inertLine(criterion.text, text),
    evidenceCell(criterion, show),
  ]);
  return table(["", "#", words.columns.criterion, words.columns.evidence], rows, show, left.criteria);
}

function evidenceCell({ evidence }: DossierCriterion, { words, text }: Show): string {
  if (evidence.length === 0) return `*${words.notShown}*`;
  return evidence
    .map(({ role, agent, met, text: said }) => {
      const who = `**${role === "reviewer" ? words.columns.reviewer : words.columns.coder}** ${inertCode(agent)}`;
      return `${who}${met ? "" : ` (${words.notMet})`}: ${inertLine(said, text)}`;
    })
    .join("<br>");
}

/** Every finding of every round with what came of it; empty when there was none. */
export function findingTable({ findings, left_out: left }: Dossier, show: Show): string {
  const { words, text } = show;
  const rows = findings.map((finding) => {
    const { id, severity, status, path, line, reason } = finding;
    const why = reason ?? (status === "fixed" ? words.notRepeated : null);
    const outcome = `**${words.statuses[status]}**${why === null ? "" : `: ${inertLine(why, text)}`}`;
    return [
      status === "open" ? MARKS[severity === "blocking" ? "failed" : "pending"] : MARKS.passed,
      `${inertCode(id)} ${words.severities[severity]}`,
      `${inertLine(finding.text, text)} (${inertLine(finding.by, MAX_NAME)}, ${words.roundNumber(finding.round)})`,
      path === null ? "" : inertCode(placeOf(path, line)),
      outcome,
    ];
  });
  const { finding, where, outcome } = words.columns;
  return table(["", "", finding, where, outcome], rows, show, left.findings);
}

/** The validation commands with how they ended; empty when nothing was run. */
export function validationTable({ validation }: Dossier, show: Show): string {
  if (validation === null) return "";
  const { words, text } = show;
  const rows = validation.commands.map(({ command, exit_code: code, duration_ms, output_digest }) => [
    MARKS[code === 0 ? "passed" : "failed"],
    inertCode(oneLine(command, text)),
    code === null ? words.signal : String(code),
    durationOf(duration_ms),
    inertCode(output_digest.slice(0, 16)),
  ]);
  const { command, exit, time, digest } = words.columns;
  const at = `${inertCode(validation.head.slice(0, 10))}, ${validation.at}`;
  return `${at}\n\n${table(["", command, exit, time, digest], rows, show)}`;
}

/** One row a round; empty when there was none. */
export function roundTable({ rounds, left_out: left }: Dossier, show: Show): string {
  const { words } = show;
  const rows = rounds.map((round) => [
    String(round.round),
    round.request === null ? "" : words.causes[round.request],
    round.coder === null ? "" : inertCode(round.coder.name),
    round.validation === null ? "" : `${MARKS[round.validation]} ${words.validation[round.validation]}`,
    round.reviewer === null ? "" : inertCode(round.reviewer.name),
    round.review === null ? "" : words.review[round.review],
    round.review === null ? "" : String(round.findings),
  ]);
  const { round, why, coder, validation, reviewer, outcome, findings } = words.columns;
  return table([round, why, coder, validation, reviewer, outcome, findings], rows, show, left.rounds);
}

/** The commits, newest first; empty when there is none. */
export function commitTable({ commits, left_out: left }: Dossier, show: Show): string {
  const rows = commits.map(({ oid, author, subject }) => [
    inertCode(oid.slice(0, 10)),
    inertLine(subject, show.text),
    inertLine(author, MAX_NAME),
  ]);
  const { commit, subject, author } = show.words.columns;
  return table([commit, subject, author], rows, show, left.commits);
}

/** What a person decided against the gate, with the reason; empty when nobody did. */
export function overrideTable(overrides: Dossier["overrides"], show: Show): string {
  const rows = overrides.map(({ by, at, gate, reason }) => [
    inertLine(by, MAX_NAME),
    inertLine(gate, MAX_NAME),
    inertLine(reason, show.text),
    at,
  ]);
  const { who, what, reason, when } = show.words.columns;
  return table([who, what, reason, when], rows, show);
}

/** What was said after the proposal, oldest first; empty when nothing was. Overrides have a table of their own. */
export function saidTable(verdicts: readonly LedgerVerdict[], show: Show): string {
  const { words, text } = show;
  const rows = verdicts.flatMap((verdict) => {
    if (verdict.kind === "override" || verdict.kind === "update") return [];
    const passed = "passed" in verdict ? verdict.passed : verdict.kind === "approval";
    return [
      [
        MARKS[passed ? "passed" : "failed"],
        inertLine(verdict.by, MAX_NAME),
        words.said[verdict.kind],
        inertLine(verdict.note ?? "", text),
        inertCode(verdict.head.slice(0, 10)),
        verdict.at,
      ],
    ];
  });
  const { who, what, reason, commit, when } = words.columns;
  return table(["", who, what, reason, commit, when], rows, show);
}

/** Paths with a sentence before them; empty when there is none. */
export function pathList(paths: readonly string[], note: string, { rows, words }: Show): string {
  if (paths.length === 0) return "";
  const shown = paths.slice(0, rows).map((path) => `- ${inertCode(oneLine(path, MAX_NAME))}`);
  const more = paths.length - shown.length;
  return [note, [...shown, ...(more > 0 ? [`- ${words.more(more)}`] : [])].join("\n")].join("\n\n");
}

/** The conditions of a gate, each with its reason, one below the other. */
export function gateList(gate: GateResult, show: Show): string {
  const lines: string[] = [];
  const add = ({ name, status, reason, children }: GateResult, depth: number): void => {
    if (depth >= MAX_GATE_DEPTH || lines.length >= show.rows) return;
    const why = reason === "" ? "" : `: ${inertLine(reason, show.text)}`;
    lines.push(`${"  ".repeat(depth)}- ${MARKS[status]} **${inertLine(name, MAX_NAME)}**${why}`);
    for (const child of children) add(child, depth + 1);
  };
  add(gate, 0);
  return lines.join("\n");
}

function markOf(met: boolean | null): string {
  return MARKS[met === null ? "pending" : met ? "passed" : "failed"];
}

function oneLine(text: string, maxLength: number): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length <= maxLength ? line : `${line.slice(0, maxLength - 1).toWellFormed()}…`;
}

/** A table, or nothing without rows. Cells hold inert Markdown: no pipe, no line end. */
function table(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  { rows: most, words }: Show,
  leftOut: number = 0,
): string {
  if (rows.length === 0) return "";
  const shown = rows.slice(0, most);
  const more = rows.length - shown.length + leftOut;
  const lines = [columns, columns.map(() => "---"), ...shown].map((cells) => `| ${cells.join(" | ")} |`);
  return `${lines.join("\n")}${more > 0 ? `\n\n${words.moreIn(more, inertCode(DOSSIER))}` : ""}`;
}
