import { afterAll, describe, expect, it } from "vitest";
import type { Boundary } from "../../../support/github/driver/job.ts";
import type { FlowOptions } from "../../../support/github/flow.ts";
import { formatFlows } from "../../../support/github/flow-table.ts";
import { wholeFlow } from "../../../support/github/flow-whole.ts";

afterAll(() => console.log(formatFlows()));

describe("the flow from queue to merge", () => {
  // The Action is the last or last but one step of each job.
  it.each([
    [0, "before"],
    [1, "before"],
    [2, "before"],
    [3, "before"],
    [4, "before"],
    ["the Action", "after"],
  ] as const)(
    "comes to the same end when every job loses its machine once: step %s, %s it",
    async (where, phase) => {
      const killed = new Set<string>();
      const isKilled = (at: Boundary): boolean => {
        const key = `${at.workflow} ${at.job}`;
        const isHere =
          where === at.step || (where === "the Action" && /^(?:acme\/yoi@|bind$)/.test(at.title));
        // Two attempts that brought nothing make the next one wait: an agent's end is lost in the other rows.
        if (where === "the Action" && at.job === "agent") return false;
        if (!isHere || phase !== at.phase || killed.has(key)) return false;
        killed.add(key);
        return true;
      };
      await wholeFlow({ driver: { isKilled } }, () => undefined);
      expect(killed).toContain("yoi-attempt.yml publish");
    },
  );

  it("comes to the same end when every event comes twice, and in another order", async () => {
    await wholeFlow({ driver: { onEvents: (events) => [...events, ...events] } }, () => undefined);
    await wholeFlow(
      { driver: { onEvents: (events) => events.toReversed(), order: "turns" } },
      () => undefined,
    );
  });

  it("comes to the same end when every second event is lost", async () => {
    let count = 0;
    const onEvents: NonNullable<FlowOptions["driver"]>["onEvents"] = (events) =>
      events.filter(() => count++ % 2 === 0);
    await wholeFlow({ driver: { onEvents } }, () => undefined);
  });
});
