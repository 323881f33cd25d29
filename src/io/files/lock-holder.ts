import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
import * as z from "zod";
import { isPidInUse, processStart, readProcessStat } from "../process/alive.ts";

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
  const started = processStart("self");
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
  if (!isPidInUse(holder.pid)) return true;
  const now = readProcessStat(holder.pid);
  if (now === undefined) return false;
  // A zombie only waits for its parent to ask how it ended; another start time is another process with that pid.
  return (
    now.state === "Z" || now.state === "X" || (holder.started !== undefined && now.started !== holder.started)
  );
}

function tryRead(read: () => string): string | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
