import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  applyChange,
  type MergeResult,
  mergeCommits,
} from "../../../../src/app/orchestrate/land/merge-commits.ts";
import { type Files, fork, listed, open, put, show } from "../../../support/fork.ts";
import { type TestRepo, withRepo } from "../../../support/git-repo.ts";
import { mergeTicketTexts } from "../../../support/merge-texts.ts";
import {
  type Attempt,
  attempt,
  HISTORY_ID,
  life,
  newTicket,
  play,
  type Texts,
} from "../../../support/ticket-history.ts";
import {
  type EventText,
  eventText,
  itemText,
  lifeTo,
  step,
  threadText,
  ticketTexts,
  timeAt,
} from "../../../support/ticket-text.ts";

const ROOT = ".yoi/tickets";
const ID = "20261101-080000-make-it-work";
const DIR = `${ROOT}/${ID}`;
const LINES = ["one", "two", "three", "four", "five", "six", "seven", ""].join("\n");

function merge(
  repo: TestRepo,
  sides: { readonly ours: string; readonly theirs: string },
  ticketRoot = ROOT,
): MergeResult {
  return mergeCommits(open(repo), { ours: sides.ours, theirs: sides.theirs, ticketRoot });
}

/** Files of the ticket by their path from the top. */
function at(dir: string, texts: Readonly<Record<string, string | null>>): Files {
  return Object.fromEntries(Object.entries(texts).map(([inside, text]) => [`${dir}/${inside}`, text]));
}

const queued = ticketTexts("queued");
const comment = (minute: number, author: string): EventText => ({
  kind: "comment",
  minute,
  author,
  body: `By ${author}.`,
});
const thread = (...events: readonly EventText[]): string => threadText([...lifeTo("queued"), ...events]);
const started = {
  "item.md": itemText({
    state: "inprogress",
    updated_at: timeAt(9),
    queued_by: "alice",
    queued_at: timeAt(3),
  }),
  "thread.md": thread(step(9, "queued", "inprogress")),
};

