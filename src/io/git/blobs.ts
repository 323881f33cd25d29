import { failure } from "../../core/diagnostic/error.ts";
import { decodeRecord, unreadRecord } from "../../core/ticket/decode.ts";
import type { FileProblem, FileSet, RecordFile } from "../../core/ticket/files.ts";
import { runGit, tryGit } from "./plumbing.ts";
import type { TreeEntry } from "./raw.ts";
import type { Repository } from "./repository.ts";
import { isOid } from "./revision.ts";

/** Most blobs that are asked for without looking at their sizes first. */
const MAX_UNSEEN_BLOBS = 512;
/** Most bytes that such a question may bring before the sizes are looked at after all. */
const MAX_UNSEEN_BYTES = 16 * 1024 * 1024;
/** Most bytes of content that are held at once; one blob larger than this is read alone. */
const MAX_CHUNK_BYTES = 64 * 1024 * 1024;
/** Most bytes of a header line `<oid> blob <size>` and the line end behind the content. */
const HEADER_BYTES = 100;

/** A blob above the limit: only its size was looked at. */
export interface TooLarge {
  readonly kind: "too-large";
  readonly sizeBytes: number;
}

/**
 * The contents of blobs by object id; each is read once. 1 process for up to 512 blobs of 16 MiB together (a hook).
 * Otherwise sizes are asked first, so that what is above `maxBytes` is never read, and contents come in chunks of
 * 64 MiB: 2 processes, and one more for each further chunk. The byte arrays of one chunk share their memory.
 * @throws git/missing-object when git does not deliver one as a blob
 */
export function readBlobs(
  repo: Repository,
  oids: readonly string[],
  maxBytes: number,
): ReadonlyMap<string, Uint8Array | TooLarge> {
  const blobs = new Map<string, Uint8Array | TooLarge>();
  visitBlobs(repo, oids, maxBytes, (oid, blob) => blobs.set(oid, blob));
  return blobs;
}

/** What `readFileSetAt` reads. */
export interface ReadOptions {
  /** Largest file that is read, in bytes. */
  readonly maxBytes: number;
  /** Whether the text of a path is needed; the others are `skipped`. Default: all are. */
  readonly wants?: (path: string) => boolean;
}

/**
 * The files of a tree or index, decoded. Links and submodules are never followed. What was not read (skipped, link,
 * submodule) has size 0. Processes as `readBlobs`; at most one chunk of bytes is held beside the decoded texts.
 * @throws git/missing-object
 */
export function readFileSetAt(
  repo: Repository,
  entries: readonly TreeEntry[],
  { maxBytes, wants = () => true }: ReadOptions,
): FileSet {
  const reader = fileReader(repo, maxBytes);
  reader.load(entries.filter(({ path }) => wants(path)));
  const read = (entry: TreeEntry): RecordFile =>
    wants(entry.path) ? reader.read(entry) : { ...skipped(entry), ...modeOf(entry) };
  return new Map(entries.map((entry) => [entry.path, read(entry)]));
}

/** What tells one version of a file: where its content is, and what it is. */
export type FileVersion = Pick<TreeEntry, "oid" | "mode">;

/** Reads files of several trees and keeps their texts, so that a version that several trees hold is read once. */
export interface FileReader {
  /** Reads many at once, so that `read` starts no process for them. Processes as `readBlobs`. */
  readonly load: (versions: readonly FileVersion[]) => void;
  /** One file as `readFileSetAt` gives it. @throws git/missing-object */
  readonly read: (version: FileVersion) => RecordFile;
}

/** Makes a reader of files that are at most this large. No process. */
export function fileReader(repo: Repository, maxBytes: number): FileReader {
  const decoded = new Map<string, RecordFile>();
  const load = (versions: readonly FileVersion[]): void => {
    const wanted = versions.filter((version) => isFile(version) && !decoded.has(version.oid));
    const oids = wanted.map(({ oid }) => oid);
    visitBlobs(repo, oids, maxBytes, (oid, blob) => decoded.set(oid, decode(blob, maxBytes)));
  };
  const read = (version: FileVersion): RecordFile => {
    if (!isFile(version)) return { ...skipped(version), ...modeOf(version) };
    if (!decoded.has(version.oid)) load([version]);
    const file = decoded.get(version.oid);
    if (file === undefined) throw missing(version.oid);
    return { ...file, ...modeOf(version) };
  };
  return { load, read };
}

