import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { helpOf, messageOf } from "../../../src/core/diagnostic/diagnostic.ts";
import { MAX_PLAN_RECORDS, MAX_RECORD_BYTES } from "../../../src/core/ticket/limits.ts";
import {
  appendPlanRecord,
  formatPlanRecord,
  type ParsedPlan,
  PLAN_KINDS,
  type PlanRecord,
  parsePlan,
  planRecordSchema,
} from "../../../src/core/ticket/plan.ts";

const TICKET = "20260613-175104-own";
const AT = "2026-06-13T17:51:04Z";
const WAIT: PlanRecord = {
  id: "orch-plan-20260613-175104-1",
  ticket_id: TICKET,
  kind: "waiting_capacity_note",
  note: "Two are at work.",
  author: "orchestrator",
  at: AT,
};
const ACCEPTED: PlanRecord = {
  id: "k3j9x0qa",
  ticket_id: TICKET,
  kind: "accepted_plan",
  accepted_plan: { summary: "Do it.", branch: "work/own", role_plan: "One coder." },
  author: "orchestrator",
  at: AT,
};

function parse(text: string): ParsedPlan {
  return parsePlan(text, "artifacts/orchestration-plan.jsonl", TICKET);
}

/** Records as they are on disk. */
function stored(text: string): readonly object[] {
  return parse(text).planRecords.map(({ line: _line, text: _text, ...rest }) => rest);
}

