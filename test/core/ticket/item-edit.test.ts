import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseFrontMatter } from "../../../src/core/ticket/front-matter.ts";
import { type FieldValue, formatValue } from "../../../src/core/ticket/front-matter-write.ts";
import { parseItem } from "../../../src/core/ticket/item.ts";
import { editItem, formatItem } from "../../../src/core/ticket/item-edit.ts";
import { describeCorpus, SNAPSHOTS, snapshotFiles } from "../../support/corpus.ts";

const TEXT = `---
# made by hand
title:   'It''s old'   # keep
state: "ready"
labels: ['a', 'b']
x-list:
  - one
  # two
  - three

assignee: null
updated_at: 2026-06-13T17:51:04Z
---

Body
`;

describe("editItem", () => {
  it("changes the named lines and no other byte, in the way the old value was quoted", () => {
    const edited = editItem(TEXT, {
      set: { title: "A: new", state: "queued", labels: ["c d", "e"], updated_at: "2026-06-14T00:00:00Z" },
    });
    expect(edited).toBe(
      TEXT.replace("'It''s old'", "'A: new'")
        .replace('"ready"', '"queued"')
        .replace("['a', 'b']", "['c d', 'e']")
        .replace("2026-06-13T17:51:04Z", "2026-06-14T00:00:00Z"),
    );
  });

  it("replaces and removes entries of several lines as a whole", () => {
    const block = "x-list:\n  - one\n  # two\n  - three\n";
    expect(editItem(TEXT, { set: { "x-list": ["four"] } })).toBe(TEXT.replace(block, "x-list: [four]\n"));
    expect(editItem(TEXT, { set: { "x-list": undefined } })).toBe(TEXT.replace(block, ""));
  });

  it("puts new keys before the closing line and fills empty ones", () => {
    const edited = editItem(TEXT, {
      set: { queued_by: "hare", queued_at: "2026-06-14T00:00:00Z", assignee: "a b" },
    });
    expect(edited).toBe(
      TEXT.replace("assignee: null", "assignee: a b").replace(
        "04Z\n---",
        "04Z\nqueued_by: hare\nqueued_at: '2026-06-14T00:00:00Z'\n---",
      ),
    );
    expect(editItem("---\na: # c\n---\n", { set: { a: "b" } })).toBe("---\na: b # c\n---\n");
  });

  it("keeps CRLF, a byte order mark and a file without a last line end", () => {
    expect(editItem("\ufeff---\r\na: b\r\n---", { set: { a: "c", d: null } })).toBe(
      "\ufeff---\r\na: c\r\nd: null\r\n---",
    );
    expect(editItem("---\r\na: b\r\n---\r\nOne\r\n", { body: "\nTwo\n" })).toBe(
      "---\r\na: b\r\n---\r\n\r\nTwo\r\n",
    );
    expect(editItem("---\na: b\n---", { body: "Two" })).toBe("---\na: b\n---\nTwo");
  });

  it("keeps the indent of indented keys", () => {
    expect(editItem("---\n  a: b\n---\n", { set: { a: "c", d: "e" } })).toBe("---\n  a: c\n  d: e\n---\n");
  });

  it("mends a line that is no YAML and leaves other such lines alone", () => {
    const text = "---\ntitle: TUI: list\nx-a: b: c\n---\n";
    expect(editItem(text, { set: { title: "TUI: lists" } })).toBe(
      "---\ntitle: 'TUI: lists'\nx-a: b: c\n---\n",
    );
  });

  it("changes nothing without an edit, and throws the finding where there is no front matter", () => {
    expect(editItem(TEXT, {})).toBe(TEXT);
    expect(editItem(TEXT, { set: {} })).toBe(TEXT);
    expect(() => editItem("# Title", { set: { a: "b" } })).toThrow(
      expect.objectContaining({ diagnostic: expect.objectContaining({ code: "item/front-matter-missing" }) }),
    );
  });
});

