import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type JsonNode, parseJson } from "../../../src/core/ticket/json-text.ts";

/** The same value with ordinary objects, so that it can be compared with what JSON.parse gives. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function nodeOf(text: string): JsonNode {
  const json = parseJson(text);
  if (json.kind === "broken") throw new Error(`${json.problem} at ${json.offset}`);
  return json.node;
}

function accepts(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe("parseJson", () => {
  it("gives what JSON.parse gives", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), fc.constantFrom(undefined, 2, "\t"), (text, indent) => {
        const pretty = JSON.stringify(JSON.parse(text), null, indent);
        expect(plain(nodeOf(pretty).value)).toEqual(JSON.parse(pretty));
      }),
    );
  });

  it("takes exactly the texts that JSON.parse takes", () => {
    const pieces = fc.constantFrom(
      ...[
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        '"',
        '"a"',
        '"\\u00e9"',
        "\\",
        "\\u12",
        "1",
        "-",
        "0",
        ".5",
        "e3",
        "01",
      ],
      ...["true", "null", "nul", " ", "\n", "\t", "\u00a0", "\uFEFF", "\u0001", "//", "NaN", "'a'"],
    );
    const texts = fc.array(pieces, { maxLength: 8 }).map((list) => list.join(""));
    fc.assert(
      fc.property(fc.oneof(texts, fc.string(), cutJson), (text) => {
        expect(parseJson(text).kind).toBe(accepts(text) ? "json" : "broken");
      }),
      { numRuns: 2_000 },
    );
  });

  it("says where every value and key stands", () => {
    const text = '{ "a": [1, "x"],\n  "b": {} }';
    const { members = [] } = nodeOf(text);
    expect(members.map((member) => text.slice(member.start, member.end))).toEqual(['"a"', '"b"']);
    expect(members.map(({ node }) => text.slice(node.start, node.end))).toEqual(['[1, "x"]', "{}"]);
    expect(members[0]?.node.items?.map((item) => text.slice(item.start, item.end))).toEqual(["1", '"x"']);
  });

  it("shows keys given twice and takes the first", () => {
    const node = nodeOf('{"a": 1, "a": 2}');
    expect(node.value).toEqual(Object.assign(Object.create(null), { a: 1 }));
    expect(node.members?.map(({ key }) => key)).toEqual(["a", "a"]);
  });

  it("makes __proto__ and constructor ordinary keys", () => {
    const { value } = nodeOf('{"__proto__": {"x": 1}, "constructor": 2}');
    expect(Object.getPrototypeOf(value)).toBe(null);
    expect(Object.keys(value as object)).toEqual(["__proto__", "constructor"]);
    expect(Reflect.get({}, "x")).toBe(undefined);
  });

  it.each([
    ["", 0, "too early"],
    ['{"a": 1,}', 8, "key in double quotes"],
    ["{'a': 1}", 1, "key in double quotes"],
    ['{"a" 1}', 5, "colon"],
    ["[1 2]", 3, "comma or ]"],
    ['{"a": b}', 6, "missing or not quoted"],
    ['["a\nb"]', 3, "line break"],
    ['["\\x"]', 2, "backslash"],
    ['["a', 1, "too early"],
    ["1 2", 2, "only one value"],
    ["\uFEFF{}", 0, "missing or not quoted"],
    ["[".repeat(100), 33, "deeper than 32"],
  ])("says where %j stops being JSON", (text, offset, problem) => {
    expect(parseJson(text)).toMatchObject({ kind: "broken", offset });
    expect(parseJson(text)).toHaveProperty("problem", expect.stringContaining(problem));
  });

  it("reads half a megabyte of anything in time that grows with its size", () => {
    for (const unit of ["[", '"', "\\", '{"a":', "1", " ", '"\\u0041', "-", "[],"]) {
      expect(parseJson(`[${unit.repeat(512 * 1024)}`).kind).toBe("broken");
    }
    expect(parseJson(`["${"\\\\".repeat(256 * 1024)}"]`).kind).toBe("json");
  });
});

const cutJson = fc
  .tuple(fc.json({ maxDepth: 3 }), fc.nat(), fc.constantFrom("", ",", '"', "]", "0"))
  .map(
    ([text, at, put]) =>
      text.slice(0, at % (text.length + 1)) + put + text.slice((at % (text.length + 1)) + 1),
  );
