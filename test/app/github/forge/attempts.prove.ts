import { describe, expect, it } from "vitest";
import { runBind } from "../../../../src/app/github/attempt/run-bind.ts";
import { runPlan } from "../../../../src/app/github/tick/run-plan.ts";
import { attemptArtifact, attemptRunName } from "../../../../src/core/github/attempt-view.ts";
import { withForge } from "../../../support/github/forge-world.ts";

const TICKET = "20261101-080000-copy";
const WORKFLOW = "yoi-attempt.yml";

describe("attempts on GitHub", () => {
  it("are started once by a workflow, bound by its run, and published from what it left", async () => {
    await withForge({ tickets: [TICKET] }, async ({ world, job }) => {
      const planned = await runPlan(await job());
      expect(planned).toMatchObject({ reason: "advanced", ok: true });
      const attempts = () => world.dispatches.filter(({ workflow }) => workflow === WORKFLOW);
      expect(attempts()).toHaveLength(1);
      const inputs: Readonly<Record<string, string>> = attempts()[0]?.inputs ?? {};
      expect(inputs).toMatchObject({ ticket: TICKET, role: "coder", from_run: "" });
      const attempt = inputs["attempt"] ?? "";

      // Its run waits: nothing is started again.
      const title = attemptRunName(TICKET, { id: attempt, role: "coder" });
      const context = await job();
      const run = world.addRun({ workflow: WORKFLOW, displayTitle: title, id: context.runner.run });
      expect(await runPlan(await job())).toMatchObject({ reason: "waiting", ok: true });
      expect(attempts()).toHaveLength(1);

      expect((await runBind(context, { ticket: TICKET, attempt })).reason).toBe("bound");
      expect(await runPlan(await job())).toMatchObject({ reason: "waiting" });

      // It ended, and no job of it published what it left.
      Object.assign(run, { status: "completed", conclusion: "failure" });
      world.addArtifact(run.id, attemptArtifact(TICKET, run.id, 1));
      await runPlan(await job());
      expect(attempts().at(-1)?.inputs).toEqual({
        ticket: TICKET,
        attempt,
        role: "coder",
        from_run: String(run.id),
      });
      expect(attempts()).toHaveLength(2);
    });
  });

  it("are replaced when their run ended and left nothing", async () => {
    await withForge({ tickets: [TICKET] }, async ({ world, job }) => {
      await runPlan(await job());
      const attempt = world.dispatches.find(({ workflow }) => workflow === WORKFLOW)?.inputs["attempt"] ?? "";
      const context = await job();
      await runBind(context, { ticket: TICKET, attempt });
      world.addRun({
        workflow: WORKFLOW,
        id: context.runner.run,
        status: "completed",
        conclusion: "cancelled",
      });
      const outcome = await runPlan(await job());
      expect(outcome.summary).toContain(`since attempt ${attempt} brought nothing`);
      expect(outcome.summary).toContain("GitHub was asked");
    });
  });
});
