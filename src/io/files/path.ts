import { lstatSync, type Stats } from "node:fs";
import { sep } from "node:path";
import { failure } from "../../core/diagnostic/error.ts";

/** What a name in a directory is. */
export type NameKind = "directory" | "file" | "symlink" | "other";

/** What was found on the way to a path: `path` is the whole path, or the first segment that bars the way. */
export interface Standing {
  readonly path: string;
  readonly kind: NameKind | "missing" | "unreadable";
  readonly stats?: Stats;
}

/**
 * Goes from the root down a path, asking what each segment is and following nothing. Ends at the first segment that
 * is not a directory; a path below something that is missing is `missing` itself. Throws `file/outside` for an
 * absolute path and one with empty, `.` or `..` segments.
 *
 * Node has no openat(2), so whoever can replace a directory by a link between this look and the use of the path can
 * still lead astray: this guards against what is in a repository, not against another process of the same user.
 */
export function walk(root: string, path: string): Standing {
  let at = "";
  let standing: Standing = { path, kind: "directory" };
  for (const name of splitPath(path)) {
    at = at === "" ? name : `${at}/${name}`;
    standing = lookAt(root, at);
    if (standing.kind === "missing") return { path, kind: "missing" };
    if (standing.kind !== "directory") return standing;
  }
  return standing;
}

/** Throws `file/outside` for a path that yoi must not write: it leads out, into `.git`, or has a control character. */
export function checkWritable(path: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing control characters is the purpose
  const barred = /[\u0000-\u001f\u007f\\]/.test(path) || splitPath(path).some(isGitName);
  if (barred) throw failure("file/outside", { path }, { path });
}

function splitPath(path: string): readonly string[] {
  const names = path.split("/");
  if (names.some(leadsAway)) throw failure("file/outside", { path }, { path });
  return names;
}

function leadsAway(name: string): boolean {
  return (
    name === "" ||
    name === "." ||
    name === ".." ||
    name.includes("\0") ||
    (sep === "\\" && name.includes(sep))
  );
}

/** Windows drops a trailing dot or space, and `git~1` is the short name of `.git` there (git's core.protectNTFS). */
function isGitName(name: string): boolean {
  return /^(\.git|git~1)[. ]*$/i.test(name);
}

/** The directory of a path relative to the root; that of a name at the top is "". */
export function parentOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "" : path.slice(0, slash);
}

/** A relative path as the operating system takes it; "" is the root itself. */
export function within(root: string, path: string): string {
  return path === "" ? root : `${root}/${path}`;
}

/** The kind of what stat or a directory entry describes. */
export function kindOf(entry: {
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}): NameKind {
  if (entry.isFile()) return "file";
  if (entry.isDirectory()) return "directory";
  return entry.isSymbolicLink() ? "symlink" : "other";
}

function lookAt(root: string, path: string): Standing {
  try {
    const stats = lstatSync(within(root, path), { throwIfNoEntry: false });
    return stats === undefined ? { path, kind: "missing" } : { path, kind: kindOf(stats), stats };
  } catch {
    return { path, kind: "unreadable" };
  }
}
