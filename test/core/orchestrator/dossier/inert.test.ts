import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inertBlock, inertCode, inertLine } from "../../../../src/core/orchestrator/dossier/inert.ts";
import { cellCount, withoutCode, withoutFences } from "../markdown-reading.ts";

/** What Markdown and GitHub act on, in any order. */
const text = fc
  .array(
    fc.constantFrom(
      ...[
        "`",
        "``",
        "|",
        "\\",
        "@bob",
        "#12",
        "Fixes #3",
        "GH-4",
        "a/b#5",
        "https://x.example/a_b",
        "www.x.example",
      ],
      ...[
        "<img src=x>",
        "<!--",
        "-->",
        "</details>",
        "![a](b)",
        "[a](b)",
        "[a]: b",
        "*",
        "_",
        "~~",
        "$",
        "^",
      ],
      ...[
        "# h",
        "---",
        "===",
        "> q",
        "- i",
        "1. n",
        "+ p",
        "    code",
        "\t",
        "\n",
        "\n\n",
        "```",
        "~~~",
        " ",
        "word",
      ],
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(""));

/** What is left of a line outside of code must have no effect. */
function expectInert(line: string): void {
  const words = withoutCode(line);
  expect(words).not.toMatch(/[<>|`*[\]{}~$^@]|:\/\/|www\.|\bGH-\d/);
  expect(words.replaceAll("&#124;", "")).not.toMatch(/#\d/);
  expect(words).not.toMatch(/&(?!amp;|lt;|gt;|#124;)/);
}

describe("inertLine", () => {
  it("leaves nothing outside of code that acts, and stays one cell of a table", () => {
    fc.assert(
      fc.property(text, (given) => {
        const line = inertLine(given, 500);
        expect(line).not.toContain("\n");
        expect(cellCount(`| ${line} |`)).toBe(3);
        expectInert(line);
      }),
      { numRuns: 500 },
    );
  });

  it("keeps words, names and code as they are", () => {
    expect(inertLine("Stored in `theme.ts`, see snake_case and a-b (100 %).", 500)).toBe(
      "Stored in `theme.ts`, see snake_case and a-b (100 %).",
    );
    expect(inertLine("日本語の文、それから `コード`", 500)).toBe("日本語の文、それから `コード`");
  });

  it.each([
    ["thanks @bob", "thanks `@bob`"],
    ["Fixes #12", "Fixes `#12`"],
    ["closes owner/repo#7.", "closes `owner/repo#7.`"],
    ["see https://x.example/a?b=1|2", "see `https://x.example/a?b=1`&#124;2"],
    ["<img src=x onerror=y>", "&lt;img src=x onerror=y&gt;"],
    ["![alt](http://x.example/i.png)", "`![alt](http://x.example/i.png)`"],
    ["a *b* _c_ ~~d~~", "a \\*b\\* \\_c\\_ \\~\\~d\\~\\~"],
    ["`a | b`", "a &#124; b"],
    ["a\\|b", "a\\\\&#124;b"],
    ["x@y`code`", "`x@y` `code`"],
  ])("%s becomes %s", (given, expected) => {
    expect(inertLine(given, 500)).toBe(expected);
  });
});

describe("inertCode", () => {
  it("is code, but for a text with a pipe", () => {
    expect(inertCode("npm test")).toBe("`npm test`");
    expect(inertCode("a | @b")).toBe("a &#124; `@b`");
  });
});

describe("inertBlock", () => {
  it("leaves nothing outside of code that acts, on any line", () => {
    fc.assert(
      fc.property(text, (given) => {
        const block = inertBlock(given, 500);
        for (const line of withoutFences(block).split("\n")) {
          expectInert(line);
          expect(line).not.toMatch(/^ {0,3}(?:#|=|>)|^ {4,}(?! *(?:-|\d+\.) )/);
          expect(line).not.toMatch(/^ {0,3}(?:-+|=+|:-+) *$/);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("keeps paragraphs, lists and fenced code", () => {
    const given = "One.\n\n- a\n  - b\n    1. c\n* d\n\n```js\nlet x = `<a>`; // @bob\n```\nend";
    expect(inertBlock(given, 500)).toBe(
      "One.\n\n- a\n  - b\n    1. c\n- d\n\n```text\nlet x = `<a>`; // @bob\n```\n\nend",
    );
  });

  it("closes a fence that is left open, and makes it longer than any in it", () => {
    expect(inertBlock("~~~\na\n```\nb", 500)).toBe("````text\na\n```\nb\n````");
  });

  it("takes headings, rules and quotes as words", () => {
    expect(inertBlock("# a\n---\n> b\n===\n1.5 c", 500)).toBe("\\# a\n\\---\n&gt; b\n\\===\n1\\.5 c");
  });
});
