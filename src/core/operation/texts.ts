import * as z from "zod";
import { failure } from "../diagnostic/error.ts";
import { byteLength } from "../ticket/files.ts";
import {
  MAX_EVENT_BODY_BYTES,
  MAX_ITEM_BYTES,
  MAX_ONE_LINE_LENGTH,
  MAX_RECORD_BYTES,
} from "../ticket/limits.ts";

// What people and agents hand in, made fit for a record. Lengths beyond the limits are refused, never cut.

/** Room for the heading and the lists that an operation writes around a text. */
const MARGIN_BYTES = 1024;
/** Longest text of a reason that stands in an event's header; the whole reason is its body. */
const MAX_HEADER_REASON = 200;

// Colours and cursor moves of a terminal, as pasted logs hold them (ECMA-48 CSI and OSC sequences).
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing control sequences is the purpose
const TERMINAL_SEQUENCE = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\))/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/g;
/** What an item refuses in a value of one line. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
const NOT_IN_LINE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;

/** The input key of the ticket an operation is about. */
export const ticketInput = z
  .string()
  .min(1)
  .describe("id, slug, or a part of the id that no other ticket has");

/** A reason that an event must give. */
export const reasonInput = z.string().describe("why, in a sentence or two");

/** A text for the body of an event: trimmed, not empty, within the limit. @throws usage/empty-text, usage/text-too-long */
export function requireText(name: string, text: string): string {
  return bounded(name, filled(name, text), MAX_EVENT_BODY_BYTES - MARGIN_BYTES);
}

/** A text for `resolution.md`. @throws as `requireText` */
export function requireResolution(name: string, text: string): string {
  return bounded(name, filled(name, text), MAX_RECORD_BYTES - MARGIN_BYTES);
}

/** A new body of an item, beginning with a blank line and ending with a line end. @throws usage/text-too-long */
export function requireBody(name: string, text: string): string {
  const trimmed = bounded(
    name,
    plain(text)
      .replace(/^\s*\n/, "")
      .trimEnd(),
    MAX_ITEM_BYTES - 16 * MARGIN_BYTES,
  );
  return trimmed === "" ? "\n" : `\n${trimmed}\n`;
}

/** A text of one line: white space made single spaces. @throws usage/empty-text, usage/bad-value, usage/text-too-long */
export function requireLine(name: string, text: string): string {
  const line = text.toWellFormed().replaceAll(/\s+/g, " ").trim();
  if (line === "") throw failure("usage/empty-text", { path: "" }, { name });
  if (NOT_IN_LINE.test(line)) {
    const facts = { name, value: `"${line}"`, suggestion: "write one line without control characters" };
    throw failure("usage/bad-value", { path: "" }, facts);
  }
  if (line.length <= MAX_ONE_LINE_LENGTH) return line;
  const facts = { name, size: line.length, unit: "characters", limit: MAX_ONE_LINE_LENGTH };
  throw failure("usage/text-too-long", { path: "" }, facts);
}

/** A reason as it stands in an event's header: its first line, cut where it is long. */
export function headerReason(text: string): string {
  const line = (text.split("\n", 1)[0] ?? "").replaceAll(/\s+/g, " ").trim();
  return line.length <= MAX_HEADER_REASON ? line : `${line.slice(0, MAX_HEADER_REASON).toWellFormed()}…`;
}

/** The first paragraph of a text. */
export function firstParagraph(text: string): string {
  return text.trim().split(/\r?\n\s*\r?\n/, 1)[0] ?? "";
}

/** LF line ends, no colours of a terminal, and a mark where another control character stood. */
function plain(text: string): string {
  const lines = text.toWellFormed().replaceAll(/\r\n?/g, "\n");
  return lines.replaceAll(TERMINAL_SEQUENCE, "").replaceAll(CONTROL, "\u{fffd}");
}

function filled(name: string, text: string): string {
  const trimmed = plain(text).trim();
  if (trimmed === "") throw failure("usage/empty-text", { path: "" }, { name });
  return trimmed;
}

function bounded(name: string, text: string, limit: number): string {
  const size = byteLength(text);
  if (size <= limit) return text;
  throw failure("usage/text-too-long", { path: "" }, { name, size, unit: "bytes", limit });
}
