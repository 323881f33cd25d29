import { setTimeout as wait } from "node:timers/promises";

/** What plugin-throttling asks to let a request begin: see `Bottleneck.Group`, of which it uses this much. */
export interface PaceGroup {
  readonly key: (id: string) => {
    readonly schedule: <T>(options: unknown, task: () => PromiseLike<T>) => Promise<T>;
  };
}

/**
 * Makes a pace that lets `burst` requests begin at once and after them one every `pauseMs`. What plugin-throttling does
 * by itself, a second before each write and three before each comment, would make up most of a tick's time.
 */
export function makePace(
  burst: number,
  pauseMs: number,
  now: () => number = () => performance.now(),
): PaceGroup {
  // The time at which everything that has begun is paid for.
  let paidAt = Number.NEGATIVE_INFINITY;
  const schedule = async <T>(_options: unknown, task: () => PromiseLike<T>): Promise<T> => {
    const at = now();
    paidAt = Math.max(paidAt, at) + pauseMs;
    const early = paidAt - at - burst * pauseMs;
    if (early > 0) await wait(early);
    return await task();
  };
  return { key: () => ({ schedule }) };
}

/** A pace without any wait. */
export const NO_PACE: PaceGroup = {
  key: () => ({ schedule: async (_options, task) => await task() }),
};
