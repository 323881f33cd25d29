import { describe, expect, it } from "vitest";
import { loadTicket, openWorkspace, resolveTicket } from "../../src/app/workspace.ts";
import { CONFIG_PATH } from "../../src/core/ticket/files.ts";
import { writeEdits } from "../../src/io/files/write-edits.ts";
import { rejectionOf } from "../support/failure.ts";
import { type TestRepo, withRepo } from "../support/git-repo.ts";
import { done, errorCodes, type Runner, runnerIn } from "../support/operations.ts";
import { itemText, lifeTo, threadText, ticketTexts, timeAt } from "../support/ticket-text.ts";

const ID = "20261101-080000-dark-mode";
const OTHER = "20261101-080000-new-menu";
const DIR = `.yoi/tickets/${ID}`;

/** Writes a lawful ticket in a state. */
function plant(repo: TestRepo, state: Parameters<typeof ticketTexts>[0], id = ID): void {
  for (const [inside, text] of Object.entries(ticketTexts(state)))
    repo.write(`.yoi/tickets/${id}/${inside}`, text);
}

function ticketOf(repo: TestRepo, reference = ID): ReturnType<typeof loadTicket> {
  const workspace = openWorkspace({ cwd: repo.root, env: repo.env });
  return loadTicket(workspace, resolveTicket(workspace, reference));
}

/** Everything under .yoi, as bytes. */
function recordsOf(repo: TestRepo): string {
  return repo.run("sh", ["-c", "find .yoi -type f | sort | xargs cat"]).stdout;
}

async function codeOf(run: () => Promise<unknown>): Promise<string> {
  return (await rejectionOf(run)).diagnostic.code;
}

/** Runs an operation that must be refused, and checks that it has written nothing. */
async function refused(repo: TestRepo, run: Runner, ...call: Parameters<Runner>): Promise<readonly string[]> {
  const before = recordsOf(repo);
  const result = await run(...call);
  expect(result).toMatchObject({ outcome: "refused", paths: [] });
  expect(recordsOf(repo)).toBe(before);
  return errorCodes(result);
}

/** What is tried, on a ticket in which state, with which operation and input, and the code that answers. */
type Attempt = readonly [
  what: string,
  state: Parameters<typeof ticketTexts>[0],
  name: string,
  input: object,
  code: string,
];

const REFUSED: readonly Attempt[] = [
  [
    "a completed ticket that was never worked on",
    "ready",
    "ticket_close",
    { ticket: ID, resolution: "Done." },
    "state/close-status",
  ],
  ["an end without a report", "inprogress", "ticket_finish", { ticket: ID }, "state/no-report"],
  [
    "a token in a comment",
    "ready",
    "ticket_comment",
    { ticket: ID, text: `It is ghp_${"a1".repeat(18)}` },
    "record/secret",
  ],
];

const IMPOSSIBLE: readonly Attempt[] = [
  ["queueing twice", "queued", "ticket_queue", { ticket: ID }, "usage/already-queued"],
  ["queueing what is not ready", "intake", "ticket_queue", { ticket: ID }, "state/illegal-transition"],
  [
    "finishing what was not started",
    "queued",
    "ticket_finish",
    { ticket: ID, report: "Done." },
    "state/illegal-transition",
  ],
  ["starting twice", "inprogress", "ticket_start", { ticket: ID }, "usage/already-in-state"],
  ["returning what is done", "done", "ticket_return", { ticket: ID, reason: "No." }, "usage/other-command"],
  [
    "reopening what is under way",
    "inprogress",
    "ticket_reopen",
    { ticket: ID, reason: "No." },
    "usage/other-command",
  ],
  [
    "calling ready what is queued",
    "queued",
    "ticket_ready",
    { ticket: ID, summary: "Clear." },
    "usage/other-command",
  ],
  ["closing twice", "closed", "ticket_close", { ticket: ID, resolution: "Done." }, "usage/already-in-state"],
  [
    "unqueueing what is ready",
    "ready",
    "ticket_unqueue",
    { ticket: ID, reason: "No." },
    "usage/already-in-state",
  ],
  ["starting what is closed without a reason", "closed", "ticket_start", { ticket: ID }, "state/no-reason"],
  ["an empty summary", "intake", "ticket_ready", { ticket: ID, summary: " \n " }, "usage/empty-text"],
  [
    "a report that is too long",
    "inprogress",
    "ticket_finish",
    { ticket: ID, report: "x".repeat(17_000) },
    "usage/text-too-long",
  ],
  [
    "an edit that changes nothing",
    "ready",
    "ticket_edit",
    { ticket: ID, title: "Make it work", priority: "P2" },
    "usage/nothing-to-change",
  ],
  [
    "a status without a review",
    "ready",
    "ticket_comment",
    { ticket: ID, text: "Good.", status: "approve" },
    "usage/needless-flag",
  ],
  [
    "a review without a status",
    "ready",
    "ticket_comment",
    { ticket: ID, text: "Good.", kind: "review" },
    "usage/missing-value",
  ],
  [
    "deferring what is queued",
    "queued",
    "ticket_defer",
    { ticket: ID, until: "later" },
    "usage/cannot-defer",
  ],
  [
    "deferring until yesterday",
    "ready",
    "ticket_defer",
    { ticket: ID, until: "2026-10-31" },
    "usage/past-date",
  ],
  ["deferring until no day", "ready", "ticket_defer", { ticket: ID, until: "2027-02-30" }, "usage/bad-value"],
  [
    "asking and answering at once",
    "ready",
    "ticket_attend",
    { ticket: ID, need: "A?", answer: "B." },
    "usage/one-of",
  ],
  [
    "answering what nobody asked",
    "ready",
    "ticket_attend",
    { ticket: ID, answer: "B." },
    "usage/nothing-to-change",
  ],
  [
    "relating to nothing",
    "ready",
    "ticket_relate",
    { ticket: ID, kind: "related", target: "nowhere" },
    "usage/unknown-ticket",
  ],
  [
    "removing no relation",
    "ready",
    "ticket_relate",
    { ticket: ID, kind: "related", target: "nowhere", remove: true },
    "usage/unknown-ticket",
  ],
  ["an unknown ticket", "ready", "ticket_queue", { ticket: "nowhere" }, "usage/unknown-ticket"],
  ["a missing value", "ready", "ticket_return", { ticket: ID }, "usage/missing-value"],
  ["a value of the wrong kind", "ready", "ticket_return", { ticket: ID, reason: 3 }, "usage/bad-value"],
  [
    "a key that is not in the schema",
    "ready",
    "ticket_queue",
    { ticket: ID, force: true },
    "usage/bad-value",
  ],
];

