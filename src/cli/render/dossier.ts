import type { Dossier } from "../../core/orchestrator/dossier/dossier.ts";
import { type DossierWords, dossierWords } from "../../core/orchestrator/dossier/dossier-words.ts";
import { durationOf } from "../../core/orchestrator/dossier/duration.ts";
import { placeOf } from "../../core/orchestrator/dossier/format-findings.ts";
import { MARKS, needsOf, resultOf } from "../../core/orchestrator/dossier/verdict-line.ts";
import type { LedgerVerdict } from "../../core/orchestrator/ledger.ts";
import type { Language } from "../../core/ticket/headings.ts";
import type { Paint } from "../../io/terminal/colour.ts";
import { type Cell, formatTable } from "../table.ts";
import { indent, manyLines, oneLine } from "../text.ts";
import type { RenderOptions } from "./words.ts";

/** How a dossier is shown on a terminal. */
export interface DossierOptions extends RenderOptions {
  readonly verdicts: readonly LedgerVerdict[];
  readonly language: Language;
}

/** A dossier for a person on a terminal: the verdict first, then criteria with their evidence, findings and the rest. */
export function renderDossier(dossier: Dossier, options: DossierOptions): string {
  const { paint, width, language, verdicts } = options;
  const words = dossierWords(language);
  const { ticket, branch, head, diff, commits, left_out: left } = dossier;
  const size = words.size(commits.length + (left.commits ?? 0), diff.files);
  const blocks = [
    verdictBlock(dossier, words, paint),
    `${paint.bold(oneLine(ticket.title))}\n${ticket.id}  ${ticket.priority}\n${oneLine(branch)}  ${head.slice(0, 10)}  ${size}, +${diff.insertions} −${diff.deletions}\n`,
    block(words.headings.criteria, criteriaLines(dossier, words, paint), paint),
    block(words.headings.done, manyLines(dossier.summary ?? "").trim(), paint),
    block(words.headings.findings, findingLines(dossier, words, paint), paint),
    block(words.headings.validation, validationTable(dossier, words, width), paint),
    block(words.headings.risks, dossier.risks.map((risk) => `- ${oneLine(risk)}`).join("\n"), paint),
    block(words.headings.protected, dossier.protected_paths.map(oneLine).join("\n"), paint),
    block(words.headings.dirty, dossier.dirty.map(oneLine).join("\n"), paint),
    block(words.headings.since, saidTable(verdicts, words, width), paint),
  ];
  return blocks.filter((text) => text !== "").join("\n");
}

function verdictBlock(dossier: Dossier, words: DossierWords, paint: Paint): string {
  const needs = needsOf(dossier, words);
  const result = resultOf(needs);
  const style = { passed: paint.green, pending: paint.yellow, failed: paint.red }[result];
  const verdict = result === "passed" ? words.ready : words.notReady;
  return `${MARKS[result]} ${style(`${verdict}: ${needs.map(({ text }) => text).join(", ")}`)}\n`;
}

function block(heading: string, text: string, paint: Paint): string {
  return text === "" ? "" : `${paint.bold(heading)}\n${indent(text.replace(/\n$/, ""), "  ")}\n`;
}

function criteriaLines({ criteria }: Dossier, words: DossierWords, paint: Paint): string {
  const lines = criteria.flatMap(({ number, text, met, evidence }) => [
    `${MARKS[met === null ? "pending" : met ? "passed" : "failed"]} ${number}. ${oneLine(text)}`,
    ...evidence.map((each) => `     ${paint.dim(`${oneLine(each.agent)}:`)} ${oneLine(each.text)}`),
    ...(evidence.length === 0 ? [`     ${paint.dim(words.notShown)}`] : []),
  ]);
  return lines.length === 0 ? words.noCriteria : lines.join("\n");
}

function findingLines({ findings }: Dossier, words: DossierWords, paint: Paint): string {
  return findings
    .flatMap(({ id, severity, status, path, line, text, reason }) => {
      const open = severity === "blocking" ? MARKS.failed : MARKS.pending;
      const place = path === null ? "" : ` ${paint.cyan(oneLine(placeOf(path, line)))}`;
      const why = reason === null ? "" : `: ${oneLine(reason)}`;
      return [
        `${status === "open" ? open : MARKS.passed} ${id} ${words.severities[severity]}${place} ${oneLine(text)}`,
        `     ${paint.dim(words.statuses[status])}${why}`,
      ];
    })
    .join("\n");
}

function validationTable({ validation }: Dossier, words: DossierWords, width: number | undefined): string {
  const rows = (validation?.commands ?? []).map(
    ({ command, exit_code: code, duration_ms: ms }): readonly Cell[] => [
      { text: MARKS[code === 0 ? "passed" : "failed"] },
      { text: code === null ? words.signal : String(code) },
      { text: durationOf(ms) },
      { text: command },
    ],
  );
  return formatTable(rows, { width: width === undefined ? width : width - 2 });
}

function saidTable(
  verdicts: readonly LedgerVerdict[],
  words: DossierWords,
  width: number | undefined,
): string {
  const rows = verdicts.flatMap((verdict): readonly (readonly Cell[])[] => {
    if (verdict.kind === "update") return [];
    const text = verdict.kind === "override" ? `${verdict.gate}: ${verdict.reason}` : (verdict.note ?? "");
    return [[{ text: verdict.at }, { text: verdict.by }, { text: words.said[verdict.kind] }, { text }]];
  });
  return formatTable(rows, { width: width === undefined ? width : width - 2 });
}
