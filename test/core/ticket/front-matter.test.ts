import fc from "fast-check";
import matter from "gray-matter";
import { describe, expect, it } from "vitest";
import { type Diagnostic, helpOf, messageOf } from "../../../src/core/diagnostic/diagnostic.ts";
import { parseFrontMatter } from "../../../src/core/ticket/front-matter.ts";
import { parseUsualEntries } from "../../../src/core/ticket/front-matter-fast.ts";
import { readYaml, withGrayMatter } from "../../../src/core/ticket/front-matter-yaml.ts";
import { MAX_FRONT_MATTER_KEYS, MAX_ITEM_BYTES, MAX_LINE_LENGTH } from "../../../src/core/ticket/limits.ts";

const PATH = ".yoi/tickets/20260613-175104-a/item.md";

function parse(text: string) {
  return parseFrontMatter(text, PATH, "20260613-175104-a");
}

/** A finding as `code line:column+length`. */
function place({ code, line, column, length }: Diagnostic): string {
  return `${code} ${line ?? "-"}:${column ?? "-"}+${length ?? "-"}`;
}

function places(text: string): readonly string[] {
  return parse(text).diagnostics.map(place);
}

function values(text: string): Readonly<Record<string, unknown>> {
  const entries = parse(text).frontMatter?.entries ?? new Map();
  return Object.fromEntries([...entries].map(([key, entry]) => [key, entry.value]));
}

function front(...lines: readonly string[]): string {
  return ["---", ...lines, "---", "", "Body"].join("\n");
}

describe("parseFrontMatter", () => {
  it("reads keys with their places, and the body as it is", () => {
    const text =
      "---\ntitle: 'One: two'\nlabels: [a, 'b c']\nassignee:\n# note\nx-n:   12\n---\n\n## A\n---\n";
    const { frontMatter, diagnostics } = parse(text);
    expect(diagnostics).toEqual([]);
    expect(frontMatter).toEqual({
      entries: new Map([
        ["title", { key: "title", value: "One: two", line: 2, endLine: 2, valueColumn: 8, valueLength: 10 }],
        [
          "labels",
          { key: "labels", value: ["a", "b c"], line: 3, endLine: 3, valueColumn: 9, valueLength: 10 },
        ],
        ["assignee", { key: "assignee", value: null, line: 4, endLine: 4, valueColumn: 10, valueLength: 0 }],
        ["x-n", { key: "x-n", value: 12, line: 6, endLine: 6, valueColumn: 8, valueLength: 2 }],
      ]),
      closeLine: 7,
      body: "\n## A\n---\n",
      bodyLine: 8,
      eol: "\n",
    });
  });

  it("reads block lists, folded text and nested maps through the library, with the lines they span", () => {
    const text = front(
      "title: >-",
      "  One",
      "  two",
      "labels:",
      "- a",
      "- b # why",
      "x-m: {a: {b: [1, null]}}",
      "state: ready",
    );
    const { frontMatter, diagnostics } = parse(text);
    expect(diagnostics).toEqual([]);
    expect([...(frontMatter?.entries.values() ?? [])]).toEqual([
      { key: "title", value: "One two", line: 2, endLine: 4, valueColumn: 8, valueLength: 2 },
      { key: "labels", value: ["a", "b"], line: 5, endLine: 7, valueColumn: 8, valueLength: 0 },
      { key: "x-m", value: { a: { b: [1, null] } }, line: 8, endLine: 8, valueColumn: 6, valueLength: 19 },
      { key: "state", value: "ready", line: 9, endLine: 9, valueColumn: 8, valueLength: 5 },
    ]);
  });

  it("keeps times as text, also where nothing quotes them", () => {
    expect(values(front("created_at: 2026-06-13T17:51:04Z", "deferred_until: 2026-06-13"))).toEqual({
      created_at: "2026-06-13T17:51:04Z",
      deferred_until: "2026-06-13",
    });
  });

  it("reads CRLF, and an empty front matter", () => {
    const { frontMatter } = parse("---\r\ntitle: a\r\nx-l:\r\n  - b\r\n---\r\n\r\nBody\r\n");
    expect(frontMatter?.eol).toBe("\r\n");
    expect(frontMatter?.entries.get("title")?.value).toBe("a");
    expect(frontMatter?.entries.get("x-l")).toMatchObject({ value: ["b"], line: 3, endLine: 4 });
    expect(frontMatter?.body).toBe("\r\nBody\r\n");
    expect(parse("---\n---")).toMatchObject({ frontMatter: { closeLine: 2, body: "" }, diagnostics: [] });
  });
});

