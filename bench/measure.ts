import type { Command, Lab } from "./run.ts";

/** One of the things that are measured in turn. */
export interface Contestant {
  readonly command: Command;
  /** Puts everything in its place before each run; its time does not count. */
  readonly prepare?: () => void;
}

/** Times of one thing, in milliseconds, by round. */
export type Times = readonly number[];

/** How one thing compares with another in the same rounds. */
export interface Ratio {
  /** Median of the ratios of each round: a slow moment of the machine strikes both sides of it. */
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/**
 * Runs all contestants in turn (A B C A B C …) and gives the times of each. One round more is run first and not
 * counted: it fills the caches.
 */
export function measureInTurn<Name extends string>(
  lab: Lab,
  contestants: Readonly<Record<Name, Contestant>>,
  rounds: number,
): Readonly<Record<Name, Times>> {
  const names = Object.keys(contestants) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const { command, prepare } = contestants[name];
      prepare?.();
      const time = lab.time(command);
      if (round > 0) times[name].push(time);
    }
  }
  return times;
}

/** Compares times round by round. */
export function compare(times: Times, floor: Times): Ratio {
  const ratios = times.map((time, round) => time / (floor[round] ?? Number.NaN));
  return { median: median(ratios), min: Math.min(...ratios), max: Math.max(...ratios) };
}

/** The times of two things done one after the other. */
export function sum(one: Times, other: Times): Times {
  return one.map((time, round) => time + (other[round] ?? Number.NaN));
}

/** The times of one thing without those of another that is part of it. */
export function difference(one: Times, part: Times): Times {
  return one.map((time, round) => time - (part[round] ?? Number.NaN));
}

/** The middle value; of an even number the upper one. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
