import type { FileProblem, RecordFile } from "./files.ts";

/** A decoded file; where a byte made it unreadable, `line` says on which line, from 1. */
export interface DecodedFile extends RecordFile {
  readonly line?: number;
}

// `ignoreBOM` keeps a byte order mark as U+FEFF, so that encoding the text gives the same bytes again.
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const NEWLINE = 0x0a;

/**
 * Turns the bytes of a file into a record: strict UTF-8, no NUL byte, at most `maxBytes`. Encoding `text` gives back
 * exactly `bytes`. The bytes are copied: a caller may reuse its buffer.
 */
export function decodeRecord(bytes: Uint8Array, maxBytes: number): DecodedFile {
  const sizeBytes = bytes.length;
  if (sizeBytes > maxBytes) return unreadRecord("too-large", sizeBytes);
  const nul = bytes.indexOf(0);
  if (nul >= 0) return { ...unreadRecord("nul-byte", sizeBytes), line: lineOf(bytes, nul) };
  const text = decodeUtf8(bytes);
  if (text !== undefined) return { text, sizeBytes };
  return { ...unreadRecord("not-utf8", sizeBytes), line: firstBrokenLine(bytes) };
}

/** A file without text, and why. */
export function unreadRecord(problem: FileProblem, sizeBytes: number): RecordFile {
  return { text: "", sizeBytes, problem };
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

function lineOf(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let at = bytes.indexOf(NEWLINE); at >= 0 && at < offset; at = bytes.indexOf(NEWLINE, at + 1))
    line += 1;
  return line;
}

/** A newline is never part of a longer UTF-8 sequence, so the file is broken where one of its lines is. */
function firstBrokenLine(bytes: Uint8Array): number {
  let line = 1;
  let start = 0;
  while (start < bytes.length) {
    const newline = bytes.indexOf(NEWLINE, start);
    const end = newline < 0 ? bytes.length : newline;
    if (decodeUtf8(bytes.subarray(start, end)) === undefined) return line;
    line += 1;
    start = end + 1;
  }
  return line;
}
