import { describe, expect, it } from "vitest";
import { readLedger } from "../../src/app/orchestrate/store/ledger-store.ts";
import { refreshShared } from "../../src/app/orchestrate/store/shared.ts";
import { runChange } from "../../src/app/run-change.ts";
import type { OperationResult } from "../../src/app/run-operation.ts";
import { openWorkspace } from "../../src/app/workspace.ts";
import type { Attempt, Claim, Ledger } from "../../src/core/orchestrator/ledger.ts";
import { parseRounds } from "../../src/core/orchestrator/rounds.ts";
import type { Role } from "../../src/core/ticket/role.ts";
import { claimTicket, putLedger, QUESTION } from "../support/claimed.ts";
import { rejectionOf } from "../support/failure.ts";
import { type TestRepo, withRepo } from "../support/git-repo.ts";
import { machineIn, refsOf } from "../support/shared-refs.ts";
import { ticketTexts, timeAt } from "../support/ticket-text.ts";

const ID = "20261101-080000-dark-mode";
const OTHER = "20261101-080100-menu";
const CHARTS = "20261101-080200-charts";
const WORK = `refs/heads/work/${ID}`;

const ATTEMPT: Attempt = {
  id: "abcdefgh1234",
  role: "coder",
  round: 1,
  head: "0".repeat(40),
  opened_at: timeAt(20),
  deadline: timeAt(90),
  runner: null,
};

function plant(repo: TestRepo): void {
  repo.write(".yoi/ticket.config.toml", "version = 1\n");
  for (const [id, state] of [
    [ID, "queued"],
    [OTHER, "ready"],
    [CHARTS, "queued"],
  ] as const) {
    for (const [inside, text] of Object.entries(ticketTexts(state)))
      repo.write(`.yoi/tickets/${id}/${inside}`, text);
  }
  repo.commit("tickets");
}

/** A person in a repository with two queued tickets and a ready one: a clone, or the only one there is. */
interface Person {
  readonly origin: TestRepo;
  readonly clone: TestRepo;
  readonly run: (
    name: string,
    input: Readonly<Record<string, unknown>>,
    choice?: { readonly role?: Role; readonly minute?: number; readonly repo?: TestRepo },
  ) => Promise<OperationResult>;
  readonly ledger: () => Promise<Ledger>;
  readonly claim: () => Promise<Claim>;
}

async function withPerson(use: (person: Person) => Promise<void>): Promise<void> {
  await withRepo(async (repo) => {
    plant(repo);
    await use(personIn(repo, repo));
  });
}

/** The same in a clone. */
async function withClone(use: (person: Person) => Promise<void>): Promise<void> {
  await withRepo(async (repo) => {
    plant(repo);
    const origin = repo.bare("origin.git");
    await use(personIn(origin, origin.clone("clone")));
  });
}

function personIn(origin: TestRepo, clone: TestRepo): Person {
  let events = 0;
  const ledger = async (): Promise<Ledger> => {
    const { git, place } = machineIn(clone);
    const read = readLedger(git, (await refreshShared(git, place)).ledger);
    if (read.kind !== "read") throw new Error("the ledger is damaged");
    return read.ledger;
  };
  return {
    origin,
    clone,
    run: async (name, input, { role = "person", minute = 30, repo = clone } = {}) => {
      const workspace = openWorkspace({ cwd: repo.root, env: repo.env });
      return await runChange(workspace, name, input, {
        actor: { name: "Alice", role },
        now: timeAt(minute),
        newEventId: () => {
          events += 1;
          return `pers${String(events).padStart(4, "0")}`;
        },
        lock: { timeoutMs: 20_000, now: Date.now, random: Math.random },
      });
    },
    ledger,
    claim: async () => {
      const live = (await ledger()).claims.get(ID)?.live;
      if (live === null || live === undefined) throw new Error("nobody has claimed it");
      return live;
    },
  };
}

