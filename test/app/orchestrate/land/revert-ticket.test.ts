import { describe, expect, test } from "vitest";
import { checkCommit } from "../../../../src/app/change/check-commit.ts";
import { runDoctor } from "../../../../src/app/doctor/doctor.ts";
import { type LandingWish, planLanding } from "../../../../src/app/orchestrate/land/land.ts";
import { type RevertOptions, revertTicket } from "../../../../src/app/orchestrate/land/revert-ticket.ts";
import { writeLedger } from "../../../../src/app/orchestrate/store/ledger-store.ts";
import type { OperationResult } from "../../../../src/app/run-operation.ts";
import { openWorkspace } from "../../../../src/app/workspace.ts";
import { type ClaimFile, EMPTY_LEDGER } from "../../../../src/core/orchestrator/ledger.ts";
import { rejectionOf } from "../../../support/failure.ts";
import { type Files, open, put, show } from "../../../support/fork.ts";
import { type TestRepo, withRepo } from "../../../support/git-repo.ts";
import { lifeTo, threadText, ticketTexts, timeAt } from "../../../support/ticket-text.ts";
import {
  LINES,
  makeWork,
  TICKETS,
  ticketFiles,
  WORK_DIR,
  WORK_ID,
  type WorkBranch,
} from "../../../support/work-branch.ts";

const BRANCH = `work/${WORK_ID}`;
let events = 0;
const REASON = "It is too loud at night.";

async function revert(
  repo: TestRepo,
  options: Partial<RevertOptions> = {},
  ticket = "make-it",
): Promise<OperationResult> {
  return await revertTicket(
    openWorkspace({ cwd: repo.root, env: repo.env }),
    { ticket, reason: REASON },
    {
      actor: { name: "Alice", role: "person" },
      now: timeAt(60),
      newEventId: () => {
        events += 1;
        return `revert${String(events).padStart(2, "0")}`;
      },
      lock: { timeoutMs: 20_000, now: Date.now, random: Math.random },
      ...options,
    },
  );
}

/** Lands the work on `main` as the Orchestrator would, and takes the checkout along. */
function land(
  repo: TestRepo,
  { head }: Pick<WorkBranch, "head">,
  method: LandingWish["method"] = "merge",
): string {
  const wish = {
    base: repo.git("rev-parse", "main"),
    head,
    method,
    message: "Make it work",
    trailers: [],
    at: 1_790_000_000,
    ticketRoot: TICKETS,
  };
  const planned = planLanding(open(repo), wish);
  if (planned.kind !== "ready") throw new Error(JSON.stringify(planned));
  repo.git("merge", "--quiet", "--ff-only", planned.landed);
  return planned.landed;
}

/** Lets the ledger say what has landed the work. */
function note(repo: TestRepo, { head }: WorkBranch, landed: string): void {
  const said = { queued_at: timeAt(3), outcome: "completed", at: timeAt(9), head } as const;
  const ended = [{ ...said, generation: 1, landed }];
  const file: ClaimFile = { version: 1, ticket: WORK_ID, live: null, ended };
  const to = { ...EMPTY_LEDGER, claims: new Map([[WORK_ID, file]]) };
  const write = { before: null, from: EMPTY_LEDGER, to, message: "noted", at: 0 };
  repo.git("update-ref", "refs/yoi/ledger", writeLedger(open(repo), write));
}

/** Later work that touches neither the lines of the ticket's work nor its new file. */
const later = (repo: TestRepo): string =>
  put(repo, { "later.txt": "later\n", "a.txt": repo.read("a.txt").replace("seven", "SEVEN") }, "later");

/** What a checkout and its refs look like: nothing of it may change where a revert is refused. */
const state = (repo: TestRepo): readonly string[] => [
  repo.git("for-each-ref"),
  repo.git("status", "--porcelain", "--branch"),
  repo.git("diff"),
  repo.git("diff", "--cached"),
];

const codes = (result: OperationResult): readonly string[] =>
  result.diagnostics.map(({ severity, code }) => `${severity} ${code}`);

