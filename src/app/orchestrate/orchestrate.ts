import { setTimeout as sleep } from "node:timers/promises";
import type { Orchestrator } from "./context.ts";
import { runTick, type Tick, type TickOptions } from "./tick.ts";

/** How long to go on. */
export type Mode =
  /** One tick; what it started is waited for, and published by the next one. */
  | "once"
  /** Until nothing is left to be done: everything is finished or waits. */
  | "settle"
  /** For ever, looking again now and then. */
  | "watch";

/** How to run. */
export interface RunOptions extends TickOptions {
  readonly mode: Mode;
  /** Between two looks at a settled world, in watch mode. */
  readonly pauseMs: number;
  /** Ends a watch. */
  readonly signal?: AbortSignal;
  /** Told of every tick. */
  readonly onTick?: (tick: Tick) => void;
}

/** Ticks in a row in which nothing was done and something failed before a run gives up. */
const MAX_FRUITLESS_TICKS = 5;
/** Ticks in a row in which others were faster at every step before a run gives up. */
const MAX_STALE_TICKS = 200;
/** Between two ticks when others are faster: they move the world on. */
const STALE_PAUSE_MS = 300;
/** Most ticks of a run that is to settle: far more than rounds and retries allow. */
const MAX_TICKS = 10_000;

/** How a run ended. */
export interface RunEnd {
  /** `settled`: a tick had nothing to do. `fruitless`: steps are left and none succeeds. `ended`: as asked. */
  readonly kind: "settled" | "fruitless" | "ended";
  readonly last: Tick;
  readonly ticks: number;
}

/** Runs ticks until the mode's end. Runs of agents go on side by side; their end wakes the next tick. @throws as `runTick` */
export async function runOrchestrator(orchestrator: Orchestrator, options: RunOptions): Promise<RunEnd> {
  let fruitless = 0;
  let stale = 0;
  for (let ticks = 1; ; ticks += 1) {
    const tick = await runTick(orchestrator, options);
    options.onTick?.(tick);
    if (options.mode === "once") {
      await Promise.all(orchestrator.running.values());
      return { kind: "ended", last: tick, ticks };
    }
    const advanced = tick.outcomes.some(({ kind }) => kind === "done");
    const busy = orchestrator.running.size > 0;
    const failed = tick.outcomes.some(({ kind }) => kind === "failed");
    fruitless = advanced || !failed ? 0 : fruitless + 1;
    stale = advanced || tick.decision.steps.length === 0 ? 0 : stale + 1;
    if (options.signal?.aborted === true || ticks >= MAX_TICKS) return await end(orchestrator, tick, ticks);
    if (advanced) continue;
    if (busy) await Promise.race([...orchestrator.running.values(), ...pause(options, fruitless)]);
    else if (options.mode === "watch") await Promise.all(pause(options, fruitless));
    else if (tick.decision.steps.length === 0) return { kind: "settled", last: tick, ticks };
    else if (fruitless >= MAX_FRUITLESS_TICKS || stale >= MAX_STALE_TICKS)
      return { kind: "fruitless", last: tick, ticks };
    else if (failed) await Promise.all(pause(options, fruitless));
    else await sleep(STALE_PAUSE_MS);
  }
}

async function end(orchestrator: Orchestrator, last: Tick, ticks: number): Promise<RunEnd> {
  await Promise.all(orchestrator.running.values());
  return { kind: "ended", last, ticks };
}

/** After a step that failed: a short pause, longer each time. In a watch: the pause that was asked for. */
function pause({ mode, pauseMs, signal }: RunOptions, fruitless: number): readonly Promise<unknown>[] {
  if (fruitless === 0 && mode !== "watch") return [];
  const ms = fruitless === 0 ? pauseMs : Math.min(pauseMs, 100 * 2 ** fruitless);
  const options = { ref: true, ...(signal === undefined ? {} : { signal }) };
  return [sleep(ms, undefined, options).catch(() => undefined)];
}
