import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { walk } from "../../support/model-walk.ts";
import { ALL_ACTS, exploreWorld, type SmallWorld, THREE, TWO, worldOf } from "../../support/model-worlds.ts";

// The larger of the small worlds. All of each is looked at, in about three minutes together.

const LIMIT = 600_000;
const conflict = { ticket_id: "ticket-a", kind: "conflicts_with", related_ticket: "ticket-b" } as const;

const worlds: readonly (readonly [name: string, world: SmallWorld])[] = [
  ["1 ticket, 2 machines, a crash, a deadline", { machines: 2, budget: { faults: 1, jumps: 1 } }],
  ["1 ticket, 1 machine, 3 acts of people", { machines: 1, budget: { people: 3 }, acts: ALL_ACTS }],
  [
    "1 ticket, 1 machine, an act, 2 crashes",
    { machines: 1, budget: { people: 1, faults: 2 }, acts: ALL_ACTS },
  ],
  [
    "1 ticket, 1 machine, validation, 2 acts, a crash",
    { machines: 1, validation: true, budget: { people: 2, faults: 1 }, acts: ALL_ACTS },
  ],
  [
    "1 ticket, 1 machine, validation, an approval to be given, 2 acts, a bad outcome",
    { machines: 1, validation: true, approvals: 1, budget: { people: 2, surprises: 1 }, acts: ALL_ACTS },
  ],
  [
    "1 ticket, 2 machines, a crash, an edit, an early merge or an un-queueing",
    { machines: 2, budget: { people: 1, faults: 1 }, acts: ["edit", "merge early", "unqueue"] },
  ],
  [
    "1 ticket, 2 machines, a crash, a branch deleted, replaced or pushed to",
    { machines: 2, budget: { people: 1, faults: 1 }, acts: ["delete branch", "replace branch", "push code"] },
  ],
  ["2 tickets, 2 machines, 1 place, a crash", { machines: 2, tickets: TWO, budget: { faults: 1 } }],
  ["2 tickets, 2 machines, the same file", { machines: 2, tickets: TWO, maxParallel: 2, sameFile: TWO }],
  [
    "2 tickets in conflict, 2 machines, a crash",
    { machines: 2, tickets: TWO, maxParallel: 2, plans: [conflict], budget: { faults: 1 } },
  ],
  [
    "2 tickets, 2 machines, 1 place, a question asked and answered",
    { machines: 2, tickets: TWO, budget: { people: 2 }, acts: ["ask", "answer"] },
  ],
  ["2 tickets, 3 machines, 1 place", { machines: 3, tickets: TWO }],
  [
    "3 tickets, 2 machines, 1 place, one depends on another",
    { machines: 2, tickets: THREE, dependsOn: { "ticket-a": "ticket-c" } },
  ],
];

describe("a small world holds whatever happens in it:", () => {
  it.each(worlds)("%s", (name, world) => {
    const { fault, isComplete, states, moves, settled } = exploreWorld(world, LIMIT);
    console.log(`${name}: ${states} states, ${moves} moves, ${settled} ends`);
    expect(fault).toBeUndefined();
    expect(isComplete).toBe(true);
  });
});

const large: readonly (readonly [name: string, world: SmallWorld])[] = [
  ["3 tickets that depend on each other", { machines: 3, dependsOn: { "ticket-c": "ticket-a" } }],
  ["3 tickets, two in conflict", { machines: 3, plans: [conflict] }],
  ["3 tickets, people must approve", { machines: 2, approvals: 1 }],
];

describe("walks through larger worlds meet nothing wrong, and end settled:", () => {
  it.each(large)("%s", (_name, world) => {
    const { start, rules } = worldOf({
      tickets: THREE,
      maxParallel: 2,
      validation: true,
      sameFile: TWO,
      acts: ALL_ACTS,
      budget: { faults: 4, people: 6, jumps: 3, surprises: 4 },
      ...world,
    });
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 50, maxLength: 250 }), (choices) => {
        expect(walk(start, rules, choices).fault).toBeUndefined();
      }),
      { numRuns: 200, endOnFailure: true },
    );
  });
});
