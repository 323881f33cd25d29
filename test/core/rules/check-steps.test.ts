import { describe, expect, it } from "vitest";
import type { ChangeContext } from "../../../src/core/rules/change-input.ts";
import { checkTicketChange } from "../../../src/core/rules/check-change.ts";
import { headerOf } from "../../../src/core/rules/match-events.ts";
import { findTransition, STATES, type State } from "../../../src/core/ticket/state.ts";
import type { Ticket } from "../../../src/core/ticket/ticket.ts";
import {
  type EventText,
  itemText,
  lifeTo,
  relationsText,
  step,
  threadText,
  ticketTexts,
  timeAt,
} from "../../support/ticket-text.ts";
import { contextOf, errorsOf, ID, ticketOf } from "./world.ts";

interface Move {
  readonly before: Ticket;
  readonly after: Ticket;
}

/** A ticket in a state, and the same ticket with more events and other fields. */
function move(
  from: State,
  to: State,
  events: readonly EventText[],
  fields: Record<string, string | undefined> = {},
): Move {
  const before = ticketOf(ticketTexts(from));
  const all = [...lifeTo(from), ...events];
  const wasQueued = STATES.indexOf(from) >= STATES.indexOf("queued") || to === "queued";
  const queued =
    wasQueued && to !== "intake" && to !== "ready" ? { queued_by: "alice", queued_at: timeAt(3) } : {};
  const item = itemText({ state: to, updated_at: timeAt(events.at(-1)?.minute ?? 0), ...queued, ...fields });
  const resolution = to === "closed" ? { "resolution.md": "Done.\n" } : {};
  return { before, after: ticketOf({ "item.md": item, "thread.md": threadText(all), ...resolution }) };
}

function errors({ before, after }: Move, context: ChangeContext = contextOf()): readonly string[] {
  return errorsOf(checkTicketChange({ id: ID, before, after }, context));
}

const SUMMARY: EventText = { kind: "intake_summary", minute: 20 };
const REPORT: EventText = { kind: "implementation_report", minute: 20 };
function close(status: string): EventText {
  return { kind: "close", minute: 20, attributes: { status } };
}
/** What each target state needs beside the move, so that only the move itself is judged. */
const EVIDENCE: Readonly<Record<string, readonly EventText[]>> = { ready: [SUMMARY], done: [REPORT] };

describe("a move between two states", () => {
  const pairs = STATES.flatMap((from) => STATES.filter((to) => to !== from).map((to) => [from, to] as const));

  it.each(pairs)("from %s to %s passes exactly when the state machine has it", (from, to) => {
    const row = findTransition(from, to);
    const closing =
      to === "closed" ? [close(from === "done" ? "completed" : "declined")] : (EVIDENCE[to] ?? []);
    const found = errors(move(from, to, [...closing, step(30, from, to)]));
    expect(found).toEqual(row === undefined ? ["state/illegal-transition"] : []);
  });

  it.each(pairs)("from %s to %s without an event is refused", (from, to) => {
    expect(errors(move(from, to, [{ kind: "comment", minute: 30 }]))).toContain("state/not-recorded");
  });

  it("is refused when its event is for another move", () => {
    expect(errors(move("ready", "queued", [step(30, "intake", "ready")]))).toEqual([
      "state/chain-broken",
      "state/not-recorded",
    ]);
  });

  it("is refused when an event claims it and the item does not follow", () => {
    expect(errors(move("ready", "ready", [step(30, "ready", "queued")]))).toEqual(["state/not-recorded"]);
  });

  it.each([
    ["ready", "queued", "orchestrator"],
    ["ready", "queued", "coder"],
    ["queued", "inprogress", "reviewer"],
    ["queued", "ready", "intake"],
  ] as const)("from %s to %s is refused to the role %s", (from, to, role) => {
    expect(errors(move(from, to, [{ ...step(30, from, to), role }]))).toEqual(["state/role"]);
  });
});

describe("several moves in one change", () => {
  const whole = [
    SUMMARY,
    step(21, "intake", "ready"),
    step(22, "ready", "queued"),
    step(23, "queued", "inprogress"),
  ];

  it("pass when they chain", () => {
    expect(errors(move("intake", "inprogress", whole))).toEqual([]);
  });

  it("are refused when one is missing", () => {
    const broken = whole.filter(({ minute }) => minute !== 22);
    expect(errors(move("intake", "inprogress", broken))).toEqual(["state/chain-broken"]);
  });

  it("are refused when one of them is no move of the state machine", () => {
    const jump = [SUMMARY, step(21, "intake", "ready"), { ...step(22, "ready", "inprogress") }];
    expect(errors(move("intake", "inprogress", jump))).toEqual(["state/illegal-transition"]);
  });

  it("make a new ticket lawful in any state they lead to", () => {
    const after = ticketOf(ticketTexts("closed"));
    expect(errorsOf(checkTicketChange({ id: ID, after }, contextOf()))).toEqual([]);
  });

  it("are asked of a new ticket that begins in a later state", () => {
    const texts = { "item.md": itemText({ state: "ready" }), "thread.md": threadText(lifeTo("intake")) };
    expect(errorsOf(checkTicketChange({ id: ID, after: ticketOf(texts) }, contextOf()))).toEqual([
      "state/not-recorded",
    ]);
  });
});

