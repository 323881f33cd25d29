import { describe, expect, it } from "vitest";
import {
  type BroughtChange,
  type BroughtCommit,
  checkBrought,
  MAX_BROUGHT_BYTES,
  MAX_BROUGHT_COMMITS,
  MAX_BROUGHT_FILE_BYTES,
} from "../../../../src/core/orchestrator/agent/check-commits.ts";

const START = "0".repeat(39).concat("1");
const TICKET = "20260822-101500-copy";

function oid(index: number): string {
  return String(index + 2).padStart(40, "0");
}

/** A straight line of commits, each from the parts that are given. */
function line(...parts: readonly Partial<BroughtCommit>[]): readonly BroughtCommit[] {
  return parts.map((part, index) => ({
    oid: oid(index),
    parents: [index === 0 ? START : oid(index - 1)],
    message: "Do it\n",
    changes: [],
    ...part,
  }));
}

function check(commits: readonly BroughtCommit[]): readonly string[] {
  return checkBrought({ start: START, ticket: TICKET, agent: "smith", commits });
}

function change(path: string, more: Partial<BroughtChange> = {}): BroughtChange {
  return { path, mode: "100644", sizeBytes: 10, ...more };
}

function checkPath(path: string, more: Partial<BroughtChange> = {}): readonly string[] {
  return check(line({ changes: [change(path, more)] }));
}

describe("checkBrought", () => {
  it("takes a straight line of commits that touch code, and none at all", () => {
    const message = `Do it\n\nMore words: yes.\n\nYoi-Ticket: ${TICKET}\nCo-authored-by: A <a@b.c>\n`;
    const changes = [
      change("src/a.ts"),
      change(".gitignore"),
      change("old", { mode: undefined, sizeBytes: 0 }),
    ];
    expect(check(line({ message, changes }, {}))).toEqual([]);
    expect(check([])).toEqual([]);
  });

  it("refuses what is no straight line from the start", () => {
    expect(check(line({ parents: [oid(7)] }))).toEqual([expect.stringContaining("history was rewritten")]);
    expect(check(line({ parents: [] }))).toEqual([expect.stringContaining("history was rewritten")]);
    expect(check(line({}, { parents: [oid(0), oid(9)] }))).toEqual([expect.stringContaining("is a merge")]);
    const many = line(...Array.from({ length: MAX_BROUGHT_COMMITS + 1 }, () => ({})));
    expect(check(many)).toEqual([`there are more than ${MAX_BROUGHT_COMMITS} commits`]);
    expect(check(many.slice(0, -1))).toEqual([]);
  });

  it.each([
    ".yoi/tickets/x/item.md",
    ".yoi/ticket.config.toml",
    ".YOI/tickets/x/item.md",
    ".yoi./tickets",
    ".yo\u200ci/tickets/x",
    ".yoi/workflow/coder.md",
    ".github/workflows/ci.yml",
    ".husky/pre-commit",
    "hooks/pre-commit",
    ".gitmodules",
    "sub/.git/config",
    ".GIT",
    ".git ",
    ".git::$INDEX_ALLOCATION",
    ".g\u200dit",
    "git~1/config",
    "GIT~1",
    "a/../b",
    "a//b",
    "a\\..\\b",
    "a\u0007",
  ])("refuses the path %j", (path) => {
    expect(checkPath(path)).toHaveLength(1);
  });

  it.each([
    "git",
    "a.git",
    ".gitignore",
    ".gitattributes",
    ".gitkeep",
    "src/hooks/use-x.ts",
    "gittish~1",
    ".yoix",
    "ü/ß",
  ])("takes the path %j", (path) => {
    expect(checkPath(path)).toEqual([]);
  });

  it("refuses a submodule", () => {
    expect(checkPath("vendor/x", { mode: "160000" })).toEqual([expect.stringContaining("is a submodule")]);
  });

  it.each(
    [
      ["a", "/etc/passwd"],
      ["a", "../x"],
      ["d/a", "../../x"],
      ["d/a", ".."],
      ["d/a", "e/../../x"],
      ["d/a", "e/.."],
      ["a", ".git/config"],
      ["a", "x/.GIT"],
      ["a", "C:/x"],
      ["a", "b\\c"],
      ["a", ""],
    ].filter(([path, target]) => !(path === "d/a" && target === "..")),
  )("refuses a link at %s to %j", (path, target) => {
    expect(checkPath(path ?? "", { mode: "120000", target: target ?? "" })).toEqual([
      expect.stringContaining("is a link that leads out"),
    ]);
  });

  it.each([
    ["a", "b"],
    ["d/a", "../b"],
    ["d/e/a", "../../x/./y"],
    ["d/a", ".."],
    ["a", "x..y"],
  ])("takes a link at %s to %j", (path, target) => {
    expect(checkPath(path, { mode: "120000", target })).toEqual([]);
  });

  it("refuses a link whose target could not be read", () => {
    expect(checkPath("a", { mode: "120000" })).toHaveLength(1);
  });

  it.each([
    "Yoi-Claim: x 1 - -",
    "yoi-claim : x",
    "  Yoi-Actor: orchestrator (orchestrator)",
    "Yoi-Ticket: 20260101-000000-other",
    "[skip ci]",
    "[CI Skip]",
    "[no ci]",
    "[skip actions]",
    "[actions skip]",
    "skip-checks: true",
    "***NO_CI***",
  ])("refuses a message that says %j", (words) => {
    expect(check(line({ message: `Do it\n\n${words}\n` }))).toEqual([expect.stringContaining(words.trim())]);
    expect(check(line({ message: words }))).toHaveLength(1);
  });

  it("takes a message about such words", () => {
    expect(
      check(line({ message: "Explain skip ci and the yoi-like trailer Yoi-Ticket in the docs\n" })),
    ).toEqual([]);
  });

  it("refuses what is too large, alone or together", () => {
    expect(checkPath("big", { sizeBytes: MAX_BROUGHT_FILE_BYTES + 1 })).toHaveLength(1);
    const half = MAX_BROUGHT_FILE_BYTES;
    const count = Math.floor(MAX_BROUGHT_BYTES / half);
    const changes = Array.from({ length: count }, (_, index) => change(`f${index}`, { sizeBytes: half }));
    expect(check(line({ changes }))).toEqual([]);
    expect(check(line({ changes: [...changes, change("one more")] }))).toHaveLength(1);
    expect(check(line({ message: "x".repeat(70_000) }))).toEqual([expect.stringContaining("too long")]);
  });

  it("tells only so many reasons, each on its line", () => {
    const changes = Array.from({ length: 50 }, (_, index) => change(`.yoi/x${index}\u001b[2J`));
    const reasons = check(line({ changes }));
    expect(reasons).toHaveLength(11);
    expect(reasons.at(-1)).toBe("and 40 more");
    expect(reasons.join("")).not.toContain("\u001b");
  });
});
