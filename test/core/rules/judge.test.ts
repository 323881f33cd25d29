import { describe, expect, it } from "vitest";
import { asWarning, finding } from "../../../src/core/diagnostic/diagnostic.ts";
import { formatBaseline, parseBaseline } from "../../../src/core/rules/baseline.ts";
import { acrossParents, mildest } from "../../../src/core/rules/judge.ts";
import { judgeChange } from "../../../src/core/rules/judge-change.ts";
import { itemText, lifeTo, threadText, ticketTexts, timeAt } from "../../support/ticket-text.ts";
import { contextOf, errorsOf, ID, ticketOf, warningsOf } from "./world.ts";

const deleted = finding("change/deleted", { path: "a" }, { ticket: "a" }, "a");
const other = finding("change/deleted", { path: "b" }, { ticket: "b" }, "b");

describe("a merge", () => {
  it("is charged only with what is new against every parent", () => {
    expect(acrossParents([[deleted, other], [deleted]])).toEqual([deleted]);
    expect(acrossParents([[deleted], []])).toEqual([]);
    expect(acrossParents([[deleted, deleted], [deleted]])).toEqual([deleted]);
  });

  it("is judged as mildly as its mildest parent says", () => {
    const mild = asWarning(deleted, "stood before");
    expect(acrossParents([[deleted], [mild]])).toEqual([mild]);
  });
});

describe("what was never shared", () => {
  it("may be amended: passing from every shared point passes", () => {
    expect(mildest([deleted], [[]])).toEqual([]);
    expect(mildest([deleted], [[], [deleted]])).toEqual([deleted]);
    expect(mildest([deleted], [])).toEqual([deleted]);
  });

  const create = ticketOf(ticketTexts("intake"));
  const ready = ticketOf(ticketTexts("ready"));

  it("lets an unpushed move be taken back", () => {
    const back = { id: ID, parents: [ready], after: create };
    expect(errorsOf(judgeChange([back], contextOf(), new Set()))).not.toEqual([]);
    expect(errorsOf(judgeChange([{ ...back, bases: [create] }], contextOf(), new Set()))).toEqual([]);
  });

  it("keeps a warning of what went where nothing is shared at all", () => {
    const back = { id: ID, parents: [ready], after: create, bases: [undefined] };
    const found = judgeChange([back], contextOf({ visible: false }), new Set());
    expect([errorsOf(found), warningsOf(found)]).toEqual([[], ["change/event-lost", "change/event-lost"]]);
  });
});

describe("an earlier form", () => {
  it("is a warning that names the commit", () => {
    const back = {
      id: ID,
      parents: [ticketOf(ticketTexts("ready"))],
      after: ticketOf(ticketTexts("intake")),
      returnedTo: "abc123",
    };
    expect(judgeChange([back], contextOf(), new Set())).toMatchObject([
      { code: "change/returned", severity: "warning", facts: { commit: "abc123" } },
    ]);
  });
});

describe("a baseline", () => {
  const broken = ticketOf({
    "item.md": itemText({ priority: "urgent", updated_at: timeAt(0) }),
    "thread.md": threadText(lifeTo("intake")),
  });
  const judged = judgeChange([{ id: ID, parents: [undefined], after: broken }], contextOf(), new Set());

  it("turns the faults it records into warnings", () => {
    const { baseline, diagnostics } = parseBaseline(formatBaseline(judged));
    expect(diagnostics).toEqual([]);
    const again = judgeChange([{ id: ID, parents: [undefined], after: broken }], contextOf(), baseline);
    expect([errorsOf(judged).length > 0, errorsOf(again)]).toEqual([true, []]);
  });

  it("holds one fault a line, so that mending shows in a review", () => {
    expect(formatBaseline([deleted, other])).toMatchInlineSnapshot(`
      "{
        "version": 1,
        "known": [
          ["change/deleted","a",{"ticket":"a"}],
          ["change/deleted","b",{"ticket":"b"}]
        ]
      }
      "
    `);
  });

  it.each(["", "[]", "{}", '{"version":2,"known":[]}', '{"version":1,"known":[1]}'])(
    "that reads %j is a finding and hides nothing",
    (text) => {
      expect(parseBaseline(text)).toMatchObject({
        baseline: new Set(),
        diagnostics: [{ code: "config/baseline" }],
      });
    },
  );
});
