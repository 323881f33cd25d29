import { observationSchema } from "../../src/core/orchestrator/observation.ts";
import { faultOf } from "./model-check.ts";
import { movesOf, settleFrom } from "./model-explore.ts";
import { observeWorld } from "./model-observe.ts";
import type { Rules, World } from "./model-world.ts";

/** What a walk through a world met. */
export interface Walk {
  readonly steps: number;
  /** What was wrong, with the moves that led to it. */
  readonly fault: string | undefined;
}

/** Walks through a world, each number choosing among what can happen next, and lets it settle at the end. */
export function walk(start: World, rules: Rules, choices: readonly number[]): Walk {
  const labels: string[] = [];
  let world = start;
  for (const choice of choices) {
    const moves = movesOf(world, rules);
    const move = moves[choice % moves.length];
    if (move === undefined) break;
    labels.push(move.label);
    const fault = faultOf(world, move, rules);
    if (fault !== undefined) return { steps: labels.length, fault: [fault, ...labels].join("\n  ") };
    world = move.world;
  }
  const seen = world.machines.map((machine) =>
    observationSchema.safeParse(observeWorld(world, rules, machine)),
  );
  const invalid = seen.find(({ success }) => !success)?.error?.message;
  const fault = invalid ?? settleFrom(world, rules);
  return { steps: labels.length, fault: fault === undefined ? undefined : [fault, ...labels].join("\n  ") };
}