function inWork(origin: TestRepo, path: string, commit = WORK): string {
  return origin.git("show", `${commit}:.yoi/tickets/${ID}/${path}`);
}

describe("a person's command on a ticket that an Orchestrator has claimed", () => {
  it("is one announced commit on its work branch, moved with the ledger, and nothing in the tree", async () => {
    await withClone(async ({ origin, clone, run, claim }) => {
      const { head } = await claimTicket(clone, ID, "accepted");
      const result = await run("ticket_comment", { ticket: "dark-mode", text: "Mind the charts." });
      const commit = origin.git("rev-parse", WORK);
      expect(result).toMatchObject({
        outcome: "done",
        id: ID,
        commit,
        branch: `work/${ID}`,
        paths: [],
        diagnostics: [],
      });
      expect(result.message).toBe(`${ID}: comment (on work/${ID}, commit ${commit.slice(0, 10)})`);
      expect(await claim()).toMatchObject({
        head: commit,
        before: head,
        generation: 1,
        attempt: null,
        round: 1,
      });
      expect(origin.git("log", "-1", "--format=%P %s", WORK)).toBe(`${head} ticket(${ID}): comment`);
      const trailers = origin.git("log", "-1", "--format=%(trailers:only,unfold)", WORK);
      expect(trailers).toContain("Yoi-Actor: Alice (person)");
      expect(trailers).toMatch(new RegExp(`Yoi-Claim: ${ID} 1 - [0-9a-f]{40}`));
      expect(inWork(origin, "thread.md")).toContain("Mind the charts.");
      expect(origin.git("diff", "--name-only", `${head}..${WORK}`).split("\n")).toEqual([
        `.yoi/tickets/${ID}/item.md`,
        `.yoi/tickets/${ID}/thread.md`,
      ]);
      expect(clone.git("status", "--porcelain")).toBe("");
      expect(clone.git("rev-parse", "HEAD")).toBe(origin.git("rev-parse", "refs/heads/main"));
    });
  });

  it("answers what was asked, and the claim is free to go on", async () => {
    await withPerson(async ({ origin, clone, run, claim }) => {
      const ledgerAsks = { attention: "and this?", failures: 2, retry_after: timeAt(99) };
      await claimTicket(clone, ID, "asked", { claim: ledgerAsks });
      const result = await run("ticket_attend", { ticket: ID, answer: "Yes, with their own colours." });
      expect(result.notes.join()).toContain("yoi orchestrate");
      expect(inWork(origin, "item.md")).not.toContain("attention_required");
      expect(inWork(origin, "thread.md")).toContain(`${QUESTION}\n\nYes, with their own colours.`);
      expect(await claim()).toMatchObject({ attention: null, failures: 0, retry_after: null });
    });
  });

  it("answers what only the ledger asks by an event", async () => {
    await withPerson(async ({ origin, clone, run, claim }) => {
      await claimTicket(clone, ID, "proposed", { claim: { attention: "the branch was replaced" } });
      await run("ticket_attend", { ticket: ID, answer: "Go on with yours." });
      expect(inWork(origin, "thread.md")).toContain("the branch was replaced\n\nGo on with yours.");
      expect(await claim()).toMatchObject({ attention: null });
    });
  });

  it("waits for no run when it ends the work, and for every run otherwise", async () => {
    await withPerson(async ({ origin, clone, run, claim }) => {
      const { head } = await claimTicket(clone, ID, "accepted", { claim: { attempt: ATTEMPT } });
      const before = refsOf(origin);
      const { diagnostic } = await rejectionOf(() => run("ticket_comment", { ticket: ID, text: "Stop?" }));
      expect(diagnostic).toMatchObject({
        code: "orchestrate/attempt-open",
        facts: { since: timeAt(20), deadline: timeAt(90), role: "coder" },
      });
      expect(refsOf(origin)).toEqual(before);
      await run("ticket_return", { ticket: ID, reason: "Undecided: are charts part of it?" });
      expect(inWork(origin, "item.md")).toContain("state: intake");
      expect(await claim()).toMatchObject({ before: head, attempt: null });
    });
  });

  it("does not wait for a run that is past its deadline", async () => {
    await withPerson(async ({ clone, run, claim }) => {
      await claimTicket(clone, ID, "accepted", { claim: { attempt: ATTEMPT } });
      const result = await run("ticket_comment", { ticket: ID, text: "Late." }, { minute: 90 });
      expect(await claim()).toMatchObject({ attempt: null, head: result.commit });
    });
  });

  it("begins a round when it takes a proposal back to work", async () => {
    await withPerson(async ({ origin, clone, run, claim }) => {
      const { head } = await claimTicket(clone, ID, "proposed");
      await run("ticket_start", { ticket: ID, reason: "The menu is still white." });
      expect(inWork(origin, "item.md")).toContain("state: inprogress");
      expect(await claim()).toMatchObject({ round: 2 });
      expect(parseRounds(inWork(origin, "artifacts/rounds.jsonl"))).toMatchObject({
        broken: 0,
        entries: [
          { kind: "request", round: 2, by: "Alice", cause: "person", head, text: "The menu is still white." },
        ],
      });
    });
  });

  it("relates the ticket to one that was made after the work began", async () => {
    await withPerson(async ({ origin, clone, run }) => {
      await claimTicket(clone, ID, "accepted");
      for (const [inside, text] of Object.entries(ticketTexts("ready")))
        clone.write(`.yoi/tickets/20261102-080000-tables/${inside}`, text);
      clone.commit("later");
      await run("ticket_relate", { ticket: ID, kind: "related", target: "tables" });
      expect(inWork(origin, "artifacts/relations.json")).toContain("20261102-080000-tables");
    });
  });

  it("keeps a plan record where other tickets are decided by it", async () => {
    await withPerson(async ({ origin, clone, run, ledger }) => {
      await claimTicket(clone, ID, "accepted");
      await run("plan_record", { ticket: ID, kind: "conflicts_with", related: "menu" });
      expect(inWork(origin, "artifacts/orchestration-plan.jsonl")).toContain("conflicts_with");
      expect((await ledger()).plans.get(ID)).toMatchObject([
        { kind: "conflicts_with", related_ticket: OTHER },
      ]);
    });
  });

  it("is refused with findings by the rules, and moves nothing then", async () => {
    await withPerson(async ({ origin, clone, run }) => {
      await claimTicket(clone, ID, "accepted");
      const before = refsOf(origin);
      const result = await run("ticket_comment", { ticket: ID, text: `It is ghp_${"a1".repeat(18)}` });
      expect(result).toMatchObject({ outcome: "refused", paths: [] });
      expect(result.diagnostics.map(({ code }) => code)).toContain("record/secret");
      expect(refsOf(origin)).toEqual(before);
    });
  });

  it("is refused offline", async () => {
    await withClone(async ({ clone, run }) => {
      await claimTicket(clone, ID, "accepted");
      clone.git("remote", "set-url", "origin", "/nowhere");
      const { diagnostic } = await rejectionOf(() => run("ticket_comment", { ticket: ID, text: "Hello?" }));
      expect(diagnostic.code).toBe("ledger/unreachable");
      expect(clone.git("status", "--porcelain")).toBe("");
    });
  });

  it("finds the claim by the branch alone in a clone that never fetched the ledger", async () => {
    await withClone(async ({ origin, clone, run }) => {
      await claimTicket(clone, ID, "accepted");
      const repo = origin.clone("person");
      const { commit } = await run("ticket_comment", { ticket: ID, text: "From elsewhere." }, { repo });
      expect(commit).toBe(origin.git("rev-parse", WORK));
    });
  });

  it("is made again when others move the ledger first, and is not put on what others did to the ticket", async () => {
    await withClone(async ({ origin, clone, run, claim }) => {
      await claimTicket(clone, ID, "accepted");
      const runs = [1, 2].map((index) =>
        run(
          "ticket_comment",
          { ticket: ID, text: `Comment ${index}.` },
          { repo: origin.clone(`person-${index}`) },
        ),
      );
      for (const { outcome } of await Promise.all(runs)) expect(outcome).toBe("done");
      const thread = inWork(origin, "thread.md");
      for (const index of [1, 2]) expect(thread.split(`Comment ${index}.`)).toHaveLength(2);
      expect((await claim()).head).toBe(origin.git("rev-parse", WORK));
    });
  });

  it("is refused where the branch is not where the ledger expects it", async () => {
    await withPerson(async ({ origin, clone, run }) => {
      const { acceptance } = await claimTicket(clone, ID, "asked");
      origin.git("update-ref", WORK, acceptance);
      const { diagnostic } = await rejectionOf(() => run("ticket_attend", { ticket: ID, answer: "Yes." }));
      expect(diagnostic.code).toBe("orchestrate/work-moved");
    });
  });

  it("names the answers that are left when the work has landed", async () => {
    await withPerson(async ({ origin, clone, run }) => {
      const landed = origin.git("rev-parse", "refs/heads/main");
      await claimTicket(clone, ID, "proposed", { claim: { landed, attention: "validation failed" } });
      const { diagnostic } = await rejectionOf(() => run("ticket_attend", { ticket: ID, answer: "Fine." }));
      expect(diagnostic).toMatchObject({ code: "orchestrate/landed", facts: { need: "validation failed" } });
    });
  });

  it("moves no branch under somebody's checkout", async () => {
    await withPerson(async ({ clone, run }) => {
      await claimTicket(clone, ID, "accepted");
      clone.git("checkout", "--quiet", `work/${ID}`);
      const { diagnostic } = await rejectionOf(() => run("ticket_comment", { ticket: ID, text: "There." }));
      expect(diagnostic).toMatchObject({ code: "landing/refused" });
      expect(diagnostic.facts["reason"]).toContain("is checked out");
    });
  });
});