/** The work is gone, later work stays, the ticket is taken up again, and nobody finds fault with it. */
function expectReverted(repo: TestRepo, result: OperationResult): void {
  expect([result.outcome, codes(result)]).toEqual(["done", []]);
  expect(repo.git("status", "--porcelain")).toBe("");
  expect(repo.read("a.txt")).toBe(LINES.replace("seven", "SEVEN"));
  expect(repo.git("ls-files", "b.txt", `${WORK_DIR}/resolution.md`, "later.txt")).toBe("later.txt");
  expect(repo.read(`${WORK_DIR}/item.md`)).toContain("state: intake");
  const thread = repo.read(`${WORK_DIR}/thread.md`);
  expect(thread).toContain(show(repo, "HEAD~1", `${WORK_DIR}/thread.md`));
  expect(thread).toMatch(/from: closed to: intake .*\n\n## .*\n\nIt is too loud at night\./);
  expect(runDoctor({ root: repo.root, ticketRoot: TICKETS }).diagnostics).toEqual([]);
}

describe("taking back what landed", () => {
  test.each<[string, (repo: TestRepo, work: WorkBranch) => string]>([
    [
      "merged",
      (repo, work) => {
        later(repo);
        return land(repo, work);
      },
    ],
    [
      "squashed",
      (repo, work) => {
        later(repo);
        return land(repo, work, "squash");
      },
    ],
    [
      "rebased",
      (repo, work) => {
        later(repo);
        return land(repo, work, "rebase");
      },
    ],
    [
      "fast-forwarded",
      (repo, work) => {
        const landed = land(repo, work, "rebase");
        later(repo);
        return landed;
      },
    ],
    [
      "merged by a person",
      (repo) => {
        repo.git("merge", "--quiet", "--no-ff", "--no-edit", BRANCH);
        const landed = repo.git("rev-parse", "HEAD");
        later(repo);
        return landed;
      },
    ],
    [
      "fast-forwarded after an update from the base",
      (repo, work) => {
        later(repo);
        repo.git("switch", "--quiet", BRANCH);
        repo.git("merge", "--quiet", "--no-edit", "main");
        repo.git("switch", "--quiet", "main");
        repo.git("merge", "--quiet", "--ff-only", BRANCH);
        // The merge that updated the branch is where it landed; what it brought is not the ticket's.
        note(repo, work, repo.git("rev-parse", "HEAD"));
        repo.git("commit", "--quiet", "--allow-empty", "-m", "and more");
        return repo.git("rev-parse", "HEAD~2");
      },
    ],
  ])("works where it was %s, whatever came later", async (_, bring) => {
    await withRepo(async (repo) => {
      const work = makeWork(repo);
      const landed = bring(repo, work);
      const result = await revert(repo);
      expectReverted(repo, result);
      expect(result.message).toContain(landed.slice(0, 10));
      expect(repo.git("rev-parse", "HEAD")).toBe(result.commit);
      expect(repo.git("log", "-1", "--format=%B")).toMatch(
        new RegExp(
          `^Revert "Make it work"\n\nIt is too loud at night\\.\n\nThis reverts commit [0-9a-f]{40}\\.\n\nYoi-Ticket: ${WORK_ID}\nYoi-Actor: Alice \\(person\\)`,
        ),
      );
    });
  });

  test("finds work by hand on the default branch by its trailers, and leaves what names others too", async () => {
    await withRepo(async (repo) => {
      const named = (...ids: readonly string[]): string =>
        `work\n\n${ids.map((id) => `Yoi-Ticket: ${id}`).join("\n")}`;
      put(repo, { ...ticketFiles("queued"), "a.txt": LINES, "c.txt": "c\n" });
      put(repo, ticketFiles("inprogress"), named(WORK_ID));
      put(repo, { "a.txt": LINES.replace("one", "ONE") }, named(WORK_ID));
      put(repo, { "c.txt": "for two\n" }, named(WORK_ID, "20261101-090000-other"));
      later(repo);
      put(repo, { "b.txt": "b\n" }, named(WORK_ID));
      put(repo, ticketFiles("closed"), named(WORK_ID));
      const shared = repo.git("rev-parse", "HEAD~3").slice(0, 10);
      const result = await revert(repo);
      expectReverted(repo, result);
      expect([repo.read("c.txt"), result.notes]).toEqual([
        "for two\n",
        [`Left as they are, because they name other tickets too: ${shared}`],
      ]);
      expect(repo.git("log", "-1", "--format=%B").match(/This reverts commit/g)).toHaveLength(4);
    });
  });

  test("is judged by the hook as any commit, and can be left staged for a person to commit", async () => {
    await withRepo(async (repo) => {
      land(repo, makeWork(repo));
      const before = repo.git("rev-parse", "HEAD");
      later(repo);
      const result = await revert(repo, { commit: false });
      expect([result.commit, result.notes]).toEqual([undefined, ["Everything is staged: run git commit"]]);
      expect(repo.git("rev-parse", "HEAD~1")).toBe(before);
      const verdict = checkCommit(open(repo), repo.env, false, {
        actor: { name: "Alice", role: "person" },
        now: timeAt(60),
      });
      expect([verdict.examined, verdict.diagnostics]).toEqual([1, []]);
      repo.git("commit", "--quiet", "-m", "by hand");
      expectReverted(repo, { ...result, diagnostics: [] });
    });
  });

  test("works on a branch of its own, even when that has merged the default branch", async () => {
    await withRepo(async (repo) => {
      const work = makeWork(repo);
      repo.git("switch", "--quiet", "--create", "feature");
      put(repo, { "own.txt": "own\n" });
      repo.git("switch", "--quiet", "main");
      land(repo, work);
      later(repo);
      repo.git("switch", "--quiet", "feature");
      expect((await rejectionOf(() => revert(repo))).diagnostic.code).toBe("usage/other-command");
      repo.git("merge", "--quiet", "--no-edit", "main");
      expectReverted(repo, await revert(repo));
      expect(repo.read("own.txt")).toBe("own\n");
    });
  });

  test("takes back the second life of a ticket only, in a SHA-256 repository as well", async () => {
    await withRepo(async (repo) => {
      land(repo, makeWork(repo));
      later(repo);
      expectReverted(repo, await revert(repo));
      const first = repo.read(`${WORK_DIR}/thread.md`);
      const again = threadText(
        lifeTo("closed")
          .slice(1)
          .map((event) => ({ ...event, minute: event.minute + 100 })),
      );
      repo.git("switch", "--quiet", "--create", "second");
      put(repo, { "b.txt": "second\n" });
      put(repo, { ...ticketFiles("closed"), [`${WORK_DIR}/thread.md`]: `${first}\n${again}` });
      repo.git("switch", "--quiet", "main");
      repo.git("merge", "--quiet", "--no-ff", "--no-edit", "second");
      const merged = repo.git("rev-parse", "HEAD");
      const result = await revert(repo, { now: timeAt(200) });
      expect(repo.git("log", "-1", "--format=%B")).toContain(`This reverts commit ${merged}.`);
      expectReverted(repo, result);
    }, "--object-format=sha256");
  });

  test("can be pushed, and says when the other side does not take it", async () => {
    await withRepo(async (repo) => {
      land(repo, makeWork(repo));
      later(repo);
      const remote = repo.bare("origin.git");
      repo.git("remote", "add", "origin", remote.root);
      repo.git("fetch", "--quiet", "origin");
      const result = await revert(repo, { push: true });
      expectReverted(repo, result);
      expect([result.branch, remote.git("rev-parse", "main")]).toEqual(["main", result.commit]);
      repo.git("reset", "--quiet", "--hard", "HEAD~1");
      expect(codes(await revert(repo, { push: true, now: timeAt(61) }))).toEqual(["error usage/not-pushed"]);
    });
  });

  test("asks the ledger first, and does not believe it where the ticket was closed since", async () => {
    await withRepo(async (repo) => {
      const work = makeWork(repo);
      const landed = land(repo, work);
      later(repo);
      for (const commit of [landed, work.base, "1".repeat(40)]) {
        note(repo, work, commit);
        expectReverted(repo, await revert(repo));
        expect(repo.git("log", "-1", "--format=%B")).toContain(`This reverts commit ${landed}.`);
        repo.git("reset", "--quiet", "--hard", "HEAD~1");
      }
      repo.git("update-ref", "refs/yoi/ledger", work.base);
      expectReverted(repo, await revert(repo));
    });
  });
});

describe("what is not taken back", () => {
  test.each<[string, string, (repo: TestRepo, work: WorkBranch) => unknown]>([
    [
      "later work is in the same lines",
      "landing/revert-conflict",
      (repo) => put(repo, { "a.txt": LINES.replace("one", "louder") }),
    ],
    [
      "the new file was changed since",
      "landing/revert-conflict",
      (repo) => put(repo, { "b.txt": "changed\n" }),
    ],
    ["a file has changes", "landing/dirty", (repo) => repo.write("a.txt", "mine\n")],
    [
      "something is staged",
      "landing/dirty",
      (repo) => {
        repo.write("new.txt", "mine\n");
        repo.git("add", "new.txt");
      },
    ],
    [
      "a merge is under way",
      "landing/under-way",
      (repo) => {
        repo.git("branch", "side", "HEAD~1");
        repo.git("switch", "--quiet", "side");
        repo.commit("side");
        repo.git("switch", "--quiet", "main");
        repo.git("merge", "--quiet", "--strategy=ours", "--no-commit", "side");
      },
    ],
    [
      "a file of its old name is in the way",
      "landing/in-the-way",
      (repo) => repo.write("gone.txt", "mine\n"),
    ],
    [
      "an ignored file is in the way",
      "landing/in-the-way",
      (repo) => {
        repo.write(".git/info/exclude", "gone.txt\n");
        repo.write("gone.txt", "mine\n");
      },
    ],
    [
      "its code is gone already",
      "landing/nothing-left",
      (repo) => {
        repo.git("revert", "--no-commit", "-m", "1", "HEAD");
        repo.git("restore", "--staged", "--worktree", "--source=HEAD", "--", ".yoi");
        repo.git("commit", "--quiet", "-m", "by hand");
      },
    ],
    [
      "the ticket is open",
      "usage/other-command",
      (repo, { base }) => repo.git("reset", "--quiet", "--hard", base),
    ],
    [
      "its landing is cut off",
      "landing/not-landed",
      (repo) => {
        repo.git("switch", "--quiet", "--orphan", "fresh");
        repo.git("branch", "--quiet", "-D", "main");
        repo.git("checkout", "--quiet", `${BRANCH}`, "--", ".");
        repo.commit("all at once");
        repo.git("branch", "--quiet", "-m", "main");
      },
    ],
  ])("where %s: nothing changes", async (_, code, disturb) => {
    await withRepo(async (repo) => {
      const work = makeWork(repo, { "gone.txt": "gone\n" });
      repo.git("switch", "--quiet", BRANCH);
      repo.git("rm", "--quiet", "gone.txt");
      const head = repo.commit("feat: remove a file");
      repo.git("switch", "--quiet", "main");
      land(repo, { head });
      disturb(repo, work);
      const before = state(repo);
      expect((await rejectionOf(() => revert(repo))).diagnostic.code).toBe(code);
      expect(state(repo)).toEqual(before);
    });
  });

  test("what landed together with another ticket, or is not on this branch", async () => {
    await withRepo(async (repo) => {
      const other: Files = Object.fromEntries(
        Object.entries(ticketTexts("closed")).map(([inside, text]) => [
          `${TICKETS}/20261101-090000-other/${inside}`,
          text,
        ]),
      );
      const work = makeWork(repo);
      repo.git("switch", "--quiet", BRANCH);
      const head = put(repo, other);
      repo.git("switch", "--quiet", "main");
      const landed = land(repo, { head });
      const shared = (await rejectionOf(() => revert(repo))).diagnostic;
      expect([shared.code, shared.facts]).toEqual([
        "landing/shared",
        { commit: landed.slice(0, 10), others: "20261101-090000-other", ticket: WORK_ID },
      ]);
      // A branch that has the closed ticket, and not the commit that brought it onto the default branch.
      repo.git("switch", "--quiet", "--detach", work.head);
      expect((await rejectionOf(() => revert(repo))).diagnostic.code).toBe("landing/not-here");
    });
  });

  test("for an agent", async () => {
    await withRepo(async (repo) => {
      land(repo, makeWork(repo));
      const act = (): Promise<unknown> => revert(repo, { actor: { name: "coder", role: "coder" } });
      expect((await rejectionOf(act)).diagnostic.code).toBe("usage/role");
    });
  });

  test("is kept staged, not lost, where a hook refuses the commit", async () => {
    await withRepo(async (repo) => {
      land(repo, makeWork(repo));
      repo.hook("pre-commit", "echo no revert on Fridays >&2; exit 1");
      const before = repo.git("rev-parse", "HEAD");
      const result = await revert(repo);
      expect(codes(result)).toEqual(["error landing/staged"]);
      expect(result.diagnostics[0]?.facts["reason"]).toContain("no revert on Fridays");
      expect([repo.git("rev-parse", "HEAD"), repo.git("diff"), result.commit]).toEqual([
        before,
        "",
        undefined,
      ]);
      expect(repo.git("diff", "--cached", "--name-only").split("\n")).toEqual([...result.paths].sort());
      repo.git("reset", "--quiet", "--hard");
      expect(repo.git("status", "--porcelain")).toBe("");
    });
  });
});
