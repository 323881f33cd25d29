import { describe, expect, it } from "vitest";
import { runPlan } from "../../../../src/app/github/tick/run-plan.ts";
import { withForge } from "../../../support/github/forge-world.ts";

const TICKET = "20261101-080000-copy";

describe("the tick on GitHub", () => {
  it("claims what is queued and starts one workflow for its attempt, and runs no agent itself", async () => {
    await withForge({ tickets: [TICKET] }, async ({ world, job, item, tip }) => {
      const outcome = await runPlan(await job());
      expect(outcome).toMatchObject({ reason: "advanced", ok: true, findings: [] });
      expect(outcome.result).toMatchObject({ done: ["accept", "open_attempt", "run_coder"], left: [] });
      expect(outcome.summary).toContain("asked GitHub to run attempt");
      expect(world.dispatches.map(({ workflow }) => workflow)).toEqual(["yoi-attempt.yml"]);
      expect(tip(`refs/heads/work/${TICKET}`)).not.toBe("");
      expect(item(TICKET)).toContain("state: queued");
    });
  });
});
