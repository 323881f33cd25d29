import { describe, expect, it } from "vitest";
import { mergeRecord } from "../../../src/core/ticket/merge-record.ts";
import { gitMerge } from "../../support/git-merge.ts";
import { timeAt } from "../../support/ticket-text.ts";

const merge = (base: string, ours: string, theirs: string) =>
  mergeRecord("plan", { base, ours, theirs }, gitMerge);
const record = (id: string, note: string): string =>
  `${JSON.stringify({ id, ticket_id: "some-ticket", kind: "waiting_capacity_note", note, author: "orchestrator", at: timeAt(0) })}\n`;
const base = record("plan-1", "first");

describe("two plans that grew from one", () => {
  it("keep ours, then theirs that are new, none twice", () => {
    const picked = record("plan-5", "picked");
    const ours = `${base}${record("plan-2", "ours")}${picked}`;
    const theirs = `${base}${picked}${record("plan-3", "theirs")}`;
    expect(merge(base, ours, theirs)).toEqual({
      text: `${ours}${record("plan-3", "theirs")}`,
      conflict: false,
    });
  });

  it("are one plan where both sides began it", () => {
    const merged = merge("", base, record("plan-2", "theirs"));
    expect(merged).toEqual({ text: `${base}${record("plan-2", "theirs")}`, conflict: false });
  });

  it("give the last line of ours the end it lacks, in its own line endings", () => {
    const ours = `${base}${record("plan-2", "ours")}`.replaceAll("\n", "\r\n").slice(0, -2);
    const merged = merge(base.replace("\n", "\r\n"), ours, `${base}${record("plan-3", "theirs")}`);
    expect(merged).toEqual({
      text: `${base}${record("plan-2", "ours")}${record("plan-3", "theirs")}`.replaceAll("\n", "\r\n"),
      conflict: false,
    });
  });

  it("conflict where one id stands for two records", () => {
    const merged = merge(base, base + record("plan-2", "ours"), base + record("plan-2", "theirs"));
    expect(merged).toEqual({
      text: `${base}<<<<<<< ours\n${record("plan-2", "ours")}=======\n${record("plan-2", "theirs")}>>>>>>> theirs\n`,
      conflict: true,
    });
  });

  it("conflict where both sides edited a record", () => {
    expect(merge(base, record("plan-1", "ours"), record("plan-1", "theirs")).conflict).toBe(true);
  });
});
