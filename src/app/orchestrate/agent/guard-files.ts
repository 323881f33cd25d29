import { mkdirSync, renameSync } from "node:fs";
import { basename, join } from "node:path";
import { type FileCopy, isSameCopy, isWhole, readCopy, writeCopy } from "../../../io/files/file-copy.ts";
import { listWatchedDirs, listWatchedFiles, type WatchedPlaces } from "../../../io/git/watched-files.ts";

/** Files and directories of git's own as they stood, by absolute path. */
export type WatchedCopies = Readonly<Record<string, FileCopy>>;

/** One of them that is not what it was. */
export interface FileChange {
  readonly path: string;
  readonly verb: "made" | "removed" | "changed";
  readonly isRestored: boolean;
}

/** Reads all that is watched: directories first. No process. */
export function readWatched(places: WatchedPlaces, extra: readonly string[]): WatchedCopies {
  const paths = [...listWatchedDirs(places), ...listWatchedFiles(places), ...extra];
  const found: Record<string, FileCopy> = {};
  for (const path of paths) {
    const copy = readRelevant(path);
    if (copy !== null) found[path] = copy;
  }
  return found;
}

/**
 * Compares what is watched with how it stood, and puts it back; what an agent left is moved to `keptDir`. Files outside
 * the repository stay as they are: they are a person's. No process.
 */
export function restoreWatched(
  places: WatchedPlaces,
  before: WatchedCopies,
  keptDir: string,
): readonly FileChange[] {
  const changes: FileChange[] = [];
  const compare = (path: string): void => {
    const [was, is] = [before[path] ?? null, readRelevant(path)];
    if (isSameCopy(was, is) || isOfOtherWorktree(places, before, path)) return;
    const verb = was === null ? "made" : is === null ? "removed" : "changed";
    const isRestored = !places.outside.includes(path) && isWhole(was);
    if (isRestored) {
      if (is !== null) keep(path, join(keptDir, String(changes.length + 1)));
      writeCopy(path, was);
    }
    changes.push({ path, verb, isRestored });
  };
  // Directories first: only then is what lies in them what git would find there.
  const known = Object.keys(before);
  for (const path of known.filter((path) => before[path]?.kind === "directory")) compare(path);
  for (const path of new Set([...known, ...listWatchedFiles(places)])) compare(path);
  return changes;
}

/** An empty `config.worktree` says nothing; a sandbox makes one, so that no agent can. */
function readRelevant(path: string): FileCopy | null {
  const copy = readCopy(path);
  return path.endsWith("/config.worktree") && copy?.kind === "file" && copy.content === "" ? null : copy;
}

/** Worktrees come and go meanwhile: Orchestrators make and remove them. Those that stay must stay what they are. */
function isOfOtherWorktree({ commonDir }: WatchedPlaces, before: WatchedCopies, path: string): boolean {
  const above = join(commonDir, "worktrees");
  if (path === above) return before[path] === undefined || readCopy(path) === null;
  if (!path.startsWith(`${above}/`)) return false;
  const dir = join(above, path.slice(above.length + 1).split("/")[0] ?? "");
  return before[dir] === undefined || readCopy(dir) === null;
}

function keep(path: string, dir: string): void {
  mkdirSync(dir, { recursive: true });
  try {
    renameSync(path, join(dir, basename(path)));
  } catch (error) {
    // Directories of hooks may lie on another disk; what is there is overwritten then.
    if ((error as NodeJS.ErrnoException).code !== "EXDEV") throw error;
  }
}