describe("records of both sides", () => {
  test("are merged by their drivers, though nothing in the repository names one", async () => {
    await withRepo((repo) => {
      const sides = fork(
        repo,
        { ...at(DIR, queued), "a.txt": "a\n" },
        at(DIR, {
          "thread.md": thread(comment(5, "ann")),
          "item.md": itemText({
            state: "queued",
            updated_at: timeAt(5),
            queued_by: "alice",
            queued_at: timeAt(3),
          }),
        }),
        { ...at(DIR, started), "a.txt": "changed\n" },
      );
      const merged = merge(repo, sides);
      expect(merged.kind).toBe("clean");
      const text = show(repo, merged.tree, `${DIR}/thread.md`);
      expect(text).toContain("By ann.");
      expect(text).toContain("from: queued to: inprogress");
      expect(text.match(/<!-- event: /g)).toHaveLength(lifeTo("queued").length + 2);
      expect(show(repo, merged.tree, `${DIR}/item.md`)).toContain(
        `state: inprogress\ncreated_at: ${timeAt(0)}\nupdated_at: ${timeAt(9)}`,
      );
      expect(show(repo, merged.tree, "a.txt")).toBe("changed");
      expect(merge(repo, { ours: sides.theirs, theirs: sides.ours }).kind).toBe("clean");
    });
  });

  test("are for a person where they moved a ticket in two ways; the code is merged all the same", async () => {
    await withRepo((repo) => {
      const sides = fork(
        repo,
        { ...at(DIR, queued), "a.txt": LINES },
        {
          ...at(DIR, {
            "item.md": itemText({ state: "ready", updated_at: timeAt(8) }),
            "thread.md": thread(step(8, "queued", "ready")),
          }),
          "a.txt": LINES.replace("one", "ONE"),
        },
        { ...at(DIR, started), "a.txt": LINES.replace("seven", "SEVEN") },
      );
      const merged = merge(repo, sides);
      expect(merged).toMatchObject({
        kind: "conflict",
        paths: [],
        records: [`${DIR}/item.md`, `${DIR}/thread.md`],
      });
      expect(show(repo, merged.tree, "a.txt")).toMatch(/^ONE.*SEVEN$/s);
      expect(show(repo, merged.tree, `${DIR}/item.md`)).toMatch(
        /<<<<<<< ours.*state: ready.*state: inprogress.*>>>>>>> theirs/s,
      );
    });
  });

  test("are merged where the code is not, and conflicts of code are named apart", async () => {
    await withRepo((repo) => {
      const sides = fork(
        repo,
        { ...at(DIR, queued), "a.txt": "was\n", ".yoi/ticket.config.toml": "version = 1\n" },
        {
          ...at(DIR, { "thread.md": thread(comment(5, "ann")) }),
          "a.txt": "ours\n",
          ".yoi/ticket.config.toml": "version = 1\n[orchestrator]\nmax_parallel = 3\n",
        },
        {
          ...at(DIR, { "thread.md": thread(comment(6, "bob")) }),
          "a.txt": "theirs\n",
          ".yoi/ticket.config.toml": "version = 1\n[orchestrator]\nmax_parallel = 4\n",
        },
      );
      const merged = merge(repo, sides);
      // Policy is nothing that a coder may decide.
      expect(merged).toMatchObject({
        kind: "conflict",
        paths: ["a.txt"],
        records: [".yoi/ticket.config.toml"],
      });
      expect(show(repo, merged.tree, "a.txt")).toContain("<<<<<<<");
      expect(show(repo, merged.tree, `${DIR}/thread.md`)).toMatch(/By ann\..*By bob\./s);
    });
  });

  test("of every kind are joined, those of objectives and rounds included", async () => {
    await withRepo((repo) => {
      const relations = (...targets: readonly string[]): string =>
        `${JSON.stringify({ version: 1, relations: targets.map((target) => ({ ticket_id: ID, kind: "related", target, note: "", author: "alice", at: timeAt(0) })) }, undefined, 2)}\n`;
      const goal = (time: number, ...links: readonly string[]): string =>
        `---\ntitle: Aim\nstate: active\ncreated_at: ${timeAt(0)}\nupdated_at: ${timeAt(time)}\nlinked_tickets: [${links.join(", ")}]\n---\n\nText.\n`;
      const objective = ".yoi/objectives/20261101-080000-aim/item.md";
      const sides = fork(
        repo,
        {
          ...at(DIR, {
            ...queued,
            "artifacts/relations.json": relations("one-ticket"),
            "artifacts/rounds.jsonl": '{"a":1}\n',
          }),
          [objective]: goal(0, "first-one"),
        },
        {
          ...at(DIR, {
            "artifacts/relations.json": relations("one-ticket", "two-ticket"),
            "artifacts/rounds.jsonl": '{"a":1}\n{"b":2}\n',
          }),
          [objective]: goal(1, "first-one", "second-one"),
        },
        {
          ...at(DIR, {
            "artifacts/relations.json": relations("one-ticket", "three-ticket"),
            "artifacts/rounds.jsonl": '{"a":1}\n{"c":3}\n',
          }),
          [objective]: goal(2, "first-one", "third-one"),
        },
      );
      const merged = merge(repo, sides);
      expect(merged.kind).toBe("clean");
      expect(show(repo, merged.tree, `${DIR}/artifacts/rounds.jsonl`)).toBe('{"a":1}\n{"b":2}\n{"c":3}');
      for (const target of ["one", "two", "three"])
        expect(show(repo, merged.tree, `${DIR}/artifacts/relations.json`)).toContain(`"${target}-ticket"`);
      expect(show(repo, merged.tree, objective)).toContain(
        "linked_tickets: [first-one, second-one, third-one]",
      );
      expect(show(repo, merged.tree, objective)).toContain(`updated_at: ${timeAt(2)}`);
    });
  });

  test("are never guessed: generated, binary and removed ones are for a person, and one version stays", async () => {
    await withRepo((repo) => {
      const sides = fork(
        repo,
        {
          [`${DIR}/artifacts/dossier.json`]: LINES,
          [`${DIR}/artifacts/shot.png`]: Uint8Array.of(0, 1),
          [`${DIR}/resolution.md`]: "Done.\n",
        },
        {
          [`${DIR}/artifacts/dossier.json`]: LINES.replace("one", "ONE"),
          [`${DIR}/artifacts/shot.png`]: Uint8Array.of(0, 2),
          [`${DIR}/resolution.md`]: null,
        },
        {
          [`${DIR}/artifacts/dossier.json`]: LINES.replace("seven", "SEVEN"),
          [`${DIR}/artifacts/shot.png`]: Uint8Array.of(0, 3),
          [`${DIR}/resolution.md`]: "Really done.\n",
        },
      );
      const merged = merge(repo, sides);
      const records = ["artifacts/dossier.json", "artifacts/shot.png", "resolution.md"].map(
        (inside) => `${DIR}/${inside}`,
      );
      expect(merged).toMatchObject({ kind: "conflict", paths: [], records });
      expect(listed(repo, merged.tree)).toEqual(records);
      expect(show(repo, merged.tree, records[0] ?? "")).toBe(LINES.replace("one", "ONE").trim());
      expect(show(repo, merged.tree, records[2] ?? "")).toBe("Really done.");
    });
  });

  test("of different tickets do not meet, whatever git takes for a rename between them", async () => {
    await withRepo((repo) => {
      const other = `${ROOT}/20261101-090000-other-work`;
      const sides = fork(
        repo,
        { ...at(DIR, { ...ticketTexts("closed"), "resolution.md": LINES }) },
        // Taken up again here, while another ticket is closed in the same words; and its words are mended there.
        {
          [`${DIR}/resolution.md`]: null,
          ...at(other, { ...ticketTexts("closed"), "resolution.md": LINES }),
        },
        { "a.txt": "a\n", [`${DIR}/artifacts/log.txt`]: "x\n" },
      );
      const merged = merge(repo, sides);
      expect(merged.kind).toBe("clean");
      expect(listed(repo, merged.tree)).toEqual([
        ...["artifacts/log.txt", "item.md", "thread.md"].map((inside) => `${DIR}/${inside}`),
        ...["item.md", "resolution.md", "thread.md"].map((inside) => `${other}/${inside}`),
        "a.txt",
      ]);
    });
  });

  test("follow a ticket whose directory the other side moved", async () => {
    await withRepo((repo) => {
      const old = `${ROOT}/open/${ID}`;
      const gone = Object.fromEntries(Object.keys(queued).map((inside) => [inside, null]));
      const sides = fork(
        repo,
        at(old, queued),
        { ...at(old, gone), ...at(DIR, queued) },
        at(old, { ...started, "artifacts/rounds.jsonl": "{}\n" }),
      );
      for (const way of [sides, { ours: sides.theirs, theirs: sides.ours }]) {
        const merged = merge(repo, way);
        expect(merged.kind).toBe("clean");
        expect(listed(repo, merged.tree)).toEqual(
          ["artifacts/rounds.jsonl", "item.md", "thread.md"].map((inside) => `${DIR}/${inside}`),
        );
        expect(show(repo, merged.tree, `${DIR}/item.md`)).toContain("state: inprogress");
      }
    });
  });

  test("do not swallow what the other side changed in a file that was moved in among them", async () => {
    await withRepo((repo) => {
      const sides = fork(
        repo,
        { ...at(DIR, queued), "docs/plan.md": LINES },
        { "docs/plan.md": null, [`${DIR}/artifacts/plan.md`]: LINES },
        { "docs/plan.md": LINES.replace("two", "TWO") },
      );
      expect(merge(repo, sides)).toMatchObject({ kind: "conflict", records: [`${DIR}/artifacts/plan.md`] });
    });
  });

  test("whose names are not UTF-8 pass through, and are for a person where both sides changed them", async () => {
    await withRepo((repo) => {
      const name = `${DIR}/artifacts/caf`;
      const write = (text: string): string => {
        repo.run("sh", [
          "-c",
          `mkdir -p ${DIR}/artifacts; printf '%s\\n' "$1" > "$(printf '${name}\\351')"`,
          "sh",
          text,
        ]);
        return repo.commit(text);
      };
      const base = write("was");
      const ours = write("ours");
      repo.git("checkout", "--quiet", "--detach", base);
      const other = put(repo, { "a.txt": "a\n" });
      repo.git("checkout", "--quiet", "--detach", base);
      const theirs = write("theirs");
      const taken = merge(repo, { ours: other, theirs });
      expect(taken.kind).toBe("clean");
      expect(repo.git("ls-tree", "-r", taken.tree, "--", DIR)).toBe(
        repo.git("ls-tree", "-r", theirs, "--", DIR),
      );
      expect(merge(repo, { ours, theirs })).toMatchObject({ kind: "conflict", records: [`${name}\\xe9`] });
    });
  });

  test("are found in the configured directory", async () => {
    await withRepo((repo) => {
      const dir = `.yoi/work/items/${ID}`;
      const sides = fork(
        repo,
        at(dir, queued),
        at(dir, { "thread.md": thread(comment(5, "ann")) }),
        at(dir, { "thread.md": thread(comment(6, "bob")) }),
      );
      expect(merge(repo, sides, ".yoi/work/items").kind).toBe("clean");
      expect(merge(repo, sides)).toMatchObject({ kind: "conflict", records: [`${dir}/thread.md`] });
    });
  });

  test("merge as their texts do, for any two histories of operations", async () => {
    await withRepo((repo) => {
      const texts = (commit: string): Texts =>
        new Map(
          listed(repo, commit).flatMap((path) =>
            path.startsWith(DIR)
              ? [
                  [
                    path.slice(DIR.length + 1),
                    repo.run("git", ["cat-file", "blob", `${commit}:${path}`]).stdout,
                  ] as const,
                ]
              : [],
          ),
        );
      const commit = (all: Texts): string => {
        for (const path of repo.git("ls-files").split("\n")) if (path !== "") repo.remove(path);
        return put(repo, { "a.txt": "a\n", ...at(DIR, Object.fromEntries(all)) });
      };
      expect(HISTORY_ID).toBe(ID);
      const retitled = fc
        .constantFrom("One", "Other")
        .map(
          (title): Attempt => ({ operation: "ticket_edit", role: "person", minutes: 1, input: { title } }),
        );
      let conflicts = 0;
      fc.assert(
        fc.property(
          life,
          fc.array(fc.oneof(attempt, retitled), { minLength: 2, maxLength: 5 }),
          fc.array(fc.oneof(attempt, retitled), { minLength: 2, maxLength: 5 }),
          (before, mine, other) => {
            const base = play(newTicket(), before, "b");
            const [our, their] = [play(base, mine, "o"), play(base, other, "t")];
            const from = commit(base);
            const ours = commit(our);
            repo.git("checkout", "--quiet", "--detach", from);
            const theirs = commit(their);
            const wanted = mergeTicketTexts(base, our, their);
            const merged = merge(repo, { ours, theirs });
            expect(merged.kind).toBe(wanted === undefined ? "conflict" : "clean");
            if (wanted !== undefined) expect([...texts(merged.tree)].sort()).toEqual([...wanted].sort());
            else conflicts += 1;
          },
        ),
        { numRuns: 12, seed: 7 },
      );
      expect(conflicts).toBeGreaterThan(0);
    });
  });
});

