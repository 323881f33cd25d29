import { maskSecrets } from "../../diagnostic/secrets.ts";

// Text of strangers on its way to an agent: what a ticket, a diff or another agent says must never read as an
// instruction of the Orchestrator. It always stands in a fence or a code span that nothing in it can close.

/** A text that was cut where it was too long. */
export interface BoundedText {
  readonly text: string;
  /** How many characters (UTF-16 code units) are left out at its end. */
  readonly left_out: number;
}

/** What a secret can reach beyond the place where a text is cut. */
const SECRET_MARGIN = 512;

// Colours and cursor moves of a terminal (ECMA-48 CSI and OSC sequences).
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing control sequences is the purpose
const TERMINAL_SEQUENCE = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\))/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: replacing control characters is the purpose
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
/** Read by a machine and seen by nobody: zero-width and bidirectional marks, tags, selectors beyond the first 16. */
const INVISIBLE =
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e0fff}]/gu;

/** A text without what nobody sees, secrets masked, cut at a limit. Line ends are LF. */
export function boundText(text: string, maxLength: number): BoundedText {
  const head = text.slice(0, maxLength + SECRET_MARGIN).toWellFormed();
  const clean = plainText(head);
  if (text.length <= head.length && clean.length <= maxLength) return { text: clean, left_out: 0 };
  const kept = clean.slice(0, maxLength).replace(/[\ud800-\udbff]$/, "");
  return { text: kept, left_out: Math.max(0, text.length - kept.length) };
}

/** The same as one line, with … where it was cut. */
export function boundLine(text: string, maxLength: number): string {
  const line = plainText(text.slice(0, maxLength * 2 + SECRET_MARGIN).toWellFormed())
    .replaceAll(/[\s\u2028\u2029]+/g, " ")
    .trim();
  return line.length <= maxLength ? line : `${line.slice(0, maxLength - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

/** A fenced block around a text: longer than any run of backticks in it, so that nothing in it ends the block. */
export function fenceText(text: string, info: string = "text"): string {
  const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${info}\n${text}${text === "" || text.endsWith("\n") ? "" : "\n"}${fence}`;
}

/** A fenced block around a bounded text, with a sentence behind it where something is left out. */
export function fenceBounded({ text, left_out }: BoundedText, where: string, info?: string): string {
  const block = fenceText(text, info);
  return left_out === 0
    ? block
    : `${block}\n\n(${left_out} more characters are left out here; see ${where}.)`;
}

/** A code span around a text of one line, which nothing in it can end. */
export function codeSpan(line: string): string {
  const text = line.replaceAll(/[\s\u2028\u2029]+/g, " ") || " ";
  const ticks = "`".repeat(longestRun(text) + 1);
  const pad = /^`|`$|^ .* $/.test(text) ? " " : "";
  return `${ticks}${pad}${text}${pad}${ticks}`;
}

function plainText(text: string): string {
  const lines = text.replaceAll(/\r\n?/g, "\n").replaceAll(TERMINAL_SEQUENCE, "");
  return maskSecrets(lines.replaceAll(INVISIBLE, "").replaceAll(CONTROL, "\u{fffd}"));
}

function longestRun(text: string): number {
  let longest = 0;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  return longest;
}
