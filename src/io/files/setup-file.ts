import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { writeFailure } from "./durable.ts";
import { tempName } from "./temp-name.ts";

/** A text file that is no record: a git hook, the configuration of another tool. */
export interface SetupFile {
  readonly text: string;
  readonly executable: boolean;
  /** Where the file really lies: links are followed here, since a hook often is one. */
  readonly realPath: string;
}

/** Why a file is left alone: it is no text, no ordinary file, or cannot be read. */
export type SetupProblem = "not-text" | "not-a-file" | "unreadable";

/** Reads a file by its absolute path; undefined where there is none. */
export function readSetupFile(path: string): SetupFile | SetupProblem | undefined {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return undefined;
  try {
    const realPath = realpathSync(path);
    const real = statSync(realPath);
    if (!real.isFile()) return "not-a-file";
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readFileSync(realPath));
    return text.includes("\0") ? "not-text" : { text, executable: (real.mode & 0o111) !== 0, realPath };
  } catch (error) {
    return error instanceof TypeError ? "not-text" : "unreadable";
  }
}

/** Whether something stands at an absolute path. */
export function isThere(path: string): boolean {
  return existsSync(path);
}

/**
 * Replaces or makes a file by its absolute path in one step, with the directories above it. Where it was a file, its
 * mode stays. @throws file/read-only and the like
 */
export function writeSetupFile(
  path: string,
  text: string,
  options: { readonly executable?: boolean; readonly random: () => number },
): void {
  const token = Math.floor(options.random() * 36 ** 8).toString(36);
  const temp = join(dirname(path), tempName(token, 0));
  try {
    mkdirSync(dirname(path), { recursive: true });
    const mode =
      statSync(path, { throwIfNoEntry: false })?.mode ?? (options.executable === true ? 0o755 : 0o644);
    const fd = openSync(temp, "wx", mode & 0o777);
    try {
      writeFileSync(fd, text);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    if ((mode & 0o111) !== 0) chmodSync(temp, mode & 0o777);
    renameSync(temp, path);
  } catch (error) {
    throw writeFailure(error, path);
  }
}

/** Removes a file by its absolute path, and the directories above it that it leaves empty, up to but without `root`. */
export function removeSetupFile(path: string, root: string): void {
  try {
    unlinkSync(path);
    for (let at = dirname(path); at !== root && at.startsWith(`${root}/`); at = dirname(at)) rmdirSync(at);
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOTEMPTY" || error.code === "EEXIST"))
      return;
    throw writeFailure(error, path);
  }
}

/** The names in a directory by its absolute path; none where there is no directory. */
export function listDirectory(path: string): readonly string[] {
  try {
    return readdirSync(path).sort();
  } catch {
    return [];
  }
}

/** A path with every link on it followed, as far as it exists. */
export function realPathOf(path: string): string {
  return existsSync(path) ? realpathSync(path) : path;
}
