import { closeSync, constants, fstatSync, lstatSync, opendirSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import {
  BUNDLE_FILE,
  MAX_BUNDLE_BYTES,
  MAX_RESULT_FILE_BYTES,
  RESULT_FILE,
} from "../../../core/github/attempt-artifact.ts";

/** The files of an artifact, as far as they may be looked at. */
export type HandoverFiles =
  | { readonly kind: "read"; readonly result: string; readonly bundle: Buffer | null }
  /** There is no such directory, or nothing is in it. */
  | { readonly kind: "none" }
  /** It is not what an agent's job leaves: a few words. */
  | { readonly kind: "refused"; readonly reason: string };

const LIMITS: ReadonlyMap<string, number> = new Map([
  [RESULT_FILE, MAX_RESULT_FILE_BYTES],
  [BUNDLE_FILE, MAX_BUNDLE_BYTES],
]);

/**
 * Reads what an agent's job handed over, as the work of a stranger: exactly the expected names, regular files that are
 * no links, not larger than they may be before anything of them is read. No process.
 */
export function readHandover(dir: string): HandoverFiles {
  const stats = lstatSync(dir, { throwIfNoEntry: false });
  if (stats === undefined) return { kind: "none" };
  if (!stats.isDirectory()) return refused("the results are no directory");
  const names = listSome(dir);
  if (names.length === 0) return { kind: "none" };
  const strange = names.find((name) => !LIMITS.has(name));
  if (strange !== undefined) return refused("there are files that no job of an agent leaves");
  if (!names.includes(RESULT_FILE)) return refused(`there is no ${RESULT_FILE}`);
  const result = readBounded(dir, RESULT_FILE);
  if (typeof result === "string") return refused(result);
  const bundle = names.includes(BUNDLE_FILE) ? readBounded(dir, BUNDLE_FILE) : null;
  if (typeof bundle === "string") return refused(bundle);
  return { kind: "read", result: result.toString("utf8"), bundle };
}

/** The names in a directory, one more than there may be at most. */
function listSome(dir: string): readonly string[] {
  const open = opendirSync(dir);
  try {
    const names: string[] = [];
    while (names.length <= LIMITS.size) {
      const entry = open.readSync();
      if (entry === null) break;
      names.push(entry.name);
    }
    return names;
  } finally {
    open.closeSync();
  }
}

/** The bytes of a file, or why it is not read. A link is not followed, and a pipe is not waited for. */
function readBounded(dir: string, name: string): Buffer | string {
  const path = join(dir, name);
  if (lstatSync(path).isSymbolicLink()) return `${name} is a link`;
  const fd = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const stats = fstatSync(fd);
    const limit = LIMITS.get(name) ?? 0;
    if (!stats.isFile()) return `${name} is no regular file`;
    if (stats.size > limit) return `${name} has ${stats.size} bytes, more than ${limit}`;
    const bytes = Buffer.alloc(stats.size);
    let at = 0;
    while (at < bytes.length) {
      const count = readSync(fd, bytes, at, bytes.length - at, at);
      if (count === 0) break;
      at += count;
    }
    return bytes.subarray(0, at);
  } finally {
    closeSync(fd);
  }
}

function refused(reason: string): HandoverFiles {
  return { kind: "refused", reason };
}
