import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { sep } from "node:path";

/**
 * Whether a git of this machine runs in some directories or names one of them; undefined where the system does not
 * tell (anywhere but on Linux). One whose place cannot be seen, since it belongs to another user, counts. No process.
 */
export function isGitRunning(dirs: readonly string[]): boolean | undefined {
  if (process.platform !== "linux") return undefined;
  return readdirSync("/proc").some((pid) => /^\d+$/.test(pid) && isGit(pid) && isAt(pid, dirs));
}

function isGit(pid: string): boolean {
  const stat = tryRead(() => readFileSync(`/proc/${pid}/stat`, "utf8"));
  const [, name = "", state = ""] = /\((.*)\) (\w)/.exec(stat ?? "") ?? [];
  return /^git(?:-|$)/.test(name) && state !== "Z" && state !== "X";
}

/** One that is about to end has no place any more; one of another user is not shown. */
function isAt(pid: string, dirs: readonly string[]): boolean {
  try {
    const cwd = readlinkSync(`/proc/${pid}/cwd`);
    const said = ["cmdline", "environ"]
      .map((name) => readFileSync(`/proc/${pid}/${name}`, "utf8"))
      .join("\0");
    return dirs.some((dir) => cwd === dir || cwd.startsWith(dir + sep) || said.includes(dir));
  } catch (error) {
    return isDenied(error);
  }
}

function isDenied(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "EACCES" || error.code === "EPERM");
}

/** A process may end at any moment, and not all of one is for everybody to see. */
function tryRead<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
