import fc from "fast-check";
import { parse, stringify } from "smol-toml";
import { describe, expect, it } from "vitest";
import {
  type KeyPlace,
  type KeyPlaces,
  type Path,
  placeKey,
  scanKeyPlaces,
} from "../../../src/core/workspace/config-positions.ts";

const text = `# a comment with [brackets] and key = "value"
version = 1
dotted . "quoted key" = 'x = 1'

[ table ]   # behind
list = [
  "one", # ], not the end
  [ 2, 3 ],
]
inline = { a = 1, b = { "c.d" = true } }
long = """
[not.a.table]
no = "key" \\""""
literal = '''x''''
date = 1979-05-27 07:32:00 # date

[[many]]
name = 'a'
[[many]]
name = 'b'
[many.below]
deep = 1.5
`;

const keyPlaces = (document: string): KeyPlaces => scanKeyPlaces(document, 64).places;

function placeOf(path: Path): KeyPlace {
  const place = keyPlaces(text).get(placeKey(path));
  if (place === undefined) throw new Error(`no place for ${placeKey(path)}`);
  return place;
}

function cut({ line, column, length }: Omit<KeyPlace, "value">, from: string = text): string {
  return (from.split(/\r?\n/)[line - 1] ?? "").slice(column - 1, column - 1 + length);
}

describe("the places of keys and values", () => {
  it.each([
    [["version"], "version", "1"],
    [["dotted"], "dotted", undefined],
    [["dotted", "quoted key"], '"quoted key"', "'x = 1'"],
    [["table"], "table", undefined],
    [["table", "list"], "list", "["],
    [["table", "list", 0], '"one"', '"one"'],
    [["table", "list", 1, 1], "3", "3"],
    [["table", "inline"], "inline", '{ a = 1, b = { "c.d" = true } }'],
    [["table", "inline", "b", "c.d"], '"c.d"', "true"],
    [["table", "long"], "long", '"""'],
    [["table", "literal"], "literal", "'''x''''"],
    [["table", "date"], "date", "1979-05-27 07:32:00"],
    [["many", 0, "name"], "name", "'a'"],
    [["many", 1, "name"], "name", "'b'"],
    [["many", 1, "below", "deep"], "deep", "1.5"],
  ] satisfies [Path, string, string | undefined][])("are found for %j", (path, key, value) => {
    const place = placeOf(path);
    expect(cut(place)).toBe(key);
    expect(place.value && cut(place.value)).toBe(value);
  });

  it("are none for what only looks like a key", () => {
    const known = [...keyPlaces(text).keys()];
    expect(known.filter((key) => key.includes("not") || key.includes('"no"'))).toEqual([]);
  });

  it("lead to the value that a TOML parser reads, for any document", () => {
    const word = fc.string({
      unit: fc.constantFrom("a", "B", "-", " ", ".", '"', "'", "\\", "日", "#", "]", "="),
    });
    const key = word.filter((name) => name !== "");
    const leaf = fc.oneof(word, fc.integer(), fc.boolean(), fc.array(word, { maxLength: 3 }));
    const table = fc.dictionary(key, leaf, { maxKeys: 4 });
    const document = fc.dictionary(key, fc.oneof(leaf, table, fc.dictionary(key, table, { maxKeys: 2 })), {
      maxKeys: 5,
    });
    fc.assert(
      fc.property(document, fc.constantFrom("\n", "\r\n"), (tables, eol) => {
        const written = stringify(tables).replaceAll("\n", eol);
        const places = keyPlaces(written);
        for (const [path, value] of leaves(parse(written), [])) {
          const place = places.get(placeKey(path))?.value;
          expect(place && parse(`v = ${cut(place, written)}`)).toEqual({ v: value });
        }
      }),
      { numRuns: 200 },
    );
  });

  it("are found in time that grows with the text", () => {
    const long = `a = """${"x\\n".repeat(100_000)}"""\nb = [${'"x", '.repeat(50_000)}]\nc = 1\n`;
    expect(keyPlaces(long).get(placeKey(["c"]))?.line).toBe(3);
  });

  it("end without an exception at a text that is no TOML", () => {
    const piece = fc.constantFrom(
      "[",
      "]",
      "{",
      "}",
      "=",
      '"',
      "'''",
      "a",
      ".",
      ",",
      "\n",
      "#",
      " ",
      "\\",
      "1",
    );
    fc.assert(
      fc.property(fc.string({ unit: piece }), (junk) => {
        for (const { line } of keyPlaces(junk).values())
          expect(line).toBeLessThanOrEqual(junk.split("\n").length);
      }),
      { numRuns: 500 },
    );
  });
});

function leaves(value: unknown, path: Path): readonly (readonly [Path, unknown])[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}
