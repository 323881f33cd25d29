import * as fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { formatTable } from "../../src/cli/table.ts";
import { cutToWidth, manyLines, oneLine } from "../../src/cli/text.ts";
import { paintFor } from "../../src/io/terminal/colour.ts";
import { displayWidth } from "../../src/io/terminal/width.ts";

const rows = (...lines: string[][]) => lines.map((line) => line.map((text) => ({ text })));

describe("a table", () => {
  it("aligns columns by what a terminal shows, not by characters", () => {
    const table = formatTable(
      rows(["ready", "20260101-000000-a", "ログイン画面"], ["作業中", "b", "plain"], ["é", "👩‍💻", "z"]),
    );
    expect(table).toBe(
      [
        "ready   20260101-000000-a  ログイン画面",
        "作業中  b                  plain",
        "é       👩‍💻                 z",
        "",
      ].join("\n"),
    );
  });

  it("starts every column at the same place for any text", () => {
    const cell = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.constantFrom("日本語", "ﾊﾝｶｸ", "한국어", "e\u0301", "🇯🇵"),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), (pairs) => {
        const table = formatTable(pairs.map(([left]) => [{ text: left }, { text: "|" }]));
        const starts = table
          .split("\n")
          .slice(0, -1)
          .map((line) => stringWidth(line.slice(0, line.lastIndexOf("|"))));
        expect(new Set(starts).size).toBe(1);
      }),
      { numRuns: 200 },
    );
  });

  it("cuts only the last column, only to a given width, and never through a character", () => {
    const long = rows(["ready", "0123456789", "日本語の長い題名です"]);
    expect(formatTable(long)).toContain("日本語の長い題名です");
    expect(formatTable(long, { width: 30 })).toBe("ready  0123456789  日本語の長…\n");
    expect(displayWidth(formatTable(long, { width: 30 }).trimEnd())).toBeLessThanOrEqual(30);
  });

  it("measures before it colours", () => {
    const { red } = paintFor(true);
    const table = formatTable([
      [{ text: "a", style: red }, { text: "x" }],
      [{ text: "bbb", style: red }, { text: "y" }],
    ]);
    expect(table).toBe("\u001b[31ma\u001b[39m    x\n\u001b[31mbbb\u001b[39m  y\n");
  });

  it("keeps a row on its line and a terminal safe, whatever a record holds", () => {
    const evil = "one\ntwo\t\u001b[2Jthree\u202e";
    expect(formatTable(rows([evil]))).toBe("one two \u{fffd}[2Jthree\u{fffd}\n");
    expect(oneLine(evil)).not.toMatch(/[\n\t]/);
    expect(manyLines("a\r\n\tb\u0007")).toBe("a\n\tb\u{fffd}");
  });
});

describe("cutting", () => {
  it("fits every text into every width", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 40 }), (text, width) => {
        const cut = cutToWidth(text, width);
        expect(displayWidth(cut)).toBeLessThanOrEqual(width);
        if (displayWidth(text) <= width) expect(cut).toBe(text);
      }),
      { numRuns: 300 },
    );
  });
});
