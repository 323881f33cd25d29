import { describe, expect, it } from "vitest";
import {
  type AttemptArtifact,
  type ExpectedArtifact,
  formatArtifact,
  parseArtifact,
} from "../../../src/core/github/attempt-artifact.ts";
import { decideAuthority } from "../../../src/core/github/attempt-authority.ts";
import {
  type Attempt,
  type Claim,
  EMPTY_LEDGER,
  type Ledger,
} from "../../../src/core/orchestrator/ledger.ts";

const START = "1".repeat(40);
const COMMON = {
  version: 1,
  ticket: "first-ticket",
  attempt: "abc123",
  run: 7,
  run_attempt: 2,
  start: START,
} as const;
const command = (text: string, code: number | null) => ({
  command: text,
  exit_code: code,
  duration_ms: 1,
  output_digest: "0".repeat(64),
  output_tail: "",
});

function expected(role: Attempt["role"], commands: readonly string[] = []): ExpectedArtifact {
  const attempt = { id: "abc123", role, head: START };
  return { ticket: "first-ticket", attempt, run: 7, runAttempt: 2, agent: "coding", commands };
}

function validated(passed: boolean, commands: readonly ReturnType<typeof command>[]): AttemptArtifact {
  return { ...COMMON, kind: "validated", role: "validator", passed, commands: [...commands] };
}

describe("a validation that is handed over", () => {
  const both = expected("validator", ["npm test", "npm run lint"]);
  it.each([
    ["where all commands passed", validated(true, [command("npm test", 0), command("npm run lint", 0)])],
    ["where the first one failed", validated(false, [command("npm test", 1)])],
    [
      "where the last one was stopped",
      validated(false, [command("npm test", 0), command("npm run lint", null)]),
    ],
  ])("counts %s", (_what, artifact) => {
    expect(parseArtifact(JSON.stringify(artifact), both)).toEqual({ kind: "read", artifact });
  });

  it.each([
    ["passed without any command", validated(true, []), "contradicts itself"],
    ["passed with only some of them", validated(true, [command("npm test", 0)]), "contradicts itself"],
    [
      "passed although one failed",
      validated(true, [command("npm test", 0), command("npm run lint", 1)]),
      "contradicts",
    ],
    [
      "failed although all passed",
      validated(false, [command("npm test", 0), command("npm run lint", 0)]),
      "contradicts",
    ],
    [
      "went on after a failure",
      validated(false, [command("npm test", 1), command("npm run lint", 1)]),
      "contradicts",
    ],
    [
      "ran other commands",
      validated(true, [command("true", 0), command("npm run lint", 0)]),
      "other validation commands",
    ],
    [
      "ran more commands",
      validated(
        true,
        ["npm test", "npm run lint", "x"].map((each) => command(each, 0)),
      ),
      "other validation",
    ],
  ])("is refused when it %s", (_what, artifact, reason) => {
    const read = parseArtifact(JSON.stringify(artifact), both);
    expect(read).toMatchObject({ kind: "refused", reason: expect.stringContaining(reason) });
  });

  it("passes where the configuration has no command", () => {
    expect(parseArtifact(JSON.stringify(validated(true, [])), expected("validator"))).toMatchObject({
      kind: "read",
    });
  });
});

describe("why an attempt brought nothing", () => {
  it("is one line without secrets, however it was said", () => {
    const reason = `one\ntwo ghp_${"aB3d".repeat(9)} \u001b[31m${"x".repeat(3_000)}`;
    const artifact = { ...COMMON, kind: "failed", role: "coder", reason };
    const read = parseArtifact(JSON.stringify(artifact), expected("coder"));
    expect(read).toMatchObject({
      kind: "read",
      artifact: { reason: expect.stringMatching(/^one two [^\n]{1,500}$/) },
    });
    expect(JSON.stringify(read)).not.toMatch(/aB3d|\\u001b/);
  });
});

describe("what is handed over", () => {
  it("holds no secret that is known by its value, also one that JSON writes otherwise", () => {
    const secret = 'key"with\\quotes';
    const artifact: AttemptArtifact = {
      ...COMMON,
      kind: "failed",
      role: "coder",
      reason: `it is ${secret}!`,
    };
    const text = formatArtifact(artifact, [secret]);
    expect(JSON.parse(text)).toEqual({ ...artifact, reason: "it is ***!" });
  });
});

describe("the authority over an attempt", () => {
  const claim = (runner: Attempt["runner"]): Ledger => {
    const attempt = {
      id: "abc123",
      role: "coder",
      round: 1,
      head: START,
      opened_at: "",
      deadline: "",
      runner,
    };
    const live = { attempt } as Partial<Claim> as Claim;
    return {
      ...EMPTY_LEDGER,
      claims: new Map([["first-ticket", { version: 1, ticket: "first-ticket", live, ended: [] }]]),
    };
  };
  const decided = (runner: Attempt["runner"], attempt = "abc123", ticket = "first-ticket") =>
    decideAuthority(claim(runner), { ticket, attempt }, { run: 7, runAttempt: 2 });

  it("is with the run and run attempt that are bound to it", () => {
    expect(decided({ kind: "run", run: 7, run_attempt: 2 })).toMatchObject({ kind: "own" });
    expect(decided({ kind: "run", run: 8, run_attempt: 2 })).toMatchObject({
      kind: "other",
      of: { run: 8, runAttempt: 2 },
    });
  });

  it.each([
    ["a later attempt of the run", decided({ kind: "run", run: 7, run_attempt: 1 })],
    ["an earlier attempt of the run", decided({ kind: "run", run: 7, run_attempt: 3 })],
    ["anybody before it is bound", decided(null)],
    ["a run beside a process", decided({ kind: "process", host: "a", pid: 1, started: "1" })],
    ["a run for another attempt", decided({ kind: "run", run: 7, run_attempt: 2 }, "abc124")],
    ["a run for another ticket", decided({ kind: "run", run: 7, run_attempt: 2 }, "abc123", "__proto__")],
  ])("is never with %s", (_who, authority) => {
    expect(authority).toMatchObject({ kind: "lost" });
  });
});