function modeOf({ oid, mode }: FileVersion): Pick<RecordFile, "oid" | "executable"> {
  return { oid, ...(mode === "100755" ? { executable: true } : {}) };
}

function skipped(version: FileVersion): RecordFile {
  return unreadRecord(problemOf(version), 0);
}

function isFile(entry: FileVersion): boolean {
  return entry.mode.startsWith("100");
}

function problemOf(entry: FileVersion): FileProblem {
  if (isFile(entry)) return "skipped";
  if (entry.mode === "120000") return "symlink";
  if (entry.mode === "160000") return "submodule";
  return "special";
}

function decode(blob: Uint8Array | TooLarge, maxBytes: number): RecordFile {
  return "kind" in blob ? unreadRecord("too-large", blob.sizeBytes) : decodeRecord(blob, maxBytes);
}

type Visit = (oid: string, blob: Uint8Array | TooLarge) => void;

function visitBlobs(repo: Repository, oids: readonly string[], maxBytes: number, visit: Visit): void {
  const asked = [...new Set(oids)];
  const bad = asked.find((oid) => !isOid(oid));
  if (bad !== undefined) throw missing(bad);
  if (asked.length === 0) return;
  if (asked.length <= MAX_UNSEEN_BLOBS && visitUnseen(repo, asked, maxBytes, visit)) return;
  let chunk: string[] = [];
  let chunkBytes = 0;
  for (const [oid, sizeBytes] of readSizes(repo, asked)) {
    if (sizeBytes > maxBytes) {
      visit(oid, { kind: "too-large", sizeBytes });
      continue;
    }
    if (chunk.length > 0 && chunkBytes + sizeBytes + HEADER_BYTES > MAX_CHUNK_BYTES) {
      visitChunk(repo, chunk, chunkBytes, visit);
      chunk = [];
      chunkBytes = 0;
    }
    chunk.push(oid);
    chunkBytes += sizeBytes + HEADER_BYTES;
  }
  if (chunk.length > 0) visitChunk(repo, chunk, chunkBytes, visit);
}

/** Reads blobs whose sizes are not known; false when they are too many bytes together. 1 process. */
function visitUnseen(repo: Repository, oids: readonly string[], maxBytes: number, visit: Visit): boolean {
  const input = `${oids.join("\n")}\n`;
  const answer = tryGit(["cat-file", "--batch", "--buffer"], { ...repo, input, maxBytes: MAX_UNSEEN_BYTES });
  if (answer === "overflow") return false;
  visitAnswer(answer.stdout, oids, (oid, bytes) => {
    visit(oid, bytes.length > maxBytes ? { kind: "too-large", sizeBytes: bytes.length } : bytes);
  });
  return true;
}

function visitChunk(repo: Repository, oids: readonly string[], bytes: number, visit: Visit): void {
  const input = `${oids.join("\n")}\n`;
  const answer = runGit(["cat-file", "--batch", "--buffer"], { ...repo, input, maxBytes: bytes });
  visitAnswer(answer.stdout, oids, visit);
}

/** `<oid> blob <size> LF <content> LF` for each; a missing one is `<oid> missing LF`. Fails closed. */
function visitAnswer(
  output: Buffer,
  oids: readonly string[],
  visit: (oid: string, bytes: Uint8Array) => void,
): void {
  let at = 0;
  for (const oid of oids) {
    const end = output.indexOf(0x0a, at);
    const size = end < 0 ? undefined : blobSize(output.toString("latin1", at, end), oid);
    if (size === undefined || output[end + 1 + size] !== 0x0a) throw missing(oid);
    visit(oid, output.subarray(end + 1, end + 1 + size));
    at = end + 1 + size + 1;
  }
}

function readSizes(repo: Repository, oids: readonly string[]): ReadonlyMap<string, number> {
  const input = `${oids.join("\n")}\n`;
  const lines = runGit(["cat-file", "--batch-check", "--buffer"], { ...repo, input })
    .stdout.toString("latin1")
    .split("\n");
  const sizes = new Map<string, number>();
  for (const [index, oid] of oids.entries()) {
    const size = blobSize(lines[index] ?? "", oid);
    if (size === undefined) throw missing(oid);
    sizes.set(oid, size);
  }
  return sizes;
}

function blobSize(header: string, oid: string): number | undefined {
  const [found, type, size] = header.split(" ");
  return found === oid && type === "blob" && size !== undefined ? Number(size) : undefined;
}

function missing(oid: string): Error {
  return failure("git/missing-object", { path: "." }, { oid });
}