describe("formatItem", () => {
  it("writes the keys in their order, quoted only where YAML readers would differ", () => {
    const text = formatItem(
      {
        "x-own": "yes",
        state: "intake",
        title: "One: two",
        created_at: "2026-06-13T17:51:04Z",
        labels: ["a", "b c"],
        assignee: null,
      },
      "## Why\n",
    );
    expect(text).toBe(
      [
        ...[
          "---",
          "title: 'One: two'",
          "state: intake",
          "created_at: '2026-06-13T17:51:04Z'",
          "labels: [a, 'b c']",
        ],
        ...["assignee: null", "x-own: 'yes'", "---", "", "## Why", ""],
      ].join("\n"),
    );
    expect(parseFrontMatter(text, "item.md").diagnostics).toEqual([]);
  });
});

const nasty = fc.constantFrom(
  ...[
    "",
    " ",
    "a: b",
    "a:",
    "'",
    '"',
    "''",
    "#",
    " # a",
    "- a",
    "[a]",
    "{a}",
    "null",
    "~",
    "true",
    "No",
    "12",
    "1e3",
    "0x1f",
  ],
  ...[
    "2026-06-13",
    "2026-06-13T17:51:04Z",
    "&a",
    "*a",
    "!a",
    "|",
    ">",
    "%a",
    "@a",
    "`a`",
    "\\",
    "\\n",
    "a\nb",
    "\t",
    "a\tb",
  ],
  ...[
    "日本: 語",
    "\u3000",
    "\u0085",
    "\u2028",
    "\ufeff",
    "\ud800",
    "😀",
    "\u001b[31m",
    "---",
    "...",
    "<<",
    "?",
    "a, b",
    "]",
  ],
);
const text = fc.oneof(nasty, fc.string({ maxLength: 20 }), fc.string({ unit: "binary", maxLength: 8 }));
const value: fc.Arbitrary<FieldValue> = fc.oneof(text, fc.constant(null), fc.array(text, { maxLength: 4 }));

describe("formatValue", () => {
  it("reads back as exactly the value, whatever it replaces", () => {
    const like = fc.constantFrom(
      undefined,
      "",
      "null",
      "bare",
      "'single'",
      '"double"',
      "['a']",
      '["a"]',
      "[a]",
      "|",
      "2026-06-13",
    );
    fc.assert(
      fc.property(value, like, (wanted, old) => {
        const { frontMatter, diagnostics } = parseFrontMatter(
          `---\nx-a: ${formatValue(wanted, old)}\n---\n`,
          "item.md",
        );
        expect(diagnostics).toEqual([]);
        expect(frontMatter?.entries.get("x-a")?.value).toEqual(wanted);
      }),
      { numRuns: 1_000 },
    );
  });
});

// A valid item as somebody may have written it: any order, quoting, comments, block lists, line ends.
const oneLine = fc.oneof(
  fc.constantFrom("A: b", "it's", "日本 #1", "- x", "[WIP] y", "a # b"),
  fc.string({ minLength: 1, maxLength: 12 }).map((s) => `t${s}`),
);
const listWord = fc.constantFrom("tui", "two words", "日本", "null", "1.0", "it's", "a: b");
const time = fc.constantFrom("2026-06-13T17:51:04Z", "2024-02-29T00:00:00Z");
const fields = {
  title: oneLine,
  state: fc.constantFrom("intake", "ready", "done"),
  created_at: time,
  updated_at: time,
  labels: fc.array(listWord, { maxLength: 3 }),
  assignee: fc.option(oneLine, { nil: null }),
  "x-note": fc.oneof(text, fc.array(text, { maxLength: 3 })),
};
const like = fc.constantFrom(undefined, "a", "'a'", '"a"', "['a']");

function lineOf(
  key: string,
  written: FieldValue,
  style: { like: string | undefined; block: boolean; comment: boolean },
): string {
  if (Array.isArray(written) && style.block && written.length > 0) {
    return [`${key}:`, ...written.map((word) => `  - ${formatValue(word, style.like)}`)].join("\n");
  }
  const bare = formatValue(written, style.like);
  return `${key}:${style.comment ? "  " : " "}${bare}${style.comment ? " # why" : ""}`;
}