describe("an operation", () => {
  it.each(REFUSED)("refuses %s by the rules and writes nothing", async (_what, state, name, input, code) => {
    await withRepo(async (repo) => {
      plant(repo, state);
      expect(await refused(repo, runnerIn(repo), name, { ...input }, { minute: 30, commit: true })).toEqual([
        code,
      ]);
      expect(repo.run("git", ["rev-parse", "--verify", "HEAD"]).status).not.toBe(0);
    });
  });

  it.each(IMPOSSIBLE)("fails before the rules are asked: %s", async (_what, state, name, input, code) => {
    await withRepo(async (repo) => {
      plant(repo, state);
      const before = recordsOf(repo);
      expect(await codeOf(() => runnerIn(repo)(name, { ...input }, { minute: 30 }))).toBe(code);
      expect(recordsOf(repo)).toBe(before);
    });
  });

  it("refuses to say ready without acceptance criteria, which a fresh ticket has not", async () => {
    await withRepo(async (repo) => {
      const run = runnerIn(repo);
      const { id } = done(await run("ticket_create", { title: "Dark mode" }));
      const codes = await refused(repo, run, "ticket_ready", { ticket: id, summary: "Clear." });
      expect(codes).toEqual(["state/no-acceptance-criteria"]);
    });
  });

  it("holds a ticket back while what it waits for is not far enough, and lets it go then", async () => {
    await withRepo(async (repo) => {
      plant(repo, "ready");
      plant(repo, "ready", OTHER);
      const run = runnerIn(repo);
      done(
        await run("ticket_relate", { ticket: ID, kind: "depends_on", target: "new-menu" }, { minute: 20 }),
      );
      expect(await refused(repo, run, "ticket_queue", { ticket: ID })).toEqual(["state/blocker-open"]);
      done(await run("ticket_queue", { ticket: OTHER }));
      done(await run("ticket_queue", { ticket: ID }));
      expect(await refused(repo, run, "ticket_start", { ticket: ID })).toEqual(["state/blocker-open"]);
      expect(
        await refused(repo, run, "ticket_relate", { ticket: OTHER, kind: "depends_on", target: ID }),
      ).toEqual(["relation/cycle"]);
      done(await run("ticket_start", { ticket: OTHER }));
      done(await run("ticket_close", { ticket: OTHER, resolution: "Done.", report: "Done." }));
      done(await run("ticket_start", { ticket: ID }));
    });
  });

  it("holds a ticket back that is deferred or asks for a decision, also when it is started at once", async () => {
    await withRepo(async (repo) => {
      plant(repo, "ready");
      const run = runnerIn(repo);
      done(await run("ticket_defer", { ticket: ID, until: "2026-11-05" }, { minute: 20 }));
      expect(await codeOf(() => run("ticket_start", { ticket: ID }))).toBe("state/deferred");
      done(await run("ticket_attend", { ticket: ID, need: "Charts?" }));
      expect(await codeOf(() => run("ticket_queue", { ticket: ID }))).toBe("state/attention");
      done(await run("ticket_attend", { ticket: ID, answer: "No." }));
      // Four days later the deferral is over by itself.
      done(await run("ticket_queue", { ticket: ID }, { minute: 5 * 24 * 60 }));
      expect(ticketOf(repo).item).toMatchObject({ state: "queued", deferred_until: null });
    });
  });

  it("loses nothing when twenty come at once to one ticket", async () => {
    await withRepo(async (repo) => {
      plant(repo, "ready");
      const texts = Array.from({ length: 20 }, (_, index) => `Remark ${index}.`);
      const run = runnerIn(repo);
      const comment = async (text: string) =>
        done(await run("ticket_comment", { ticket: ID, text }, { minute: 30 }));
      await Promise.all(texts.map(comment));
      const said = (ticketOf(repo).thread?.events ?? [])
        .filter(({ kind }) => kind === "comment")
        .map(({ body }) => body);
      expect(said.toSorted()).toEqual(texts.toSorted());
    });
  });

  it("gives twenty tickets of one title, made at once, an id each", async () => {
    await withRepo(async (repo) => {
      const all = Array.from({ length: 20 }, () =>
        runnerIn(repo)("ticket_create", { title: "Dark mode" }, { minute: 0 }),
      );
      const ids = (await Promise.all(all)).map((result) => done(result).id);
      expect(new Set(ids).size).toBe(20);
      expect(ids).toContain(ID);
    });
  });

  it("never writes a time before the newest event, when the clock went back", async () => {
    await withRepo(async (repo) => {
      plant(repo, "ready");
      const result = done(await runnerIn(repo)("ticket_queue", { ticket: ID }, { minute: -90 }));
      expect(result.outcome).toBe("done");
      const { item, thread } = ticketOf(repo);
      expect(item?.updated_at).toBe(timeAt(2));
      expect(thread?.events.at(-1)?.at).toBe(timeAt(2));
    });
  });

  it("leaves every byte of older events, and the line endings, as they were", async () => {
    await withRepo(async (repo) => {
      const item = itemText({ state: "ready", "x-mine": "'kept'  # by hand" }).replaceAll("\n", "\r\n");
      const thread = threadText(lifeTo("ready")).replaceAll("\n", "\r\n");
      repo.write(`${DIR}/item.md`, item);
      repo.write(`${DIR}/thread.md`, thread);
      done(await runnerIn(repo)("ticket_queue", { ticket: ID }, { minute: 30 }));
      expect(repo.read(`${DIR}/thread.md`).startsWith(thread)).toBe(true);
      expect(repo.read(`${DIR}/thread.md`).replaceAll("\r\n", "")).not.toContain("\n");
      expect(repo.read(`${DIR}/item.md`)).toContain("x-mine: 'kept'  # by hand\r\n");
      expect(repo.read(`${DIR}/item.md`).replaceAll("\r\n", "")).not.toContain("\n");
    });
  });

  it("repairs what a killed command left behind, and says so", async () => {
    await withRepo(async (repo) => {
      plant(repo, "ready");
      const { root, stateDir } = openWorkspace({ cwd: repo.root, env: repo.env });
      const [path, before] = [`${DIR}/item.md`, repo.read(`${DIR}/item.md`)];
      const edit = {
        kind: "write",
        path,
        text: before.replace("Make it work", "Made to work"),
        before,
      } as const;
      let killed = false;
      const onStep = (step: string): void => {
        killed ||= step.startsWith("rename") && step.includes(ID);
        if (killed) throw new Error("killed");
      };
      expect(() => writeEdits({ root, stateDir }, [edit], { random: Math.random, onStep })).toThrow("killed");
      const result = await runnerIn(repo)("ticket_queue", { ticket: ID }, { minute: 30 });
      expect(result.outcome).toBe("done");
      expect(result.diagnostics.map(({ code }) => code)).toEqual(["file/journal-completed"]);
      expect(ticketOf(repo).item).toMatchObject({ title: "Made to work", state: "queued" });
    });
  });

  it("shows the fault of a record that it cannot read", async () => {
    await withRepo(async (repo) => {
      plant(repo, "ready");
      repo.write(`${DIR}/item.md`, itemText({ state: "raedy" }));
      const { diagnostic } = await rejectionOf(() =>
        runnerIn(repo)("ticket_queue", { ticket: ID }, { minute: 30 }),
      );
      expect(diagnostic).toMatchObject({ code: "item/unknown-state", path: `${DIR}/item.md`, line: 3 });
    });
  });

  it("changes the good parts of a ticket that has an older fault elsewhere", async () => {
    await withRepo(async (repo) => {
      plant(repo, "ready");
      repo.write(`${DIR}/item.md`, itemText({ state: "ready", prioritty: "P1" }));
      expect(
        done(await runnerIn(repo)("ticket_comment", { ticket: ID, text: "Hm." }, { minute: 30 })).outcome,
      ).toBe("done");
    });
  });

  it("does not move a ticket of an older format, but takes comments on it", async () => {
    await withRepo(async (repo) => {
      const dir = ".yoi/tickets/open/20260601-080000-old-one";
      repo.write(`${dir}/item.md`, itemText({ state: undefined, status: "open", workflow_state: "ready" }));
      repo.write(
        `${dir}/thread.md`,
        `<!-- event: create author: hare at: ${timeAt(0)} -->\n\n## Created\n\nBy hand.\n\n---\n`,
      );
      const run = runnerIn(repo);
      expect(await codeOf(() => run("ticket_queue", { ticket: "old-one" }))).toBe("usage/older-ticket");
      const result = await run("ticket_comment", { ticket: "old-one", text: "Still wanted." });
      expect([result.outcome, errorCodes(result)]).toEqual(["done", []]);
    });
  });

  it("writes headings and sentences in the language of the workspace", async () => {
    await withRepo(async (repo) => {
      repo.write(CONFIG_PATH, 'version = 1\n[ticket]\nlanguage = "Japanese"\n');
      const run = runnerIn(repo);
      const { id } = done(await run("ticket_create", { title: "ダークモード" }));
      expect(repo.read(`.yoi/tickets/${id}/item.md`)).toContain("## 受け入れ条件");
      done(await run("ticket_edit", { ticket: id, body: "## 受け入れ条件\n\n- 暗い。\n" }));
      done(await run("ticket_ready", { ticket: id, summary: "明確。" }));
      expect(ticketOf(repo, id).thread?.events.map(({ heading }) => heading)).toEqual([
        "作成",
        "コメント",
        "要件整理",
        "状態変更",
      ]);
    });
  });

  it("is closed to roles that may not use it, and to events that a role may not write", async () => {
    await withRepo(async (repo) => {
      plant(repo, "ready");
      const run = runnerIn(repo);
      const coder = { name: "coder-1", role: "coder", minute: 30 } as const;
      expect(await codeOf(() => run("ticket_queue", { ticket: ID }, coder))).toBe("usage/role");
      const decision = { ticket: ID, text: "Charts too.", kind: "decision" };
      expect(await refused(repo, run, "ticket_comment", decision, coder)).toEqual(["change/event-role"]);
      done(await run("ticket_comment", { ...decision, kind: "implementation_report" }, coder));
      expect(ticketOf(repo).thread?.events.at(-1)).toMatchObject({ author: "coder-1", role: "coder" });
    });
  });

  it("keeps objectives: creates one, links a ticket, parts them, also when the ticket is gone", async () => {
    await withRepo(async (repo) => {
      plant(repo, "ready");
      const run = runnerIn(repo);
      const { id } = done(await run("objective_create", { title: "Usable at night" }));
      const link = { objective: "at-night", ticket: "dark-mode" };
      done(await run("objective_link", link));
      expect(repo.read(`.yoi/objectives/${id}/item.md`)).toContain(ID);
      expect(await codeOf(() => run("objective_link", link))).toBe("usage/already-linked");
      repo.remove(DIR);
      done(await run("objective_link", { ...link, remove: true }));
      expect(repo.read(`.yoi/objectives/${id}/item.md`)).not.toContain(ID);
      expect(await codeOf(() => run("objective_link", link))).toBe("usage/unknown-ticket");
    });
  });

  it("records a plan with the event that tells of it, and asks for what the kind needs", async () => {
    await withRepo(async (repo) => {
      plant(repo, "ready");
      plant(repo, "ready", OTHER);
      const run = runnerIn(repo);
      const base = { ticket: ID, kind: "after" };
      expect(await codeOf(() => run("plan_record", base))).toBe("usage/missing-value");
      expect(await refused(repo, run, "plan_record", { ...base, related: ID }, { minute: 30 })).toEqual([
        "plan/self",
      ]);
      done(await run("plan_record", { ...base, related: "new-menu", note: "Both change the menu." }));
      const accepted = { ticket: ID, kind: "accepted_plan", summary: "Colours.", branch: "dark" };
      expect(await codeOf(() => run("plan_record", { ...accepted, kind: "before", related: OTHER }))).toBe(
        "usage/needless-flag",
      );
      done(await run("plan_record", accepted, { name: "orch", role: "orchestrator" }));
      const { planRecords, thread } = ticketOf(repo);
      expect(planRecords).toMatchObject([
        { kind: "after", related_ticket: OTHER, author: "Alice" },
        { kind: "accepted_plan", accepted_plan: { summary: "Colours.", branch: "dark" }, author: "orch" },
      ]);
      expect(thread?.events.slice(-2).map(({ kind }) => kind)).toEqual(["plan", "plan"]);
    });
  });
});
