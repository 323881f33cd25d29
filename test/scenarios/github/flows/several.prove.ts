import { afterAll, describe, expect, it } from "vitest";
import { withFlow } from "../../../support/github/flow.ts";
import { lookAgain, readFlowState, requestOf, stateOf } from "../../../support/github/flow-state.ts";
import { formatFlows } from "../../../support/github/flow-table.ts";

afterAll(() => console.log(formatFlows()));

describe("several tickets on GitHub", () => {
  it("are worked on at once, as many as there is capacity for, and each is merged once", async () => {
    const tickets = ["one-ticket", "two-ticket", "three-ticket"];
    await withFlow({ tickets, maxParallel: 2, approvals: 0, driver: { order: "turns" } }, async (flow) => {
      await flow.queue(...tickets);
      await flow.runUntilQuiet({ maxRuns: 120 });
      const state = await readFlowState(flow);
      expect(state.tickets).toEqual(Object.fromEntries(tickets.map((id) => [id, "closed"])));
      expect(state.landed).toEqual(Object.fromEntries(tickets.map((id) => [id, 1])));
      expect(state.requests.map(({ state: each }) => each)).toEqual(["merged", "merged", "merged"]);
      expect(state.refs).toEqual(["refs/heads/main", "refs/yoi/ledger"]);
      expect(await lookAgain(flow)).toMatchObject({ changed: [] });
    });
  });

  it("that depend on each other are worked on in order", async () => {
    const tickets = [
      { id: "base-ticket" },
      { id: "next-ticket", relations: [["depends_on", "base-ticket"]] as const },
    ];
    await withFlow({ tickets }, async (flow) => {
      await flow.queue("base-ticket", "next-ticket");
      await flow.runUntilQuiet();
      expect(flow.refs()).not.toContain("refs/heads/work/next-ticket");
      await flow.world.as("rita").approve(requestOf(flow, "base-ticket").number);
      await flow.runUntilQuiet();
      expect([stateOf(flow, "base-ticket"), stateOf(flow, "next-ticket")]).toEqual(["closed", "queued"]);
      await flow.world.as("rita").approve(requestOf(flow, "next-ticket").number);
      await flow.runUntilQuiet();
      expect([stateOf(flow, "base-ticket"), stateOf(flow, "next-ticket")]).toEqual(["closed", "closed"]);
      expect((await readFlowState(flow)).landed).toEqual({ "base-ticket": 1, "next-ticket": 1 });
      expect(await lookAgain(flow)).toMatchObject({ changed: [] });
    });
  });

  it("that are forty do not cost more to look at than four, and no more are claimed than there is capacity for", async () => {
    const tickets = Array.from({ length: 40 }, (_, at) => `ticket-${String(at).padStart(2, "0")}`);
    await withFlow({ tickets, maxParallel: 4, authority: "dossier" }, async (flow) => {
      await flow.queue(...tickets.slice(0, 4));
      await flow.runUntilQuiet({ maxRuns: 120 });
      const first = await lookAgain(flow);
      await flow.queue(...tickets.slice(4));
      await flow.runUntilQuiet({ maxRuns: 120 });
      const state = await readFlowState(flow);
      expect(state.requests.map(({ head }) => head).sort()).toEqual(
        tickets.slice(0, 4).map((id) => `work/${id}`),
      );
      expect(await lookAgain(flow)).toEqual({ changed: [], asked: first.asked });
    });
  });
});
