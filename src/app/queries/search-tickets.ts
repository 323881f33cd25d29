import type * as z from "zod";
import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import type { ticketSearchAnswer } from "../../core/operation/answers.ts";
import { maxBytesOf } from "../../core/ticket/limits.ts";
import { ITEM, RESOLUTION, THREAD } from "../../core/workspace/parse-ticket.ts";
import { readRecord } from "../../io/files/read-files.ts";
import { listTicketDirs } from "../doctor/read-workspace.ts";
import type { Answer, QueryContext } from "./answer.ts";
import { readHead } from "./ticket-heads.ts";
import { nameOf } from "./ticket-row.ts";
import { readWorkOverlay } from "./work-overlay.ts";

type Match = z.infer<typeof ticketSearchAnswer>["matches"][number];

/** Characters of a line that are kept around a match. */
const MAX_SHOWN = 200;
/** Most matching lines of one ticket. */
const MAX_LINES_PER_TICKET = 20;

/** What to look for. */
export interface SearchInput {
  readonly text: string;
  /** Looks only at tickets that are not closed. */
  readonly open?: boolean | undefined;
  readonly limit?: number | undefined;
}

/**
 * Looks for a text in items, threads and resolutions, without regard to case; newest tickets first. At most 20 lines
 * of one ticket are given.
 */
export async function searchTickets(
  context: QueryContext,
  input: SearchInput,
): Promise<Answer<z.infer<typeof ticketSearchAnswer>>> {
  const { root, ticketRoot } = context.workspace;
  const places = [...listTicketDirs(root, ticketRoot).dirs].reverse();
  const overlay = await readWorkOverlay(context.workspace);
  const wanted = input.text.toLowerCase();
  const matches: Match[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [index, place] of places.entries()) {
    context.onProgress("searching tickets", index, places.length);
    const lines = [ITEM, THREAD, RESOLUTION].flatMap((inside) => {
      const path = `${place.dir}/${inside}`;
      const file = readRecord(root, path, maxBytesOf(inside));
      return file === undefined || file.problem !== undefined ? [] : findLines(file.text, path, wanted);
    });
    if (lines.length === 0) continue;
    const head = readHead(root, place, false);
    const { state, work } = overlay.show(place, head.item);
    if (input.open === true && state === "closed") continue;
    diagnostics.push(...head.diagnostics);
    const name = { ...nameOf(place.id, { title: head.item?.title, state }), work };
    matches.push(...lines.slice(0, MAX_LINES_PER_TICKET).map((found) => ({ ...name, ...found })));
  }
  const shown = input.limit === undefined ? matches : matches.slice(0, input.limit);
  return { data: { matches: shown, matched: matches.length, examined: places.length }, diagnostics };
}

function findLines(text: string, path: string, wanted: string): Pick<Match, "path" | "line" | "text">[] {
  if (!text.toLowerCase().includes(wanted)) return [];
  return text.split(/\r?\n/).flatMap((line, index) => {
    const at = line.toLowerCase().indexOf(wanted);
    return at < 0 ? [] : [{ path, line: index + 1, text: shorten(line, at) }];
  });
}

/** The line, or as much of it as fits around the match. */
function shorten(line: string, at: number): string {
  const trimmed = line.trim();
  if (trimmed.length <= MAX_SHOWN) return trimmed;
  const start = Math.max(0, Math.min(at - MAX_SHOWN / 4, line.length - MAX_SHOWN));
  const end = Math.min(line.length, start + MAX_SHOWN);
  return `${start > 0 ? "…" : ""}${line.slice(start, end).toWellFormed()}${end < line.length ? "…" : ""}`;
}
