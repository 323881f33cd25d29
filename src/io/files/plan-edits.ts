import type { Edit } from "../../core/workspace/edit.ts";
import type { MoveStep, Step } from "./journal.ts";
import { checkWritable, parentOf, walk } from "./path.ts";
import { tempName } from "./temp-name.ts";

/**
 * The steps of an update, in the order they are taken: moves, removals, writes. Edits that change nothing are left
 * out. Throws `file/outside` for a path that may not be written, and an ordinary error (a bug of the caller) where
 * moves do not come first or touch each other, or where two edits are of one path.
 */
export function planEdits(root: string, edits: readonly Edit[], token: string): readonly Step[] {
  checkEdits(edits);
  const moves: Step[] = [];
  const removes: Step[] = [];
  const writes: Step[] = [];
  for (const [index, edit] of edits.entries()) {
    if (edit.kind === "move") {
      moves.push({ kind: "move", from: edit.from, to: edit.to });
      continue;
    }
    const { path } = edit;
    const temp = `${standingParent(root, path)}${tempName(token, index)}`;
    if (edit.kind === "remove") removes.push({ kind: "remove", path, before: edit.before, temp });
    else if (edit.text !== edit.before) {
      writes.push({ kind: "write", path, before: edit.before ?? null, after: edit.text, temp });
    }
  }
  return [...moves, ...removes, ...writes];
}

/** Where a file is while some moves are still to be made: its path before them. */
export function pathBeforeMoves(path: string, pending: readonly MoveStep[]): string {
  if (pending.length === 0) return path;
  const moves = new Map(pending.map(({ from, to }) => [to, from]));
  for (const dir of [path, ...ancestors(path)]) {
    const from = moves.get(dir);
    if (from !== undefined) return from + path.slice(dir.length);
  }
  return path;
}

/** The nearest directory that stands already, with a slash: renaming from there stays within one file system. */
function standingParent(root: string, path: string): string {
  const dir = ancestors(path).find((above) => walk(root, above).kind === "directory");
  return dir === undefined ? "" : `${dir}/`;
}

function checkEdits(edits: readonly Edit[]): void {
  const moves = edits.filter((edit) => edit.kind === "move");
  const others = edits.filter((edit) => edit.kind !== "move");
  const ends = moves.flatMap(({ from, to }) => [from, to]);
  const paths = others.map(({ path }) => path);
  for (const path of [...ends, ...paths]) checkWritable(path);
  if (edits.slice(0, moves.length).some((edit) => edit.kind !== "move")) throw new Error("moves come first");
  if (touchEachOther(ends)) throw new Error("moves touch each other");
  if (new Set(paths).size < paths.length) throw new Error("two edits of one path");
  const sources = new Set(moves.map(({ from }) => from));
  if (paths.some((path) => [path, ...ancestors(path)].some((dir) => sources.has(dir)))) {
    throw new Error("an edit lies where a move takes everything away");
  }
}

function touchEachOther(paths: readonly string[]): boolean {
  const all = new Set(paths);
  return all.size < paths.length || paths.some((path) => ancestors(path).some((dir) => all.has(dir)));
}

/** The directories above a path, nearest first, without the root. */
function ancestors(path: string): readonly string[] {
  const result = [];
  for (let dir = parentOf(path); dir !== ""; dir = parentOf(dir)) result.push(dir);
  return result;
}
