import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCheck } from "../../../../src/app/github/check/run-check.ts";
import type { ActionOutcome } from "../../../../src/app/github/outcome.ts";
import type { GitHubEvent } from "../../../../src/core/github/event.ts";
import { type ForgeWorld, type Proposed, propose } from "../../../support/github/forge-world.ts";
import { itemText, lifeTo, step, threadText, timeAt } from "../../../support/ticket-text.ts";

const ID = "20261101-080000-make-it-work";
const DIR = `.yoi/tickets/${ID}`;

let proposed: Proposed;
beforeAll(async () => {
  proposed = await propose({ tickets: [ID] });
}, 60_000);
afterAll(async () => {
  await proposed.dispose();
});

/** Judges a head as the gate's workflow does; what it posts is in the outcome. */
async function judge(
  { job }: ForgeWorld,
  head: string,
  run: Partial<GitHubEvent> = {},
): Promise<{ readonly status: unknown; readonly outcome: ActionOutcome }> {
  const event: GitHubEvent = {
    name: "workflow_run",
    action: "completed",
    run: 1,
    workflow: "yoi check",
    event: "pull_request",
    head,
    headBranch: "x",
    ...run,
  } as GitHubEvent;
  const outcome = await runCheck(await job(event));
  return { status: outcome.result["status"], outcome };
}

describe("a request of the Orchestrator's work", () => {
  it("passes: the ledger holds every move in its name, whoever lands it", async () => {
    await proposed.start(async (world) => {
      const head = world.tip(`refs/heads/work/${ID}`);
      await world.world.as("wes").openPull({ head: `work/${ID}` });
      const own = await judge(world, head);
      expect([own.status, own.outcome.reason]).toEqual(["success", "passed"]);
      expect(own.outcome.summary).toContain("inprogress → done");

      // Merged by a person, as a push shows it.
      const before = world.tip("refs/heads/main");
      const pushed = { name: "push", ref: "refs/heads/main", before, after: head } as const;
      expect((await runCheck(await world.job(pushed))).reason).toBe("passed");

      // A person takes the work into a branch of their own, squashed, and so under another commit.
      const clone = await world.world.as("rita").clone();
      clone.git("checkout", "--quiet", "-b", "by-hand");
      clone.git("merge", "--quiet", "--squash", `origin/work/${ID}`);
      const squashed = clone.commit("feat: the work, squashed");
      await world.world.as("rita").push(clone, "--quiet", "origin", "by-hand");
      await world.world.as("rita").openPull({ head: "by-hand" });
      expect((await judge(world, squashed)).status).toBe("success");

      // One event more in its name is none of its own.
      const thread = `${clone.read(`${DIR}/thread.md`)}\n${threadText([
        { ...step(20, "closed", "inprogress", "again"), role: "orchestrator", author: "yoi" },
      ])}`;
      clone.write(`${DIR}/thread.md`, thread);
      const forged = clone.commit("chore: in its name");
      await world.world.as("rita").push(clone, "--quiet", "origin", "by-hand");
      await world.world.settle();
      const { status, outcome } = await judge(world, forged);
      expect(status).toBe("failure");
      expect(outcome.summary).toContain("no head that its ledger ever held has that event");
    });
  });

  it("fails as long as its ticket is not closed in it", async () => {
    await proposed.start(async (world) => {
      const { bare } = world.world;
      const acceptance = bare.git("rev-list", "--reverse", `main..work/${ID}`).split("\n")[0] ?? "";
      bare.git("update-ref", `refs/heads/work/${ID}`, acceptance);
      await world.world.as("wes").openPull({ head: `work/${ID}` });
      const { status, outcome } = await judge(world, acceptance);
      expect(status).toBe("failure");
      expect(outcome.summary).toContain("github/not-merge-ready");
      expect(outcome.summary).not.toContain("github/forged-orchestrator");
    });
  });

  it("fails when its ticket was taken out of the queue on the default branch", async () => {
    await proposed.start(async (world) => {
      const head = world.tip(`refs/heads/work/${ID}`);
      await world.world.as("wes").openPull({ head: `work/${ID}` });
      const events = [...lifeTo("queued"), step(9, "queued", "ready", "not now")];
      await world.world.commit({
        [`${DIR}/item.md`]: itemText({ title: `Do ${ID}`, state: "ready", updated_at: timeAt(9) }),
        [`${DIR}/thread.md`]: threadText(events),
      });
      const { status, outcome } = await judge(world, head);
      expect(status).toBe("failure");
      expect(outcome.summary).toContain("github/withdrawn");
    });
  });
});
