import { readFileSync } from "node:fs";

/** A process, named for good: a pid alone is used again. */
export interface ProcessName {
  readonly pid: number;
  /** When it started, as its system says it; `unknown` where the system does not. */
  readonly started: string;
}

/** How a process stands, as Linux shows it. */
export interface ProcessStat {
  /** One letter: `Z` is a zombie, `X` dead. */
  readonly state: string;
  readonly parent: number;
  readonly group: number;
  /** When it started, in clock ticks since boot. */
  readonly started: string;
}

/** Fields of proc_pid_stat(5), undefined where there is no such process or no /proc. No process. */
export function readProcessStat(pid: number | "self"): ProcessStat | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch {
    return undefined;
  }
  // The name before the fields, in parentheses, may hold anything.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [state, parent, group] = fields;
  const started = fields[19];
  if (state === undefined || started === undefined) return undefined;
  return { state, parent: Number(parent), group: Number(group), started };
}

/** When a process started, as its system says it; undefined where it ended or the system does not say. */
export function processStart(pid: number | "self"): string | undefined {
  return readProcessStat(pid)?.started;
}

/** Whether a pid is in use, by whomever. */
export function isPidInUse(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}

/**
 * Whether a process of this machine still runs. A zombie does not; where the system does not tell when a process
 * started, any process with that pid counts.
 */
export function isProcessAlive({ pid, started }: ProcessName): boolean {
  if (!isPidInUse(pid)) return false;
  const now = readProcessStat(pid);
  if (now === undefined) return true;
  if (now.state === "Z" || now.state === "X") return false;
  return started === "unknown" || now.started === started;
}
