import {
  closeSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  type Stats,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { failure, YoiError } from "../../core/diagnostic/error.ts";
import { errorCode } from "./error-code.ts";

/** Called before every call that changes the disk, with a word for it. The kill tests stop a process there. */
export type OnStep = (step: string) => void;

/** Writes a new file through to the disk; nothing may stand at `path`. `like` gives it another file's mode and owner. */
export function writeNew(path: string, bytes: Uint8Array, onStep: OnStep, like?: Stats): void {
  onStep(`create ${path}`);
  const fd = openSync(path, "wx");
  try {
    if (like !== undefined) takeAfter(fd, like);
    onStep(`fill ${path}`);
    writeFileSync(fd, bytes);
    onStep(`sync ${path}`);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** Renames, replacing a file that stands at `to`. */
export function rename(from: string, to: string, onStep: OnStep): void {
  onStep(`rename ${from}`);
  renameSync(from, to);
}

/** Makes a directory and those above it that are missing. Gives the directories whose list of names changed. */
export function makeDirectory(dir: string, onStep: OnStep): readonly string[] {
  if (lstatSync(dir, { throwIfNoEntry: false }) !== undefined) return [];
  onStep(`make ${dir}`);
  const first = mkdirSync(dir, { recursive: true });
  if (first === undefined) return [];
  const changed = [];
  for (let at = dir; at.length >= first.length; at = dirname(at)) changed.push(dirname(at));
  return changed;
}

/** Removes a file if it is there. */
export function removeFile(path: string, onStep: OnStep): void {
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return;
  onStep(`remove ${path}`);
  unlinkSync(path);
}

/** Removes a directory and those above it as long as they are empty, up to but without `root`: what git does too. */
export function pruneEmpty(root: string, dir: string, onStep: OnStep): void {
  for (let at = dir; at !== root && at.startsWith(`${root}/`); at = dirname(at)) {
    if (lstatSync(at, { throwIfNoEntry: false }) === undefined) continue;
    if (readdirSync(at).length > 0) return;
    onStep(`prune ${at}`);
    try {
      rmdirSync(at);
    } catch {
      // Somebody holds it or just filled it: an empty directory that stays does no harm.
      return;
    }
  }
}

/** Makes renames and removals in a directory last beyond a power cut, where the system can. */
export function syncDirectory(dir: string): void {
  let fd: number | undefined;
  try {
    fd = openSync(dir, "r");
    fsyncSync(fd);
  } catch {
    // Windows cannot open a directory, some network file systems cannot sync one, and it may be gone again.
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}

const NO_SPACE = ["ENOSPC", "EDQUOT", "EFBIG"];
const NO_PERMISSION = ["EACCES", "EPERM", "EROFS"];
const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EFBIG: "the limit on the size of a file is reached",
  EACCES: "permission denied",
  EPERM: "not permitted",
  EROFS: "the file system is read-only",
  EIO: "input/output error",
};

/** What to throw for an error met while writing the file at `path` (relative); a failure stays what it is. */
export function writeFailure(error: unknown, path: string): unknown {
  if (error instanceof YoiError) return error;
  const code = errorCode(error);
  if (code === "") return error;
  const facts = { path, reason: REASONS[code] ?? code };
  if (NO_SPACE.includes(code)) return failure("file/disk-full", { path }, facts, error);
  if (NO_PERMISSION.includes(code)) return failure("file/read-only", { path }, facts, error);
  return failure("file/write-failed", { path }, facts, error);
}

function takeAfter(fd: number, like: Stats): void {
  try {
    fchownSync(fd, like.uid, like.gid);
  } catch {
    // Only root may give a file away; then it belongs to whoever writes, as with any editor that saves by renaming.
  }
  fchmodSync(fd, like.mode & 0o777);
}
