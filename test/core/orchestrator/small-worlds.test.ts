import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { walk } from "../../support/model-walk.ts";
import {
  ALL_ACTS,
  exploreWorld,
  type SmallWorld,
  THREE,
  TWO,
  withoutFence,
  withoutPlaces,
  worldOf,
} from "../../support/model-worlds.ts";

// Every order of what machines and people do, in worlds small enough to look at all of it. What must hold, and what a
// model leaves out, is said in test/support/model-check.ts and model-world.ts. The larger worlds: small-worlds.prove.ts.

const LIMIT = 60_000;
const conflict = { ticket_id: "ticket-a", kind: "conflicts_with", related_ticket: "ticket-b" } as const;

const worlds: readonly (readonly [name: string, world: SmallWorld])[] = [
  ["two machines race for one ticket", { machines: 2 }],
  ["one of them may crash at any point", { machines: 2, budget: { faults: 1 } }],
  ["one machine meets people and a crash", { machines: 1, budget: { faults: 1, people: 1 }, acts: ALL_ACTS }],
  [
    "agents fail, validate badly and ask for changes",
    { machines: 1, validation: true, budget: { surprises: 4 } },
  ],
  ["two machines share one place for two tickets", { machines: 2, tickets: TWO }],
  ["two tickets that must not run at once", { machines: 2, tickets: TWO, maxParallel: 2, plans: [conflict] }],
  [
    "one ticket depends on the other",
    { machines: 2, tickets: TWO, maxParallel: 2, dependsOn: { "ticket-b": "ticket-a" } },
  ],
  [
    "two tickets change the same file",
    { machines: 1, tickets: TWO, maxParallel: 2, sameFile: TWO, budget: { faults: 1 } },
  ],
];

describe("a small world holds whatever happens in it:", () => {
  it.each(worlds)("%s", (_name, world) => {
    const { fault, isComplete, settled } = exploreWorld(world, LIMIT);
    expect(fault).toBeUndefined();
    expect(isComplete).toBe(true);
    expect(settled).toBeGreaterThan(0);
  });
});

describe("the exploration finds", () => {
  it("a ledger that does not look at the fence", () => {
    const world = { machines: 2, budget: { faults: 1, jumps: 1 }, claimAfter: withoutFence };
    expect(exploreWorld(world, LIMIT).fault).toMatch(/stale/);
  });

  it("a ledger that does not count places", () => {
    // One machine sees that a person must decide about the first ticket and takes the second, another one the first.
    const acts = ["ask", "answer"];
    const world = { machines: 2, tickets: TWO, acts, budget: { people: 2 }, claimAfter: withoutPlaces };
    expect(exploreWorld(world, LIMIT).fault).toMatch(/more than 1 claims/);
    const beside = { ...world, maxParallel: 2, plans: [conflict] };
    expect(exploreWorld(beside, LIMIT).fault).toMatch(/runs beside/);
  });
});

it("walks through larger worlds meet nothing wrong, and end settled", () => {
  const { start, rules } = worldOf({
    machines: 3,
    tickets: THREE,
    maxParallel: 2,
    validation: true,
    sameFile: TWO,
    dependsOn: { "ticket-c": "ticket-a" },
    acts: ALL_ACTS,
    budget: { faults: 3, people: 4, jumps: 2, surprises: 3 },
  });
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 60, maxLength: 120 }), (choices) => {
      expect(walk(start, rules, choices).fault).toBeUndefined();
    }),
    { numRuns: 40, endOnFailure: true },
  );
});
