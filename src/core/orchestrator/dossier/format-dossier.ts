import { byteLength } from "../../ticket/files.ts";
import type { Language } from "../../ticket/headings.ts";
import type { GateResult } from "../decide/gate.ts";
import type { LedgerVerdict } from "../ledger.ts";
import { DOSSIER, type Dossier } from "./dossier.ts";
import {
  commitTable,
  criteriaTable,
  findingTable,
  gateList,
  overrideTable,
  pathList,
  roundTable,
  type Show,
  saidTable,
  validationTable,
} from "./dossier-tables.ts";
import { type DossierWords, dossierWords } from "./dossier-words.ts";
import { inertBlock, inertCode, inertLine } from "./inert.ts";
import { MARKS, needsOf, resultOf } from "./verdict-line.ts";

/** Longest Markdown of a dossier, in UTF-16 code units: GitHub takes 65,536 for a pull request. */
export const MAX_MARKDOWN_LENGTH = 60_000;
/** Largest resolution that is written, in bytes. */
const MAX_RESOLUTION_BYTES = 64 * 1024;

/** What is shown with a dossier. */
export interface DossierView {
  /** What the ledger holds of the ticket: said after the proposal. */
  readonly verdicts?: readonly LedgerVerdict[];
  readonly gate?: GateResult;
  readonly language?: Language;
}

const SIZES: readonly Omit<Show, "words">[] = [
  { text: 4_000, rows: 100 },
  { text: 1_000, rows: 100 },
  { text: 300, rows: 50 },
  { text: 120, rows: 30 },
];
const SMALLEST: Omit<Show, "words"> = { text: 40, rows: 10 };

/**
 * The dossier as Markdown for a pull request: the verdict first, then what a person decides by, the rest folded away.
 * The same input gives the same text. Nothing that agents or strangers wrote can act on the page it is shown on.
 */
export function formatDossier(dossier: Dossier, view: DossierView = {}): string {
  const words = dossierWords(view.language ?? "English");
  for (const size of SIZES) {
    const text = render(dossier, view, { ...size, words });
    if (text.length <= MAX_MARKDOWN_LENGTH) return text;
  }
  return render(dossier, view, { ...SMALLEST, words });
}

/** The text of `resolution.md`: what was done, who checked it, and what stays. Its first paragraph stands alone. */
export function resolutionText(dossier: Dossier, language: Language = "English"): string {
  const words = dossierWords(language);
  const text = (limit: number): string => {
    const risks = dossier.risks.map((risk) => `- ${inertLine(risk, limit)}`);
    return [
      inertBlock(dossier.summary ?? dossier.ticket.title, limit),
      `${whoLine(dossier, words)} ${needsOf(dossier, words)
        .map((need) => need.text)
        .join(
          ", ",
        )} (${inertCode(short(dossier.head))}, ${words.size(commitCount(dossier), dossier.diff.files)}).`,
      ...(risks.length === 0 ? [] : [`## ${words.headings.risks}`, risks.join("\n")]),
      words.seeDossier(inertCode(DOSSIER)),
    ].join("\n\n");
  };
  const full = text(4_000);
  return byteLength(full) <= MAX_RESOLUTION_BYTES ? full : text(80);
}

function render(dossier: Dossier, view: DossierView, show: Show): string {
  const { words } = show;
  const { headings } = words;
  const { gate, verdicts = [] } = view;
  const overrides = [...dossier.overrides, ...verdicts.filter((verdict) => verdict.kind === "override")];
  const distinct = [...new Map(overrides.map((override) => [override.id, override])).values()];
  const parts = [
    verdictLine(dossier, gate, words),
    aboutLine(dossier, words),
    whoLine(dossier, words),
    ...(gate === undefined ? [] : [`### ${headings.gate}`, gateList(gate, show)]),
    `### ${headings.criteria}`,
    criteriaTable(dossier, show),
    ...section(
      `### ${headings.done}`,
      dossier.summary === null ? "" : inertBlock(dossier.summary, show.text),
    ),
    ...section(`### ${headings.findings}`, findingTable(dossier, show)),
    ...section(`### ${headings.risks}`, riskList(dossier, show)),
    ...section(`### ${headings.overrides}`, overrideTable(distinct, show)),
    ...section(`### ${headings.since}`, saidTable(verdicts, show)),
    ...section(`### ${headings.protected}`, pathList(dossier.protected_paths, words.protectedNote, show)),
    ...section(`### ${headings.dirty}`, pathList(dossier.dirty, words.dirtyNote, show)),
    ...folded(headings.validation, validationTable(dossier, show)),
    ...folded(`${headings.rounds} (${dossier.rounds.length})`, roundTable(dossier, show)),
    ...folded(`${headings.commits} (${commitCount(dossier)})`, commitTable(dossier, show)),
    footer(dossier, words),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** `## ✅ Merge-ready: 3 of 3 criteria met, validation passed, review approves`. */
function verdictLine(dossier: Dossier, gate: GateResult | undefined, words: DossierWords): string {
  const needs = needsOf(dossier, words);
  const result = gate?.status ?? resultOf(needs);
  const said = needs.map(({ text }) => text).join(", ");
  if (gate === undefined)
    return `## ${MARKS[result]} ${result === "passed" ? words.ready : words.notReady}: ${said}`;
  const verdict = { passed: words.gatePassed, pending: words.gatePending, failed: words.gateFailed }[result];
  return `## ${MARKS[result]} ${verdict}: ${said}`;
}

function aboutLine(dossier: Dossier, words: DossierWords): string {
  const { ticket, branch, head, diff } = dossier;
  const size = `${words.size(commitCount(dossier), diff.files)}, +${diff.insertions} −${diff.deletions}`;
  return [
    `**${inertLine(ticket.title, 500)}**`,
    inertCode(ticket.id),
    ticket.priority,
    `${inertCode(branch)} (${inertCode(short(head))})`,
    size,
  ].join(" · ");
}

function whoLine({ coder, review }: Dossier, words: DossierWords): string {
  const coded = words.codedBy(coder === null ? words.nothing : agentName(coder));
  return review === null
    ? `${coded}.`
    : `${coded}, ${words.reviewedBy(agentName(review.agent), review.round)}.`;
}

function agentName({ name, version }: NonNullable<Dossier["coder"]>): string {
  return version === null ? inertCode(name) : `${inertCode(name)} (${inertLine(version, 100)})`;
}

function riskList({ risks, left_out: left }: Dossier, { text, rows, words }: Show): string {
  const shown = risks.slice(0, rows).map((risk) => `- ${inertLine(risk, text)}`);
  const more = risks.length - shown.length + (left.risks ?? 0);
  return [...shown, ...(more > 0 ? [`- ${words.more(more)}`] : [])].join("\n");
}

function section(heading: string, content: string): readonly string[] {
  return content === "" ? [] : [heading, content];
}

function folded(summary: string, content: string): readonly string[] {
  return content === "" ? [] : [`<details>\n<summary>${summary}</summary>`, content, "</details>"];
}

function footer({ subject, at }: Dossier, words: DossierWords): string {
  const digest = (text: string): string => inertCode(short(text));
  const { code, ticket, policy } = subject;
  return `---\n\n${words.madeAt(at)} ${words.subjectIs(digest(code), digest(ticket), digest(policy))}`;
}

function commitCount({ commits, left_out: left }: Dossier): number {
  return commits.length + (left.commits ?? 0);
}

function short(oid: string): string {
  return oid.slice(0, 10);
}
