import { describe, expect, it } from "vitest";
import { type RefMove, refMoves } from "../../../../src/core/orchestrator/claim/ref-moves.ts";
import type { Step } from "../../../../src/core/orchestrator/step.ts";
import { claim, oid, QUEUED_AT } from "../../../support/observation.ts";

const fence = { generation: 1, head: oid("head"), attempt: null };
const on = { ticket: "ticket-1", fence };
const facts = { newHead: oid("new"), landed: oid("merged"), rescues: new Map<string, string>() };
const rescue = (name: string, commit: string): RefMove => ({
  ref: "rescue",
  name: `refs/yoi/rescue/ticket-1/${name}`,
  from: null,
  to: commit,
});
const work = (from: string | null, to: string | null): RefMove => ({ ref: "work", from, to });
const recover = (action: Extract<Step, { kind: "recover" }>["action"], head = oid("head")): Step => ({
  kind: "recover",
  ticket: "ticket-1",
  action,
  generation: 1,
  head,
  round: 1,
  asked: false,
  queuedAt: QUEUED_AT,
  fence,
});
const before = claim({ before: oid("before") });

type TicketStep = Exclude<Step, { kind: "record_waits" }>;

const cases: readonly (readonly [name: string, step: Step, moves: readonly RefMove[]])[] = [
  [
    "an acceptance begins the work ref",
    { kind: "accept", ticket: "ticket-1", queuedAt: QUEUED_AT, generation: 1, judge: false, ahead: [] },
    [work(null, oid("new"))],
  ],
  ["records move it on", { kind: "propose", ...on }, [work(oid("head"), oid("new"))]],
  [
    "an adoption expects it where it was seen",
    { kind: "adopt", ...on, head: oid("found"), round: 1 },
    [work(oid("found"), oid("found"))],
  ],
  [
    "a held branch is kept before it is put back",
    { kind: "hold", ...on, found: oid("found"), reason: "" },
    [rescue(`1-${oid("found")}`, oid("found")), work(oid("found"), oid("head"))],
  ],
  [
    "a merge moves the default branch and expects the work ref",
    { kind: "merge", ...on, base: oid("base"), verdicts: 0 },
    [work(oid("head"), oid("head")), { ref: "default", from: oid("base"), to: oid("merged") }],
  ],
  [
    "a completion deletes the work ref",
    { kind: "complete", ...on, landed: oid("merged"), workHead: oid("head"), rescue: [] },
    [work(oid("head"), null)],
  ],
  [
    "of one that is gone it moves nothing",
    { kind: "complete", ...on, landed: oid("merged"), workHead: null, rescue: [] },
    [],
  ],
  [
    "a release keeps the work, the first commit under the plain name",
    {
      kind: "release",
      ...on,
      outcome: "withdrawn",
      workHead: oid("found"),
      rescue: [oid("found"), oid("head")],
      reason: "",
    },
    [rescue("1", oid("found")), rescue(`1-${oid("head")}`, oid("head")), work(oid("found"), null)],
  ],
  [
    "a left work ref is deleted",
    { kind: "delete_work_ref", ticket: "ticket-1", head: oid("head") },
    [work(oid("head"), null)],
  ],
  ["an interrupted move is finished", recover("ref"), [work(oid("before"), oid("head"))]],
  ["a move that is lost expects the older place", recover("back"), [work(oid("before"), oid("before"))]],
  [
    "what a trailer proves is expected to stay",
    recover("ledger", oid("found")),
    [work(oid("found"), oid("found"))],
  ],
  ["a merge that is taken back moves nothing", recover("unlanded"), []],
  ["a run moves nothing", { kind: "run_coder", ...on, attempt: "attempt1" }, []],
];

describe("the refs a step moves", () => {
  it.each(cases)("%s", (_name, step, moves) => {
    expect(refMoves(step as TicketStep, before, facts)).toEqual(moves);
  });

  it("what is kept already is not kept again", () => {
    const held: TicketStep = { kind: "hold", ...on, found: oid("found"), reason: "" };
    const rescues = new Map([[`refs/yoi/rescue/ticket-1/1-${oid("found")}`, oid("found")]]);
    expect(refMoves(held, before, { ...facts, rescues })).toEqual([work(oid("found"), oid("head"))]);
  });

  it("a plain name that is taken is left alone", () => {
    const step: TicketStep = {
      kind: "release",
      ...on,
      outcome: "withdrawn",
      workHead: oid("head"),
      rescue: [oid("head")],
      reason: "",
    };
    const rescues = new Map([["refs/yoi/rescue/ticket-1/1", oid("older")]]);
    expect(refMoves(step, before, { ...facts, rescues })[0]).toEqual(rescue(`1-${oid("head")}`, oid("head")));
    const same = new Map([["refs/yoi/rescue/ticket-1/1", oid("head")]]);
    expect(refMoves(step, before, { ...facts, rescues: same })).toEqual([work(oid("head"), null)]);
  });

  it("a publication without a commit moves nothing", () => {
    const step: TicketStep = { kind: "publish", ...on, role: "validator", attempt: "attempt1" };
    expect(refMoves(step, before, { ...facts, newHead: null })).toEqual([]);
    expect(refMoves(step, before, { ...facts, newHead: oid("head") })).toEqual([]);
  });
});
