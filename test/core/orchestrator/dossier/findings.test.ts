import { describe, expect, it } from "vitest";
import { followFindings } from "../../../../src/core/orchestrator/dossier/findings.ts";
import type { FindingAnswer, ReviewFinding, RoundEntry } from "../../../../src/core/orchestrator/rounds.ts";
import { ENTRIES, oid, SUBJECT } from "../sample-work.ts";

const entry = { at: "2026-11-01T08:00:00Z", head: oid("a"), subject: SUBJECT };
const agent = { name: "x", version: null };

function finding(id: string, severity: "blocking" | "advice" = "blocking"): ReviewFinding {
  return { id, severity, path: null, line: null, text: `text of ${id}` };
}

function review(round: number, ...findings: ReviewFinding[]): RoundEntry {
  return {
    kind: "review",
    round,
    ...entry,
    attempt: "abcdef",
    agent,
    status: "request_changes",
    summary: "",
    findings,
    evidence: [],
  };
}

function report(round: number, ...answers: FindingAnswer[]): RoundEntry {
  return {
    kind: "report",
    round,
    ...entry,
    attempt: "abcdef",
    agent,
    summary: "",
    answers,
    evidence: [],
    risks: [],
  };
}

function request(round: number, by: string, ...findings: ReviewFinding[]): RoundEntry {
  return { kind: "request", round, ...entry, by, cause: "person", text: "", findings };
}

function followed(...entries: readonly RoundEntry[]): readonly string[] {
  return followFindings(entries).map(
    ({ id, status, round, by, reason }) => `${id} ${status} ${round} ${by} ${reason}`,
  );
}

describe("followFindings", () => {
  it("keeps each finding with its first round, and what the coder answered last", () => {
    expect(followFindings(ENTRIES).map(({ id, status, reason }) => [id, status, reason])).toEqual([
      ["F1", "fixed", "Stored under `theme`."],
      ["F2", "rejected", "It has one: `aria-label`, see src/switch.ts:8."],
      ["F3", "open", null],
    ]);
  });

  it("opens a finding again that the next review repeats, with the answer it had", () => {
    const fixed = { finding: "F1", status: "fixed", reason: "done" } as const;
    expect(followed(review(1, finding("F1")), report(2, fixed), review(2, finding("F1")))).toEqual([
      "F1 open 1 x done",
    ]);
  });

  it("takes a blocking finding as fixed that was worked on and is not repeated, and leaves advice open", () => {
    const first = review(1, finding("F1"), finding("A1", "advice"));
    expect(followed(first, report(2), review(2))).toEqual(["F1 fixed 1 x null", "A1 open 1 x null"]);
    expect(followed(first, review(2))).toEqual(["F1 open 1 x null", "A1 open 1 x null"]);
  });

  it("leaves open what a person asked for until the coder answers", () => {
    const asked = request(2, "Carol", finding("P1"));
    expect(followed(asked, report(2), review(2))).toEqual(["P1 open 2 Carol null"]);
    expect(
      followed(asked, report(2, { finding: "P1", status: "rejected", reason: "no" }), review(2)),
    ).toEqual(["P1 rejected 2 Carol no"]);
  });

  it("does not take an answer to a finding that there is not", () => {
    expect(followed(report(1, { finding: "X", status: "fixed", reason: "" }))).toEqual([]);
  });
});