describe("a front matter that is none", () => {
  it.each([
    ["", "item/front-matter-missing 1:1+-"],
    ["# Title\n", "item/front-matter-missing 1:1+-"],
    ["\n---\ntitle: a\n---\n", "item/front-matter-missing 1:1+-"],
    ["---\ntitle: a\n", "item/front-matter-unclosed 1:1+3"],
    ["---", "item/front-matter-unclosed 1:1+3"],
    ["---js\ntitle: a\n---\n", "item/fence 1:4+2"],
    ["--- yaml\ntitle: a\n---\n", "item/fence 1:4+5"],
    ["----\ntitle: a\n----\n", "item/fence 1:4+1"],
    ["---\n- a\n- b\n---\n", "item/not-a-map 2:1+3"],
    ["---\njust text\n---\n", "item/not-a-map 2:1+9"],
    ["---\n{title: a}\n---\n", "item/not-a-map 2:1+10"],
  ])("%j gives %s and nothing else", (text, expected) => {
    expect(places(text)).toEqual([expected]);
    expect(parse(text).frontMatter).toBeUndefined();
  });

  it("runs nothing for a fence with a language", () => {
    const probe: { ran?: boolean } = {};
    Object.assign(globalThis, { yoiProbe: probe });
    for (const language of ["js", "javascript", "json", "coffee"]) {
      parse(`---${language}\n{ title: (globalThis.yoiProbe.ran = true) }\n---\n`);
      parse(`---\n---${language}\n{ title: (globalThis.yoiProbe.ran = true) }\n---\n`);
    }
    expect(probe.ran).toBeUndefined();
  });

  it("has no engine but YAML, even if such a fence reached the library", () => {
    const probe: { ran?: boolean } = {};
    Object.assign(globalThis, { yoiProbe: probe });
    for (const language of ["js", "javascript", "JS", "json", "coffee", "cson", "toml"]) {
      expect(() =>
        withGrayMatter(`---${language}\n(globalThis.yoiProbe.ran = true)\n---\n`, () => ({})),
      ).toThrow();
    }
    expect(probe.ran).toBeUndefined();
  });

  it("leaves nothing in the library's shared cache", () => {
    values(front("labels:", "- a"));
    expect(Object.keys((matter as unknown as { cache: object }).cache)).toEqual([]);
  });
});

describe("a front matter with faults", () => {
  it.each<[string, readonly string[], readonly string[], Record<string, unknown>]>([
    [
      "a colon in a bare title",
      ["title: TUI: list", "state: ready"],
      ["item/not-yaml 2:8+9"],
      { title: "TUI: list", state: "ready" },
    ],
    [
      "an unclosed quote",
      ['title: "a', "state: ready"],
      ["item/not-yaml 2:8+2"],
      { title: '"a', state: "ready" },
    ],
    [
      "text behind a quote",
      ["title: 'a' b", "state: ready"],
      ["item/not-yaml 2:8+5"],
      { title: "'a' b", state: "ready" },
    ],
    ["a line that is no key", ["title a", "state: ready"], ["item/not-a-map 2:1+7"], { state: "ready" }],
    [
      "an open list",
      ["labels: [a", "state: ready"],
      ["item/not-yaml 2:9+2"],
      { labels: "[a", state: "ready" },
    ],
    [
      "keys twice",
      ["title: a", "state: ready", "title: b"],
      ["item/duplicate-key 4:1+5"],
      { title: "a", state: "ready" },
    ],
    [
      "keys twice in a map",
      ["x-m: {a: 1, a: 2}", "state: ready"],
      ["item/nested-duplicate 2:13+1"],
      { "x-m": undefined, state: "ready" },
    ],
    [
      "an anchor",
      ["title: &a b", "state: ready"],
      ["item/anchor 2:8+2"],
      { title: undefined, state: "ready" },
    ],
    ["an alias", ["title: *a", "state: ready"], ["item/alias 2:8+2"], { title: undefined, state: "ready" }],
    [
      "a tag",
      ["title: !!js/function a", "state: ready"],
      ["item/tag 2:8+13"],
      { title: undefined, state: "ready" },
    ],
    [
      "a key that is no word",
      ["? [a]", ": b", "state: ready"],
      ["item/complex-key 2:1+1", "item/complex-key 3:1+1"],
      { state: "ready" },
    ],
    [
      "an escape character",
      ["title: a\u001b[31m", "state: ready"],
      ["item/control-character 2:9+1"],
      { state: "ready" },
    ],
    [
      "a turned direction",
      ["title: a\u202eb", "state: ready"],
      ["item/control-character 2:9+1"],
      { state: "ready" },
    ],
    ["a NUL byte", ["title: a\0", "state: ready"], ["item/nul-byte 2:9+-"], { state: "ready" }],
    [
      "a second document",
      ["title: a", "...", "state: ready"],
      ["item/not-a-map 3:1+1"],
      { title: "a", state: "ready" },
    ],
  ])("%s costs its own key and no other", (_, lines, expected, rest) => {
    const text = front(...lines);
    expect(places(text)).toEqual(expected);
    expect(values(text)).toEqual(rest);
  });

  it("points at the value that is no YAML and says how to quote it", () => {
    const [found] = parse(front("title: It's: a list")).diagnostics;
    if (found === undefined) throw new Error("no finding");
    expect(messageOf(found)).toBe("title is not readable as YAML: a colon and a space begin a nested key");
    expect(helpOf(found)).toBe("quote the value or mend the line: write title: 'It''s: a list'");
    expect(found.source?.slice((found.column ?? 0) - 1)).toBe("It's: a list");
  });

  it("tolerates spaces behind a fence and a byte order mark, and reports them", () => {
    expect(places("--- \ntitle: a\n---  \nBody")).toEqual(["item/fence 1:4+1", "item/fence 3:4+2"]);
    expect(values("--- \ntitle: a\n---  \nBody")).toEqual({ title: "a" });
    expect(places("\ufeff---\ntitle: a\n---\n")).toEqual(["item/byte-order-mark 1:1+-"]);
    expect(values("\ufeff---\ntitle: a\n---\n")).toEqual({ title: "a" });
  });

  it("takes __proto__ and constructor for the keys they are", () => {
    const { frontMatter } = parse(
      front("__proto__: {polluted: yes}", "constructor: a", "x-m:", "  __proto__: 1"),
    );
    expect([...(frontMatter?.entries.keys() ?? [])]).toEqual(["__proto__", "constructor", "x-m"]);
    const nested = frontMatter?.entries.get("x-m")?.value as object;
    expect(Object.getPrototypeOf(nested)).toBeNull();
    expect(Object.keys(nested)).toEqual(["__proto__"]);
    expect({}).not.toHaveProperty("polluted");
  });
});

