import { closeSync, constants, type Dirent, fstatSync, openSync, readdirSync, readSync } from "node:fs";
import { failure } from "../../core/diagnostic/error.ts";
import { decodeRecord, unreadRecord } from "../../core/ticket/decode.ts";
import type { FileProblem, FileSet, RecordFile } from "../../core/ticket/files.ts";
import { errorCode } from "./error-code.ts";
import { kindOf, type NameKind, type Standing, walk, within } from "./path.ts";
import { isTempName } from "./temp-name.ts";

/** What to read, by path. */
export interface ReadOptions {
  /** Largest file that is read, in bytes. */
  readonly maxBytes: (path: string) => number;
  /** Files for which this is false are listed with their size and the problem `skipped`. */
  readonly wanted?: (path: string) => boolean;
  /** Paths where only a file belongs: a directory there has the problem `directory` and is not entered. */
  readonly isFilePath?: (path: string) => boolean;
  /** The paths are directories that `listNames` has just named, so that the way to them need not be looked at again. */
  readonly listed?: boolean;
}

/** One name of a directory. */
export interface ListedName {
  readonly name: string;
  readonly kind: NameKind;
}

// One buffer for all files, and synchronous calls: the quickest way to read many small files in Node. What is read is
// decoded, and so copied, before the next file is. A Buffer, because it looks for a NUL byte ten times as fast as a plain
// Uint8Array.
let buffer = Buffer.alloc(64 * 1024);
// Not waiting for a pipe that took a file's place since it was listed. Windows has neither flag.
const READ_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

interface Reader {
  readonly root: string;
  readonly options: ReadOptions;
  readonly files: Map<string, RecordFile>;
}

/**
 * Reads every file at and below some paths of the working tree, each directory in the order of its names. What is
 * missing is left out. A link (also on the way to a path: `.yoi` itself) and whatever else cannot be read is an
 * entry with its problem; nothing is followed and no name is interpreted. An empty directory leaves no trace, as in
 * git, and neither do the temporary files of a write that is under way.
 */
export function readFileSet(root: string, under: readonly string[], options: ReadOptions): FileSet {
  const reader: Reader = { root, options, files: new Map() };
  for (const path of under) {
    const standing: Standing = options.listed === true ? { path, kind: "directory" } : walk(root, path);
    if (standing.kind === "directory") readDirectory(reader, path);
    else if (standing.kind === "file" && standing.path === path) addFile(reader, path);
    else if (standing.kind !== "missing") reader.files.set(standing.path, barrier(standing));
  }
  return reader.files;
}

/** Reads one file, or gives undefined where there is none; a link on the way to it is its problem `symlink`. */
export function readRecord(root: string, path: string, maxBytes: number): RecordFile | undefined {
  const standing = walk(root, path);
  if (standing.kind === "missing") return undefined;
  if (standing.kind !== "file" || standing.path !== path) return barrier(standing);
  const reader: Reader = { root, options: { maxBytes: () => maxBytes }, files: new Map() };
  addFile(reader, path);
  return reader.files.get(path);
}

/**
 * The names in one directory, sorted; none where it is missing. Throws `file/symlink`, `file/special` or
 * `file/unreadable` where it cannot be listed, so that nobody takes a barred directory for an empty one.
 */
export function listNames(root: string, dir: string): readonly ListedName[] {
  const standing = walk(root, dir);
  if (standing.kind === "missing") return [];
  if (standing.kind !== "directory") {
    const { path } = standing;
    throw failure(`file/${problemOf(standing)}`, { path }, { path });
  }
  const entries = listDirectory(within(root, dir));
  if (entries === undefined) throw failure("file/unreadable", { path: dir }, { path: dir });
  return entries.map((entry) => ({ name: entry.name, kind: kindOf(entry) }));
}

function readDirectory(reader: Reader, dir: string): void {
  const entries = listDirectory(within(reader.root, dir));
  if (entries === undefined) {
    reader.files.set(dir, unreadRecord("unreadable", 0));
    return;
  }
  for (const entry of entries) {
    const path = `${dir}/${entry.name}`;
    if (entry.isFile()) addFile(reader, path);
    else if (!entry.isDirectory())
      reader.files.set(path, unreadRecord(entry.isSymbolicLink() ? "symlink" : "special", 0));
    else if (reader.options.isFilePath?.(path)) reader.files.set(path, unreadRecord("directory", 0));
    else readDirectory(reader, path);
  }
}

/** The entries of a directory by name, undefined where it may not be read; one that just vanished is empty. */
function listDirectory(dir: string): readonly Dirent[] | undefined {
  try {
    const entries = readdirSync(dir, { withFileTypes: true }).filter((entry) => !isTempName(entry.name));
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    return errorCode(error) === "ENOENT" ? [] : undefined;
  }
}

function addFile(reader: Reader, path: string): void {
  const file = openAndRead(reader, path);
  if (file !== undefined) reader.files.set(path, file);
}

function openAndRead(reader: Reader, path: string): RecordFile | undefined {
  let fd: number;
  try {
    fd = openSync(within(reader.root, path), READ_FLAGS);
  } catch (error) {
    const code = errorCode(error);
    if (code === "ELOOP") return unreadRecord("symlink", 0);
    // A name that is not UTF-8 is listed with U+FFFD and cannot be opened by it; any other has just been removed.
    if (code === "ENOENT" && !path.includes("\u{fffd}")) return undefined;
    return unreadRecord("unreadable", 0);
  }
  try {
    return readOpened(reader, path, fd);
  } catch {
    return unreadRecord("unreadable", 0);
  } finally {
    closeSync(fd);
  }
}

function readOpened(reader: Reader, path: string, fd: number): RecordFile {
  const stats = fstatSync(fd);
  if (!stats.isFile()) return unreadRecord(stats.isDirectory() ? "directory" : "special", 0);
  const file = readContent(reader, path, { fd, size: stats.size });
  return (stats.mode & 0o100) === 0 ? file : { ...file, executable: true };
}

function readContent(
  reader: Reader,
  path: string,
  opened: { readonly fd: number; readonly size: number },
): RecordFile {
  const { fd, size } = opened;
  if (reader.options.wanted?.(path) === false) return unreadRecord("skipped", size);
  const maxBytes = reader.options.maxBytes(path);
  if (size > maxBytes) return unreadRecord("too-large", size);
  return decodeRecord(readBytes(fd, size, maxBytes), maxBytes);
}

/**
 * Reads to the end, also of a file that grows meanwhile, but never more than one byte above the limit. A file that gives
 * all it was said to have, and less than was asked for, has ended: it is not asked again.
 */
function readBytes(fd: number, size: number, maxBytes: number): Uint8Array {
  if (buffer.length <= size) buffer = Buffer.alloc(size * 2);
  let length = 0;
  for (;;) {
    const room = Math.min(buffer.length, maxBytes + 1) - length;
    const count = room === 0 ? 0 : readSync(fd, buffer, length, room, null);
    length += count;
    const ended = count < room && (count === 0 || length >= size);
    if (length > maxBytes || ended) return buffer.subarray(0, length);
    if (length === buffer.length) {
      const larger = Buffer.alloc(length * 2);
      larger.set(buffer);
      buffer = larger;
    }
  }
}

function barrier(standing: Standing): RecordFile {
  return unreadRecord(problemOf(standing), 0);
}

function problemOf(
  standing: Standing,
): Extract<FileProblem, "symlink" | "directory" | "unreadable" | "special"> {
  if (standing.kind === "symlink" || standing.kind === "directory" || standing.kind === "unreadable")
    return standing.kind;
  return "special";
}
