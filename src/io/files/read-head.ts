import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from "node:fs";
import { decodeRecord } from "../../core/ticket/decode.ts";
import { within } from "./path.ts";

/** How much of a file is read: nearly every front matter fits. */
const HEAD_BYTES = 4 * 1024;
const READ_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
const CLOSING = Buffer.from("\n---");
const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;
// One buffer for all files: what is read is decoded, and so copied, before the next one is.
const buffer = Buffer.alloc(HEAD_BYTES);

/**
 * The front matter of a file, up to and with its closing line, read in one short piece: for lists over many tickets.
 * Undefined where that is not so simple (no such file, no regular file, not UTF-8, longer than the piece): ask
 * `readRecord` then, which says why. The caller has made sure that no directory on the way is a link.
 */
export function readFrontMatterText(root: string, path: string): string | undefined {
  let fd: number;
  try {
    fd = openSync(within(root, path), READ_FLAGS);
  } catch {
    return undefined;
  }
  try {
    if (!fstatSync(fd).isFile()) return undefined;
    const end = closingEnd(buffer.subarray(0, readSync(fd, buffer, 0, HEAD_BYTES, 0)));
    if (end === undefined) return undefined;
    const decoded = decodeRecord(buffer.subarray(0, end), HEAD_BYTES);
    return decoded.problem === undefined ? decoded.text : undefined;
  } catch {
    return undefined;
  } finally {
    closeSync(fd);
  }
}

/** Whether nothing stands at a path: much cheaper than reading what most tickets do not have. */
export function isMissing(root: string, path: string): boolean {
  return lstatSync(within(root, path), { throwIfNoEntry: false }) === undefined;
}

/** The end of the first line that is exactly `---`, behind the first one. */
function closingEnd(bytes: Buffer): number | undefined {
  for (let at = bytes.indexOf(CLOSING); at >= 0; at = bytes.indexOf(CLOSING, at + 1)) {
    const end = at + CLOSING.length;
    if (bytes[end] === NEWLINE) return end + 1;
    if (bytes[end] === CARRIAGE_RETURN && bytes[end + 1] === NEWLINE) return end + 2;
  }
  return undefined;
}
