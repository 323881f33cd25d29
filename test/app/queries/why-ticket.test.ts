import { describe, expect, it } from "vitest";
import type { QueryContext } from "../../../src/app/queries/answer.ts";
import { explainTicket } from "../../../src/app/queries/why-ticket.ts";
import { runChange } from "../../../src/app/run-change.ts";
import { openWorkspace } from "../../../src/app/workspace.ts";
import { renderWhy } from "../../../src/cli/render/why.ts";
import type { Attempt } from "../../../src/core/orchestrator/ledger.ts";
import { paintFor } from "../../../src/io/terminal/colour.ts";
import { claimTicket, putLedger, QUESTION } from "../../support/claimed.ts";
import { countGit } from "../../support/count-git.ts";
import { type TestRepo, withRepo } from "../../support/git-repo.ts";
import { refsOf } from "../../support/shared-refs.ts";
import { ticketTexts, timeAt } from "../../support/ticket-text.ts";

const ID = "20261101-080000-dark-mode";
const OTHER = "20261101-080100-menu";

function contextOf(repo: TestRepo): QueryContext {
  const workspace = openWorkspace({ cwd: repo.root, env: repo.env });
  return { workspace, now: timeAt(60), onProgress: () => undefined };
}

async function why(repo: TestRepo, ticket = ID) {
  return (await explainTicket(contextOf(repo), { ticket })).data;
}

/** What a person sees of it, without colour. */
async function shown(repo: TestRepo): Promise<string> {
  return renderWhy(await why(repo), { paint: paintFor(false), width: undefined });
}

async function withTickets(use: (repo: TestRepo) => Promise<void>): Promise<void> {
  await withRepo(async (repo) => {
    const config = `version = 1\n[orchestrator]\nmax_parallel = 1\n[merge]\nrequired_approvals = 1\n[validation]\ncommands = ["npm test"]\n`;
    repo.write(".yoi/ticket.config.toml", config);
    for (const [id, state] of [
      [ID, "queued"],
      [OTHER, "queued"],
      ["20261101-080200-charts", "ready"],
    ] as const) {
      for (const [inside, text] of Object.entries(ticketTexts(state)))
        repo.write(`.yoi/tickets/${id}/${inside}`, text);
    }
    repo.commit("tickets");
    await use(repo);
  });
}

const ATTEMPT: Attempt = {
  id: "abcdefgh1234",
  role: "coder",
  round: 1,
  head: "0".repeat(40),
  opened_at: timeAt(20),
  deadline: timeAt(90),
  runner: null,
};

describe("why a queued ticket waits", () => {
  it("is said for what would happen now, before any ledger exists", async () => {
    await withTickets(async (repo) => {
      const { orchestration, work } = await why(repo);
      expect(work).toBeNull();
      expect(orchestration).toMatchObject({
        ledger: { state: "new" },
        next: null,
        recorded_wait: null,
        capacity: { limit: 1, claimed: [] },
        claim: null,
        gate: null,
        validation: { commands: ["npm test"], passed: null },
        authority: { merge: "dossier", required_approvals: 1 },
      });
      expect(orchestration?.waits.map(({ kind }) => kind)).toEqual(["agent", "agent"]);
    });
  });

  it("names relation, plan record, capacity and what the ledger recorded", async () => {
    await withTickets(async (repo) => {
      const reasons = [{ kind: "capacity" as const, text: "no room then", tickets: [] }];
      const plan = {
        id: "plan-aa11",
        ticket_id: OTHER,
        kind: "after",
        related_ticket: ID,
        author: "Alice",
        at: timeAt(5),
      } as const;
      await claimTicket(repo, ID, "accepted", {
        ledger: {
          waits: new Map([[OTHER, { version: 1, ticket: OTHER, since: timeAt(11), reasons }]]),
          plans: new Map([[OTHER, [plan]]]),
        },
      });
      const { orchestration } = await why(repo, OTHER);
      expect(orchestration).toMatchObject({
        ledger: { state: "present" },
        recorded_wait: { since: timeAt(11), reasons },
        capacity: { limit: 1, claimed: [ID] },
        plan: [{ kind: "after", related_ticket: ID, source: "ledger" }],
      });
      expect(orchestration?.waits).toContainEqual({
        kind: "plan",
        text: expect.stringContaining(ID),
        tickets: [ID],
      });
    });
  });

  it("names the claim that ended", async () => {
    await withTickets(async (repo) => {
      await claimTicket(repo, OTHER, "accepted");
      const ended = {
        generation: 3,
        queued_at: timeAt(3),
        outcome: "abandoned" as const,
        at: timeAt(9),
        head: null,
        landed: null,
      };
      const file = { version: 1 as const, ticket: ID, live: null, ended: [ended] };
      await putLedger(repo, (ledger) => ({ ...ledger, claims: new Map([...ledger.claims, [ID, file]]) }));
      const { orchestration } = await why(repo);
      expect(orchestration?.ended).toEqual([
        { generation: 3, queued_at: timeAt(3), outcome: "abandoned", at: timeAt(9) },
      ]);
      expect(orchestration?.waits.map(({ kind }) => kind)).toContain("outcome");
    });
  });
});

