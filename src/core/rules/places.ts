import type { Place } from "../diagnostic/diagnostic.ts";
import type { ThreadEvent } from "../ticket/thread.ts";
import type { Ticket } from "../ticket/ticket.ts";
import { ITEM, THREAD } from "../workspace/parse-ticket.ts";

/** Where a key of the item stands; the item itself when the key is not there. */
export function keyPlace(ticket: Ticket, key: string): Place {
  const path = `${ticket.dir}/${ITEM}`;
  const entry = ticket.item?.entries.get(key);
  if (entry === undefined) return { path };
  const source = lineOf(ticket.files.get(ITEM)?.text ?? "", entry.line);
  return { path, line: entry.line, column: entry.valueColumn, length: entry.valueLength, source };
}

/** Where an event's header stands. */
export function eventPlace(ticket: Ticket, event: ThreadEvent): Place {
  return { path: `${ticket.dir}/${THREAD}`, line: event.line, source: lineOf(event.text, 1) };
}

/** One line of a text, counted from 1, without its line ending. */
export function lineOf(text: string, line: number): string {
  let start = 0;
  for (let current = 1; current < line; current++) {
    const end = text.indexOf("\n", start);
    if (end === -1) return "";
    start = end + 1;
  }
  const end = text.indexOf("\n", start);
  return text.slice(start, end === -1 ? undefined : end).replace(/\r$/, "");
}