describe("limits of a front matter", () => {
  it("refuses an item of 50 MB before it looks at the text", () => {
    const text = `---\ntitle: a\n---\n${"x\n".repeat(25 * 1024 * 1024)}`;
    const started = performance.now();
    expect(places(text)).toEqual(["item/too-large -:-+-"]);
    expect(performance.now() - started).toBeLessThan(500);
  });

  it("counts bytes, not characters", () => {
    const body = "日".repeat(1000);
    const enough = `${front("title: a")}\n${`${body}\n`.repeat(Math.ceil(MAX_ITEM_BYTES / 3001))}`;
    expect(enough.length).toBeLessThan(MAX_ITEM_BYTES);
    expect(places(enough)).toEqual(["item/too-large -:-+-"]);
  });

  it("reports a line that is too long and reads the others", () => {
    const long = "x".repeat(MAX_LINE_LENGTH);
    const text = front(`title: ${long}`, "state: ready") + long;
    expect(places(text)).toEqual([
      `item/line-too-long 2:${MAX_LINE_LENGTH + 1}+-`,
      `item/line-too-long 6:${MAX_LINE_LENGTH + 1}+-`,
    ]);
    expect(values(text)).toEqual({ state: "ready" });
    expect(places(`---\n${"x".repeat(1_000_000)}\n---\n`)).toEqual(["item/too-large -:-+-"]);
  });

  it("bounds keys, lines and findings", () => {
    const keys = Array.from({ length: MAX_FRONT_MATTER_KEYS + 5 }, (_, i) => `k${i}: ${i}`);
    expect(places(front(...keys))).toEqual([`item/too-many-keys ${MAX_FRONT_MATTER_KEYS + 2}:1+3`]);
    expect(Object.keys(values(front(...keys)))).toHaveLength(MAX_FRONT_MATTER_KEYS);
    expect(places(front(...Array(1_001).fill("")))).toEqual(["item/front-matter-too-large 1:1+3"]);
    const found = parse(front(...Array(60).fill("title: a: b"))).diagnostics;
    expect(found).toHaveLength(50);
    expect(found.at(-1)).toMatchObject({ code: "item/more-findings" });
  });

  it("neither hangs nor runs out of stack on nested or repeated YAML", () => {
    const deep = [
      "[".repeat(19_000),
      "- ".repeat(9_000),
      "{a: ".repeat(4_000),
      "? ".repeat(9_000),
      "&a ".repeat(6_000),
    ];
    for (const value of deep) {
      const started = performance.now();
      const { diagnostics } = parse(front(`x-deep: ${value}`, "state: ready"));
      expect(diagnostics).toHaveLength(1);
      expect(diagnostics[0]?.line).toBe(2);
      expect(performance.now() - started).toBeLessThan(2_000);
    }
    expect(places(front(`x-deep: ${"[".repeat(20)}${"]".repeat(20)}`))).toEqual(["item/too-deep 2:25+1"]);
  });

  it("does not run out of stack on blocks within blocks that end, however they are written", () => {
    const ladder = (step: (level: number) => string): readonly string[] =>
      Array.from({ length: 240 }, (_, level) => " ".repeat(level) + step(level));
    const deep: readonly (readonly string[])[] = [
      ["- ".repeat(9_000)],
      ["? ".repeat(9_000)],
      [": ".repeat(9_000)],
      ["? - ".repeat(4_000)],
      ["x-deep:", ` ${"- ".repeat(9_000)}`],
      ladder((level) => `k${level}:`),
      ladder(() => "-"),
    ];
    for (const lines of deep) {
      const { diagnostics, frontMatter } = parse(front("title: T", ...lines, "state: ready"));
      expect(diagnostics.map(({ code }) => code)).toContain("item/too-deep");
      expect(frontMatter?.entries.get("state")?.value).toBe("ready");
    }
  });

  it("refuses an alias bomb before anything is expanded", () => {
    const bomb = [
      "a: &a [x, x]",
      ...Array.from("bcdefgh", (c, i) => `${c}: &${c} [*${"abcdefg"[i]}, *${"abcdefg"[i]}]`),
    ];
    const found = parse(front(...bomb));
    expect(new Set(found.diagnostics.map(({ code }) => code))).toEqual(new Set(["item/anchor"]));
    expect(found.diagnostics).toHaveLength(8);
  });
});