describe("parsePlan", () => {
  it("reads one record a line, with its line and its text", () => {
    const text = `${formatPlanRecord(WAIT)}\n\n${formatPlanRecord(ACCEPTED)}\r\n`;
    expect(parse(text)).toEqual({
      planRecords: [
        { ...WAIT, line: 1, text: formatPlanRecord(WAIT) },
        { ...ACCEPTED, line: 3, text: formatPlanRecord(ACCEPTED) },
      ],
      diagnostics: [],
    });
    expect(planRecordSchema.parse(JSON.parse(formatPlanRecord(ACCEPTED)))).toEqual(ACCEPTED);
  });

  it("reads a record that names a worktree, warns, and leaves the worktree out", () => {
    const plan = { ...ACCEPTED.accepted_plan, worktree: "/home/a/.worktree/own" };
    const line = JSON.stringify({ ...ACCEPTED, accepted_plan: plan, pod: "own-coder" });
    const { planRecords, diagnostics } = parse(`${line}\n`);
    expect(planRecords).toEqual([{ ...ACCEPTED, line: 1, text: line }]);
    expect(diagnostics).toMatchObject([
      { code: "plan/local-fact", severity: "warning", facts: { key: "pod" } },
      { code: "plan/local-fact", severity: "warning", line: 1, column: line.indexOf('"worktree"') + 1 },
    ]);
  });

  // A record, the code, what message and help name, and the text that is pointed at.
  const faults: readonly (readonly [object, string, string, string])[] = [
    [{ ...WAIT, kind: "blockd_by" }, "plan/bad-value", "write blocked_by", '"blockd_by"'],
    [{ ...WAIT, id: "a b" }, "plan/bad-value", "4 to 128 letters", '"a b"'],
    [{ ...WAIT, relatedticket: "x" }, "plan/unknown-key", "write related_ticket", '"relatedticket"'],
    [{ ...WAIT, note: undefined }, "plan/missing-key", "no note", "{"],
    [{ ...WAIT, note: "" }, "plan/missing-key", "no note", "{"],
    [{ ...WAIT, author: undefined }, "plan/missing-key", "no author", "{"],
    [{ ...WAIT, kind: "after" }, "plan/missing-key", "no related_ticket", "{"],
    [{ ...WAIT, kind: "accepted_plan" }, "plan/missing-key", "no accepted_plan", "{"],
    [{ ...WAIT, kind: "after", related_ticket: TICKET }, "plan/self", "after", `"${TICKET}"`],
    [{ ...WAIT, ticket_id: "another" }, "plan/wrong-ticket", TICKET, '"another"'],
    [{ ...WAIT, at: "yesterday" }, "plan/bad-value", "a time like", '"yesterday"'],
    [{ ...ACCEPTED, accepted_plan: "do it" }, "plan/bad-value", "summary and branch", '"do it"'],
    [{ ...ACCEPTED, accepted_plan: { summary: "a" } }, "plan/missing-key", "no branch", "{"],
    [
      { ...ACCEPTED, accepted_plan: { ...ACCEPTED.accepted_plan, brnch: 1 } },
      "plan/unknown-key",
      "write branch",
      '"brnch"',
    ],
    [{ ...ACCEPTED, id: "first-one" }, "plan/duplicate-id", "line 1", '"first-one"'],
    [[], "plan/bad-shape", "an object", "[]"],
  ];

  it.each(faults)("leaves out %j with a finding, and keeps the others", (record, code, words, covered) => {
    const lines = [{ ...WAIT, id: "first-one" }, record, { ...WAIT, id: "last-one" }].map((part) =>
      JSON.stringify(part),
    );
    const { planRecords, diagnostics } = parse(lines.join("\n"));
    expect(planRecords.map(({ id }) => id)).toEqual(["first-one", "last-one"]);
    expect(diagnostics).toMatchObject([{ code, severity: "error", line: 2, ticket: TICKET }]);
    const [found = expect.fail()] = diagnostics;
    const start = (found.column ?? 0) - 1;
    expect(lines[1]?.slice(start, start + (found.length ?? 0))).toBe(covered);
    expect(`${messageOf(found)}; ${helpOf(found)}`).toContain(words);
  });

  it.each([
    ["{", 2],
    ['{"a": 1} {"b": 2}', 10],
    ["<<<<<<< HEAD", 1],
    ["\uFEFF{}", 1],
    ['{"a": "\u0000"}', 8],
  ])("says where the line %j stops being JSON", (line, column) => {
    const { planRecords, diagnostics } = parse(
      `${formatPlanRecord(WAIT)}\n${line}\n${formatPlanRecord(ACCEPTED)}`,
    );
    expect(planRecords).toHaveLength(2);
    expect(diagnostics).toMatchObject([{ code: "plan/not-json", line: 2, column }]);
  });

  it("finds a key given twice", () => {
    const line = formatPlanRecord(WAIT).replace("{", '{"kind":"after",');
    expect(parse(line)).toMatchObject({
      planRecords: [],
      diagnostics: [{ code: "plan/duplicate-key", column: line.lastIndexOf('"kind"') + 1 }],
    });
  });

  it("finds a key given twice inside another value", () => {
    const line = formatPlanRecord(ACCEPTED).replace('"branch"', '"summary":"other","branch"');
    expect(parse(line)).toMatchObject({
      planRecords: [],
      diagnostics: [{ code: "plan/duplicate-key", column: line.lastIndexOf('"summary"') + 1 }],
    });
  });

  it("bounds the file, its lines and their number", () => {
    expect(parse("x".repeat(MAX_RECORD_BYTES + 1)).diagnostics).toMatchObject([{ code: "plan/too-large" }]);
    const long = parse(
      `${formatPlanRecord({ ...WAIT, note: "x".repeat(30_000) })}\n${formatPlanRecord(WAIT)}`,
    );
    expect(long).toMatchObject({
      planRecords: [WAIT],
      diagnostics: [{ code: "plan/line-too-long", line: 1 }],
    });
    const many = parse('{"a":1}\n'.repeat(MAX_PLAN_RECORDS + 500));
    expect(many.diagnostics.filter(({ code }) => code === "plan/too-many")).toMatchObject([
      { line: MAX_PLAN_RECORDS + 1 },
    ]);
    expect(parse("\n".repeat(MAX_RECORD_BYTES))).toEqual({ planRecords: [], diagnostics: [] });
  });

  it("never throws on a damaged line, and points into it", () => {
    const base = formatPlanRecord(ACCEPTED);
    const cut = fc.tuple(
      fc.nat(base.length),
      fc.nat(8),
      fc.constantFrom("", '"', "{", "]", ",", "x", "\\", "あ"),
    );
    fc.assert(
      fc.property(fc.array(cut, { minLength: 1, maxLength: 3 }), (cuts) => {
        const text = cuts.reduce(
          (line, [at, drop, put]) => line.slice(0, at) + put + line.slice(at + drop),
          base,
        );
        const { planRecords, diagnostics } = parse(text);
        expect(planRecords.length > 0 || diagnostics.length > 0 || text.trim() === "").toBe(true);
        for (const { line, column = 0 } of diagnostics) {
          expect(line).toBe(1);
          expect(column).toBeGreaterThan(0);
          expect(column).toBeLessThanOrEqual(text.length + 1);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("appendPlanRecord", () => {
  it("begins a file, closes an open last line and follows the line endings", () => {
    const line = formatPlanRecord(WAIT);
    expect(appendPlanRecord(undefined, WAIT)).toBe(`${line}\n`);
    expect(appendPlanRecord("{}", WAIT)).toBe(`{}\n${line}\n`);
    expect(appendPlanRecord("{}\r\n", WAIT)).toBe(`{}\r\n${line}\r\n`);
  });

  it("gives exactly the records that were there and the new one, every line before it unchanged", () => {
    fc.assert(
      fc.property(fc.uniqueArray(records, { selector: ({ id }) => id, maxLength: 5 }), (list) => {
        let text: string | undefined;
        for (const record of list) {
          const next = appendPlanRecord(text, record);
          expect(next.startsWith(text ?? "")).toBe(true);
          text = next;
        }
        expect(parse(text ?? "").diagnostics).toEqual([]);
        expect(stored(text ?? "")).toEqual(list);
      }),
    );
  });

  it("writes neither line nor text of a record that was read", () => {
    const [read = expect.fail()] = parse(formatPlanRecord(WAIT)).planRecords;
    expect(formatPlanRecord(read)).toBe(formatPlanRecord(WAIT));
  });
});

const notes = fc.constantFrom("a", "line\nbreak", '"quoted"', "日本\u2028", "\\");
const records: fc.Arbitrary<PlanRecord> = fc
  .record({ id: fc.stringMatching(/^[0-9a-z]{8}$/), kind: fc.constantFrom(...PLAN_KINDS), note: notes })
  .map(({ id, kind, note }) => {
    const base = { id, ticket_id: TICKET, kind, note, author: "a b", at: AT };
    if (kind === "accepted_plan") return { ...base, accepted_plan: { summary: note, branch: "work/x" } };
    return kind === "waiting_capacity_note" ? base : { ...base, related_ticket: "other-one" };
  });