describe("what stays in the working tree", () => {
  it("is a command on a ticket that nobody has claimed", async () => {
    await withPerson(async ({ origin, clone, run }) => {
      await claimTicket(clone, ID, "accepted");
      const before = refsOf(origin);
      const result = await run("ticket_comment", { ticket: OTHER, text: "Hello." });
      expect(result.paths).toContain(`.yoi/tickets/${OTHER}/thread.md`);
      expect(refsOf(origin)).toEqual(before);
    });
  });

  it("is a command of an agent", async () => {
    await withPerson(async ({ origin, clone, run }) => {
      await claimTicket(clone, ID, "accepted");
      const before = refsOf(origin);
      const result = await run("ticket_comment", { ticket: ID, text: "Hello." }, { role: "coder" });
      expect(result.paths).toContain(`.yoi/tickets/${ID}/thread.md`);
      expect(refsOf(origin)).toEqual(before);
    });
  });

  it("is a command on what has landed, although the ledger does not say so yet", async () => {
    await withPerson(async ({ origin, clone, run }) => {
      const { head } = await claimTicket(clone, ID, "proposed");
      clone.git("merge", "--quiet", "--no-edit", head);
      await run("ticket_reopen", { ticket: ID, reason: "The menu is still white." });
      expect(clone.read(`.yoi/tickets/${ID}/item.md`)).toContain("state: intake");
      expect(origin.git("rev-parse", WORK)).toBe(head);
    });
  });

  it.each([
    ["ticket_unqueue", { reason: "Not now." }, "state: ready"],
    ["ticket_close", { as: "declined", resolution: "Nobody needs it." }, "state: closed"],
  ])("is %s, which withdraws the ticket and says when that counts", async (name, input, expected) => {
    await withPerson(async ({ origin, clone, run }) => {
      await claimTicket(clone, ID, "accepted");
      const before = refsOf(origin);
      const { notes } = await run(name, { ticket: ID, ...input });
      expect(notes.at(-1)).toContain("it stops when main shows this");
      expect(clone.read(`.yoi/tickets/${ID}/item.md`)).toContain(expected);
      expect(refsOf(origin)).toEqual(before);
    });
  });

  it("is a ticket that is started by hand; the default branch shows it queued until that is pushed", async () => {
    await withPerson(async ({ clone, run }) => {
      await claimTicket(clone, ID, "accepted");
      const warning = "main still shows it queued: until this is there too, an Orchestrator may claim it.";
      expect((await run("ticket_start", { ticket: CHARTS })).notes).toContain(warning);
      expect((await run("ticket_start", { ticket: OTHER })).notes).not.toContain(warning);
    });
  });
});

