import { execFileSync } from "node:child_process";
import { linkSync, mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { edit, expectRefused, forge, type Json, makeTarget, type Target } from "./attack-target.ts";

let target: Target;
beforeAll(async () => {
  target = await makeTarget();
}, 60_000);
afterAll(async () => {
  await target.release();
});

describe("an artifact that was poisoned", () => {
  const files: readonly (readonly [string, (dir: string) => void, string])[] = [
    ["with a further file", (dir) => writeFileSync(join(dir, "run.sh"), ""), "files that no job"],
    [
      "with thousands of files",
      (dir) => {
        for (let count = 0; count < 2_000; count += 1) writeFileSync(join(dir, `f${count}`), "");
      },
      "files that no job",
    ],
    ["with a directory", (dir) => mkdirSync(join(dir, ".git")), "files that no job"],
    ["without result.json", (dir) => rmSync(join(dir, "result.json")), "no result.json"],
    [
      "whose result.json is a link",
      (dir) => {
        rmSync(join(dir, "result.json"));
        symlinkSync("/etc/passwd", join(dir, "result.json"));
      },
      "result.json is a link",
    ],
    [
      "whose bundle is a link",
      (dir) => {
        rmSync(join(dir, "work.bundle"));
        symlinkSync("/dev/zero", join(dir, "work.bundle"));
      },
      "work.bundle is a link",
    ],
    [
      "whose bundle is a directory",
      (dir) => {
        rmSync(join(dir, "work.bundle"));
        mkdirSync(join(dir, "work.bundle"));
      },
      "no regular file",
    ],
    [
      "whose result.json is a pipe that nobody writes to",
      (dir) => {
        rmSync(join(dir, "result.json"));
        execFileSync("sh", ["-c", 'mkfifo "$0"', join(dir, "result.json")]);
      },
      "no regular file",
    ],
    [
      "with a huge result.json",
      (dir) => truncateSync(join(dir, "result.json"), 2 ** 40),
      "more than 1048576",
    ],
    ["with a huge bundle", (dir) => truncateSync(join(dir, "work.bundle"), 2 ** 40), "more than 209715200"],
    ["without the bundle that it names", (dir) => rmSync(join(dir, "work.bundle")), "do not fit"],
    [
      "with bytes that are no text",
      (dir) => writeFileSync(join(dir, "result.json"), Buffer.from([0xff, 0xfe, 0])),
      "not valid",
    ],
  ];
  it.each(files)("%s is refused", (_what, poison, reason) => {
    const dir = target.copy();
    poison(dir);
    expectRefused(target, dir, reason);
  });

  it("and is a link to a directory is refused", () => {
    const dir = target.copy();
    symlinkSync(dir, `${dir}-link`);
    expectRefused(target, `${dir}-link`, "no directory");
  });

  it("with a second name of one file is taken: what counts is what it holds", () => {
    const dir = target.copy();
    linkSync(join(dir, "result.json"), join(target.theirs.base, "second-name"));
    expect(target.judge(dir)).toMatchObject({ kind: "coded" });
  });
});

describe("a result that was forged", () => {
  const forgeries: readonly (readonly [string, (json: Json) => Json | string, string])[] = [
    ["for another ticket", (json) => ({ ...json, ticket: "other-ticket" }), "another ticket"],
    ["with a path for a ticket", (json) => ({ ...json, ticket: "../../etc" }), "not valid: ticket"],
    [
      "for another attempt: an older artifact again",
      (json) => ({ ...json, attempt: "abcdef123456" }),
      "another attempt",
    ],
    ["with a path for an attempt", (json) => ({ ...json, attempt: "../../../x" }), "not valid: attempt"],
    ["by another run", (json) => ({ ...json, run: 1 }), "another run"],
    ["by another attempt of the run", (json) => ({ ...json, run_attempt: 2 }), "another attempt of the run"],
    ["in another role", (json) => ({ ...json, kind: "reviewed", role: "reviewer" }), "not valid"],
    [
      "as a review of a coder's attempt",
      ({ head: _head, base: _base, ...json }) => ({
        ...json,
        kind: "reviewed",
        role: "reviewer",
        result: { status: "approve", summary: "Good." },
      }),
      "another role",
    ],
    [
      "as a validation of a coder's attempt",
      ({ head: _head, base: _base, result: _result, agent: _agent, ...json }) => ({
        ...json,
        kind: "validated",
        role: "validator",
        passed: true,
        commands: [],
      }),
      "another role",
    ],
    [
      "from another start: an older generation again",
      (json) => ({ ...json, start: "1".repeat(40) }),
      "another start",
    ],
    ["in the name of another agent", (json) => ({ ...json, agent: "orchestrator" }), "name of another agent"],
    ["with keys that nobody knows", (json) => ({ ...json, more: true }), "not valid"],
    ["with __proto__", (json) => `${JSON.stringify(json).slice(0, -1)},"__proto__":{"x":1}}`, "not valid"],
    ["of a later version", (json) => ({ ...json, version: 2 }), "not valid: version"],
    ["that nests deeply", () => "[".repeat(100_000) + "]".repeat(100_000), "not valid"],
    ["with no JSON", () => "{", "not valid"],
    [
      "with an answer of no form",
      (json) => ({ ...json, result: { outcome: "merged" } }),
      "answered is not valid",
    ],
    [
      "with an answer that is too long",
      (json) => ({
        ...json,
        result: {
          outcome: "implemented",
          summary: "x",
          risks: Array.from({ length: 99 }, () => "y".repeat(4_000)),
        },
      }),
      "characters long",
    ],
    [
      "with a head that is no commit of it",
      (json) => ({ ...json, head: "2".repeat(40) }),
      "head is another one",
    ],
    [
      "that says it brought nothing, beside a bundle",
      (json) => ({ ...json, head: json["start"] }),
      "do not fit",
    ],
    ["with a base of its own", (json) => ({ ...json, base: json["head"] }), "not part of the default branch"],
  ];
  it.each(forgeries)("%s is refused", (_what, change, reason) => {
    const dir = target.copy();
    edit(dir, change);
    expectRefused(target, dir, reason);
  });

  it("with secrets and commands to a terminal in its words is taken without them", () => {
    const dir = target.copy();
    const token = `ghp_${"a1B2".repeat(9)}`;
    edit(dir, (json) => ({
      ...json,
      result: { outcome: "implemented", summary: `\u001b[31m${token}\u0007` },
    }));
    const taken = target.judge(dir);
    expect(taken).toMatchObject({ kind: "coded" });
    expect(JSON.stringify(taken)).not.toMatch(/a1B2|\\u001b|\\u0007/);
  });
});

describe("a bundle that was forged", () => {
  // What commits may hold is proved one by one where agents bring them locally, and by `npm run prove` here.
  it.each([
    ["with a ticket", "mkdir -p .yoi/tickets/x; echo x >.yoi/tickets/x/item.md", ".yoi/tickets/x/item.md"],
    [
      "with a workflow",
      "mkdir -p .github/workflows; echo x >.github/workflows/x.yml",
      ".github/workflows/x.yml",
    ],
    ["with a zip bomb", "head -c 34000000 /dev/zero >big", "object of 34000000 bytes"],
  ])("%s is refused", (_what, script, reason) => {
    const dir = target.copy();
    forge(target, dir, `${script}; git add -Af; git commit -qm x`);
    expectRefused(target, dir, reason);
  });

  it("that rewrites history is refused", () => {
    const dir = target.copy();
    forge(target, dir, "git commit -q --amend --allow-empty -m again");
    expectRefused(target, dir, "history was rewritten");
  });
});
