import { type FileSet, parseTicketPath, type RecordFile } from "../ticket/files.ts";
import type { TicketFiles } from "./parse-ticket.ts";

/** Ticket directories of a set of files, and the files that belong to no ticket. */
export interface TicketGroups {
  /** In the order of the files. One id may stand in two directories of an older layout: that is two entries. */
  readonly tickets: readonly TicketFiles[];
  /** Paths under the ticket root that are in no ticket directory. */
  readonly strays: readonly string[];
}

/** Sorts files into ticket directories. */
export function groupTickets(files: FileSet, root: string): TicketGroups {
  const groups = new Map<string, { group: Omit<TicketFiles, "files">; files: Map<string, RecordFile> }>();
  const strays: string[] = [];
  for (const [path, file] of files) {
    const place = parseTicketPath(path, root);
    if (place === undefined) {
      if (path.startsWith(`${root}/`)) strays.push(path);
      continue;
    }
    const { id, dir, status, inside } = place;
    let entry = groups.get(dir);
    if (entry === undefined) {
      entry = { group: { id, dir, ...(status === undefined ? {} : { status }) }, files: new Map() };
      groups.set(dir, entry);
    }
    entry.files.set(inside, file);
  }
  return {
    tickets: [...groups.values()].map(({ group, files: inside }) => ({ ...group, files: inside })),
    strays,
  };
}
