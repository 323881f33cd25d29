import type { ThreadEvent } from "./thread.ts";
import { parseDate } from "./time.ts";

/** What a tombstone says. */
export interface Tombstone {
  /** The day of the redaction, `YYYY-MM-DD`. */
  readonly date: string;
  /** Who redacted. */
  readonly name: string;
  readonly reason: string;
}

const TOMBSTONE = /^\[redacted (\d{4}-\d{2}-\d{2}) by (\S.*?): (\S.*)\]$/;

/** The one line that stands for a text that was taken out: `[redacted 2026-06-13 by Alice: leaked a token]`. */
export function formatTombstone({ date, name, reason }: Tombstone): string {
  return `[redacted ${date} by ${oneLine(name)}: ${oneLine(reason)}]`;
}

/** Whether a text is a tombstone and nothing else. */
export function isTombstoneText(text: string): boolean {
  const date = TOMBSTONE.exec(text)?.[1];
  return date !== undefined && parseDate(date) !== undefined;
}

/**
 * Whether one event is another one after its redaction: the same header, and for heading and body a tombstone alone.
 * Nothing else may take the place of an event that others can see.
 */
export function isTombstone(before: ThreadEvent, after: ThreadEvent): boolean {
  const [header, ...rest] = after.text.split("\n").map((line) => line.replace(/\r$/, ""));
  return header === headerOf(before) && isTombstoneText(rest.join("\n").trim());
}

/** The text of an event after its redaction, in the line endings it had: its header and the tombstone. */
export function redactEvent(event: ThreadEvent, tombstone: Tombstone): string {
  const eol = event.text.includes("\r\n") ? "\r\n" : "\n";
  return [headerOf(event), "", formatTombstone(tombstone)].join(eol);
}

function headerOf(event: ThreadEvent): string {
  return (event.text.split("\n", 1)[0] ?? "").replace(/\r$/, "");
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
