import { type Diagnostic, finding } from "../diagnostic/diagnostic.ts";
import type { OlderStatus, RecordFile } from "../ticket/files.ts";
import { parseItem } from "../ticket/item.ts";
import { MAX_TICKET_FILES } from "../ticket/limits.ts";
import { parsePlan } from "../ticket/plan.ts";
import { parseRelations } from "../ticket/relations.ts";
import { parseThread } from "../ticket/thread.ts";
import type { Ticket } from "../ticket/ticket.ts";
import { checkFile, withinLimit } from "./check-file.ts";

/** The records of a ticket, by their path inside its directory. */
export const ITEM = "item.md";
/** The typed event log. */
export const THREAD = "thread.md";
/** What came of a closed ticket. */
export const RESOLUTION = "resolution.md";
/** Stored forward links. */
export const RELATIONS = "artifacts/relations.json";
/** Decisions about order and capacity. */
export const PLAN = "artifacts/orchestration-plan.jsonl";

/** One ticket directory at one revision, not yet parsed. */
export interface TicketFiles {
  readonly id: string;
  readonly dir: string;
  readonly status?: OlderStatus;
  /** Files by their path inside the directory. */
  readonly files: ReadonlyMap<string, RecordFile>;
}

/**
 * Parses one ticket directory. Never throws for what the files hold: what cannot be read is left out and has its
 * finding, the other parts are kept.
 */
export function parseTicket(source: TicketFiles): Ticket {
  const { id, dir, status } = source;
  const files = new Map([...source.files].map(([inside, file]) => [inside, withinLimit(inside, file)]));
  const diagnostics: Diagnostic[] = [];
  for (const [inside, file] of files) diagnostics.push(...checkFile(`${dir}/${inside}`, inside, file, id));
  if (files.size > MAX_TICKET_FILES) {
    diagnostics.push(
      finding("ticket/too-many-files", { path: dir }, { count: files.size, limit: MAX_TICKET_FILES }, id),
    );
  }
  const read = <T extends { readonly diagnostics: readonly Diagnostic[] }>(
    inside: string,
    parse: (text: string, path: string) => T,
  ): T | undefined => {
    const file = files.get(inside);
    if (file === undefined || file.problem !== undefined) return undefined;
    const parsed = parse(file.text, `${dir}/${inside}`);
    diagnostics.push(...parsed.diagnostics);
    return parsed;
  };
  const item = read(ITEM, (text, path) => parseItem(text, path, id, status))?.item;
  const thread = read(THREAD, (text, path) => parseThread(text, path, id))?.thread;
  const relations = read(RELATIONS, (text, path) => parseRelations(text, path, id))?.relations ?? [];
  const planRecords = read(PLAN, (text, path) => parsePlan(text, path, id))?.planRecords ?? [];
  for (const [inside, code] of [
    [ITEM, "ticket/no-item"],
    [THREAD, "ticket/no-thread"],
  ] as const) {
    if (files.has(inside)) continue;
    const path = `${dir}/${inside}`;
    const isDirectory = [...files.keys()].some((other) => other.startsWith(`${inside}/`));
    diagnostics.push(
      isDirectory
        ? finding("file/directory", { path }, { path }, id)
        : finding(code, { path }, { ticket: id }, id),
    );
  }
  const resolution = files.get(RESOLUTION);
  return {
    id,
    dir,
    ...(status === undefined ? {} : { status }),
    ...(item === undefined ? {} : { item }),
    ...(thread === undefined ? {} : { thread }),
    ...(resolution === undefined || resolution.problem !== undefined ? {} : { resolution: resolution.text }),
    relations,
    planRecords,
    files,
    diagnostics,
  };
}
