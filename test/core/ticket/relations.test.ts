import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { helpOf, messageOf } from "../../../src/core/diagnostic/diagnostic.ts";
import { YoiError } from "../../../src/core/diagnostic/error.ts";
import { MAX_RECORD_BYTES, MAX_RELATIONS } from "../../../src/core/ticket/limits.ts";
import {
  addRelation,
  type ParsedRelations,
  parseRelations,
  RELATION_KINDS,
  type Relation,
  relationsSchema,
  removeRelation,
} from "../../../src/core/ticket/relations.ts";

const TICKET = "20260613-175104-own";
const AT = "2026-06-13T17:51:04Z";

function relation(target: string, more: Partial<Relation> = {}): Relation {
  return { ticket_id: TICKET, kind: "depends_on", target, author: "hare", at: AT, ...more };
}

function parse(text: string): ParsedRelations {
  return parseRelations(text, "artifacts/relations.json", TICKET);
}

function file(...relations: readonly object[]): string {
  return `${JSON.stringify({ version: 1, relations }, null, 2)}\n`;
}

/** Relations as they are on disk. */
function stored(text: string): readonly object[] {
  return parse(text).relations.map(({ line: _line, column: _column, ...rest }) => rest);
}

describe("parseRelations", () => {
  it("reads every relation and where its target stands", () => {
    const relations = [relation("first", { note: "Why.\nMore." }), relation("second", { kind: "related" })];
    const text = file(...relations);
    expect(parse(text).diagnostics).toEqual([]);
    expect(stored(text)).toEqual(relations);
    expect(relationsSchema.parse(JSON.parse(text))).toEqual({ version: 1, relations });
    for (const { line = 0, column = 0, target } of parse(text).relations) {
      expect(text.split("\n")[line - 1]?.slice(column - 1)).toMatch(new RegExp(`^"${target}"`));
    }
  });

  // An entry, the code, what message and help name, and the text that is pointed at.
  const faults: readonly (readonly [object, string, string, string])[] = [
    [
      relation("x-1", { kind: "dependson" as "blocks" }),
      "relation/bad-value",
      "write depends_on",
      '"dependson"',
    ],
    [{ ...relation("x-1"), traget: "y" }, "relation/unknown-key", "write target", '"traget"'],
    [{ ...relation("x-1"), target: undefined }, "relation/missing-key", "no target", "{"],
    [relation("../x"), "relation/bad-value", "the id of a ticket", '"../x"'],
    [relation("con"), "relation/bad-value", "the id of a ticket", '"con"'],
    [
      relation("x-1", { at: "2026-13-01T00:00:00Z" }),
      "relation/bad-value",
      "a time like",
      '"2026-13-01T00:00:00Z"',
    ],
    [relation("x-1", { author: " " }), "relation/bad-value", "one line", '" "'],
    [relation("x-1", { author: "a\nb" }), "relation/bad-value", "one line", '"a\\nb"'],
    [relation("x-1", { note: 3 as unknown as string }), "relation/bad-value", "note is 3", "3"],
    [relation("x-1", { note: "\u001b[0m" }), "relation/bad-value", "control characters", '"\\u001b[0m"'],
    [relation("x-1", { ticket_id: "another" }), "relation/wrong-ticket", TICKET, '"another"'],
    [relation(TICKET.toUpperCase()), "relation/self", "depends_on", `"${TICKET.toUpperCase()}"`],
    [relation("first"), "relation/duplicate", "depends_on first", '"first"'],
  ];

  it.each(faults)("leaves out %j with a finding, and keeps the others", (entry, code, words, covered) => {
    const text = file(relation("first"), entry, relation("last"));
    const { relations, diagnostics } = parse(text);
    expect(relations.map(({ target }) => target)).toEqual(["first", "last"]);
    expect(diagnostics).toMatchObject([{ code, severity: "error", ticket: TICKET }]);
    const [found = expect.fail()] = diagnostics;
    const line = text.split("\n")[(found.line ?? 0) - 1];
    expect(found.source).toBe(line);
    const start = (found.column ?? 0) - 1;
    expect(line?.slice(start, start + (found.length ?? 0))).toBe(covered);
    expect(`${messageOf(found)}; ${helpOf(found)}`).toContain(words);
  });

  it.each([
    ["", "relation/not-json", 1, 1],
    ['{"version": 1,\n "relations": [],}', "relation/not-json", 2, 18],
    ["<<<<<<< HEAD\n{}", "relation/not-json", 1, 1],
    ["\u0000", "relation/not-json", 1, 1],
    ["[]", "relation/bad-shape", 1, 1],
    ['{"version": 2, "relations": []}', "relation/version", 1, 13],
    ['{"version": "1", "relations": []}', "relation/version", 1, 13],
    ['{"relations": []}', "relation/missing-key", 1, 1],
    ['{"version": 1}', "relation/missing-key", 1, 1],
    ['{"version": 1, "relations": {}}', "relation/bad-value", 1, 29],
    ['{"version": 1, "relations": [3]}', "relation/bad-shape", 1, 30],
    ['{"version": 1, "relations": [], "__proto__": 1}', "relation/unknown-key", 1, 33],
    ['{"version": 1, "relations": [], "relations": []}', "relation/duplicate-key", 1, 33],
  ])("finds what is wrong in %j", (text, code, line, column) => {
    expect(parse(text)).toMatchObject({ relations: [], diagnostics: [{ code, line, column }] });
  });

  it("bounds the file, the list and what it says about one entry", () => {
    const many = Array.from({ length: MAX_RELATIONS + 1 }, (_, index) => relation(`ticket-${index}`));
    const { relations, diagnostics } = parse(file(...many));
    expect(relations).toHaveLength(MAX_RELATIONS);
    expect(diagnostics).toMatchObject([
      { code: "relation/too-many", facts: { count: MAX_RELATIONS + 1, limit: MAX_RELATIONS } },
    ]);
    const long = parse(`"${"あ".repeat(MAX_RECORD_BYTES / 3 + 1)}"`);
    expect(long).toMatchObject({ relations: [], diagnostics: [{ code: "relation/too-large" }] });
    const keys = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`key-${index}`, 1]));
    expect(parse(JSON.stringify({ version: 1, relations: [keys] })).diagnostics.length).toBeLessThan(20);
  });

  it("never throws, and points every finding into the text", () => {
    const base = file(relation("first", { note: "n" }), relation("second", { kind: "related" }));
    const broken = fc
      .array(
        fc.tuple(
          fc.nat(base.length),
          fc.nat(8),
          fc.constantFrom("", '"', "{", "]", ",", "\n", "x", "\\", "あ"),
        ),
        {
          maxLength: 3,
        },
      )
      .map((cuts) =>
        cuts.reduce((text, [at, drop, put]) => text.slice(0, at) + put + text.slice(at + drop), base),
      );
    fc.assert(
      fc.property(broken, (text) => {
        const { relations, diagnostics } = parse(text);
        const lines = text.split("\n");
        for (const { line = 0, column = 0 } of diagnostics) {
          expect(column).toBeGreaterThan(0);
          expect(column).toBeLessThanOrEqual((lines[line - 1] ?? "").length + 1);
        }
        if (diagnostics.length === 0) expect(stored(text)).toEqual(JSON.parse(text).relations);
        expect(relations.length + diagnostics.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});

describe("addRelation and removeRelation", () => {
  it("begin a file as JSON.stringify would write it", () => {
    const first = relation("first", { note: "Why" });
    const text = addRelation(undefined, first);
    const { ticket_id, kind, target, note, author, at } = first;
    expect(text).toBe(file({ ticket_id, kind, target, note, author, at }));
    expect(removeRelation(text, "depends_on", "first")).toBe('{\n  "version": 1,\n  "relations": []\n}\n');
  });

  it("keep the bytes of the other entries, whatever their layout", () => {
    const own = `{ "at":"${AT}", "author": "a",\t"target": "odd", "kind": "related", "ticket_id": "${TICKET}" }`;
    for (const text of [
      `{"relations": [${own}], "version": 1}`,
      `{"relations": [\n\t${own}\n], "version": 1}\n`,
      `{\r\n  "version": 1,\r\n  "relations": [\r\n    ${own}\r\n  ]\r\n}\r\n`,
    ]) {
      const added = addRelation(text, relation("next"));
      expect(added).toContain(own);
      expect(stored(added)).toMatchObject([{ target: "odd" }, relation("next")]);
      expect(added.replaceAll("\r\n", "").includes("\n")).toBe(text.replaceAll("\r\n", "").includes("\n"));
      expect(removeRelation(added, "depends_on", "next")).toBe(text);
      expect(stored(removeRelation(added, "related", "odd"))).toEqual([relation("next")]);
    }
  });

  it("leave a file without that relation as it is", () => {
    const text = file(relation("first"));
    expect(removeRelation(text, "blocks", "first")).toBe(text);
    expect(removeRelation(text, "depends_on", "other")).toBe(text);
  });

  it("refuse a file they cannot read", () => {
    for (const text of ["{", "[]", '{"version": 1}', '{"relations": {}}']) {
      expect(() => addRelation(text, relation("x-1"))).toThrow(YoiError);
      expect(() => removeRelation(text, "blocks", "x-1")).toThrow(YoiError);
    }
  });

  it("do what they say to any list, and touch no other line", () => {
    fc.assert(
      fc.property(uniqueRelations, fc.nat(), (relations, pick) => {
        const text = relations.reduce<string | undefined>(addRelation, undefined);
        if (text === undefined) return;
        expect(stored(text)).toEqual(relations);
        const gone = relations[pick % relations.length];
        if (gone === undefined) return;
        const without = removeRelation(text, gone.kind, gone.target);
        expect(stored(without)).toEqual(relations.filter((kept) => kept !== gone));
        const before = text.split("\n");
        for (const line of without.split("\n")) {
          const isOld = before.includes(line) || before.includes(`${line},`) || line.endsWith("[]");
          expect([line, isOld]).toEqual([line, true]);
        }
      }),
    );
  });
});

const uniqueRelations: fc.Arbitrary<readonly Relation[]> = fc.uniqueArray(
  fc
    .record(
      {
        kind: fc.constantFrom(...RELATION_KINDS),
        target: fc.stringMatching(/^[0-9A-Za-z][0-9a-z-]{3,12}$/),
        note: fc.oneof(fc.string({ maxLength: 9 }), fc.constantFrom("a\nb", '"', "日本")).filter(isNote),
      },
      { requiredKeys: ["kind", "target"] },
    )
    .map(({ target, ...more }) => relation(target, more)),
  { maxLength: 6, selector: ({ kind, target }) => `${kind} ${target.toLowerCase()}` },
);

function isNote(text: string): boolean {
  return !/[\u007f-\u009f]/.test(text);
}
