import { followFindings } from "../dossier/findings.ts";
import { formatFindings, formatValidation, quoteText } from "../dossier/format-findings.ts";
import { type EntryOf, lastEntry, type RoundEntry } from "../rounds.ts";
import { answerForm } from "./answer-form.ts";
import { formatIntentPacket } from "./format-packet.ts";
import type { IntentPacket } from "./intent-packet.ts";
import { boundLine, boundText, codeSpan, fenceText } from "./quote.ts";

/** Longest diff that a reviewer is handed, in UTF-16 code units. */
export const MAX_DIFF_LENGTH = 200_000;
/** Most paths with conflicts that are named. */
const MAX_CONFLICTS = 200;
/** Longest path or value that stands in a line, in UTF-16 code units. */
const MAX_SPAN_LENGTH = 500;

/** What the prompt of a coder is made from. */
export interface CoderPromptFacts {
  /** From `chooseGuidance("coder", …)`. */
  readonly guidance: string;
  readonly packet: IntentPacket;
  /** Everything in artifacts/rounds.jsonl so far: the request of this round, earlier reports, the last validation. */
  readonly entries: readonly RoundEntry[];
  /** Paths that hold conflict markers from an update from the base. */
  readonly conflicts?: readonly string[];
}

/** What the prompt of a reviewer is made from. */
export interface ReviewerPromptFacts {
  /** From `chooseGuidance("reviewer", …)`. */
  readonly guidance: string;
  readonly packet: IntentPacket;
  readonly entries: readonly RoundEntry[];
  /** The commit under review: what the reviewer's checkout stands at. */
  readonly head: string;
  /** `git diff <packet.base>...<head>` without tickets and objectives; what is too long is cut here. */
  readonly diff: string;
}

/** What the prompt of an Orchestrator agent is made from. */
export interface JudgePromptFacts {
  /** From `chooseGuidance("orchestrator", …)`. */
  readonly guidance: string;
  readonly packet: IntentPacket;
  /** Facts about the workspace: `{ name: "tickets being worked on", value: "1 of 2" }`. Values may quote strangers. */
  readonly facts: readonly { readonly name: string; readonly value: string }[];
}

