import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainTitle } from "../../../src/core/github/plain-title.ts";

describe("a title of a stranger", () => {
  it.each([
    ["Fixes #12 for @octo/team", "Fixes no. 12 for (at)octo/team"],
    ["closes owner/repo#3 and GH-4", "closes owner/repono. 3 and GH 4"],
    ["resolves https://github.com/o/r/issues/5", "resolves https: github.com/o/r/issues/5"],
    ["Quick change [skip ci]", "Quick change (skip ci)"],
    ["two\nlines\r\nand\ttabs", "two lines and tabs"],
    ["plain words: a (b) c", "plain words: a (b) c"],
    [" \u202e ", "fallback"],
  ])("%j becomes %j", (text, expected) => {
    expect(plainTitle(text, "fallback")).toBe(expected);
  });

  it("never names, refers, closes, skips or hides anything, and fits", () => {
    const parts = fc.constantFrom(
      "fixes",
      "#1",
      "@a",
      "GH-2",
      "://",
      "[skip ci]",
      "[no ci]",
      "<!--",
      " ",
      "\n",
      "skip-checks: true",
      "é",
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 100 }), (words) => {
        const title = plainTitle(words.join(""), "fallback");
        expect(title).not.toMatch(/@|#\w|GH-\d|:\/\/|[[\]\n]|<!--|skip-checks?\s*:/i);
        expect(title.length).toBeLessThanOrEqual(200);
        expect(title.length).toBeGreaterThan(0);
      }),
    );
  });
});
