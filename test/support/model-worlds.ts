import { claimAfter } from "../../src/core/orchestrator/claim/claim-after.ts";
import { type Exploration, explore } from "./model-explore.ts";
import { type Budget, type Rules, startWorld, TICKETS, type World } from "./model-world.ts";

/** A small world by what makes it different: one ticket, one place, nobody who does anything unexpected. */
export interface SmallWorld extends Partial<Omit<Rules, "isCalm">> {
  readonly machines: number;
  readonly budget?: Partial<Budget>;
}

/** Everything that people do to a ticket. */
export const ALL_ACTS = [
  "delete branch",
  "push code",
  "replace branch",
  "edit",
  "ask",
  "answer",
  "merge early",
  "unqueue",
  "requeue",
  "approve",
  "request changes",
  "attend",
  "accept failure",
] as const;

/** The first two tickets, and all three. */
export const TWO = TICKETS.slice(0, 2);
/** All tickets of the model. */
export const THREE: readonly string[] = TICKETS;

/** The rules of a small world and how it begins. */
export function worldOf({ machines, budget = {}, ...rules }: SmallWorld): {
  readonly start: World;
  readonly rules: Rules;
} {
  const all: Budget = { faults: 0, people: 0, jumps: 0, surprises: 0, ...budget };
  const complete: Rules = {
    tickets: TICKETS.slice(0, 1),
    dependsOn: {},
    plans: [],
    maxParallel: 1,
    maxRounds: 2,
    validation: false,
    authority: "merge",
    approvals: 0,
    sameFile: [],
    acts: [],
    claimAfter,
    ...rules,
    // Three attempts in a row that bring nothing ask a person.
    isCalm: all.people === 0 && all.surprises === 0 && all.faults + all.jumps < 3,
  };
  return { start: startWorld(complete, machines, all), rules: complete };
}

/** Looks at all of a small world, up to a number of states. */
export function exploreWorld(world: SmallWorld, limit: number): Exploration {
  const { start, rules } = worldOf(world);
  return explore(start, rules, limit);
}

/** The ledger's rules without their fence: whatever entry a step was decided on, it counts as the one that is there. */
export const withoutFence: typeof claimAfter = (ledger, step, facts) => {
  const live = ledger.claims.get(step.ticket)?.live ?? null;
  if (!("fence" in step) || step.fence === null || live === null) return claimAfter(ledger, step, facts);
  const attempt = live.attempt?.id ?? null;
  const fence = { generation: live.generation, head: live.head, attempt };
  if (step.kind === "publish" && attempt !== null)
    return claimAfter(ledger, { ...step, fence, attempt }, facts);
  if (step.kind === "open_attempt") return claimAfter(ledger, { ...step, fence, replaces: attempt }, facts);
  return claimAfter(ledger, { ...step, fence }, facts);
};

/** The ledger's rules without capacity and conflicts. */
export const withoutPlaces: typeof claimAfter = (ledger, step, facts) =>
  step.kind === "accept"
    ? claimAfter(
        { ...ledger, plans: new Map() },
        { ...step, ahead: [] },
        { ...facts, plans: [], limits: { maxParallel: 99 } },
      )
    : claimAfter(ledger, step, facts);
