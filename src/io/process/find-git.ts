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

function isAt(pid: string, dirs: readonly string[]): boolean {
  const cwd = tryRead(() => readlinkSync(`/proc/${pid}/cwd`));
  const said = tryRead(() =>
    ["cmdline", "environ"].map((name) => readFileSync(`/proc/${pid}/${name}`, "utf8")).join("\0"),
  );
  if (cwd === undefined || said === undefined)
    return tryRead(() => readFileSync(`/proc/${pid}/stat`)) !== undefined;
  return dirs.some((dir) => cwd === dir || cwd.startsWith(dir + sep) || said.includes(dir));
}

/** A process may end at any moment, and not all of one is for everybody to see. */
function tryRead<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
