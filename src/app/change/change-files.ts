import type { FileSet, RecordFile } from "../../core/ticket/files.ts";
import { MAX_THREAD_BYTES } from "../../core/ticket/limits.ts";
import { fileReader } from "../../io/git/blobs.ts";
import type { Change, TreeEntry } from "../../io/git/raw.ts";
import type { Repository } from "../../io/git/repository.ts";
import type { Revision } from "../../io/git/revision.ts";
import { listFiles } from "../../io/git/tree.ts";

/** Which files are asked for. */
export interface Wanted {
  /** Files and directories that may hold them. */
  readonly under: readonly string[];
  /** Which of the files there it is; all of them where this is left out. */
  readonly isWanted?: (path: string) => boolean;
}

/** The files of a change on each of its sides. */
export interface ChangeFiles {
  /** Reads files on every side, so that asking for them later starts no process. */
  readonly load: (wanted: Wanted) => void;
  /** Files where the change leads to. */
  readonly after: (wanted: Wanted) => FileSet;
  /** Files at one of the parents, counted from 0. */
  readonly before: (wanted: Wanted, parent: number) => FileSet;
}

/** Where a change comes from, and what differs from there; more than one parent for a merge. */
export interface ChangeSides {
  readonly parents: readonly Revision[];
  /** All that differs from each parent. */
  readonly perParent: readonly (readonly Change[])[];
}

const NOTHING: Revision = { kind: "empty" };
/** A file with an open conflict has no content yet; git itself refuses to commit it. */
const UNMERGED: RecordFile = { text: "", sizeBytes: 0, problem: "unreadable" };

/**
 * Reads the files of a change. Only the first parent is listed: what differs gives the other sides, so that each is
 * exactly what its commit holds or will hold (`git add -N` announces nothing), and what lies elsewhere costs nothing.
 * 2 processes for paths that were not read before, whatever the number of sides.
 */
export function changeFiles(repo: Repository, { parents, perParent }: ChangeSides): ChangeFiles {
  const reader = fileReader(repo, MAX_THREAD_BYTES);
  const listed = new Map<string, TreeEntry[]>();
  const fromFirst = perParent[0] ?? [];

  function listFirst({ under, isWanted }: Wanted): Map<string, TreeEntry> {
    const missing = new Set(under.filter((path) => !listed.has(path)));
    for (const path of missing) listed.set(path, []);
    const entries = missing.size === 0 ? [] : listFiles(repo, parents[0] ?? NOTHING, [...missing]).entries;
    for (const entry of entries) {
      for (const path of waysTo(entry.path)) if (missing.has(path)) listed.get(path)?.push(entry);
    }
    const found = new Map<string, TreeEntry>();
    for (const entry of under.flatMap((path) => listed.get(path) ?? [])) {
      if (isWanted?.(entry.path) !== false) found.set(entry.path, entry);
    }
    return found;
  }

  const listAfter = (wanted: Wanted): Map<string, TreeEntry> =>
    patch(listFirst(wanted), select(fromFirst, wanted), "after");

  function load(wanted: Wanted): void {
    reader.load([...listFirst(wanted).values(), ...listAfter(wanted).values()]);
  }

  /** In git's order: of two directories of one ticket the first counts. */
  function readAll(entries: ReadonlyMap<string, TreeEntry>): Map<string, RecordFile> {
    const sorted = [...entries.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
    return new Map(sorted.map((entry) => [entry.path, reader.read(entry)]));
  }

  function after(wanted: Wanted): FileSet {
    load(wanted);
    const files = readAll(listAfter(wanted));
    for (const { path, unmerged } of select(fromFirst, wanted))
      if (unmerged === true) files.set(path, UNMERGED);
    return files;
  }

  function before(wanted: Wanted, parent: number): FileSet {
    load(wanted);
    if (parent === 0) return readAll(listFirst(wanted));
    return readAll(patch(listAfter(wanted), select(perParent[parent] ?? [], wanted), "before"));
  }

  return { load, after, before };
}

/** Puts what one side of some changes has in the place of what is there. */
function patch(
  entries: Map<string, TreeEntry>,
  changes: readonly Change[],
  side: "before" | "after",
): Map<string, TreeEntry> {
  for (const { path, [side]: found } of changes) {
    if (found === undefined) entries.delete(path);
    else entries.set(path, { path, ...found });
  }
  return entries;
}

function select(changes: readonly Change[], { under, isWanted }: Wanted): readonly Change[] {
  const roots = new Set(under);
  return changes.filter(
    ({ path }) => waysTo(path).some((way) => roots.has(way)) && isWanted?.(path) !== false,
  );
}

/** A path and the directories above it. */
function waysTo(path: string): readonly string[] {
  const ways = [path];
  for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
    ways.push(path.slice(0, end));
  }
  return ways;
}
