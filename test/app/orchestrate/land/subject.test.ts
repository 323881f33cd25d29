import { chmodSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readTickets } from "../../../../src/app/change/read-tickets.ts";
import { mergeCommits } from "../../../../src/app/orchestrate/land/merge-commits.ts";
import {
  codeDigest,
  isSameAsMergeOf,
  readSubject,
  ticketDigest,
} from "../../../../src/app/orchestrate/land/subject.ts";
import { isSameSubject, type Subject, subjectSchema } from "../../../../src/core/orchestrator/subject.ts";
import { type Files, fork, open, put } from "../../../support/fork.ts";
import { type TestRepo, withRepo } from "../../../support/git-repo.ts";
import { eventText, itemText, relationsText, ticketTexts } from "../../../support/ticket-text.ts";

const ROOT = ".yoi/tickets";
const ID = "20261101-080000-make-it-work";
const DIR = `${ROOT}/${ID}`;
const LINES = ["one", "two", "three", "four", "five", "six", "seven", ""].join("\n");

function subjectOf(repo: TestRepo, head: string, base = head, root = ROOT): Subject {
  const git = open(repo);
  const ticket = readTickets(git, { kind: "commit", oid: head }, new Set([ID]), root).get(ID);
  return readSubject(git, { head, base, ticket, root });
}

const start: Files = {
  [`${DIR}/item.md`]: ticketTexts("queued")["item.md"] ?? "",
  [`${DIR}/thread.md`]: ticketTexts("queued")["thread.md"] ?? "",
  ".yoi/ticket.config.toml": "version = 1\n",
  ".yoi/workflow/coder.md": "Be brief.\n",
  "src/a.ts": "a\n",
  "日本.txt": "text\n",
};

/** A small edit: what it writes, and which part of a subject it changes. */
interface Edit {
  readonly part: keyof Subject | "none";
  readonly files: (n: number) => Files;
}

const item = (fields: Readonly<Record<string, string>>, body?: string): Files => ({
  [`${DIR}/item.md`]: itemText({ state: "queued", ...fields }, body),
});

const EDITS: readonly Edit[] = [
  {
    part: "none",
    files: (n) => ({
      [`${DIR}/thread.md`]: `${start[`${DIR}/thread.md`]}\n${eventText({ kind: "comment", minute: 10 + n })}`,
    }),
  },
  {
    part: "none",
    files: (n) => item({ priority: `P${n % 4}`, labels: `[l${n}]`, updated_at: "2026-11-02T08:00:00Z" }),
  },
  {
    part: "none",
    files: (n) =>
      item(
        { state: "inprogress" },
        `\n## Background  \r\n\nWhy.${" ".repeat(n % 3)}\n\n## Acceptance criteria\n\n- It works.\n\n\n`,
      ),
  },
  { part: "none", files: (n) => ({ [`${DIR}/artifacts/rounds.jsonl`]: `{"n":${n}}\n` }) },
  { part: "none", files: (n) => ({ [`${ROOT}/20261101-090000-other-${n}/item.md`]: "text\n" }) },
  { part: "none", files: (n) => ({ [`.yoi/objectives/20261101-080000-aim/item.md`]: `text ${n}\n` }) },
  { part: "ticket", files: (n) => item({ title: `Title ${n}` }) },
  { part: "ticket", files: (n) => item({}, `\n## Acceptance criteria\n\n- It works ${n} times.\n`) },
  {
    part: "ticket",
    files: (n) => ({
      [`${DIR}/artifacts/relations.json`]: relationsText(ID, [["depends_on", `other-${n}`]]),
    }),
  },
  { part: "code", files: (n) => ({ "src/a.ts": `a ${n}\n` }) },
  { part: "code", files: (n) => ({ [`deep/er/${n}/b.ts`]: "b\n" }) },
  { part: "code", files: (n) => ({ ".yoi/baseline.json": `{"n":${n}}\n` }) },
  { part: "code", files: (n) => ({ ".yoi/workflow/coder.md": `Be brief, ${n}.\n` }) },
  { part: "code", files: (n) => ({ ".yoi/tickets.md": `${n}\n`, "tickets/x": `${n}\n` }) },
];