describe("why a claimed ticket does not go on", () => {
  it("shows claim, attempt and its liveness, and the gate part by part", async () => {
    await withTickets(async (repo) => {
      await claimTicket(repo, ID, "accepted", {
        claim: { attempt: ATTEMPT, attempts: 1, retry_after: timeAt(70) },
      });
      const { ticket, orchestration } = await why(repo);
      expect(ticket.state).toBe("inprogress");
      expect(orchestration?.claim).toMatchObject({
        generation: 1,
        round: 1,
        attempts: 1,
        retry_after: timeAt(70),
        attempt: {
          id: ATTEMPT.id,
          role: "coder",
          opened_at: timeAt(20),
          liveness: "unknown",
          result: "none",
        },
      });
      expect(orchestration?.waits).toMatchObject([{ kind: "running" }]);
      expect(orchestration?.gate).toMatchObject({ name: "gate", status: "pending" });
      const parts = Object.fromEntries(
        (orchestration?.gate?.parts ?? []).map(({ name, status }) => [name, status]),
      );
      expect(parts).toMatchObject({ attention: "passed", review: "pending", approvals: "pending" });
      const text = await shown(repo);
      expect(text).toContain(
        `attempt     coder of round 1, opened ${timeAt(20)}: running elsewhere, until ${timeAt(90)}`,
      );
      expect(text).toContain("… review: no reviewer has looked at this subject");
      expect(text).toContain("merge       a person merges: yoi merge; 1 approval of people required");
    });
  });

  it("tells what is asked, and what goes on when it is answered", async () => {
    await withTickets(async (repo) => {
      await claimTicket(repo, ID, "asked");
      expect((await why(repo)).orchestration?.waits).toEqual([
        { kind: "attention", text: QUESTION, tickets: [] },
      ]);
      await act(repo, "ticket_attend", { answer: "Yes." });
      expect((await why(repo)).orchestration?.waits).toMatchObject([{ kind: "agent" }]);
    });
  });

  it("says that the work ends when a person returned it", async () => {
    await withTickets(async (repo) => {
      await claimTicket(repo, ID, "accepted", { claim: { attempt: ATTEMPT } });
      await act(repo, "ticket_return", { reason: "Undecided: are charts part of it?" });
      const { ticket, orchestration } = await why(repo);
      expect(ticket.state).toBe("intake");
      expect(orchestration?.next).toBe("release");
    });
  });

  it("is a proposal whose gate is open, with the moves that its work allows", async () => {
    await withTickets(async (repo) => {
      await claimTicket(repo, ID, "proposed");
      const { next, orchestration } = await why(repo);
      expect(next.map(({ to }) => to).sort()).toEqual(["inprogress", "intake"]);
      expect(orchestration?.gate?.parts).toContainEqual({
        name: "proposal",
        status: "passed",
        reason: "the completion is the branch's last word",
        parts: [],
      });
      expect(await shown(repo)).toMatch(new RegExp(`^inprogress \\(merge-ready\\) {2}${ID}`));
    });
  });

  it("is a ledger that cannot be read: it is shown, and nothing is decided on it", async () => {
    await withTickets(async (repo) => {
      await claimTicket(repo, ID, "accepted");
      const blob = repo.run("git", ["hash-object", "-w", "--stdin"], "no claim").stdout.trim();
      const tree = repo.run("git", ["mktree"], `100644 blob ${blob}\tstray\n`).stdout.trim();
      repo.git("update-ref", "refs/yoi/ledger", repo.git("commit-tree", "-m", "broken", tree));
      const { orchestration } = await why(repo);
      expect(orchestration).toMatchObject({ ledger: { state: "damaged" }, next: null, waits: [] });
      expect(await shown(repo)).toContain("ledger      damaged: ");
    });
  });
});

describe("yoi why", () => {
  it("moves no ref, asks no remote, and starts one process more for what nobody works on", async () => {
    await withTickets(async (repo) => {
      await claimTicket(repo, ID, "proposed");
      repo.git("config", "remote.origin.url", "/nowhere");
      repo.git("config", "remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*");
      repo.git("update-ref", "refs/remotes/origin/main", "main");
      repo.git("update-ref", `refs/remotes/origin/work/${ID}`, `work/${ID}`);
      repo.git("update-ref", "refs/yoi/seen/origin/ledger", "refs/yoi/ledger");
      const before = refsOf(repo);
      expect((await why(repo)).orchestration?.claim).toMatchObject({ generation: 1 });
      expect(refsOf(repo)).toEqual(before);
      expect(repo.git("status", "--porcelain")).toBe("");
    });
    await withTickets(async (plain) => {
      const { repo, take } = countGit(plain);
      const context = contextOf(repo);
      take();
      const { data } = await explainTicket(context, { ticket: "charts" });
      expect(data).toMatchObject({ orchestration: null, work: null });
      expect(take()).toBe(1);
    });
  });
});

async function act(repo: TestRepo, name: string, input: Readonly<Record<string, unknown>>): Promise<void> {
  const workspace = openWorkspace({ cwd: repo.root, env: repo.env });
  let events = 0;
  const { outcome } = await runChange(
    workspace,
    name,
    { ticket: ID, ...input },
    {
      actor: { name: "Alice", role: "person" },
      now: timeAt(30),
      newEventId: () => {
        events += 1;
        return `pers${String(events).padStart(4, "0")}`;
      },
      lock: { timeoutMs: 20_000, now: Date.now, random: Math.random },
    },
  );
  expect(outcome).toBe("done");
}
