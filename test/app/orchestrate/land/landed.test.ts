import { describe, expect, test } from "vitest";
import { readTickets } from "../../../../src/app/change/read-tickets.ts";
import { compareLanded, wasLanded } from "../../../../src/app/orchestrate/land/landed.ts";
import type { Ticket } from "../../../../src/core/ticket/ticket.ts";
import { open, put } from "../../../support/fork.ts";
import { type TestRepo, withRepo } from "../../../support/git-repo.ts";
import { eventText, lifeTo, threadText } from "../../../support/ticket-text.ts";
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

function ticketAt(repo: TestRepo, commit: string): Ticket {
  const ticket = readTickets(open(repo), { kind: "commit", oid: commit }, new Set([WORK_ID])).get(WORK_ID);
  if (ticket === undefined) throw new Error(`${commit} has no ticket`);
  return ticket;
}

function landedAt(repo: TestRepo, { base, head }: Pick<WorkBranch, "base" | "head">): string | null {
  const defaultSha = repo.git("rev-parse", "main");
  return wasLanded(open(repo), {
    defaultSha,
    since: base,
    head,
    ticketAtDefault: ticketAt(repo, defaultSha),
    ticketAtHead: ticketAt(repo, head),
  });
}

function compare(repo: TestRepo, landed: string, head: string, base: string | null = null) {
  return compareLanded(open(repo), { landed, head, base, ticket: WORK_ID, root: TICKETS });
}

/** Others work on `main` too: some commits, and a merge of a branch. */
function others(repo: TestRepo, name: string): void {
  repo.git("switch", "--quiet", "--create", name);
  put(repo, { [`${name}.txt`]: "x\n" }, `on ${name}`);
  repo.git("switch", "--quiet", "main");
  put(repo, { [`${name}-too.txt`]: "x\n" }, `beside ${name}`);
  repo.git("merge", "--quiet", "--no-edit", name);
}

/** How a person brings the branch onto `main`; gives the commit that did. */
const WAYS: Readonly<Record<string, (repo: TestRepo) => string>> = {
  merged: (repo) => {
    repo.git("merge", "--quiet", "--no-ff", "--no-edit", BRANCH);
    return repo.git("rev-parse", "HEAD");
  },
  squashed: (repo) => {
    repo.git("merge", "--quiet", "--squash", BRANCH);
    return repo.commit("the work");
  },
  rebased: (repo) => {
    repo.git("switch", "--quiet", "--create", "again", BRANCH);
    repo.git("rebase", "--quiet", "main");
    repo.git("switch", "--quiet", "main");
    repo.git("merge", "--quiet", "--ff-only", "again");
    return repo.git("rev-parse", "HEAD");
  },
};

