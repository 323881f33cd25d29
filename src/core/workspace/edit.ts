import { byteLength, type FileSet, type RecordFile } from "../ticket/files.ts";

/** One change of the files of a workspace. Paths are POSIX and relative to the repository root. */
export type Edit = WriteEdit | RemoveEdit | MoveEdit;

/** Gives a file its new text; `before` is the text it was decided on, undefined where there was no file. */
export interface WriteEdit {
  readonly kind: "write";
  readonly path: string;
  readonly text: string;
  readonly before: string | undefined;
}

/** Removes a file whose text was `before`. */
export interface RemoveEdit {
  readonly kind: "remove";
  readonly path: string;
  readonly before: string;
}

/**
 * Renames a file or a whole directory, whatever it holds; nothing may stand at `to`. Edits behind it name the new
 * paths.
 */
export interface MoveEdit {
  readonly kind: "move";
  readonly from: string;
  readonly to: string;
}

/** The files as they are after the edits, which apply in order. Nothing is checked: that is for whoever writes. */
export function applyEdits(files: FileSet, edits: readonly Edit[]): FileSet {
  const result = new Map(files);
  for (const edit of edits) {
    switch (edit.kind) {
      case "write":
        result.set(edit.path, written(edit.text, result.get(edit.path)));
        break;
      case "remove":
        result.delete(edit.path);
        break;
      case "move":
        moveFiles(result, edit);
        break;
    }
  }
  return result;
}

/** Whether `path` is `dir` itself or lies in it. */
function isWithin(path: string, dir: string): boolean {
  return path === dir || path.startsWith(`${dir}/`);
}

function written(text: string, before: RecordFile | undefined): RecordFile {
  const file = { text, sizeBytes: byteLength(text) };
  return before?.executable === undefined ? file : { ...file, executable: before.executable };
}

function moveFiles(files: Map<string, RecordFile>, move: MoveEdit): void {
  for (const [path, file] of [...files]) {
    if (!isWithin(path, move.from)) continue;
    files.delete(path);
    files.set(move.to + path.slice(move.from.length), file);
  }
}