describe("what a move needs", () => {
  it("is an intake summary to become ready", () => {
    expect(errors(move("intake", "ready", [step(30, "intake", "ready")]))).toEqual([
      "state/no-intake-summary",
    ]);
  });

  it("is a fresh intake summary after the ticket was sent back", () => {
    const back = move("ready", "ready", [step(20, "ready", "intake"), step(21, "intake", "ready")]);
    expect(errors(back)).toEqual(["state/no-intake-summary"]);
  });

  it("is acceptance criteria in the body to become ready", () => {
    const { before, after } = move("intake", "ready", [SUMMARY, step(30, "intake", "ready")]);
    const item = after.files.get("item.md")?.text.replace("- It works.", "It works.") ?? "";
    const thread = after.files.get("thread.md")?.text ?? "";
    expect(errors({ before, after: ticketOf({ "item.md": item, "thread.md": thread }) })).toEqual([
      "state/no-acceptance-criteria",
    ]);
  });

  it("is both queued fields to be queued", () => {
    expect(
      errors(
        move("ready", "queued", [step(30, "ready", "queued")], {
          queued_by: undefined,
          queued_at: undefined,
        }),
      ),
    ).toEqual(["state/queued-fields-missing", "state/queued-fields-missing"]);
  });

  it("is that nobody waits for a decision, to be queued", () => {
    const found = errors(
      move("ready", "queued", [step(30, "ready", "queued")], { attention_required: "which database?" }),
    );
    expect(found).toEqual(["state/attention"]);
  });

  it("is that the ticket is not deferred, to be queued", () => {
    expect(
      errors(move("ready", "queued", [step(30, "ready", "queued")], { deferred_until: "later" })),
    ).toEqual(["state/deferred"]);
  });

  it("is not hindered by a day that has come", () => {
    const due = move("ready", "queued", [step(30, "ready", "queued")], { deferred_until: "2026-11-01" });
    expect(errors(due, contextOf({ now: "2026-10-31T23:00:00Z" }))).toEqual(["state/deferred"]);
    expect(errors(due, contextOf({ now: "2026-11-01T09:00:00Z" }))).toEqual([]);
  });

  it("is a report to be done", () => {
    expect(errors(move("inprogress", "done", [step(30, "inprogress", "done")]))).toEqual(["state/no-report"]);
  });

  it("is a close event with a fitting status to be closed", () => {
    const closing = (from: "done" | "ready", status: string): readonly string[] =>
      errors(move(from, "closed", [close(status), step(30, from, "closed")]));
    expect(closing("done", "completed")).toEqual([]);
    expect(closing("done", "obsolete")).toEqual([]);
    expect(closing("ready", "obsolete")).toEqual([]);
    expect(closing("ready", "completed")).toEqual(["state/close-status"]);
    expect(errors(move("ready", "closed", [step(30, "ready", "closed")]))).toContain("state/no-close-event");
  });

  it("is that the closing event has not landed, to go back to work", () => {
    const back = move("closed", "inprogress", [step(30, "closed", "inprogress")]);
    const closing = back.before.thread?.events.slice(-1).map(headerOf);
    const landed = contextOf({
      neighbours: { ...contextOf().neighbours, landedEvents: new Map([[ID, new Set(closing)]]) },
    });
    expect(errors(back)).toEqual([]);
    expect(errors(back, landed)).toEqual(["state/landed"]);
  });
});

describe("a blocker", () => {
  const OTHER = "20261101-070000-other";
  function dependent(from: State, to: State): Move {
    const { before, after } = move(from, to, [step(30, from, to)]);
    const relations = { "artifacts/relations.json": relationsText(ID, [["depends_on", OTHER]]) };
    return { before: withTexts(before, relations), after: withTexts(after, relations) };
  }
  function withTexts(ticket: Ticket, more: Readonly<Record<string, string>>): Ticket {
    return ticketOf({
      ...Object.fromEntries([...ticket.files].map(([inside, { text }]) => [inside, text])),
      ...more,
    });
  }

  it.each([
    ["ready", "queued", "intake", ["state/blocker-open"]],
    ["ready", "queued", "ready", ["state/blocker-open"]],
    ["ready", "queued", "queued", []],
    ["ready", "queued", "closed", []],
    ["queued", "inprogress", "queued", ["state/blocker-open"]],
    ["queued", "inprogress", "done", ["state/blocker-open"]],
    ["queued", "inprogress", "closed", []],
  ] as const)("lets a ticket go from %s to %s while it is %s: %j", (from, to, state, expected) => {
    const context = contextOf({}, [ticketOf(ticketTexts(state), OTHER)]);
    expect(errors(dependent(from, to), context)).toEqual(expected);
  });

  it("that was closed without being completed still blocks", () => {
    const declined = ticketOf(ticketTexts("closed"), OTHER);
    const texts = Object.fromEntries(
      [...declined.files].map(([inside, { text }]) => [
        inside,
        text.replace("status: completed", "status: declined"),
      ]),
    );
    expect(errors(dependent("queued", "inprogress"), contextOf({}, [ticketOf(texts, OTHER)]))).toEqual([
      "state/blocker-open",
    ]);
  });
});