describe("work that a person landed", () => {
  test.each(Object.entries(WAYS))("is found where it was %s, and is what was approved", async (_, bring) => {
    await withRepo((repo) => {
      const work = makeWork(repo);
      others(repo, "early");
      const landed = bring(repo);
      others(repo, "later");
      others(repo, "last");
      expect(landedAt(repo, work)).toBe(landed);
      expect(compare(repo, landed, work.head)).toEqual({ same: true, differences: [] });
    });
  });

  test("is found where it was fast-forwarded, and where a branch that holds it was merged", async () => {
    await withRepo((repo) => {
      const work = makeWork(repo);
      repo.git("merge", "--quiet", "--ff-only", BRANCH);
      others(repo, "later");
      expect(landedAt(repo, work)).toBe(work.head);
      expect(compare(repo, work.head, work.head).same).toBe(true);
      repo.git("reset", "--quiet", "--hard", work.base);
      repo.git("switch", "--quiet", "--create", "collected", BRANCH);
      repo.commit("more");
      repo.git("switch", "--quiet", "main");
      others(repo, "between");
      repo.git("merge", "--quiet", "--no-ff", "--no-edit", "collected");
      const landed = repo.git("rev-parse", "HEAD");
      others(repo, "last");
      expect(landedAt(repo, work)).toBe(landed);
    });
  });

  test("is not found where the branch is still open, or somebody closed the ticket in another way", async () => {
    await withRepo((repo) => {
      const work = makeWork(repo);
      others(repo, "early");
      expect(landedAt(repo, work)).toBeNull();
      // The same states at other times and with other ids: another story.
      const events = lifeTo("closed").map((event) => ({
        ...event,
        id: `hand${String(event.minute).padStart(4, "0")}`,
      }));
      put(repo, { ...ticketFiles("closed"), [`${WORK_DIR}/thread.md`]: threadText(events) });
      expect(landedAt(repo, work)).toBeNull();
      expect(landedAt(repo, { base: work.base, head: work.coded })).toBeNull();
    });
  });

  test("is not found any longer where it was taken back, by an event or by a revert", async () => {
    await withRepo((repo) => {
      const work = makeWork(repo);
      WAYS["squashed"]?.(repo);
      repo.git("revert", "--no-edit", "HEAD");
      expect(landedAt(repo, work)).toBeNull();
    });
  });

  test("is found in a SHA-256 repository", async () => {
    await withRepo((repo) => {
      const work = makeWork(repo);
      others(repo, "early");
      const landed = WAYS["squashed"]?.(repo) ?? "";
      others(repo, "later");
      expect(landedAt(repo, work)).toBe(landed);
      expect(compare(repo, landed, work.head).same).toBe(true);
    }, "--object-format=sha256");
  });
});

describe("what landed beside what was approved", () => {
  test.each(Object.keys(WAYS))("names what a person put in where the work was %s", async (way) => {
    await withRepo((repo) => {
      const work = makeWork(repo);
      others(repo, "early");
      const before = repo.git("rev-parse", "main");
      WAYS[way]?.(repo);
      repo.write("sneaked/in.txt", "x\n");
      repo.write("a.txt", `${LINES}more\n`);
      repo.write(`${WORK_DIR}/artifacts/note.md`, "records may differ\n");
      repo.git("add", "--all");
      repo.git("commit", "--quiet", "--amend", "--no-edit");
      const landed = repo.git("rev-parse", "HEAD");
      for (const base of [null, before]) {
        expect(compare(repo, landed, work.head, base)).toEqual({
          same: false,
          differences: ["a.txt", "sneaked/in.txt"],
        });
      }
    });
  });

  test("does not mind comments that others made on the ticket meanwhile", async () => {
    await withRepo((repo) => {
      const work = makeWork(repo);
      const comment = eventText({ kind: "comment", id: "bobsword", minute: 3, author: "bob" });
      const thread = `${ticketFiles("queued")[`${WORK_DIR}/thread.md`]}\n${comment}`;
      put(repo, { [`${WORK_DIR}/thread.md`]: thread });
      others(repo, "early");
      repo.run("git", ["merge", "--quiet", "--squash", BRANCH]);
      const closed = threadText(lifeTo("closed"));
      const landed = put(repo, {
        ...ticketFiles("closed"),
        [`${WORK_DIR}/thread.md`]: `${closed}\n${comment}`,
      });
      expect(landedAt(repo, work)).toBe(landed);
      expect(compare(repo, landed, work.head)).toEqual({ same: true, differences: [] });
    });
  });

  test("differs where somebody had to solve a conflict: nobody has approved that", async () => {
    await withRepo((repo) => {
      const work = makeWork(repo);
      put(repo, { "a.txt": LINES.replace("one", "Uno") });
      repo.run("git", ["merge", "--quiet", "--no-edit", BRANCH]);
      const landed = put(repo, { "a.txt": LINES.replace("one", "ONE") });
      expect(landedAt(repo, work)).toBe(landed);
      expect(compare(repo, landed, work.head)).toEqual({ same: false, differences: ["a.txt"] });
    });
  });
});
