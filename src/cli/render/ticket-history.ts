import type * as z from "zod";
import type { ticketHistoryAnswer } from "../../core/operation/answers.ts";
import { type Cell, formatTable } from "../table.ts";
import { manyLines } from "../text.ts";
import type { EventData } from "./event.ts";
import type { RenderOptions } from "./words.ts";

/** One line for each event and commit, oldest first. */
export function renderTicketHistory(
  { entries }: z.infer<typeof ticketHistoryAnswer>,
  { paint, width }: RenderOptions,
): string {
  const rows = entries.map((entry): readonly Cell[] => {
    const time = { text: entry.at ?? "-", style: paint.dim };
    if (entry.kind === "event") {
      const { author, kind } = entry.event;
      return [
        time,
        { text: kind, style: paint.bold },
        { text: author === "" ? "-" : author },
        { text: gist(entry.event) },
      ];
    }
    const { oid, author, subject } = entry.commit;
    return [time, { text: oid.slice(0, 10), style: paint.yellow }, { text: author }, { text: subject }];
  });
  return formatTable(rows, { width });
}

/** An event in a few words: its move or outcome, and the first line of its text. */
function gist(event: EventData): string {
  const [line = event.heading ?? "", next = ""] = manyLines(event.body)
    .split("\n")
    .filter((each) => each.trim() !== "");
  const first = line.endsWith(":") ? `${line} ${next.replace(/^[-*] /, "")}` : line;
  const move = event.from === null || event.to === null ? undefined : `${event.from} → ${event.to}`;
  return [move, event.status ?? undefined, first === "" ? undefined : first]
    .filter((part) => part !== undefined)
    .join(": ");
}
