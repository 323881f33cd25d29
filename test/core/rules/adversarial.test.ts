import { describe, expect, it } from "vitest";
import { finding } from "../../../src/core/diagnostic/diagnostic.ts";
import { formatBaseline, parseBaseline } from "../../../src/core/rules/baseline.ts";
import type { ChangeContext } from "../../../src/core/rules/change-input.ts";
import { checkTicketChange } from "../../../src/core/rules/check-change.ts";
import { checkReach } from "../../../src/core/rules/check-reach.ts";
import { judgeChange } from "../../../src/core/rules/judge-change.ts";
import { headerOf } from "../../../src/core/rules/match-events.ts";
import type { Ticket } from "../../../src/core/ticket/ticket.ts";
import { isCompleted, summarize } from "../../../src/core/workspace/summary.ts";
import {
  type EventText,
  eventText,
  itemText,
  lifeTo,
  relationsText,
  step,
  threadText,
  ticketTexts,
  timeAt,
} from "../../support/ticket-text.ts";
import { contextOf, errorsOf, ID, ticketOf } from "./world.ts";

const COMMENT: EventText = { kind: "comment", minute: 20 };

function judge(
  before: Ticket | undefined,
  after: Ticket | undefined,
  context: ChangeContext = contextOf(),
): readonly string[] {
  return errorsOf(checkTicketChange({ id: ID, ...(before && { before }), ...(after && { after }) }, context));
}

/** A ticket at `state` with events behind those that lead there; `updated_at` follows the last. */
function ticketWith(
  state: Parameters<typeof lifeTo>[0],
  more: readonly EventText[],
  fields: Readonly<Record<string, string | undefined>> = {},
  files: Readonly<Record<string, string>> = {},
): Ticket {
  const events = [...lifeTo(state), ...more];
  const texts = ticketTexts(state, { updated_at: timeAt(events.at(-1)?.minute ?? 0), ...fields });
  return ticketOf({ ...texts, "thread.md": threadText(events), ...files });
}

describe("a return to an earlier form", () => {
  const returned = (before: Ticket, after: Ticket): readonly string[] =>
    errorsOf(
      judgeChange([{ id: ID, parents: [before], after, returnedTo: "abc123" }], contextOf(), new Set()),
    );

  it("is no way back to a form that brings events with it", () => {
    const forged = ticketWith("intake", [step(10, "intake", "queued")], { state: "queued" });
    expect(returned(ticketWith("intake", []), forged)).toContain("state/illegal-transition");
  });

  it("is no way back to a state that no event explains", () => {
    const forged = ticketWith("intake", [], { state: "closed" });
    expect(returned(ticketWith("intake", []), forged)).not.toEqual([]);
  });

  it("takes no secret out of its tombstone", () => {
    const told = { kind: "decision", minute: 30 };
    const header = eventText(COMMENT).split("\n", 1)[0];
    const redacted = `${threadText(lifeTo("intake"))}\n${header}\n\n[redacted 2026-11-01 by alice: leaked]\n\n---\n\n${eventText(told)}`;
    const before = ticketOf({ "item.md": itemText({ updated_at: timeAt(30) }), "thread.md": redacted });
    expect(returned(before, ticketWith("intake", [COMMENT]))).toContain("change/event-lost");
  });

  it("stays a warning for what only goes back", () => {
    expect(returned(ticketWith("queued", []), ticketWith("ready", []))).toEqual([]);
  });
});

describe("the way a ticket was closed", () => {
  const declined: readonly EventText[] = [
    { kind: "close", minute: 7, attributes: { status: "declined" } },
    step(8, "intake", "closed"),
  ];
  const closed = (more: readonly EventText[]): Ticket =>
    ticketWith("intake", [...declined, ...more], { state: "closed" }, { "resolution.md": "No.\n" });

  it("is told by its own close event, not by one that follows", () => {
    const later: EventText = { kind: "close", minute: 20, attributes: { status: "completed" } };
    expect(judge(closed([]), closed([later]))).toEqual(["state/closed-already"]);
    const older: EventText = { kind: "closed", minute: 20, attributes: { status: "completed" } };
    expect(isCompleted(summarize(closed([older])))).toBe(false);
  });

  it("needs a resolution that says something", () => {
    const after = ticketWith("intake", declined, { state: "closed" }, { "resolution.md": "\n" });
    expect(judge(ticketWith("intake", []), after)).toEqual(["state/no-resolution"]);
  });
});

