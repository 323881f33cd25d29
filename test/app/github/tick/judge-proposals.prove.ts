import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runTicks } from "../../../../src/app/github/tick/restricted-tick.ts";
import { runPlan } from "../../../../src/app/github/tick/run-plan.ts";
import { type ForgeWorld, type Proposed, propose } from "../../../support/github/forge-world.ts";

const TICKET = "20261101-080000-copy";
const BRANCH = `refs/heads/work/${TICKET}`;

let proposed: Proposed;
beforeAll(async () => {
  proposed = await propose({ tickets: [TICKET] });
}, 120_000);
afterAll(async () => {
  await proposed.dispose();
});

function transitionOf({ world }: ForgeWorld, sha: string): readonly string[] {
  const said = world.state.statuses.filter(
    (status) => status.sha === sha && status.context === "yoi/transition",
  );
  return said.map(({ state }) => state);
}

describe("the tick's own verdict on a proposal", () => {
  it("is posted once, without waiting for the request's own check", async () => {
    await proposed.start(async (forge) => {
      const head = forge.tip(BRANCH);
      expect(await runPlan(await forge.job())).toMatchObject({ ok: true, reason: "advanced" });
      expect(transitionOf(forge, head)).toEqual(["success"]);
      await runPlan(await forge.job());
      expect(transitionOf(forge, head)).toEqual(["success"]);
    });
  });

  it("comes before anything is merged", async () => {
    await proposed.start(async (forge) => {
      const head = forge.tip(BRANCH);
      const { context, orchestrator } = await forge.open();
      await runTicks(context, orchestrator, { job: "plan" });
      await forge.world.as("rita").approve(forge.pulls()[0] ?? 0);
      await runTicks(context, orchestrator, { job: "plan" });
      expect(await forge.gate(head)).toMatch(/^pending pending: checks/);
      await runPlan(await forge.job());
      expect(transitionOf(forge, head)).toEqual(["success"]);
      expect(forge.item(TICKET)).toContain("state: closed");
    });
  });
});
