import { describe, expect, it } from "vitest";
import type { DriverOptions } from "../../support/github/driver/driver.ts";
import { withFlow } from "../../support/github/flow.ts";
import { commentsOf, requestOf, stateOf } from "../../support/github/flow-state.ts";

const TICKET = "first-ticket";
const WORKFLOW = ".github/workflows/yoi-attempt.yml";
/** Looks of the schedule after which a flow that goes on has come to its request. */
const MAX_LOOKS = 8;

/** Places inside the jobs of an attempt at which nothing of it is to be lost, and the job that each lies in. */
const BOUNDARIES = [
  ["bind_attempt:made", "bind"],
  ["bind_attempt:moved", "bind"],
  ["publish_job:imported", "publish"],
  ["publish:made", "publish"],
  ["publish:moved", "publish"],
  ["publish_job:wake", "publish"],
] as const;

describe("a run of an attempt whose machine dies", () => {
  it.each(BOUNDARIES)("at %s is made up for by what comes after it", async (boundary, job) => {
    const vars = { YOI_STOP_AT: "" };
    // What follows on a machine that died never happens, not even what always does.
    const isKilled: DriverOptions["isKilled"] = (at) => {
      const died =
        vars.YOI_STOP_AT !== "" && at.job === job && at.phase === "after" && /acme|bind/.test(at.title);
      if (died) vars.YOI_STOP_AT = "";
      return died;
    };
    await withFlow({ tickets: [TICKET], driver: { vars, isKilled } }, async (flow) => {
      await flow.onDefault("ci: let machines die", (clone) => {
        // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub's
        const env = "env:\n  YOI_STOP_AT: ${{ vars.YOI_STOP_AT }}\n\njobs:\n";
        clone.write(WORKFLOW, clone.read(WORKFLOW).replace("\njobs:\n", `\n${env}`));
      });
      await flow.runUntilQuiet();
      vars.YOI_STOP_AT = boundary;
      await flow.queue(TICKET);
      for (let looks = 0; looks < MAX_LOOKS && flow.world.state.pulls.size === 0; looks += 1) {
        await flow.runUntilQuiet();
        await flow.driver.schedule();
      }
      await flow.runUntilQuiet();
      // Doctor rightly says that the workflow is not the one that yoi wrote.
      const jobs = flow.driver.runs
        .flatMap((run) => [...run.jobs.values()])
        .filter(({ id }) => id !== "doctor");
      const failed = jobs.filter(({ steps }) => steps.some(({ result }) => result === "failure"));
      expect(failed.map(({ id }) => id)).toEqual([job]);
      const { number, headSha, state } = requestOf(flow, TICKET);
      expect([flow.world.state.pulls.size, state, stateOf(flow, TICKET, `work/${TICKET}`)]).toEqual([
        1,
        "open",
        "closed",
      ]);
      const thread = flow.world.bare.git("show", `${headSha}:.yoi/tickets/${TICKET}/thread.md`);
      expect(thread.match(/implementation_report/g)).toHaveLength(1);
      expect(thread.match(/"?review"?/g)?.length).toBeGreaterThan(0);
      expect(await commentsOf(flow, number)).toHaveLength(1);
    });
  });
});
