import { describe, expect, it } from "vitest";
import { checkCommit } from "../../src/app/change/check-commit.ts";
import { checkPush } from "../../src/app/change/check-push.ts";
import { replayHistory } from "../../src/app/history/replay.ts";
import { type Migration, runMigration } from "../../src/app/migrate.ts";
import { messageOf } from "../../src/core/diagnostic/diagnostic.ts";
import type { Verdict } from "../../src/core/diagnostic/verdict.ts";
import { openHookRepository, openRepository } from "../../src/io/git/repository.ts";
import { type TestRepo, withRepo } from "../support/git-repo.ts";
import { olderEvent, olderItem } from "../support/older-ticket.ts";
import { eventText, relationsText } from "../support/ticket-text.ts";

const AT = "2026-11-01T08:00:00Z";
const ACTOR = { name: "alice", role: "person" } as const;
const TIMES = ["created_at: '2026-06-05T21:07:03Z'", "updated_at: '2026-06-05T21:07:03Z'"];
const OPEN = "20260605-210703-tui-list";
const CLOSED = "20260605-210703-done";

function writeOlder(repo: TestRepo): void {
  repo.write(".yoi/ticket.config.toml", '[backend]\nprovider = "builtin:yoi_local"\nroot = ".yoi/tickets"\n');
  const open = [`id: ${OPEN}`, "title: TUI: list", "status: open", "kind: bug", ...TIMES];
  repo.write(`.yoi/tickets/open/${OPEN}/item.md`, olderItem(open));
  repo.write(`.yoi/tickets/open/${OPEN}/thread.md`, olderEvent("create"));
  const closed = [`id: ${CLOSED}`, "title: Done", "status: closed", "workflow_state: done", ...TIMES];
  repo.write(`.yoi/tickets/closed/${CLOSED}/item.md`, olderItem(closed));
  const end = olderEvent("close", "status: closed");
  repo.write(`.yoi/tickets/closed/${CLOSED}/thread.md`, `${olderEvent("create")}\n${end}`.trimEnd());
  repo.write(`.yoi/tickets/closed/${CLOSED}/resolution.md`, "Done.\n");
  repo.commit("older tickets");
}

function migrate(repo: TestRepo, write: boolean, at: string = AT): Promise<Migration> {
  const place = { root: repo.root, ticketRoot: ".yoi/tickets", stateDir: `${repo.root}/.git/yoi` };
  const lock = { timeoutMs: 1_000, now: Date.now, random: Math.random };
  return runMigration(place, { write, at, author: "alice", lock });
}

function judge(repo: TestRepo): Verdict {
  repo.git("add", "--all");
  return checkCommit(openHookRepository(repo.root, repo.env), repo.env, false, { actor: ACTOR });
}

function judgePush(repo: TestRepo, before: string): Verdict {
  const after = repo.git("rev-parse", "HEAD");
  return checkPush(openRepository(repo.root, repo.env), [{ ref: "refs/heads/main", before, after }], {
    actor: ACTOR,
  });
}

function errorsOf(verdict: Verdict): readonly string[] {
  return verdict.diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code);
}

function edit(repo: TestRepo, path: string, change: (text: string) => string): void {
  const text = repo.read(path);
  expect(change(text)).not.toBe(text);
  repo.write(path, change(text));
}