const writtenItem = fc
  .record({
    fields: fc.record(fields, { requiredKeys: ["title", "state", "created_at", "updated_at"] }),
    styles: fc.array(fc.record({ like, block: fc.boolean(), comment: fc.boolean() }), {
      minLength: 7,
      maxLength: 7,
    }),
    order: fc.shuffledSubarray(Object.keys(fields), { minLength: 7 }),
    eol: fc.constantFrom("\n", "\r\n"),
    body: fc.constantFrom("", "\nBody\n", "\n---\nstate: done\n---\n", "text"),
    note: fc.boolean(),
  })
  .map(({ fields: chosen, styles, order, eol, body, note }) => {
    const values: Readonly<Record<string, FieldValue | undefined>> = chosen;
    const lines = order.flatMap((key, i) => {
      const written = values[key];
      const style = styles[i] ?? { like: undefined, block: false, comment: false };
      return written === undefined
        ? []
        : [lineOf(key, written, style), ...(note && i === 2 ? ["# note", ""] : [])];
    });
    return { text: ["---", ...lines, "---", body].join("\n").replaceAll("\n", eol), values, eol };
  });
const edits = fc.record(
  { ...fields, priority: fc.constantFrom("P0", "P3"), "x-new": fc.option(value, { nil: undefined }) },
  { requiredKeys: [] },
);

/** The lines of a text with those of the named keys left out. */
function linesBut(source: string, keys: readonly string[]): readonly string[] {
  const lines = source.split(/(?<=\n)/);
  for (const entry of parseFrontMatter(source, "item.md").frontMatter?.entries.values() ?? []) {
    if (keys.includes(entry.key)) lines.fill("", entry.line - 1, entry.endLine);
  }
  return lines.filter((line) => line !== "");
}

function valuesOf(source: string): Readonly<Record<string, unknown>> {
  const { frontMatter, diagnostics } = parseFrontMatter(source, "item.md");
  expect(diagnostics).toEqual([]);
  return Object.fromEntries([...(frontMatter?.entries ?? [])].map(([key, entry]) => [key, entry.value]));
}

describe("any edit of any item", () => {
  it("changes only the lines of its keys, and reads as exactly what was meant", () => {
    fc.assert(
      fc.property(
        writtenItem,
        edits,
        fc.subarray(["labels", "assignee", "x-note"]),
        (before, set, removed) => {
          const change = { ...set, ...Object.fromEntries(removed.map((key) => [key, undefined])) };
          const after = editItem(before.text, { set: change });
          const keys = Object.keys(change);
          expect(linesBut(after, keys)).toEqual(linesBut(before.text, keys));
          const meant = Object.entries({ ...before.values, ...change }).filter(
            ([, wanted]) => wanted !== undefined,
          );
          expect(valuesOf(after)).toEqual(Object.fromEntries(meant));
          expect(
            after
              .split("\n")
              .every(
                (line) => before.eol === "\n" || line === "" || line.endsWith("\r") || after.endsWith(line),
              ),
          ).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("of its body leaves the front matter byte for byte", () => {
    fc.assert(
      fc.property(writtenItem, fc.string(), (before, body) => {
        const plain = body.replaceAll(/[\r\0]/g, "");
        const after = editItem(before.text, { body: plain });
        const { frontMatter } = parseFrontMatter(after, "item.md");
        expect(frontMatter?.body).toBe(plain.replaceAll("\n", before.eol));
        const { frontMatter: old } = parseFrontMatter(before.text, "item.md");
        expect(after.slice(0, after.length - (frontMatter?.body.length ?? 0))).toBe(
          before.text.slice(0, before.text.length - (old?.body.length ?? 0)),
        );
      }),
      { numRuns: 200 },
    );
  });
});

describeCorpus("edits of the ticket history", () => {
  it.each(SNAPSHOTS)("touch one line of each item of %s", (name) => {
    for (const [path, source] of snapshotFiles(name)) {
      if (!/^\.yoi\/tickets\/.*\/item\.md$/.test(path)) continue;
      const after = editItem(source, { set: { updated_at: "2026-07-01T00:00:00Z" } });
      const [old, now] = [source.split("\n"), after.split("\n")];
      expect(now.filter((line, i) => line !== old[i])).toHaveLength(1);
      expect(parseItem(after, path, "a").item?.updated_at).toBe("2026-07-01T00:00:00Z");
      expect(now).toHaveLength(old.length);
    }
  });
});