describe("ticket queue", () => {
  it("un-queues and queues again what is queued still although its work has ended", async () => {
    await withPerson(async ({ clone, run }) => {
      const queued_at = timeAt(3);
      const ended = {
        generation: 1,
        queued_at,
        outcome: "returned" as const,
        at: timeAt(9),
        head: null,
        landed: null,
      };
      const file = { version: 1 as const, ticket: ID, live: null, ended: [ended] };
      await claimTicket(clone, ID, "accepted");
      const again = await rejectionOf(() => run("ticket_queue", { ticket: ID }));
      expect(again.diagnostic.code).toBe("usage/already-queued");
      await putLedger(clone, (ledger) => ({ ...ledger, claims: new Map([[ID, file]]) }));
      const result = await run("ticket_queue", { ticket: ID });
      expect(result).toMatchObject({
        outcome: "done",
        message: `${ID}: queued → ready → queued`,
        diagnostics: [],
      });
      const item = clone.read(`.yoi/tickets/${ID}/item.md`);
      expect(item).toContain(`queued_at: ${timeAt(30)}`);
      expect(item).toContain("queued_by: Alice");
      expect(clone.read(`.yoi/tickets/${ID}/thread.md`)).toContain("its work ended as returned");
      clone.commit("queued again");
      const second = await rejectionOf(() => run("ticket_queue", { ticket: ID }));
      expect(second.diagnostic.code).toBe("usage/already-queued");
    });
  });
});

