import {
  BASELINE_PATH,
  CONFIG_PATH,
  type FileSet,
  isOlderStatus,
  OBJECTIVE_ROOT,
  type OlderStatus,
  type RecordFile,
} from "../../core/ticket/files.ts";
import { MAX_RECORD_BYTES, maxBytesOf } from "../../core/ticket/limits.ts";
import { ITEM, THREAD, type TicketFiles } from "../../core/workspace/parse-ticket.ts";
import { listNames, readFileSet, readRecord } from "../../io/files/read-files.ts";

/** Where a ticket directory lies in the working tree. */
export interface TicketDir {
  readonly id: string;
  readonly dir: string;
  readonly status?: OlderStatus;
}

/** The ticket directories of the working tree, and the files and links between them. Reads no ticket. */
export interface TicketDirs {
  readonly dirs: readonly TicketDir[];
  /** Paths in the ticket root that are no directories of tickets. */
  readonly strays: readonly string[];
  /** Links where a ticket directory belongs. */
  readonly links: readonly string[];
}

/** Lists the ticket directories of the working tree, sorted, those of an older layout included. */
export function listTicketDirs(root: string, ticketRoot: string): TicketDirs {
  const dirs: TicketDir[] = [];
  const strays: string[] = [];
  const links: string[] = [];
  const list = (parent: string, status: OlderStatus | undefined): void => {
    for (const { name, kind } of listNames(root, parent)) {
      const path = `${parent}/${name}`;
      if (kind === "symlink") links.push(path);
      else if (kind !== "directory") strays.push(path);
      else if (status === undefined && isOlderStatus(name)) list(path, name);
      else dirs.push({ id: name, dir: path, ...(status === undefined ? {} : { status }) });
    }
  };
  list(ticketRoot, undefined);
  return { dirs, strays, links };
}

/** Reads the files of one ticket directory of the working tree; `listed` says that `listTicketDirs` has just named it. */
export function readTicketDir(root: string, place: TicketDir, { listed = false } = {}): TicketFiles {
  const prefix = place.dir.length + 1;
  const files = new Map<string, RecordFile>();
  const maxBytes = (path: string): number => maxBytesOf(path.slice(prefix));
  for (const [path, file] of readFileSet(root, [place.dir], { maxBytes, listed })) {
    // A directory that cannot be entered bars what belongs there.
    if (path.length < prefix) for (const inside of [ITEM, THREAD]) files.set(inside, file);
    else files.set(path.slice(prefix), file);
  }
  return { ...place, files };
}

/** Reads the records of the working tree that are no tickets: configuration, baseline, objectives. */
export function readSettingFiles(root: string): FileSet {
  const files = new Map(
    readFileSet(root, [OBJECTIVE_ROOT], { maxBytes: () => MAX_RECORD_BYTES, wanted: isObjective }),
  );
  for (const path of [CONFIG_PATH, BASELINE_PATH]) {
    const file = readRecord(root, path, MAX_RECORD_BYTES);
    if (file !== undefined) files.set(path, file);
  }
  return files;
}

function isObjective(path: string): boolean {
  return path.endsWith("/item.md");
}