describe("histories", () => {
  test("that hold each other are not merged at all", async () => {
    await withRepo((repo) => {
      const first = put(repo, at(DIR, queued));
      const second = put(repo, at(DIR, started));
      const tree = repo.git("rev-parse", `${second}^{tree}`);
      for (const sides of [
        { ours: first, theirs: second },
        { ours: second, theirs: first },
      ])
        expect(merge(repo, sides)).toEqual({ kind: "clean", tree });
    });
  });

  test("that were merged crosswise repeat no event and lose none", async () => {
    await withRepo((repo) => {
      const sides = fork(
        repo,
        { ...at(DIR, queued), "a.txt": LINES },
        at(DIR, { "thread.md": thread(comment(5, "ann")) }),
        at(DIR, { "thread.md": thread(comment(6, "bob")) }),
      );
      const commitTree = (tree: string, ...parents: readonly string[]): string =>
        repo.git("commit-tree", "-m", "merge", ...parents.flatMap((parent) => ["-p", parent]), tree);
      const add = (onto: string, minute: number, author: string): string => {
        repo.git("checkout", "--quiet", "--detach", onto);
        const text = `${show(repo, onto, `${DIR}/thread.md`)}\n\n${eventText(comment(minute, author))}`;
        return put(repo, { [`${DIR}/thread.md`]: text });
      };
      for (const way of [sides, { ours: sides.theirs, theirs: sides.ours }]) {
        const both = merge(repo, way).tree;
        const ours = add(commitTree(both, sides.ours, sides.theirs), 7, "carol");
        const theirs = add(commitTree(both, sides.theirs, sides.ours), 8, "dave");
        expect(repo.git("merge-base", "--all", ours, theirs).split("\n")).toHaveLength(2);
        const merged = merge(repo, { ours, theirs });
        expect(merged.kind).toBe("clean");
        const names = [...show(repo, merged.tree, `${DIR}/thread.md`).matchAll(/By (\w+)\./g)];
        expect(names.map(([, name]) => name).toSorted()).toEqual(["ann", "bob", "carol", "dave"]);
      }
    });
  });

  test("without a common ancestor are merged like additions, and SHA-256 makes no difference", async () => {
    await withRepo((repo) => {
      const ours = put(repo, { ...at(DIR, queued), "a.txt": "a\n" });
      repo.git("switch", "--quiet", "--orphan", "other");
      const theirs = put(repo, { ...at(DIR, queued), "b.txt": "b\n" });
      const merged = merge(repo, { ours, theirs });
      expect(merged.kind).toBe("clean");
      expect(merged.tree).toHaveLength(64);
      expect(listed(repo, merged.tree)).toEqual([`${DIR}/item.md`, `${DIR}/thread.md`, "a.txt", "b.txt"]);
    }, "--object-format=sha256");
  });

  test("do not matter where one change is carried over", async () => {
    await withRepo((repo) => {
      const first = put(repo, { ...at(DIR, queued), "a.txt": LINES });
      const from = put(repo, { "b.txt": "not wanted\n" });
      const wanted = put(repo, {
        ...at(DIR, { "thread.md": thread(comment(5, "ann")) }),
        "a.txt": LINES.replace("one", "ONE"),
      });
      repo.git("checkout", "--quiet", "--detach", first);
      const ours = put(repo, at(DIR, { "thread.md": thread(comment(6, "bob")) }));
      const merged = applyChange(open(repo), { base: from, ours, theirs: wanted }, ROOT);
      expect(merged.kind).toBe("clean");
      expect(show(repo, merged.tree, `${DIR}/thread.md`)).toMatch(/By bob\..*By ann\./s);
      expect(listed(repo, merged.tree)).not.toContain("b.txt");
    });
  });
});
