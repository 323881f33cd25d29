import * as z from "zod";
import { printable } from "../diagnostic/printable.ts";
import { oneLineField } from "../ticket/record-fields.ts";

/** A full object id, SHA-1 or SHA-256. */
export const oidField = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, "a full object id");

/** A short random name that nobody can confuse with another: `a7k2…`, of `[0-9a-z]`. */
export const randomIdField = z.string().regex(/^[0-9a-z]{6,32}$/, "6 to 32 of 0-9 and a-z");

/** How many times a ticket was claimed: 1 for the first claim. */
export const generationField = z.int().min(1);

/** Longest reason or summary that the ledger keeps, in UTF-16 code units. */
const MAX_REASON_LENGTH = 500;

/** A reason of one line. Longer texts are cut by whoever writes them: see `boundReason`. */
export const reasonField = oneLineField;

/** One line of at most `MAX_REASON_LENGTH` characters that a terminal can show. */
export function boundReason(text: string): string {
  const line = printable(text.replaceAll(/\s+/g, " ").trim());
  const cut = line.length > MAX_REASON_LENGTH ? `${line.slice(0, MAX_REASON_LENGTH - 1)}…` : line;
  return cut === "" ? "no reason given" : cut.toWellFormed();
}

/** Longest note that records of a ticket hold, in UTF-16 code units. */
const MAX_NOTE_LENGTH = 4_000;
// What `noteField` refuses: control characters but tab and line feed, and bidirectional overrides.
// biome-ignore lint/suspicious/noControlCharactersInRegex: replacing control characters is the purpose
const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** A text that every record accepts as a note: what could mislead is replaced, and it is cut to the limit. */
export function boundNote(text: string): string {
  const safe = text.replaceAll("\r\n", "\n").replaceAll(UNSAFE, "\u{fffd}");
  return (safe.length > MAX_NOTE_LENGTH ? `${safe.slice(0, MAX_NOTE_LENGTH - 1)}…` : safe).toWellFormed();
}
