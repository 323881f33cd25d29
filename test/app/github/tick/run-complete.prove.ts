import { describe, expect, it } from "vitest";
import { runComplete } from "../../../../src/app/github/tick/run-complete.ts";
import { runPlan } from "../../../../src/app/github/tick/run-plan.ts";
import { propose } from "../../../support/github/forge-world.ts";

const TICKET = "20261101-080000-copy";
const OTHER = "20261101-080100-paste";

describe("the job that completes", () => {
  it("ends what landed, leaves every other step, and wakes the tick for it", async () => {
    const proposed = await propose({ tickets: [TICKET, OTHER] });
    try {
      await proposed.start(async ({ world, job, pulls, pull, tip }) => {
        const planned = await runPlan(await job());
        expect(planned.result).toMatchObject({
          done: expect.arrayContaining(["open_request", "set_status"]) as string[],
        });
        expect(pulls()).toHaveLength(2);
        const requests = await Promise.all(pulls().map(pull));
        const number = Number(requests.find(({ title }) => title === `Do ${TICKET}`)?.["number"]);
        await world.as("rita").merge(number);
        await world.as("rita").approve(pulls().find((each) => each !== number) ?? 0);
        const outcome = await runComplete(await job());
        expect(outcome).toMatchObject({ reason: "advanced", ok: true });
        expect(outcome.result).toMatchObject({ done: ["note_landed", "complete"], left: ["set_status"] });
        expect(outcome.summary).toContain("Left to the next tick: set_status");
        expect(tip(`refs/heads/work/${TICKET}`)).toBe("");
        expect(tip(`refs/heads/work/${OTHER}`)).not.toBe("");
        expect(world.dispatches.map(({ workflow }) => workflow)).toEqual(["yoi-tick.yml"]);
      });
    } finally {
      await proposed.dispose();
    }
  });

  it("does nothing and says why where the ledger is lost", async () => {
    const proposed = await propose({ tickets: [TICKET] });
    try {
      await proposed.start(async ({ world, job, tip }) => {
        const before = tip(`refs/heads/work/${TICKET}`);
        world.bare.git("update-ref", "-d", "refs/yoi/ledger");
        const outcome = await runPlan(await job());
        expect(outcome).toMatchObject({ reason: "stopped", ok: false });
        expect(outcome.findings.map(({ code }) => code)).toEqual(["github/stopped"]);
        expect(tip(`refs/heads/work/${TICKET}`)).toBe(before);
        expect(world.dispatches).toEqual([]);
      });
    } finally {
      await proposed.dispose();
    }
  });
});
