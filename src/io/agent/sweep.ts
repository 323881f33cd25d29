import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { type ProcessStat, readProcessStat } from "../process/alive.ts";

/** A variable in the environment of every process of one run. */
export interface EnvironmentMark {
  readonly name: string;
  readonly value: string;
}

/** How often processes are looked for before those that multiply faster than they are killed are given up. */
const MAX_ROUNDS = 100;
/** Between two looks: a killed process takes a moment to go. */
const PAUSE_MS = 10;

/**
 * Kills every process of this user that carries a mark in its environment, that is in `group`, or that comes of one of
 * these, until none is left, and gives how many there were. Linux only: elsewhere no environment can be read, only the
 * group is killed, and nothing is counted. What left the group, dropped the mark and lost its parent is not found.
 */
export async function sweepMarked(mark: EnvironmentMark, group?: number): Promise<number> {
  if (process.platform !== "linux") {
    if (group !== undefined) signalGroup(group, "SIGKILL");
    return 0;
  }
  const killed = new Set<string>();
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const hit = findMarked(mark, group).filter(([pid]) => signal(pid, "SIGKILL"));
    if (hit.length === 0) break;
    for (const [pid, { started }] of hit) killed.add(`${pid} ${started}`);
    await sleep(PAUSE_MS);
  }
  return killed.size;
}

/** Sends a signal to all processes of a group; false when there is none. */
export function signalGroup(group: number, name: NodeJS.Signals): boolean {
  // Windows has no groups: only the process itself can be reached.
  return signal(process.platform === "win32" ? group : -group, name);
}

/**
 * How many processes carry a variable in their environment, by its value; none where no environment can be read
 * (anywhere but on Linux). Their children, which may have dropped it, are not counted. No process.
 */
export function countMarked(name: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  if (process.platform !== "linux") return counts;
  for (const [pid] of listProcesses()) {
    const variable = readEnvironment(pid).find((each) => each.startsWith(`${name}=`));
    const value = pid === process.pid ? undefined : variable?.slice(name.length + 1);
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

function readEnvironment(pid: number): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, "utf8").split("\0");
  } catch {
    // Gone meanwhile, or of another user, which no run of ours starts.
    return [];
  }
}

type Found = readonly [pid: number, stat: ProcessStat];

function findMarked(mark: EnvironmentMark, group: number | undefined): readonly Found[] {
  const running = listProcesses().filter(([pid]) => pid !== process.pid);
  const wanted = Buffer.from(`\0${mark.name}=${mark.value}\0`);
  const found = new Map(running.filter(([pid, stat]) => stat.group === group || hasVariable(pid, wanted)));
  // Children of what is found, and theirs.
  for (let before = -1; before < found.size; ) {
    before = found.size;
    for (const [pid, stat] of running) if (found.has(stat.parent)) found.set(pid, stat);
  }
  return [...found];
}

/** Zombies are not listed: they only wait for their parent. */
function listProcesses(): readonly Found[] {
  return readdirSync("/proc").flatMap((name): readonly Found[] => {
    if (!/^\d+$/.test(name)) return [];
    const stat = readProcessStat(Number(name));
    return stat === undefined || stat.state === "Z" || stat.state === "X" ? [] : [[Number(name), stat]];
  });
}

function hasVariable(pid: number, wanted: Buffer): boolean {
  try {
    const environ = readFileSync(`/proc/${pid}/environ`);
    return Buffer.concat([Buffer.from("\0"), environ]).includes(wanted);
  } catch {
    // Gone meanwhile, or of another user, which no run of ours starts.
    return false;
  }
}

function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    process.kill(pid, name);
    return true;
  } catch (error) {
    // Gone meanwhile; or one that changed its user, which this user may not end.
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ESRCH" || code === "EPERM") return false;
    throw error;
  }
}