describe("what a move needs", () => {
  const queue = step(10, "ready", "queued");
  const queued = { state: "queued", queued_by: "alice", queued_at: timeAt(10) };
  const asked = { attention_required: "which one?" };
  const later = { deferred_until: "later" };

  it.each([
    ["state/attention", asked],
    ["state/deferred", later],
  ])("is not hidden by a further move or a comment: %s", (code, overlay) => {
    const before = ticketWith("ready", [], overlay);
    expect(judge(before, ticketWith("ready", [queue, COMMENT], { ...queued, ...overlay }))).toEqual([code]);
    const started = { ...queued, ...overlay, state: "inprogress" };
    expect(judge(before, ticketWith("ready", [queue, step(11, "queued", "inprogress")], started))).toEqual([
      code,
    ]);
  });

  it("asks nothing of an overlay that came after the move", () => {
    const after = ticketWith("ready", [queue, { kind: "decision", minute: 12 }], { ...queued, ...asked });
    expect(judge(ticketWith("ready", []), after)).toEqual([]);
  });

  const OTHER = "20261101-070000-other";
  const waits = { "artifacts/relations.json": relationsText(ID, [["depends_on", OTHER]]) };
  const blocker = ticketOf(ticketTexts("inprogress"), OTHER);
  const finish: readonly EventText[] = [
    step(10, "queued", "inprogress"),
    { kind: "implementation_report", minute: 11 },
    step(12, "inprogress", "done"),
  ];
  const done = (files: Readonly<Record<string, string>>): Ticket =>
    ticketWith("queued", finish, { state: "done" }, files);

  it("counts a blocker that was open all the time, however many moves a change holds", () => {
    expect(judge(ticketWith("queued", [], {}, waits), done(waits), contextOf({}, [blocker]))).toEqual([
      "state/blocker-open",
    ]);
  });

  it("does not count a dependency that came after the move", () => {
    const context = contextOf({}, [blocker]);
    expect(judge(ticketWith("queued", []), done(waits), context)).toEqual([]);
    const started = ticketWith(
      "queued",
      [step(10, "queued", "inprogress"), COMMENT],
      { state: "inprogress" },
      waits,
    );
    expect(judge(ticketWith("queued", []), started, context)).toEqual([]);
    expect(judge(ticketWith("queued", [], {}, waits), started, context)).toEqual(["state/blocker-open"]);
  });

  it("is not met by redacting the closing event that has landed", () => {
    const closed = ticketWith("closed", []);
    const events = closed.thread?.events ?? [];
    const header = events.map(headerOf).at(-1)?.slice("header ".length);
    const kept = threadText(lifeTo("closed").slice(0, -1));
    const told = eventText({ kind: "decision", minute: 20 });
    const back = eventText(step(21, "closed", "inprogress"));
    const texts = {
      ...ticketTexts("inprogress", { updated_at: timeAt(21) }),
      "thread.md": `${kept}\n${header}\n\n[redacted 2026-11-01 by alice: x]\n\n---\n\n${told}\n${back}`,
    };
    const landedEvents = new Map([[ID, new Set(events.map(headerOf))]]);
    const context = contextOf({ neighbours: { ...contextOf().neighbours, landedEvents } });
    expect(judge(closed, ticketOf(texts), context)).toEqual(["state/landed"]);
  });
});

describe("a baseline", () => {
  it("is policy, which no agent and no Orchestrator changes", () => {
    const actor = { name: "bot", role: "orchestrator" } as const;
    expect(errorsOf(checkReach(actor, [".yoi/baseline.json"], []))).toEqual(["change/policy-by-agent"]);
  });

  it("never covers what a change does", () => {
    const before = ticketWith("intake", []);
    const after = ticketWith("intake", [step(10, "intake", "queued")], { state: "queued" });
    const found = judgeChange([{ id: ID, parents: [before], after }], contextOf(), new Set());
    const { baseline } = parseBaseline(formatBaseline(found));
    expect(errorsOf(judgeChange([{ id: ID, parents: [before], after }], contextOf(), baseline))).toContain(
      "state/illegal-transition",
    );
    const gone = formatBaseline([finding("change/deleted", { path: "a" }, { ticket: ID }, ID)]);
    const deleted = [{ id: ID, parents: [before], after: undefined }];
    expect(errorsOf(judgeChange(deleted, contextOf(), parseBaseline(gone).baseline))).toEqual([
      "change/deleted",
    ]);
  });
});

describe("a ticket of today's form", () => {
  it("does not become an older one by an event before its first", () => {
    const bare = `<!-- event: comment author: bob at: ${timeAt(0)} -->\n\nHello.\n\n---\n`;
    const ready = [...lifeTo("intake"), step(10, "intake", "ready")];
    const texts = {
      "item.md": itemText({ state: "ready", updated_at: timeAt(10) }),
      "thread.md": `${bare}\n${threadText(ready)}`,
    };
    expect(judge(ticketWith("intake", []), ticketOf(texts), contextOf({ configVersion: 0 }))).toContain(
      "state/no-intake-summary",
    );
  });
});

describe("faults that stood before", () => {
  it("stay old when a line above them moves them", () => {
    const item = (fields: string): string =>
      `---\ntitle: x\nstate: intake\ncreated_at: ${timeAt(0)}\nupdated_at: ${timeAt(20)}\n${fields}assignee: a\nassignee: b\n---\nBody.\n`;
    const before = ticketOf({ "item.md": item(""), "thread.md": threadText(lifeTo("intake")) });
    const after = ticketOf({
      "item.md": item("labels: [x]\n"),
      "thread.md": threadText([...lifeTo("intake"), COMMENT]),
    });
    expect(judge(before, after)).toEqual([]);
  });

  it("are not new because one of very many was mended", () => {
    const item = (count: number): string =>
      itemText(
        Object.fromEntries([
          ...Array.from({ length: count }, (_, index) => [`strange${index}`, "x"]),
          ["updated_at", timeAt(20)],
        ]),
      );
    const before = ticketOf({ "item.md": item(56), "thread.md": threadText(lifeTo("intake")) });
    const after = ticketOf({
      "item.md": item(55),
      "thread.md": threadText([...lifeTo("intake"), COMMENT]),
    });
    expect(judge(before, after)).toEqual([]);
  });
});

describe("relations", () => {
  it("keep who stated them and when, unless an event tells", () => {
    const related = (author: string): Ticket =>
      ticketWith(
        "intake",
        [],
        {},
        {
          "artifacts/relations.json": relationsText(ID, [["related", "other-one"]]).replace("alice", author),
        },
      );
    const context = contextOf({}, [ticketOf(ticketTexts("intake"), "other-one")]);
    expect(judge(related("alice"), related("bob"), context)).toEqual(["change/no-event"]);
  });
});
