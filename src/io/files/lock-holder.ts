import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
import * as z from "zod";

const holderSchema = z.object({
  /** Random: no two holders are ever taken for each other. */
  token: z.string().regex(/^[0-9a-z-]+$/),
  pid: z.int().positive(),
  host: z.string(),
  /** When the process started, in clock ticks since boot; Linux only. With the pid it names a process for good. */
  started: z.string().optional(),
  /** Which boot of the machine; Linux only. */
  boot: z.string().optional(),
  /** Which process namespace the pid counts in; Linux only. */
  pidSpace: z.string().optional(),
});

/** Who holds a lock, as its file says. */
export type Holder = z.infer<typeof holderSchema>;

/** This process as a holder. */
export function describeSelf(token: string): Holder {
  const started = readProcess("self")?.started;
  const boot = tryRead(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim());
  const pidSpace = tryRead(() => readlinkSync("/proc/self/ns/pid"));
  return {
    token,
    pid: process.pid,
    host: hostname(),
    ...(started === undefined ? {} : { started }),
    ...(boot === undefined ? {} : { boot }),
    ...(pidSpace === undefined ? {} : { pidSpace }),
  };
}

/** Reads a holder from the text of a lock file; undefined when it is not one. */
export function parseHolder(text: string): Holder | undefined {
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/**
 * Whether a holder has certainly ended. One of another machine, or of another container on this one, cannot be
 * asked and counts as running.
 */
export function hasEnded(holder: Holder, self: Holder): boolean {
  if (holder.host !== self.host) return false;
  if (holder.boot !== self.boot && holder.boot !== undefined && self.boot !== undefined) return true;
  if (holder.pidSpace !== self.pidSpace) return false;
  if (!isRunning(holder.pid)) return true;
  const now = readProcess(String(holder.pid));
  if (now === undefined) return false;
  // A zombie only waits for its parent to ask how it ended; another start time is another process with that pid.
  return (
    now.state === "Z" || now.state === "X" || (holder.started !== undefined && now.started !== holder.started)
  );
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}

/** Fields 3 and 22 of proc_pid_stat(5); the name before them, in parentheses, may hold anything. */
function readProcess(pid: string): { readonly state: string; readonly started: string } | undefined {
  const stat = tryRead(() => readFileSync(`/proc/${pid}/stat`, "utf8"));
  const fields = stat?.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [state, started] = [fields?.[0], fields?.[19]];
  return state === undefined || started === undefined ? undefined : { state, started };
}

function tryRead(read: () => string): string | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
