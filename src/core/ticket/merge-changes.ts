import { parseTicketPath } from "./files.ts";

/** One version of a file: what it is, and where its content is. */
export interface FileVersion {
  readonly mode: string;
  readonly oid: string;
}

/** What one side did to one path since the common ancestor. */
export interface FileChange {
  readonly path: string;
  readonly before?: FileVersion;
  readonly after?: FileVersion;
}

/** A file that both sides changed, each in its own way. A version that is not there was removed, or never was. */
export interface ContestedFile {
  /** Where the result belongs. */
  readonly path: string;
  readonly base: FileVersion | undefined;
  readonly ours: FileVersion | undefined;
  readonly theirs: FileVersion | undefined;
}

/** How what the other side did fits onto our files. */
export interface MergedChanges {
  /** What becomes of our files, by path: another version, or none (null). */
  readonly taken: ReadonlyMap<string, FileVersion | null>;
  readonly contested: readonly ContestedFile[];
  /** Tickets whose directory both sides moved, each to another place: paths of their items. */
  readonly torn: readonly string[];
}

/**
 * Merges what two sides did to records, file by file. A file of a ticket is known by the ticket and its place in there,
 * so that a ticket whose directory a side moved (out of an older layout) is one ticket still. Contents are not looked at.
 */
export function mergeChanges(
  ours: readonly FileChange[],
  theirs: readonly FileChange[],
  root: string,
): MergedChanges {
  const [mine, other] = [readSide(ours, root), readSide(theirs, root)];
  const gone = new Set<string>();
  const placed = new Map<string, FileVersion>();
  const contested: ContestedFile[] = [];
  for (const key of new Set([...mine.files.keys(), ...other.files.keys()])) {
    const file = threeOf(mine.files.get(key), other.files.get(key));
    const path = targetOf(file, mine, other, root);
    const here = file.ours?.path;
    const result = chooseVersion(file);
    if (here !== undefined && (here !== path || result === undefined)) gone.add(here);
    if (result === "contested")
      contested.push({ path, base: file.base, ours: file.ours, theirs: file.theirs });
    else if (result !== undefined && (here !== path || !isSame(result, file.ours))) placed.set(path, result);
  }
  const taken = new Map<string, FileVersion | null>([...gone].map((path) => [path, null]));
  for (const [path, { mode, oid }] of placed) taken.set(path, { mode, oid });
  const torn = [...mine.moved].flatMap(([id, dir]) => {
    const elsewhere = other.moved.get(id);
    return elsewhere === undefined || elsewhere === dir ? [] : [`${dir}/${ITEM}`];
  });
  return { taken, contested, torn };
}

const ITEM = "item.md";

interface PlacedVersion extends FileVersion {
  readonly path: string;
}

interface SideFile {
  readonly before?: PlacedVersion;
  readonly after?: PlacedVersion;
}

interface Side {
  readonly files: ReadonlyMap<string, SideFile>;
  /** Where the side moved directories of tickets, by id. */
  readonly moved: ReadonlyMap<string, string>;
}

function readSide(changes: readonly FileChange[], root: string): Side {
  const files = new Map<string, SideFile>();
  const add = (path: string, which: "before" | "after", version: FileVersion | undefined): void => {
    if (version === undefined) return;
    const place = parseTicketPath(path, root);
    const key = place === undefined ? path : `${place.id}//${place.inside}`;
    const known = files.get(key);
    // A ticket that stands in two directories at once is no moved one: then a path is just a path.
    if (known?.[which] !== undefined) files.set(path, { ...files.get(path), [which]: { ...version, path } });
    else files.set(key, { ...known, [which]: { ...version, path } });
  };
  for (const { path, before, after } of changes) {
    add(path, "before", before);
    add(path, "after", after);
  }
  const moved = [...files.values()].flatMap(({ before, after }): [string, string][] => {
    const [from, to] = [before, after].map((side) => side && parseTicketPath(side.path, root));
    return to?.inside === ITEM && from !== undefined && from.dir !== to.dir ? [[to.id, to.dir]] : [];
  });
  return { files, moved: new Map(moved) };
}

interface ThreeVersions {
  readonly base: PlacedVersion | undefined;
  readonly ours: PlacedVersion | undefined;
  readonly theirs: PlacedVersion | undefined;
}

/** A side that did not change the file still has what was there before. */
function threeOf(mine: SideFile | undefined, other: SideFile | undefined): ThreeVersions {
  const base = mine?.before ?? other?.before;
  return {
    base,
    ours: mine === undefined ? base : mine.after,
    theirs: other === undefined ? base : other.after,
  };
}
/** Where a file belongs: in its ticket's directory, wherever a side moved that. */
function targetOf({ base, ours, theirs }: ThreeVersions, mine: Side, other: Side, root: string): string {
  const path = (ours ?? theirs ?? base)?.path ?? "";
  const place = parseTicketPath(path, root);
  const dir = place === undefined ? undefined : (mine.moved.get(place.id) ?? other.moved.get(place.id));
  return place === undefined || dir === undefined ? path : `${dir}/${place.inside}`;
}

function chooseVersion({ base, ours, theirs }: ThreeVersions): FileVersion | undefined | "contested" {
  if (isSame(ours, theirs) || isSame(base, theirs)) return ours;
  return isSame(base, ours) ? theirs : "contested";
}

function isSame(one: FileVersion | undefined, other: FileVersion | undefined): boolean {
  return one?.oid === other?.oid && one?.mode === other?.mode;
}
