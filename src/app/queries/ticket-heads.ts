import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import { finding } from "../../core/diagnostic/diagnostic.ts";
import { checkFileProblem } from "../../core/ticket/file-problem.ts";
import { type Item, parseItem } from "../../core/ticket/item.ts";
import { MAX_ITEM_BYTES } from "../../core/ticket/limits.ts";
import { ITEM } from "../../core/workspace/parse-ticket.ts";
import { readRecord } from "../../io/files/read-files.ts";
import { readFrontMatterText } from "../../io/files/read-head.ts";
import type { TicketDir } from "../doctor/read-workspace.ts";
import type { QueryContext } from "./answer.ts";

/** A ticket as far as lists need it. */
export interface TicketHead {
  readonly place: TicketDir;
  /** Undefined where `item.md` cannot be read. */
  readonly item?: Item;
  /** Faults of what was read. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The front matter of the tickets in some directories, one after the other, so that no more than one need be held.
 * Reads the first 4 KiB of each `item.md` and the rest only where the front matter does not end there, or where
 * `bodies` are wanted; without them `item.body` is empty.
 */
export function* readHeads(
  context: QueryContext,
  places: readonly TicketDir[],
  bodies: boolean,
): Generator<TicketHead, void, undefined> {
  for (const [index, place] of places.entries()) {
    context.onProgress("reading tickets", index, places.length);
    yield readHead(context.workspace.root, place, bodies);
  }
}

/** The front matter of one ticket, and its body where `bodies` are wanted. */
export function readHead(root: string, place: TicketDir, bodies: boolean): TicketHead {
  const path = `${place.dir}/${ITEM}`;
  const short = bodies ? undefined : readFrontMatterText(root, path);
  if (short !== undefined) return { place, ...parseItem(short, path, place.id, place.status) };
  const file = readRecord(root, path, MAX_ITEM_BYTES);
  if (file === undefined) {
    return { place, diagnostics: [finding("ticket/no-item", { path }, { ticket: place.id }, place.id)] };
  }
  const problem = checkFileProblem(path, file, { maxBytes: MAX_ITEM_BYTES, ticket: place.id });
  if (problem !== undefined) return { place, diagnostics: [problem] };
  return { place, ...parseItem(file.text, path, place.id, place.status) };
}