describe("plan record --ledger", () => {
  it("waits in the ledger, and nothing is committed", async () => {
    await withPerson(async ({ origin, clone, run, ledger }) => {
      await claimTicket(clone, ID, "accepted");
      const main = origin.git("rev-parse", "refs/heads/main");
      const call = {
        ticket: "menu",
        kind: "after",
        related: "dark-mode",
        note: "Both change it.",
        ledger: true,
      };
      const result = await run("plan_record", call, { role: "orchestrator" });
      expect(result).toMatchObject({
        outcome: "done",
        paths: [],
        message: `${OTHER}: plan after ${ID} (in the ledger)`,
      });
      const plans = (await ledger()).plans.get(OTHER);
      expect(plans).toMatchObject([{ ticket_id: OTHER, kind: "after", related_ticket: ID, author: "Alice" }]);
      expect(origin.git("rev-parse", "refs/heads/main")).toBe(main);
      expect(clone.git("status", "--porcelain")).toBe("");
    });
  });

  it("needs a ledger, and a ticket that will be accepted", async () => {
    await withPerson(async ({ clone, run }) => {
      const call = { ticket: OTHER, kind: "waiting_capacity_note", note: "Too big.", ledger: true };
      const none = await rejectionOf(() => run("plan_record", call));
      expect(none.diagnostic.code).toBe("orchestrate/no-ledger");
      await claimTicket(clone, ID, "accepted");
      for (const [inside, text] of Object.entries(ticketTexts("inprogress")))
        clone.write(`.yoi/tickets/${OTHER}/${inside}`, text);
      clone.commit("by hand");
      const begun = await rejectionOf(() => run("plan_record", call));
      expect(begun.diagnostic).toMatchObject({
        code: "orchestrate/not-waiting",
        facts: { state: "inprogress" },
      });
      expect(clone.git("status", "--porcelain")).toBe("");
    });
  });
});