describe("the subject of a verdict", () => {
  test("changes in the part that an edit is about and in no other, whatever came before", async () => {
    await withRepo((repo) => {
      const base = put(repo, start);
      const first = subjectOf(repo, base);
      expect(subjectSchema.safeParse(first).success).toBe(true);
      let count = 0;
      fc.assert(
        fc.property(
          fc.array(fc.constantFrom(...EDITS), { minLength: 1, maxLength: 4 }),
          fc.constantFrom(...EDITS),
          (before, edit) => {
            const write = (each: Edit): string => {
              count += 1;
              return put(repo, each.files(count));
            };
            const head = before.map(write).at(-1) ?? base;
            const [was, is] = [subjectOf(repo, head, base), subjectOf(repo, write(edit), base)];
            // Of a whole item the one before may have left another title or body.
            const isItem = Object.keys(edit.files(0)).some((path) => path.endsWith(`${ID}/item.md`));
            if (edit.part !== "code") expect(is.code).toBe(was.code);
            else expect(is.code).not.toBe(was.code);
            if (edit.part === "ticket") expect(is.ticket).not.toBe(was.ticket);
            else if (!isItem) expect(is.ticket).toBe(was.ticket);
            expect(is.policy).toBe(first.policy);
            expect(isSameSubject(is, was)).toBe(is.code === was.code && is.ticket === was.ticket);
          },
        ),
        { numRuns: 25 },
      );
    });
  });

  test("does not change with state, priority or spaces of the item", async () => {
    await withRepo((repo) => {
      const before = subjectOf(repo, put(repo, start));
      for (const edit of EDITS.filter(({ part }) => part === "none"))
        expect(subjectOf(repo, put(repo, edit.files(1)))).toEqual(before);
    });
  });

  test("has the policy of the default branch, not that of the head", async () => {
    await withRepo((repo) => {
      const sides = fork(
        repo,
        start,
        { ".yoi/ticket.config.toml": 'version = 1\n[merge]\nauthority = "merge"\n' },
        { "b.txt": "b\n" },
      );
      const before = subjectOf(repo, sides.theirs, sides.base);
      const after = subjectOf(repo, sides.theirs, sides.ours);
      expect({ ...after, policy: before.policy }).toEqual(before);
      expect(after.policy).not.toBe(before.policy);
      const guided = put(repo, { ".yoi/workflow/reviewer.md": "Look twice.\n" });
      expect(subjectOf(repo, sides.theirs, guided).policy).not.toBe(after.policy);
    });
  });

  test("sees the executable bit, a file that becomes a link, and a link in place of the records", async () => {
    await withRepo((repo) => {
      const digests = [subjectOf(repo, put(repo, start)).code];
      chmodSync(join(repo.root, "src/a.ts"), 0o755);
      digests.push(subjectOf(repo, repo.commit("mode")).code);
      repo.remove("src/a.ts");
      repo.run("ln", ["-s", "a", join(repo.root, "src/a.ts")]);
      digests.push(subjectOf(repo, repo.commit("link")).code);
      repo.remove(ROOT);
      digests.push(codeDigest(open(repo), repo.commit("no records"), ROOT));
      expect(digests[3]).toBe(digests[2]);
      repo.run("ln", ["-s", "../src", join(repo.root, ROOT)]);
      digests.push(codeDigest(open(repo), repo.commit("a link"), ROOT));
      expect(new Set(digests).size).toBe(4);
    });
  });

  test("leaves out the configured directory of tickets, and nothing beside it", async () => {
    await withRepo((repo) => {
      const root = ".yoi/work/items";
      const first = put(repo, { ...start, [`${root}/x/item.md`]: "x\n", ".yoi/work/notes.md": "n\n" });
      const before = codeDigest(open(repo), first, root);
      expect(codeDigest(open(repo), put(repo, { [`${root}/y/item.md`]: "y\n" }), root)).toBe(before);
      expect(codeDigest(open(repo), put(repo, { ".yoi/work/notes.md": "other\n" }), root)).not.toBe(before);
      const second = codeDigest(open(repo), repo.git("rev-parse", "HEAD"), root);
      expect(codeDigest(open(repo), put(repo, { [`${DIR}/thread.md`]: "not here\n" }), root)).not.toBe(
        second,
      );
    });
  });

  test("is the same in a repository without records as with none left, and works with SHA-256", async () => {
    await withRepo((repo) => {
      const none = put(repo, { "a.txt": "a\n" });
      const some = put(repo, { [`${DIR}/item.md`]: "text\n" });
      expect(codeDigest(open(repo), some, ROOT)).toBe(codeDigest(open(repo), none, ROOT));
      expect(subjectSchema.parse(subjectOf(repo, some)).code).toHaveLength(64);
      expect(ticketDigest(undefined)).not.toBe(subjectOf(repo, some).ticket);
    }, "--object-format=sha256");
  });
});

