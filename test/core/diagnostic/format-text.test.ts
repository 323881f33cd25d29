import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { type Diagnostic, finding } from "../../../src/core/diagnostic/diagnostic.ts";
import {
  formatFinding,
  formatSummary,
  formatVerdict,
  type Palette,
  plainPalette,
} from "../../../src/core/diagnostic/format-text.ts";
import { verdictOf } from "../../../src/core/diagnostic/verdict.ts";
import { samples } from "./samples.ts";

const plain = { palette: plainPalette, widthOf: (text: string) => stringWidth(text) };
const facts = { key: "colour", suggestion: "remove it" };

function unknownKey(place: Partial<Diagnostic>): Diagnostic {
  return finding("config/unknown-key", { path: "a.toml", ...place }, facts);
}

/** The source line and the underline below it. */
function picture(place: Partial<Diagnostic>): readonly string[] {
  return formatFinding(unknownKey(place), plain).split("\n").slice(1, -1);
}

describe("a verdict for people", () => {
  it("shows place, code, message, source, underline, help, note and a summary", async () => {
    await expect(formatVerdict(verdictOf(samples, 3), plain)).toMatchFileSnapshot("golden/verdict.txt");
  });

  it("colours through the palette, and only through it", async () => {
    const paint = (name: string) => (text: string) => `<${name}>${text}</${name}>`;
    const palette: Palette = {
      place: paint("place"),
      error: paint("error"),
      warning: paint("warning"),
      gutter: paint("gutter"),
      label: paint("label"),
    };
    const painted = formatVerdict(verdictOf(samples, 3), { ...plain, palette });
    await expect(painted).toMatchFileSnapshot("golden/verdict-painted.txt");
    expect(painted.replaceAll(/<\/?(?:place|error|warning|gutter|label)>/g, "")).toBe(
      formatVerdict(verdictOf(samples, 3), plain),
    );
  });
});

describe("the summary", () => {
  it.each([
    { diagnostics: samples, examined: 3, text: "3 errors, 2 warnings in 3 tickets examined" },
    { diagnostics: samples.slice(0, 1), examined: 1, text: "1 error in 1 ticket examined" },
    { diagnostics: [], examined: 1200, text: "no findings in 1200 tickets examined" },
    { diagnostics: [], examined: 0, text: "nothing to check: no ticket was examined" },
    { diagnostics: samples.slice(2, 3), examined: 0, text: "1 warning; no ticket was examined" },
  ])("says: $text", ({ diagnostics, examined, text }) => {
    expect(formatSummary(verdictOf(diagnostics, examined))).toBe(text);
  });
});

describe("the underline", () => {
  it("stands below a value behind wide characters", () => {
    const source = "題名: あいう x";
    expect(picture({ line: 9, column: 5, length: 3, source })).toEqual([
      "  9 | 題名: あいう x",
      "    |       ^^^^^^",
    ]);
  });

  it("stands below a value behind tabs, which are shown as spaces", () => {
    expect(picture({ line: 1, column: 4, length: 1, source: "\ta\tb" })).toEqual([
      "  1 |     a   b",
      "    |         ^",
    ]);
  });

  it("has one caret where the finding has no length, also behind the end of the line", () => {
    expect(picture({ line: 1, column: 3, source: "ab" })).toEqual(["  1 | ab", "    |   ^"]);
  });

  it("is left out where the column lies beyond the text that was kept", () => {
    expect(picture({ line: 1, column: 900, source: "ab" })).toEqual(["  1 | ab"]);
  });

  it("begins and ends below the value for any text", () => {
    const piece = fc.string({ unit: fc.constantFrom("a", " ", "é", "日", "本", "\t", "🎉") });
    fc.assert(
      fc.property(
        piece,
        piece.filter((text) => text !== ""),
        piece,
        (before, value, after) => {
          const column = before.length + 1;
          const [shown = "", underline = ""] = picture({
            line: 1,
            column,
            length: value.length,
            source: before + value + after,
          });
          const bar = "  1 | ".length;
          const start = underline.indexOf("^");
          const carets = underline.slice(start);
          expect(carets).toMatch(/^\^+$/);
          // Cutting what is shown at the underline's columns gives the value, tabs as spaces.
          const cells = [...shown.padEnd(underline.length)].flatMap((char) =>
            stringWidth(char) === 2 ? [char, ""] : [char],
          );
          const covered = cells.slice(start, start + carets.length).join("");
          expect(start).toBeGreaterThanOrEqual(bar);
          expect(covered.replaceAll(" ", "")).toBe(value.replaceAll(/[\t ]/g, ""));
        },
      ),
      { numRuns: 300 },
    );
  });
});

it("lets no path, fact, note or source move the reader's cursor or begin a line", () => {
  const evil = "\u001b[31m\r\n::error::\u202e";
  const found: Diagnostic = {
    code: "config/unknown-key",
    severity: "warning",
    path: evil,
    line: 1,
    column: 1,
    source: evil,
    note: evil,
    facts: { key: evil, suggestion: evil },
  };
  const text = formatFinding(found, plain);
  expect(text.split("\n")).toHaveLength(5);
  expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u202e]/u);
});
