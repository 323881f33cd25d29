import type * as z from "zod";
import type { ticketShowAnswer } from "../../core/operation/answers.ts";
import type { Paint } from "../../io/terminal/colour.ts";
import { indent, manyLines, oneLine } from "../text.ts";

/** An event as it stands in an answer. */
export type EventData = z.infer<typeof ticketShowAnswer>["ticket"]["events"][number];

/** One event of a thread with its whole text. */
export function renderEvent(event: EventData, paint: Paint): string {
  const body = manyLines(event.body).trim();
  return `${paint.dim(event.at ?? "no time")}  ${headline(event, paint)}\n${body === "" ? "" : `${indent(body, "  ")}\n`}`;
}

/** What an event is, in one line without its time: kind, move or outcome, author. */
function headline(event: EventData, paint: Paint): string {
  const move = event.from === null || event.to === null ? "" : ` ${event.from} → ${event.to}`;
  const status = event.status === null ? "" : ` ${event.status}`;
  const role = event.role === null ? "" : ` (${event.role})`;
  return oneLine(
    `${paint.bold(event.kind)}${move}${status} by ${event.author === "" ? "nobody" : event.author}${role}`,
  );
}
