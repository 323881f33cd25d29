import { byteLength } from "../../ticket/files.ts";
import type { Language } from "../../ticket/headings.ts";
import { MAX_EVENT_BODY_BYTES } from "../../ticket/limits.ts";
import { type EntryOf, type Evidence, ROUNDS } from "../rounds.ts";
import { type DossierWords, dossierWords } from "./dossier-words.ts";
import { placeOf } from "./format-findings.ts";
import { inertBlock, inertCode, inertLine } from "./inert.ts";
import { MARKS } from "./verdict-line.ts";

// The bodies of the events that tell of a round. The whole of it stands in artifacts/rounds.jsonl.

/** Largest body, in bytes: an operation leaves itself 1 KiB of an event. */
const MAX_BYTES = MAX_EVENT_BODY_BYTES - 1024;
/** Longest text and most entries of a list, from what is usual to what always fits. */
const SIZES: readonly Size[] = [
  { text: 4_000, entries: 100 },
  { text: 1_000, entries: 100 },
  { text: 300, entries: 50 },
  { text: 100, entries: 30 },
];
const SMALLEST: Size = { text: 60, entries: 10 };

interface Size {
  readonly text: number;
  readonly entries: number;
}

/** The body of an implementation_report event, within the limit of an event and never empty. */
export function reportText(report: EntryOf<"report">, language: Language = "English"): string {
  const words = dossierWords(language);
  const { headings, statuses } = words;
  return withinLimit((size) => {
    const answers = report.answers.map(
      ({ finding, status, reason }) =>
        `- ${inertCode(finding)} **${statuses[status]}**: ${inertLine(reason, size.text)}`,
    );
    return [
      summaryOf(report.summary, size, words),
      ...evidenceList(report.evidence, size, words),
      ...list(headings.answers, answers, size, words),
      ...list(
        headings.risks,
        report.risks.map((risk) => `- ${inertLine(risk, size.text)}`),
        size,
        words,
      ),
      record(report, words),
    ];
  });
}

/** The body of a review event, within the limit of an event and never empty. */
export function reviewText(review: EntryOf<"review">, language: Language = "English"): string {
  const words = dossierWords(language);
  return withinLimit((size) => {
    const findings = review.findings.map(({ id, severity, path, line, text }) => {
      const place = path === null ? "" : ` ${inertCode(placeOf(path, line))}`;
      return `- ${inertCode(id)} **${words.severities[severity]}**${place}: ${inertLine(text, size.text)}`;
    });
    return [
      summaryOf(review.summary, size, words),
      ...list(words.headings.findings, findings, size, words),
      ...evidenceList(review.evidence, size, words),
      record(review, words),
    ];
  });
}

function summaryOf(summary: string, size: Size, words: DossierWords): string {
  return inertBlock(summary, size.text) || words.nothing;
}

function evidenceList(evidence: readonly Evidence[], size: Size, words: DossierWords): readonly string[] {
  const lines = evidence.map(({ criterion, met, evidence: text }) => {
    const verdict = met ? `${MARKS.passed} ${words.met}` : `${MARKS.failed} ${words.notMet}`;
    return `- ${words.criterionNumber(criterion)} ${verdict}: ${inertLine(text, size.text)}`;
  });
  return list(words.headings.evidence, lines, size, words);
}

/** Headings are of the third level: the event itself has one of the second. */
function list(
  heading: string,
  lines: readonly string[],
  { entries }: Size,
  words: DossierWords,
): readonly string[] {
  if (lines.length === 0) return [];
  const left = lines.length - entries;
  const more = left > 0 ? [`- ${words.moreIn(left, inertCode(ROUNDS))}`] : [];
  return [`### ${heading}`, [...lines.slice(0, entries), ...more].join("\n")];
}

/** Who brought it, in which round, at which commit. */
function record({ agent, round, head }: EntryOf<"report"> | EntryOf<"review">, words: DossierWords): string {
  const version = agent.version === null ? "" : ` (${inertLine(agent.version, 100)})`;
  return `${inertCode(agent.name)}${version}, ${words.roundNumber(round)}, ${inertCode(head)}`;
}

function withinLimit(make: (size: Size) => readonly string[]): string {
  for (const size of SIZES) {
    const text = make(size).join("\n\n");
    if (byteLength(text) <= MAX_BYTES) return text;
  }
  return make(SMALLEST).join("\n\n");
}
