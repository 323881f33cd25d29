import { type OlderStatus, parseTicketPath } from "../ticket/files.ts";

/** One file of a ticket in a tree: where its content is, and what it is. */
export interface FileRef {
  readonly oid: string;
  /** Git's octal mode. */
  readonly mode: string;
}

/** One ticket directory of a tree, without contents. */
export interface TicketTree {
  readonly id: string;
  readonly dir: string;
  readonly status?: OlderStatus;
  readonly files: ReadonlyMap<string, FileRef>;
  /** Equal for equal files of one directory: what a parsed ticket may be kept under. */
  readonly form: string;
}

/** The tickets of a tree by id, and the other files under `.yoi` by path. Never changed in place. */
export interface TreeState {
  readonly tickets: ReadonlyMap<string, TicketTree>;
  readonly others: ReadonlyMap<string, FileRef>;
}

/** A path that differs, with what is there afterwards. */
export interface PathChange {
  readonly path: string;
  readonly after?: FileRef;
}

/** The tree without files. */
export const EMPTY_TREE: TreeState = { tickets: new Map(), others: new Map() };

/** The tree after some changes; the tree before is kept as it is. Cost grows with the number of tickets, not of files. */
export function applyChanges(before: TreeState, changes: readonly PathChange[], root: string): TreeState {
  if (changes.length === 0) return before;
  const tickets = new Map(before.tickets);
  const others = new Map(before.others);
  const touched = new Map<
    string,
    { place: Omit<TicketTree, "files" | "form">; files: Map<string, FileRef> }
  >();
  for (const { path, after } of changes) {
    const place = parseTicketPath(path, root);
    if (place === undefined) {
      if (after === undefined) others.delete(path);
      else others.set(path, after);
      continue;
    }
    const { id, dir, status, inside } = place;
    let entry = touched.get(dir);
    if (entry === undefined) {
      const old = tickets.get(id);
      const files = old?.dir === dir ? new Map(old.files) : new Map<string, FileRef>();
      entry = { place: { id, dir, ...(status === undefined ? {} : { status }) }, files };
      touched.set(dir, entry);
    }
    if (after === undefined) entry.files.delete(inside);
    else entry.files.set(inside, after);
  }
  // Directories that are gone first: a ticket that moved between directories is still there.
  for (const { place, files } of touched.values()) {
    if (files.size === 0 && tickets.get(place.id)?.dir === place.dir) tickets.delete(place.id);
  }
  for (const { place, files } of touched.values()) {
    if (files.size > 0) tickets.set(place.id, { ...place, files, form: formOf(place.dir, files) });
  }
  return { tickets, others };
}

function formOf(dir: string, files: ReadonlyMap<string, FileRef>): string {
  const lines = [...files].map(([inside, { oid, mode }]) => `${inside} ${mode} ${oid}`);
  return [dir, ...lines.sort()].join("\n");
}