const scrap = fc.constantFrom(
  ...[
    "'",
    '"',
    "''",
    "[",
    "]",
    "{",
    "}",
    ",",
    ", ",
    ":",
    ": ",
    " ",
    "  ",
    "#",
    " #",
    "-",
    "- ",
    "a",
    "b c",
    "null",
    "~",
  ],
  ...[
    "true",
    "No",
    "12",
    "1e3",
    "0x1f",
    ".5",
    ".inf",
    "...",
    "---",
    "&",
    "*",
    "!",
    "|",
    ">",
    "%",
    "@",
    "`",
    "\\",
    "\t",
  ],
  ...[
    "日本",
    "\u3000",
    "é",
    "2026-06-13",
    "2026-06-13T17:51:04Z",
    "_",
    "/",
    "+",
    "?",
    "=",
    "<<",
    "\ufeff",
    "😀",
  ],
);
const scraps = fc.array(scrap, { maxLength: 5 }).map((parts) => parts.join(""));
const word = fc.constantFrom("a", "tui", "b c", "x_y", "src/a.ts", "null", "true", "v1.2", "日本");
const usualValue = fc.oneof(
  scraps,
  scraps.map((text) => `'${text}'`),
  scraps.map((text) => `'${text.replaceAll("'", "''")}'`),
  scraps.map((text) => `"${text}"`),
  fc
    .array(
      fc.oneof(
        word,
        word.map((w) => `'${w}'`),
        word.map((w) => `"${w}"`),
        scraps,
      ),
      { maxLength: 4 },
    )
    .map((list) => `[${list.join(", ")}]`),
  fc.array(word, { maxLength: 4 }).map((list) => `[${list.join(",")}]`),
);
const key = fc.constantFrom("title", "state", "x-a", "x_b", "null", "true", "a1", "1", "title ", "日");
const usualLine = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.tuple(key, fc.constantFrom(":", ": ", ":  "), usualValue).map((parts) => parts.join("")),
  },
  { weight: 1, arbitrary: fc.constantFrom("", "# note", " # note", "  more", "- a") },
);

describe("the two ways of reading a front matter", () => {
  it("agree wherever the fast one answers", () => {
    let answered = 0;
    fc.assert(
      fc.property(fc.array(usualLine, { minLength: 1, maxLength: 3 }), (lines) => {
        const usual = parseUsualEntries(lines, 2);
        if (usual === undefined) return;
        answered += 1;
        expect(readYaml(lines, 2)).toEqual({ entries: usual });
      }),
      { numRuns: 3_000 },
    );
    expect(answered).toBeGreaterThan(300);
  });

  it("never throw, and every finding points into the text", () => {
    const anything = fc.array(fc.oneof(usualLine, scraps, fc.string({ unit: "binary", maxLength: 12 })), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(anything, fc.constantFrom("\n", "\r\n"), fc.boolean(), (lines, eol, closed) => {
        const text = ["---", ...lines, ...(closed ? ["---", "Body"] : [])].join(eol);
        const { frontMatter, diagnostics } = parse(text);
        if (frontMatter === undefined) expect(diagnostics).not.toEqual([]);
        const rows = text.split("\n");
        for (const found of diagnostics) {
          expect(found.line ?? 1).toBeLessThanOrEqual(rows.length);
          expect(found.column ?? 1).toBeLessThanOrEqual((rows[(found.line ?? 1) - 1] ?? "").length + 1);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
