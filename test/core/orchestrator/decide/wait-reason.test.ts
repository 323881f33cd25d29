import { describe, expect, it } from "vitest";
import { waitFor, waitToRecord } from "../../../../src/core/orchestrator/decide/wait-reason.ts";
import { LEDGER_VERSION, type Wait, type WaitReason } from "../../../../src/core/orchestrator/ledger.ts";

const relation = waitFor("relation", "depends on a", ["a"]);
const capacity = waitFor("capacity", "full", ["b"]);
const checkout = waitFor("checkout", "dirty");
const worktree = waitFor("worktree", "in the way");
const running = waitFor("running", "the coder is running");

const wait = (...reasons: WaitReason[]): Wait => ({
  version: LEDGER_VERSION,
  ticket: "ticket-1",
  since: "2026-03-01T12:00:00Z",
  reasons,
});

describe("what the ledger is to say of waiting", () => {
  const cases: readonly (readonly [
    name: string,
    recorded: Wait | null,
    reasons: readonly WaitReason[],
    expected: ReturnType<typeof waitToRecord>,
  ])[] = [
    ["a first reason is written", null, [relation], [relation]],
    ["the same reasons are not written again", wait(relation), [relation], undefined],
    ["another reason is", wait(relation), [capacity], [capacity]],
    [
      "one that changed its text is",
      wait(relation),
      [waitFor("relation", "depends on b", ["b"])],
      [waitFor("relation", "depends on b", ["b"])],
    ],
    ["what ends is taken out", wait(relation), [], null],
    ["nothing is written of a ticket that does not wait", null, [], undefined],
    ["a run that goes on is no waiting", null, [running], undefined],
    ["a run that begins ends what was waited for", wait(relation), [running], null],
    ["what one machine sees alone is written where nothing is", null, [checkout], [checkout]],
    ["another machine's own reason does not replace it", wait(checkout), [worktree], undefined],
    ["a run on another machine does not take it out", wait(checkout), [running], undefined],
    ["a shared reason replaces it", wait(checkout), [capacity], [capacity]],
    ["it is not added to what all machines see", wait(capacity), [capacity, checkout], undefined],
  ];
  it.each(cases)("%s", (_name, recorded, reasons, expected) => {
    expect(waitToRecord(recorded, reasons)).toEqual(expected);
  });

  it("two machines that see different things of their own come to rest", () => {
    let recorded: Wait | null = null;
    let writes = 0;
    for (let turn = 0; turn < 10; turn += 1) {
      for (const reasons of [[checkout], [worktree], [running]]) {
        const next = waitToRecord(recorded, reasons);
        if (next === undefined) continue;
        recorded = next === null ? null : wait(...next);
        writes += 1;
      }
    }
    expect(writes).toBe(1);
  });
});
