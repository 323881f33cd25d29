import { describe, expect, it } from "vitest";
import {
  formatSticky,
  nextForPerson,
  type StickyFacts,
  stickyMarker,
} from "../../../src/core/github/sticky.ts";
import type { GateResult } from "../../../src/core/orchestrator/decide/gate.ts";

const TICKET = "20260301-080000-copy";

function facts(
  open: Readonly<Record<string, "pending" | "failed">>,
  change: Partial<StickyFacts> = {},
): StickyFacts {
  const children = ["review", "approvals", "checks"].map((name) => {
    return { name, status: "passed" as const, reason: "fine", children: [] };
  });
  const others = Object.entries(open).map(([name, status]) => ({
    name,
    status,
    reason: "not yet",
    children: [],
  }));
  const names = new Set(Object.keys(open));
  const all: GateResult[] = [...children.filter(({ name }) => !names.has(name)), ...others];
  const status = others.some((each) => each.status === "failed")
    ? "failed"
    : others.length > 0
      ? "pending"
      : "passed";
  return {
    ticket: TICKET,
    gate: { name: "gate", status, reason: `not passed: ${[...names].join(", ")}`, children: all },
    authority: "dossier",
    method: "squash",
    inMergeQueue: false,
    wasEjected: false,
    checksHeld: false,
    left: [],
    notes: [],
    ...change,
  };
}

describe("the comment on a request", () => {
  it.each<[string, StickyFacts, RegExp]>([
    ["a person merges", facts({}), /merge it, with squash and merge/],
    ["yoi merges", facts({}, { authority: "merge" }), /nothing; yoi merges it/],
    ["an approval is missing", facts({ approvals: "pending" }), /review it/],
    ["a protected path needs a person", facts({ protected: "pending" }), /review it/],
    ["checks run", facts({ checks: "pending" }), /wait for the checks/],
    ["a check failed", facts({ checks: "failed" }), /the check that failed/],
    ["checks are held", facts({ checks: "pending" }, { checksHeld: true }), /GitHub holds them/],
    ["it is in the queue", facts({ checks: "pending" }, { inMergeQueue: true }), /in the merge queue/],
    ["it left the queue", facts({ checks: "failed" }, { wasEjected: true }), /left the merge queue/],
    ["changes are asked for", facts({ changes: "failed", approvals: "pending" }), /another round/],
    ["something is asked", facts({ attention: "pending", approvals: "pending" }), /answer what is asked/],
    ["the default branch moved", facts({ mergeable: "failed" }), /up to date/],
    ["something else is missing", facts({ relations: "pending" }), /see below/],
  ])("says what a person does next when %s", (_when, given, expected) => {
    expect(nextForPerson(given)).toMatch(expected);
    expect(formatSticky(given)).toContain(nextForPerson(given));
  });

  it("begins with the line by which it is found, and shows the gate and whose word does not count", () => {
    const text = formatSticky(
      facts(
        { approvals: "pending" },
        { left: [{ login: "helper[bot]", reason: "it is no person" }], notes: ["It is a draft."] },
      ),
    );
    expect(text.startsWith(`${stickyMarker(TICKET)}\n`)).toBe(true);
    expect(text).toContain("- ⏳ **approvals**: not yet");
    expect(text).toContain("- `helper[bot]`: it is no person");
    expect(text).toContain("- It is a draft.");
  });

  it("says the same of the same gate, so that nothing is written again", () => {
    expect(formatSticky(facts({ checks: "failed" }))).toBe(formatSticky(facts({ checks: "failed" })));
  });
});
