import { boundLine, boundText, codeSpan, fenceBounded, fenceText } from "../agent/quote.ts";
import type { CommandResult, EntryOf } from "../rounds.ts";
import type { FollowedFinding } from "./findings.ts";

/** Longest path that is shown, in UTF-16 code units. */
const MAX_PATH_LENGTH = 500;
/** Longest text of a finding, summary or answer, in UTF-16 code units. */
const MAX_TEXT_LENGTH = 4_000;
/** Longest texts of one list together, and what each may always have. */
const MAX_LIST_LENGTH = 100_000;
const MIN_TEXT_LENGTH = 300;
/** Most findings that are handed to an agent. */
const MAX_SHOWN = 100;
/** Longest tail of a command's output, in UTF-16 code units. */
const MAX_TAIL_LENGTH = 8_000;

/** A text of another agent or a person, quoted for an agent. Where there are many, each may be shorter. */
export function quoteText(text: string, among: number = 1): string {
  const share = Math.floor(MAX_LIST_LENGTH / Math.max(among, 1));
  const limit = Math.max(MIN_TEXT_LENGTH, Math.min(MAX_TEXT_LENGTH, share));
  return fenceBounded(boundText(text, limit), "artifacts/rounds.jsonl of the ticket");
}

/** Findings for an agent, each with its id and the answer that it got. */
export function formatFindings(findings: readonly FollowedFinding[]): string {
  const left = findings.length - MAX_SHOWN;
  const shown = findings
    .slice(0, MAX_SHOWN)
    .map((finding, _, { length }) => formatFinding(finding, 2 * length));
  const more =
    left <= 0 ? [] : [`${left} more findings are left out; see artifacts/rounds.jsonl of the ticket.`];
  return [...shown, ...more].join("\n\n");
}

function formatFinding(finding: FollowedFinding, among: number): string {
  const { id, severity, path, line, text } = finding;
  const place = path === null ? "" : `, at ${codeSpan(boundLine(placeOf(path, line), MAX_PATH_LENGTH))}`;
  const head = `- ${codeSpan(id)} (${severity})${place}:`;
  const answer =
    finding.reason === null
      ? [`Answered: ${finding.status === "open" ? "not yet" : finding.status}`]
      : [`Answered: ${finding.status}. The coder's words:`, quoteText(finding.reason, among)];
  return [head, quoteText(text, among), ...answer].join("\n\n");
}

/** A place in the code as people write it. */
export function placeOf(path: string, line: number | null): string {
  return line === null ? path : `${path}:${line}`;
}

/** A validation for an agent: each command, how it ended, and the end of its output where it failed. */
export function formatValidation({ passed, head, commands }: EntryOf<"validation">): string {
  const verdict = `Validation of ${codeSpan(head)}: ${passed ? "passed" : "FAILED"}.`;
  return [verdict, ...commands.map(formatCommand)].join("\n\n");
}

function formatCommand({ command, exit_code: code, duration_ms, output_tail: tail }: CommandResult): string {
  const end = code === null ? "was ended by a signal or the time limit" : `ended with exit code ${code}`;
  const head = `${fenceText(boundText(command, MAX_TEXT_LENGTH).text, "sh")}\n\n${end}, after ${duration_ms} ms.`;
  if (code === 0 || tail === "") return head;
  const bounded = boundText(tail.slice(-MAX_TAIL_LENGTH), MAX_TAIL_LENGTH);
  return `${head} The end of its output:\n\n${fenceText(bounded.text)}`;
}
