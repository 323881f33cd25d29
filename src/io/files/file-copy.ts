import { createHash } from "node:crypto";
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import * as z from "zod";

/** A file, link or directory as it stood: enough to compare it, and for small files to put it back. */
export const fileCopySchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("file"),
    mode: z.int(),
    digest: z.string(),
    /** Base64; null where it was too large to keep. */
    content: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal("link"), target: z.string() }),
  z.strictObject({ kind: z.literal("directory") }),
  z.strictObject({ kind: z.literal("other") }),
]);

/** A file, link or directory as it stood. */
export type FileCopy = z.infer<typeof fileCopySchema>;

/** Largest file whose content is kept, in bytes. */
const MAX_KEPT_BYTES = 1024 * 1024;

/** Reads a file by its absolute path, following no link; null where there is nothing. */
export function readCopy(path: string): FileCopy | null {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return null;
  if (stats.isSymbolicLink()) return { kind: "link", target: readlinkSync(path) };
  if (!stats.isFile()) return { kind: stats.isDirectory() ? "directory" : "other" };
  const bytes = readFileSync(path);
  return {
    kind: "file",
    mode: stats.mode & 0o777,
    digest: createHash("sha256").update(bytes).digest("hex"),
    content: bytes.length > MAX_KEPT_BYTES ? null : bytes.toString("base64"),
  };
}

/** Whether two copies are of the same content, kind and mode. */
export function isSameCopy(one: FileCopy | null, other: FileCopy | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Whether a copy holds enough to be put back. */
export function isWhole(copy: FileCopy | null): boolean {
  return copy?.kind !== "other" && !(copy?.kind === "file" && copy.content === null);
}

/** Makes a path hold what a whole copy says; what stands there now goes. */
export function writeCopy(path: string, copy: FileCopy | null): void {
  rmSync(path, { recursive: true, force: true });
  if (copy === null) return;
  mkdirSync(dirname(path), { recursive: true });
  if (copy.kind === "link") symlinkSync(copy.target, path);
  else if (copy.kind === "directory") mkdirSync(path);
  else if (copy.kind === "file") {
    writeFileSync(path, Buffer.from(copy.content ?? "", "base64"));
    chmodSync(path, copy.mode);
  }
}
