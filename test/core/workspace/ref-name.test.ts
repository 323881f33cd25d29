import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isBranchName,
  isBranchPrefix,
  isLedgerName,
  isRefName,
  isRemoteName,
} from "../../../src/core/workspace/ref-name.ts";

function gitAccepts(...args: readonly string[]): boolean {
  return spawnSync("git", ["check-ref-format", ...args]).status === 0;
}

const tricky = fc.string({
  unit: fc.constantFrom(
    "a",
    "B",
    "/",
    ".",
    "-",
    "@",
    "{",
    "~",
    "^",
    ":",
    "?",
    "*",
    "[",
    "\\",
    " ",
    "\t",
    "é",
    "日",
    ".lock",
    "..",
    "HEAD",
  ),
  minLength: 1,
  maxLength: 6,
});

describe("a ref name", () => {
  it("is one exactly where git says so", () => {
    fc.assert(
      fc.property(tricky, (text) => {
        expect([text, isRefName(text)]).toEqual([text, gitAccepts(text)]);
        expect([text, isBranchName(text)]).toEqual([text, gitAccepts("--branch", text)]);
      }),
      { numRuns: 150 },
    );
  });

  it("has a limited length", () => {
    expect(isRefName(`refs/heads/${"a".repeat(200)}`)).toBe(false);
  });
});

describe("a prefix of work branches", () => {
  it.each(["work/", "w", "yoi/work/", "team-a/", "作業/"])("may be %s", (text) => {
    expect(isBranchPrefix(text)).toBe(true);
  });

  it.each(["", "-w/", "/", "a//", "a..", "work /", ".", "a/.", "x@{", "work/\n"])("may not be %j", (text) => {
    expect(isBranchPrefix(text)).toBe(false);
  });
});

describe("the ledger's name", () => {
  it.each(["refs/yoi/ledger", "refs/other/a/b", "refs/yoi/rescued"])("may be %s", (text) => {
    expect(isLedgerName(text)).toBe(true);
  });

  it.each([
    "ledger",
    "refs/ledger",
    "refs/heads/ledger",
    "refs/tags/x",
    "refs/remotes/origin/x",
    "refs/yoi/rescue",
    "refs/yoi/rescue/x",
    "refs/yoi/a..b",
    "refs/yoi/",
  ])("may not be %s", (text) => {
    expect(isLedgerName(text)).toBe(false);
  });
});

describe("a remote's name", () => {
  it.each(["origin", "up/stream", "fork-2"])("may be %s", (text) => {
    expect(isRemoteName(text)).toBe(true);
  });

  it.each(["", "-o", "--upload-pack=x", "a b", "https://example.com/x", "a..b"])("may not be %j", (text) => {
    expect(isRemoteName(text)).toBe(false);
  });
});
