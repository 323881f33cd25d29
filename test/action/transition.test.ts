import { describe, expect, it } from "vitest";
import {
  filesOf,
  propose,
  proposeFromFork,
  statusOf,
  wake,
  withTickets,
} from "../support/github/transition-world.ts";
import { ticketTexts } from "../support/ticket-text.ts";

const ID = "20261101-080000-make-it-work";

describe("the status yoi/transition", () => {
  it("is pending when the check begins, and then what the rules say; the step is green either way", async () => {
    await withTickets(filesOf(ID, "intake"), async (world) => {
      const good = await propose(world, "wes", "good", filesOf(ID, "ready"));
      const requested = await wake(world, { head_sha: good }, "requested");
      expect([requested.status, requested.outputs["reason"]]).toEqual([0, "pending"]);
      expect(statusOf(world, good)?.[0]).toBe("pending");
      const end = await wake(world, { head_sha: good });
      expect([end.status, end.outputs["reason"]]).toEqual([0, "passed"]);
      expect(statusOf(world, good)).toEqual(["success", "1 ticket changed, 1 move: lawful"]);

      const skipped = ticketTexts("intake")["item.md"]?.replace("state: intake", "state: ready") ?? "";
      const bad = await propose(world, "wes", "bad", { [`.yoi/tickets/${ID}/item.md`]: skipped });
      const failed = await wake(world, { head_sha: bad });
      expect([failed.status, failed.outputs["reason"], failed.annotations]).toEqual([0, "findings", []]);
      expect(statusOf(world, bad)?.[0]).toBe("failure");
      expect(failed.summary).toContain("❌ yoi/transition: failed");
    });
  });

  it("lets a ticket be queued by who may write, or with the approval of one", async () => {
    await withTickets(filesOf(ID, "ready"), async (world) => {
      const mine = await propose(world, "wes", "mine", filesOf(ID, "queued"));
      expect((await wake(world, { head_sha: mine })).outputs["reason"]).toBe("passed");

      const fork = await world.fork("sam");
      const head = await proposeFromFork(world, fork, filesOf(ID, "queued"));
      const stranger = await wake(world, { head_sha: head.sha });
      expect(statusOf(world, head.sha)?.[0]).toBe("failure");
      expect(stranger.summary).toContain("github/may-not-queue");
      expect(stranger.summary).toContain("from a fork");
      await world.as("tom").approve(head.number);
      await wake(world, { head_sha: head.sha, event: "pull_request_review" });
      expect(statusOf(world, head.sha)?.[0]).toBe("failure");
      await world.as("rita").approve(head.number);
      await wake(world, { head_sha: head.sha, event: "pull_request_review" });
      expect(statusOf(world, head.sha)?.[0]).toBe("success");
    });
  });

  it("fails closed: what cannot be judged leaves an error on the head", async () => {
    await withTickets(filesOf(ID, "ready"), async (world) => {
      const head = await propose(world, "wes", "x", filesOf(ID, "queued"));
      // A ledger that cannot be read, and a work branch that asks for it.
      const work = await propose(world, "wes", `work/${ID}`, { ...filesOf(ID, "queued"), "code.txt": "x\n" });
      const blob = world.bare.run("git", ["hash-object", "-w", "--stdin"], "no ledger").stdout.trim();
      const tree = world.bare.run("git", ["mktree"], `100644 blob ${blob}\tclaims.json\n`).stdout.trim();
      world.bare.git("update-ref", "refs/yoi/ledger", world.bare.git("commit-tree", "-m", "x", tree));
      const end = await wake(world, { head_sha: work });
      expect(end.status).toBe(2);
      expect(end.outputs["reason"]).toBe("ledger/unknown-file");
      expect(statusOf(world, work)).toEqual([
        "error",
        "not judged: ledger/unknown-file; see the run of yoi gate",
      ]);
      expect((await wake(world, { head_sha: head })).status).toBe(0);
    });
  });

  it("is posted on the head of a merge group, judged on what it brings to the base", async () => {
    await withTickets(filesOf(ID, "intake"), async (world) => {
      const main = world.bare.git("rev-parse", "main");
      const branch = `gh-readonly-queue/main/pr-3-${main}`;
      const head = await world.commit(filesOf(ID, "ready"), branch);
      const run = { head_sha: head, event: "merge_group", head_branch: branch };
      expect((await wake(world, run)).outputs["reason"]).toBe("passed");
      expect(statusOf(world, head)?.[0]).toBe("success");
    });
  });

  it("is not posted where no request has the head, or where the run had none", async () => {
    await withTickets({}, async (world) => {
      const sha = world.bare.git("rev-parse", "main");
      for (const event of ["pull_request", "push", "schedule"]) {
        const end = await wake(world, { head_sha: sha, event });
        expect([end.status, end.outputs["reason"]]).toEqual([0, "ignored"]);
      }
      expect(world.state.statuses).toEqual([]);
    });
  });
});
