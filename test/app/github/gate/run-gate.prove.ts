import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runGate } from "../../../../src/app/github/gate/run-gate.ts";
import type { GitHubEvent } from "../../../../src/core/github/event.ts";
import { type ForgeWorld, type Proposed, propose } from "../../../support/github/forge-world.ts";

const TICKET = "20261101-080000-copy";
const BRANCH = `work/${TICKET}`;

let proposed: Proposed;
beforeAll(async () => {
  proposed = await propose({ tickets: [TICKET] });
}, 120_000);
afterAll(async () => {
  await proposed.dispose();
});

function ran(
  action: "requested" | "completed",
  head: string,
  more: { readonly event?: string; readonly headBranch?: string } = {},
): GitHubEvent {
  const { event = "pull_request", headBranch = BRANCH } = more;
  return { name: "workflow_run", action, run: 1, workflow: "yoi check", event, head, headBranch };
}

async function gateRuns({ job }: ForgeWorld, event: GitHubEvent) {
  return await runGate(await job(event));
}

function ticks({ world }: ForgeWorld): number {
  return world.dispatches.filter(({ workflow }) => workflow === "yoi-tick.yml").length;
}

describe("the gate's own job", () => {
  it("posts what a review changed at once, wakes the tick, and leaves the rest to it", async () => {
    await proposed.start(async (forge) => {
      const { world, open, pulls, gate, tip } = forge;
      await (await open()).settle();
      const [number = 0] = pulls();
      const head = tip(`refs/heads/${BRANCH}`);
      // What is shown already is neither posted again nor worth a tick.
      const posted = world.state.statuses.length;
      expect((await gateRuns(forge, ran("completed", head))).reason).toBe("settled");
      expect((await gateRuns(forge, ran("requested", head))).reason).toBe("settled");
      expect(world.state.statuses).toHaveLength(posted);
      expect(ticks(forge)).toBe(0);

      await world.as("rita").approve(number);
      const outcome = await gateRuns(forge, ran("completed", head));
      expect(outcome).toMatchObject({ reason: "advanced", ok: true });
      expect(outcome.summary).toContain("- ✅ **approvals**");
      expect(await gate(head)).toBe("success passed ·");
      expect(ticks(forge)).toBe(1);
      // The tick posts it anew, with the comment, and merges.
      const end = await (await open()).settle();
      expect(end.outcomes.map(({ step }) => step.kind)).toEqual([
        "set_status",
        "merge",
        "note_landed",
        "complete",
      ]);
    });
  });

  it("takes the success back when an approval is dismissed", async () => {
    await proposed.start(async (forge) => {
      const { world, open, pulls, gate, tip } = forge;
      world.protect("main", { requiredChecks: [{ context: "never" }] });
      await (await open()).settle();
      const [number = 0] = pulls();
      const head = tip(`refs/heads/${BRANCH}`);
      const review = await world.as("rita").approve(number);
      await gateRuns(forge, ran("completed", head, { event: "pull_request_review" }));
      expect(await gate(head)).toMatch(/^success/);
      await world.as("ada").dismiss(number, review);
      await gateRuns(forge, ran("completed", head, { event: "pull_request_review" }));
      expect(await gate(head)).toMatch(/^pending pending: approvals: 0 of 1/);
    });
  });

  it("lets a request pass in which no ticket is worked on, but no two requests with one head", async () => {
    await proposed.start(async (forge) => {
      const { world, gate } = forge;
      const head = await world.as("rita").pushFiles("feature", { "a.txt": "a\n" });
      await world.as("rita").openPull({ head: "feature" });
      const event = (action: "requested" | "completed") => ran(action, head, { headBranch: "feature" });
      await gateRuns(forge, event("requested"));
      expect(await gate(head)).toBe("pending pending: checks: they have begun");
      await gateRuns(forge, event("completed"));
      expect(await gate(head)).toBe("success no ticket is worked on here");
      // Events come late and twice.
      await gateRuns(forge, event("requested"));
      expect(await gate(head)).toBe("success no ticket is worked on here");
      world.bare.git("update-ref", "refs/heads/twin", head);
      await world.as("wes").openPull({ head: "twin" });
      await gateRuns(forge, event("completed"));
      expect(await gate(head)).toMatch(/^failure failed: siblings: #1, #2 have/);
      expect(ticks(forge)).toBe(0);
    });
  });

  it("wakes the tick when the request of a work branch was closed", async () => {
    await proposed.start(async (forge) => {
      const { world, open, pulls, tip } = forge;
      await (await open()).settle();
      await world.as("rita").close(pulls()[0] ?? 0);
      const outcome = await gateRuns(forge, ran("completed", tip(`refs/heads/${BRANCH}`)));
      expect(outcome).toMatchObject({ reason: "advanced", ok: true });
      expect(ticks(forge)).toBe(1);
    });
  });

  it("lets a merge group pass that holds the approved head, and no other", async () => {
    await proposed.start(async (forge) => {
      const { world, open, pulls, gate, tip } = forge;
      world.protect("main", {
        requestsOnly: true,
        mergeQueue: true,
        requiredChecks: [{ context: "yoi/review-gate" }],
      });
      await (await open()).settle();
      await world.as("rita").approve(pulls()[0] ?? 0);
      await (await open()).settle();
      const grouped = await world.processQueue();
      const group = "sha" in grouped ? grouped.sha : "";
      const headBranch = world.bare.git(
        "for-each-ref",
        "--format=%(refname:short)",
        "refs/heads/gh-readonly-queue",
      );
      await gateRuns(forge, ran("requested", group, { event: "merge_group", headBranch }));
      expect(await gate(group)).toMatch(/^pending/);
      await gateRuns(forge, ran("completed", group, { event: "merge_group", headBranch }));
      expect(await gate(group)).toBe(`success holds ${TICKET} as approved`);
      // A group that brings something else as the same work.
      const fake = world.bare.clone("fake");
      fake.git("switch", "--quiet", "main");
      fake.git("merge", "--quiet", "--squash", `origin/${BRANCH}`);
      fake.write("more.txt", "x\n");
      const other = fake.commit("feat: more");
      fake.git("push", "--quiet", "origin", "HEAD:refs/heads/gh-readonly-queue/main/pr-9");
      const more = { event: "merge_group", headBranch: "gh-readonly-queue/main/pr-9" };
      await gateRuns(forge, ran("completed", other, more));
      expect(await gate(other)).toMatch(/^failure failed: .* in more\.txt$/);
      expect((await world.processQueue()).kind).toBe("merged");
      expect(tip(`refs/heads/${BRANCH}`)).not.toBe("");
    });
  });
});