describe("a migration", () => {
  it("writes nothing unless it is told to", async () => {
    await withRepo(async (repo) => {
      writeOlder(repo);
      const { plan, written } = await migrate(repo, false);
      expect([plan.tickets.length, written]).toEqual([2, false]);
      expect(repo.git("status", "--porcelain", "--untracked-files=all")).toBe("");
    });
  });

  it("is accepted as a commit of its own, and a second one changes nothing", async () => {
    await withRepo(async (repo) => {
      writeOlder(repo);
      const { written, remaining } = await migrate(repo, true);
      expect([written, remaining]).toEqual([true, []]);
      expect(judge(repo)).toMatchObject({ diagnostics: [], examined: 2 });
      const again = await migrate(repo, true, "2026-12-01T08:00:00Z");
      expect([again.written, again.plan.edits]).toEqual([false, []]);
      expect(repo.git("ls-files", ".yoi/tickets")).not.toMatch(/\/(?:open|closed)\//);
    });
  });

  it("tells which faults are left for a person", async () => {
    await withRepo(async (repo) => {
      writeOlder(repo);
      repo.remove(`.yoi/tickets/closed/${CLOSED}/resolution.md`);
      repo.commit("no resolution");
      const { remaining } = await migrate(repo, true);
      expect(remaining.map(({ code }) => code)).toEqual(["state/no-resolution"]);
      expect(errorsOf(judge(repo))).toEqual([]);
    });
  });

  it("leaves a ticket alone whose place is taken, and says so", async () => {
    await withRepo(async (repo) => {
      writeOlder(repo);
      repo.write(`.yoi/tickets/${OPEN}`, "in the way");
      const { plan } = await migrate(repo, true);
      expect(plan.held.map(({ code }) => code)).toEqual(["migrate/two-places"]);
      expect(repo.read(`.yoi/tickets/open/${OPEN}/item.md`)).toContain("kind: bug");
    });
  });
});

describe("a binary artifact", () => {
  const picture = `artifacts/picture.png`;

  it.each([
    ["is taken along as it is", new Uint8Array([0, 255, 1]), true],
    ["must be the same byte for byte", new Uint8Array([0, 255, 2]), false],
  ])("%s", async (_what, bytes, isAccepted) => {
    await withRepo(async (repo) => {
      writeOlder(repo);
      repo.write(`.yoi/tickets/open/${OPEN}/${picture}`, new Uint8Array([0, 255, 1]));
      repo.commit("picture");
      await migrate(repo, true);
      repo.write(`.yoi/tickets/${OPEN}/${picture}`, bytes);
      expect(judge(repo).outcome === "pass").toBe(isAccepted);
      repo.git("commit", "--quiet", "-m", "migrate");
      const repository = openRepository(repo.root, repo.env);
      const last = [...replayHistory(repository, { include: ["HEAD"] }, { ticketRoot: ".yoi/tickets" })].at(
        -1,
      );
      expect(last?.diagnostics.some(({ severity }) => severity === "error")).toBe(!isAccepted);
    });
  });
});

describe("the hook rejects a migration", () => {
  const item = `.yoi/tickets/${OPEN}/item.md`;
  const thread = `.yoi/tickets/${OPEN}/thread.md`;
  const closed = `.yoi/tickets/${CLOSED}`;
  it.each<readonly [string, (repo: TestRepo) => void]>([
    ["whose item has another state", (repo) => edit(repo, item, (text) => text.replace("intake", "queued"))],
    ["whose body has one byte more", (repo) => edit(repo, item, (text) => `${text} `)],
    [
      "whose title is quoted in another way",
      (repo) => edit(repo, item, (text) => text.replace(/'TUI: list'/, '"TUI: list"')),
    ],
    [
      "whose older event has another byte",
      (repo) => edit(repo, thread, (text) => text.replace("Text.", "Text!")),
    ],
    [
      "whose event has another byte",
      (repo) => edit(repo, thread, (text) => text.replace("-kind: bug", "-kind: bag")),
    ],
    [
      "whose event tells another state",
      (repo) => edit(repo, thread, (text) => text.replace("to: intake", "to: closed")),
    ],
    [
      "whose event has another id",
      (repo) => edit(repo, thread, (text) => text.replace(/id: \w+ author/, "id: abcdefgh author")),
    ],
    ["whose resolution is empty", (repo) => edit(repo, `${closed}/resolution.md`, () => "")],
    ["without the resolution", (repo) => repo.remove(`${closed}/resolution.md`)],
    ["with a file more", (repo) => repo.write(`${closed}/artifacts/more.md`, "more")],
    ["with a file that became executable", (repo) => repo.run("chmod", ["755", `${closed}/resolution.md`])],
    [
      "with a later event",
      (repo) => edit(repo, thread, (text) => `${text}\n${eventText({ kind: "comment", minute: 5 })}`),
    ],
  ])("%s", async (_what, tamper) => {
    await withRepo(async (repo) => {
      writeOlder(repo);
      await migrate(repo, true);
      tamper(repo);
      expect(errorsOf(judge(repo)).length).toBeGreaterThan(0);
    });
  });
});

describe("a ticket that gets a new id", () => {
  const OLD = "20260605-210703-so so";
  const NEW = "20260605-210703-so-so";

  function writeRenamed(repo: TestRepo): void {
    const current = olderItem(["title: 'A'", "state: 'intake'", ...TIMES]);
    for (const id of [OLD, "naming"]) {
      repo.write(`.yoi/tickets/${id}/item.md`, current);
      repo.write(`.yoi/tickets/${id}/thread.md`, olderEvent("create", "", id));
    }
    repo.write(
      ".yoi/tickets/naming/artifacts/relations.json",
      relationsText("naming", [["depends_on", OLD]]),
    );
    repo.commit("older ids");
  }

  it("is accepted, and so is the ticket that names it", async () => {
    await withRepo(async (repo) => {
      writeRenamed(repo);
      const { plan } = await migrate(repo, true);
      expect(plan.tickets.map(({ from, to }) => [from.id, to.id])).toEqual([
        [OLD, NEW],
        ["naming", "naming"],
      ]);
      expect(judge(repo).diagnostics.map(messageOf)).toEqual([]);
      const before = repo.git("rev-parse", "HEAD");
      repo.git("commit", "--quiet", "-m", "migrate");
      expect(judgePush(repo, before).diagnostics.map(messageOf)).toEqual([]);
      const commits = [
        ...replayHistory(
          openRepository(repo.root, repo.env),
          { include: ["HEAD"] },
          { ticketRoot: ".yoi/tickets" },
        ),
      ];
      expect(commits.at(-1)?.diagnostics).toEqual([]);
    });
  });

  it("is rejected when it is not the id that migrate gives", async () => {
    await withRepo(async (repo) => {
      writeRenamed(repo);
      await migrate(repo, true);
      repo.git("add", "--all");
      repo.git("mv", `.yoi/tickets/${NEW}`, ".yoi/tickets/another-id");
      expect(errorsOf(judge(repo))).toContain("change/event-role");
    });
  });

  it("is rejected when another one that needs a new id keeps its old one", async () => {
    await withRepo(async (repo) => {
      writeRenamed(repo);
      const other = `.yoi/tickets/20260605-210703-b b`;
      repo.write(`${other}/item.md`, olderItem(["title: 'B'", "state: 'intake'", ...TIMES]));
      repo.write(`${other}/thread.md`, olderEvent("create", "", "B"));
      repo.commit("another");
      await migrate(repo, true);
      expect(judge(repo).outcome).toBe("pass");
      repo.git("reset", "--quiet", "--", ".yoi/tickets/20260605-210703-b-b", other);
      const partly = checkCommit(openHookRepository(repo.root, repo.env), repo.env, false, { actor: ACTOR });
      expect(errorsOf(partly)).toContain("change/event-role");
    });
  });

  it("is rejected when a ticket that names it goes on naming the old one", async () => {
    await withRepo(async (repo) => {
      writeRenamed(repo);
      await migrate(repo, true);
      edit(repo, ".yoi/tickets/naming/artifacts/relations.json", (text) => text.replace(NEW, OLD));
      expect(errorsOf(judge(repo))).toContain("change/event-role");
    });
  });
});

describe("a push", () => {
  it("may hold a migration and what followed it", async () => {
    await withRepo(async (repo) => {
      writeOlder(repo);
      const before = repo.git("rev-parse", "HEAD");
      await migrate(repo, true);
      repo.commit("migrate");
      const thread = `.yoi/tickets/${OPEN}/thread.md`;
      edit(repo, thread, (text) => `${text}\n${eventText({ kind: "comment", minute: 5 })}`);
      edit(repo, `.yoi/tickets/${OPEN}/item.md`, (text) => text.replace("08:00:00Z", "08:05:00Z"));
      expect(errorsOf(judge(repo))).toEqual([]);
      repo.commit("comment");
      expect(errorsOf(judgePush(repo, before))).toEqual([]);
    });
  });

  it("may not hide under a migration what may not be done without one", async () => {
    await withRepo(async (repo) => {
      writeOlder(repo);
      const before = repo.git("rev-parse", "HEAD");
      await migrate(repo, true);
      edit(repo, `.yoi/tickets/${OPEN}/item.md`, (text) =>
        text.replace("state: intake", "state: inprogress"),
      );
      repo.commit("migrate and more");
      expect(errorsOf(judgePush(repo, before))).toContain("state/not-recorded");
    });
  });
});

describe("a migration that nobody has seen", () => {
  it("may be made again with another time", async () => {
    await withRepo(async (repo) => {
      writeOlder(repo);
      const before = repo.git("rev-parse", "HEAD");
      await migrate(repo, true);
      repo.commit("migrate");
      const first = repo.git("rev-parse", "HEAD");
      repo.git("reset", "--quiet", "--hard", before);
      await migrate(repo, true, "2026-11-02T08:00:00Z");
      repo.git("reset", "--quiet", "--soft", first);
      expect(errorsOf(judge(repo))).toEqual([]);
    });
  });
});