/** The whole prompt of a coder. */
export function coderPrompt({ guidance, packet, entries, conflicts = [] }: CoderPromptFacts): string {
  const lastReport = entries.findLastIndex(({ kind }) => kind === "report");
  const since = entries.slice(lastReport + 1);
  const parts = [
    guidance.trim(),
    formatIntentPacket(packet),
    ...earlierWork(entries),
    ...requested(since, entries),
    ...conflictPart(conflicts),
    answerForm("coder"),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** The whole prompt of a reviewer. It never holds the coder's conversation, only report and answers. */
export function reviewerPrompt(facts: ReviewerPromptFacts): string {
  const { guidance, packet, entries, head, diff } = facts;
  const report = lastEntry(entries, "report");
  const validation =
    lastEntry(entries, "validation", (entry) => entry.head === head) ?? lastEntry(entries, "validation");
  const earlier = followFindings(entries);
  const parts = [
    guidance.trim(),
    formatIntentPacket(packet),
    "# What is under review",
    `Commit ${codeSpan(head)}, at which your checkout stands, against ${codeSpan(packet.base)}.`,
    "## The coder's report",
    report === undefined ? "There is none: a person did the work." : reportOf(report),
    "## Validation",
    validation === undefined ? "Nothing was run." : formatValidation(validation),
    ...(earlier.length === 0 ? [] : ["## Earlier findings", formatFindings(earlier)]),
    "## The diff",
    diffOf(diff, packet.base, head),
    answerForm("reviewer"),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** The whole prompt of an Orchestrator agent that judges a queued ticket. */
export function judgePrompt({ guidance, packet, facts }: JudgePromptFacts): string {
  const lines = facts.map(({ name, value }) => `- ${name}: ${codeSpan(boundLine(value, MAX_SPAN_LENGTH))}`);
  const parts = [
    guidance.trim(),
    formatIntentPacket(packet),
    ...(lines.length === 0 ? [] : [`# The workspace\n\n${lines.join("\n")}`]),
    answerForm("judge"),
  ];
  return `${parts.join("\n\n")}\n`;
}

function earlierWork(entries: readonly RoundEntry[]): readonly string[] {
  const report = lastEntry(entries, "report");
  if (report === undefined) return [];
  return [
    "# What was done before",
    `You have no memory of it: this is the report of round ${report.round}. Its commits are part of HEAD.`,
    quoteText(report.summary),
  ];
}

/** What this round is about: what was asked for since the last report, and every finding that is open. */
function requested(since: readonly RoundEntry[], entries: readonly RoundEntry[]): readonly string[] {
  const requests = since.filter((entry) => entry.kind === "request");
  const open = followFindings(entries).filter(({ status }) => status === "open");
  const failed = lastEntry(since, "validation", ({ passed }) => !passed);
  if (requests.length === 0 && open.length === 0 && failed === undefined) return [];
  return [
    "# What this round is about",
    ...requests.flatMap(requestOf),
    ...(failed === undefined ? [] : [formatValidation(failed)]),
    ...(open.length === 0
      ? []
      : [
          "Open findings. Answer each one by its id; advice may be rejected with a short reason:",
          formatFindings(open),
        ]),
  ];
}

const CAUSES: Readonly<Record<EntryOf<"request">["cause"], string>> = {
  review: "The review asks for changes.",
  validation: "Validation failed.",
  criteria: "Acceptance criteria have no evidence yet.",
  person: "A person asks for changes.",
  conflict: "The default branch has moved, and the two conflict.",
  adopted: "A person has committed to the work branch.",
  text: "The ticket's text has changed; the packet above is the new one.",
};

function requestOf({ cause, by, text }: EntryOf<"request">): readonly string[] {
  const who = by === "orchestrator" ? "" : ` (${codeSpan(boundLine(by, MAX_SPAN_LENGTH))})`;
  return [`${CAUSES[cause]}${who}`, ...(text.trim() === "" ? [] : [quoteText(text)])];
}

function conflictPart(conflicts: readonly string[]): readonly string[] {
  if (conflicts.length === 0) return [];
  const named = conflicts
    .slice(0, MAX_CONFLICTS)
    .map((path) => `- ${codeSpan(boundLine(path, MAX_SPAN_LENGTH))}`);
  const left = conflicts.length - named.length;
  return [
    "# Conflicts to resolve",
    "The default branch was merged into the work. These files hold conflict markers; resolve them so that both sides keep their meaning, and leave no marker:",
    [...named, ...(left > 0 ? [`- and ${left} more: search for the markers`] : [])].join("\n"),
  ];
}

function reportOf(report: EntryOf<"report">): string {
  const { summary, evidence, risks } = report;
  const claims = evidence.map(
    ({ criterion, met, evidence: text }) => `${criterion}. ${met ? "met" : "NOT met"}: ${text}`,
  );
  return [
    "What the coder says; check it.",
    quoteText(summary),
    ...(claims.length === 0 ? [] : ["Evidence it names, by criterion:", ...quoteAll(claims)]),
    ...(risks.length === 0 ? [] : ["Risks it names:", ...quoteAll(risks)]),
  ].join("\n\n");
}

function quoteAll(texts: readonly string[]): readonly string[] {
  return texts.map((text) => quoteText(text, texts.length));
}

/** A diff that is too long is cut at a line's end, and the reviewer is told how to see the rest. */
function diffOf(diff: string, base: string, head: string): string {
  const command = codeSpan(`git diff ${base}...${head}`);
  if (diff.trim() === "") return `Nothing outside of tickets differs (${command}).`;
  const whole = boundText(diff, MAX_DIFF_LENGTH);
  if (whole.left_out === 0) return fenceText(whole.text, "diff");
  const end = whole.text.lastIndexOf("\n");
  const kept = end > 0 ? whole.text.slice(0, end) : whole.text;
  const left = diff.length - kept.length;
  return `${fenceText(kept, "diff")}\n\nThe diff is CUT here: ${left} of ${diff.length} characters are left out. Read the rest with ${command} before you judge.`;
}
