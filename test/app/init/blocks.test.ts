import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { appendBlock, putBlock, removeBlocks } from "../../../src/app/init/blocks.ts";
import { addJsonEntry, removeJsonEntry } from "../../../src/app/init/json-entry.ts";
import { addToHook } from "../../../src/app/init/shell-hook.ts";
import { addToLefthook, addToPreCommit } from "../../../src/app/init/yaml-hooks.ts";

const HOOKS = ["pre-commit", "commit-msg", "pre-push"].map((name) => ({
  name,
  hookDir: "node_modules/yoi/hooks",
}));
const line = fc.constantFrom(
  "",
  "  ",
  "# a comment",
  "npm test",
  "exec foo",
  "exit 0",
  "exit $?",
  "if x; then",
  "  exit 1",
  "fi",
  "#!/bin/sh",
  "票",
  "# <<< yoi init",
);
const text = fc
  .tuple(fc.array(line, { maxLength: 8 }), fc.boolean())
  .map(([lines, ended]) => lines.join("\n") + (ended && lines.length > 0 ? "\n" : ""));
const yamlLine = fc.constantFrom(
  "pre-commit:",
  "  commands:",
  "    lint:",
  "      run: npm test",
  "  parallel: true",
  "  jobs:",
  "    - run: a",
  "    # note",
  "",
  "commit-msg:",
  "repos:",
  "- repo: local",
  "  - repo: x",
  "    hooks: []",
  "assert_lefthook_installed: true",
);
const yaml = fc
  .tuple(fc.array(yamlLine, { maxLength: 10 }), fc.constantFrom("\n", "\r\n"), fc.boolean())
  .map(([lines, eol, ended]) => lines.join(eol) + (ended && lines.length > 0 ? eol : ""));

describe("what yoi init writes into a file", () => {
  it("is taken out of any hook again, byte for byte, and is put in only once", () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...HOOKS), (before, entry) => {
        const after = addToHook(before, entry);
        if (after === undefined) return;
        expect(removeBlocks(after)).toBe(before);
        expect(addToHook(after, entry)).toBe(after);
      }),
      { numRuns: 500 },
    );
  });

  it("is taken out of any other text again, byte for byte, and keeps its place there", () => {
    fc.assert(
      fc.property(text, text, fc.constantFrom("hash" as const, "html" as const), (before, later, style) => {
        const after = putBlock(before, ["one", "", "two"], style);
        expect(after).toBe(appendBlock(before, ["one", "", "two"], style));
        expect(removeBlocks(after)).toBe(before);
        const grown = `${after}${later}`;
        expect(putBlock(grown, ["one", "", "two"], style)).toBe(grown);
        expect(putBlock(putBlock(grown, ["new"], style), ["one", "", "two"], style)).toBe(grown);
      }),
      { numRuns: 500 },
    );
  });

  it("is taken out of the configuration of a manager of hooks again, byte for byte", () => {
    fc.assert(
      fc.property(yaml, (before) => {
        for (const add of [addToLefthook, addToPreCommit]) {
          const after = add(before, HOOKS);
          if (after === undefined) continue;
          expect(removeBlocks(after)).toBe(before);
          expect(add(after, HOOKS)).toBe(after);
          expect(
            after.split("\n").filter((each) => before.split("\n").includes(each)).length,
          ).toBeGreaterThanOrEqual(before.split("\n").length - 1);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("leaves no file behind that only it was in", () => {
    expect(removeBlocks(appendBlock(undefined, ["one"]))).toBeUndefined();
    expect(removeBlocks(`${appendBlock(undefined, ["one"])}mine\n`)).toBe("mine\n");
    expect(removeBlocks(addToHook(undefined, { name: "pre-push", hookDir: "hooks" }) ?? "")).toBeUndefined();
    expect(removeBlocks(appendBlock("", ["one"]))).toBe("");
  });
});

describe("an entry for lint-staged", () => {
  const glob = ".yoi/tickets/**/*.md";

  it("becomes the first one of the object, and only that", () => {
    const manifest = '{\n  "name": "x",\n  "lint-staged": {\n    "*.ts": ["a", "b"]\n  }\n}\n';
    const after = addJsonEntry(manifest, true) ?? "";
    expect(JSON.parse(after)).toEqual({
      name: "x",
      "lint-staged": { [glob]: "yoi ticket lint", "*.ts": ["a", "b"] },
    });
    expect(removeJsonEntry(after)).toBe(manifest);
    expect(addJsonEntry(after, true)).toBe(after);
    const crlf = '{\r\n\t"*.ts": "a"\r\n}';
    expect(addJsonEntry(crlf, false)).toBe(`{\r\n\t"${glob}": "yoi ticket lint",\r\n\t"*.ts": "a"\r\n}`);
  });

  it("is left to a person where there is no sure place", () => {
    for (const [text, isPackage] of [
      ['{ "lint-staged": { "*": "a" } }', true],
      ['{\n  "lint-staged": {}\n}', true],
      ['{\n  "scripts": {\n    "lint-staged": "x"\n  }\n}', true],
      ['{\n  // a comment\n  "*": "a"\n}', false],
      ["*.ts: eslint\n", false],
    ] as const) {
      expect(addJsonEntry(text, isPackage)).toBeUndefined();
    }
  });
});