describe("an update from the base", () => {
  const update = (repo: TestRepo, approved: string, base: string, extra: Files = {}): string => {
    const merged = mergeCommits(open(repo), { ours: approved, theirs: base, ticketRoot: ROOT });
    const commit = repo.git("commit-tree", "-m", "update", "-p", approved, "-p", base, merged.tree);
    repo.git("checkout", "--quiet", "--detach", commit);
    return Object.keys(extra).length === 0 ? commit : put(repo, extra);
  };

  test("keeps verdicts where it is what merging gives, records aside", async () => {
    await withRepo((repo) => {
      const sides = fork(
        repo,
        { ...start, "src/a.ts": LINES },
        { "src/a.ts": LINES.replace("one", "ONE"), [`${DIR}/artifacts/x.md`]: "x\n" },
        { "src/a.ts": LINES.replace("seven", "SEVEN"), [`${DIR}/artifacts/y.md`]: "y\n" },
      );
      const [approved, base] = [sides.theirs, sides.ours];
      const is = (updated: string): boolean =>
        isSameAsMergeOf(open(repo), { updated, approved, base, root: ROOT });
      expect(is(update(repo, approved, base))).toBe(true);
      expect(is(update(repo, approved, base, { [`${DIR}/artifacts/z.md`]: "z\n" }))).toBe(true);
      expect(is(update(repo, approved, base, { "src/a.ts": LINES }))).toBe(false);
      expect(is(update(repo, approved, base, { ".yoi/workflow/coder.md": "Do more.\n" }))).toBe(false);
      expect(is(approved)).toBe(false);
    });
  });

  test("voids them where somebody had to solve a conflict of code, and not where one of records was", async () => {
    await withRepo((repo) => {
      const record = { was: "was\n", ours: "ours\n", theirs: "theirs\n" };
      const file = `${DIR}/artifacts/notes.md`;
      const records = fork(
        repo,
        { ...start, [file]: record.was },
        { [file]: record.ours },
        { [file]: record.theirs },
      );
      const solved = update(repo, records.theirs, records.ours, { [file]: "solved\n" });
      expect(
        isSameAsMergeOf(open(repo), {
          updated: solved,
          approved: records.theirs,
          base: records.ours,
          root: ROOT,
        }),
      ).toBe(true);
      repo.git("switch", "--quiet", "--force", "main");
      repo.git("branch", "--quiet", "--delete", "--force", "side");
      const code = fork(repo, { "src/a.ts": "was\n" }, { "src/a.ts": "ours\n" }, { "src/a.ts": "theirs\n" });
      const mended = update(repo, code.theirs, code.ours, { "src/a.ts": "theirs\n" });
      expect(
        isSameAsMergeOf(open(repo), { updated: mended, approved: code.theirs, base: code.ours, root: ROOT }),
      ).toBe(false);
    });
  });
});
