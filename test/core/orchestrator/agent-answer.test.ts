import { describe, expect, it } from "vitest";
import { readAgentAnswer } from "../../../src/core/orchestrator/agent-answer.ts";

const coder = { outcome: "implemented", summary: "did it" };

function read(value: unknown): ReturnType<typeof readAgentAnswer<"coder">> {
  return readAgentAnswer("coder", JSON.stringify(value));
}

describe("readAgentAnswer", () => {
  it("gives the result with what it leaves out filled in", () => {
    expect(read(coder)).toEqual({
      kind: "read",
      result: { ...coder, answers: [], evidence: [], risks: [] },
    });
    const review = 'Looks good.\n```json\n{"status":"approve","summary":"fine"}\n```\nBye.';
    expect(readAgentAnswer("reviewer", review)).toMatchObject({
      kind: "read",
      result: { status: "approve" },
    });
    const judged = '{"decision":"wait","reason":"not yet"}';
    expect(readAgentAnswer("orchestrator", judged)).toMatchObject({ kind: "read" });
  });

  it.each(["", "I am done.", "{", '{"status":"approve","summary":"a reviewer"}', "[1]"])(
    "finds none in %j",
    (text) => {
      expect(readAgentAnswer("coder", text)).toMatchObject({ kind: "none" });
    },
  );

  it("tells where a result is not what its schema asks for", () => {
    const bad = { ...coder, evidence: [{ criterion: 0, met: true, evidence: "x" }] };
    expect(read(bad)).toMatchObject({
      kind: "none",
      reason: expect.stringContaining("evidence.0.criterion: "),
    });
    expect(read({ ...coder, approve: true })).toMatchObject({
      kind: "none",
      reason: expect.stringContaining("approve"),
    });
  });

  it("makes texts fit for a record: no colours, no other control characters, no secrets, no names of homes", () => {
    const token = `ghp_${"a".repeat(36)}`;
    const answer = read({
      ...coder,
      summary: `\u001b[31mred\u001b[0m\r\nbell\u0007 ${token} /home/alice/x C:\\Users\\bob\\y`,
    });
    expect(answer).toMatchObject({
      result: { summary: `red\nbell\u{fffd} ${"*".repeat(40)} /home/user/x C:\\Users\\user\\y` },
    });
  });

  it("cuts a text that is too long, and refuses a result that is too large or too deep", () => {
    const long = read({ ...coder, summary: "x".repeat(10_000) });
    expect(long.kind === "read" && long.result.summary.length).toBe(4_000);
    const risks = Array.from({ length: 99 }, () => "r".repeat(3_900));
    expect(read({ ...coder, risks })).toMatchObject({
      kind: "none",
      reason: expect.stringContaining("characters"),
    });
    const deep = `{"outcome":"implemented","summary":"x","risks":${"[".repeat(20)}${"]".repeat(20)}}`;
    expect(readAgentAnswer("coder", deep)).toMatchObject({ kind: "none" });
  });
});
