import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkTicketChange } from "../../../src/core/rules/check-change.ts";
import type { Ticket } from "../../../src/core/ticket/ticket.ts";
import {
  type EventText,
  eventText,
  itemText,
  lifeTo,
  relationsText,
  threadText,
  ticketTexts,
  timeAt,
} from "../../support/ticket-text.ts";
import { contextOf, errorsOf, ID, ticketOf, warningsOf } from "./world.ts";

const COMMENT: EventText = { kind: "comment", minute: 20 };

function withEvents(events: readonly EventText[], fields: Record<string, string> = {}): Ticket {
  const updated = events.reduce((max, { minute }) => Math.max(max, minute), 0);
  return ticketOf({
    "item.md": itemText({ updated_at: timeAt(updated), ...fields }),
    "thread.md": threadText(events),
  });
}

function judge(before: Ticket | undefined, after: Ticket | undefined, context = contextOf()) {
  return checkTicketChange({ id: ID, ...(before && { before }), ...(after && { after }) }, context);
}

describe("the thread", () => {
  const [create, first, second] = [
    lifeTo("intake")[0] as EventText,
    { ...COMMENT, minute: 5 },
    { ...COMMENT, minute: 6 },
  ];
  const before = withEvents([create, first, second]);

  it("takes appended events", () => {
    expect(judge(before, withEvents([create, first, second, COMMENT]))).toEqual([]);
  });

  it("may gain a second separator between events", () => {
    const doubled = threadText([create, first]).replace(/---\n$/, "---\n\n---\n");
    const texts = {
      "item.md": itemText({ updated_at: timeAt(20) }),
      "thread.md": `${doubled}\n${eventText(COMMENT)}`,
    };
    expect(errorsOf(judge(withEvents([create, first]), ticketOf(texts)))).toEqual([]);
  });

  it("keeps every earlier event byte for byte", () => {
    const edited = withEvents([create, { ...first, body: "Something else." }, second, COMMENT]);
    expect(errorsOf(judge(before, edited))).toEqual(["change/event-lost"]);
  });

  it("keeps every earlier event", () => {
    expect(errorsOf(judge(before, withEvents([create, second, COMMENT])))).toEqual(["change/event-lost"]);
  });

  it("may be redacted, when a decision tells of it", () => {
    const tombstone = `<!-- ${eventText(first).slice(5, eventText(first).indexOf("\n"))}\n\n[redacted 2026-11-01 by alice: leaked]\n\n---\n`;
    const redactedWith = (last: EventText): Ticket => {
      const text = [eventText(create), tombstone, eventText(second), eventText(last)].join("\n");
      return ticketOf({ "item.md": itemText({ updated_at: timeAt(20) }), "thread.md": text });
    };
    expect(errorsOf(judge(before, redactedWith({ kind: "decision", minute: 20 })))).toEqual([]);
    expect(errorsOf(judge(before, redactedWith(COMMENT)))).toEqual(["change/event-lost"]);
  });

  it("keeps earlier events in order", () => {
    expect(errorsOf(judge(before, withEvents([create, second, first, COMMENT])))).toEqual([
      "change/event-order",
    ]);
  });

  it("warns of a new event before earlier ones", () => {
    const found = judge(before, withEvents([create, COMMENT, first, second]));
    expect([errorsOf(found), warningsOf(found)]).toEqual([[], ["change/event-inserted"]]);
  });

  it("may lose what nobody else can see, with a warning", () => {
    const found = judge(before, withEvents([create, second, COMMENT]), contextOf({ visible: false }));
    expect([errorsOf(found), warningsOf(found)]).toEqual([[], ["change/event-lost"]]);
  });

  it("needs an id and a role on new events", () => {
    const bare = `<!-- event: comment author: bob at: ${timeAt(30)} -->\n\n## Comment\n\nHello.\n\n---\n`;
    const text = `${threadText([create, first, second])}\n${bare}`;
    const after = ticketOf({ "item.md": itemText({ updated_at: timeAt(30) }), "thread.md": text });
    expect(errorsOf(judge(before, after))).toEqual(["change/event-form", "change/event-form"]);
    expect(errorsOf(judge(before, after, contextOf({ configVersion: 0 })))).toEqual([]);
  });

  it.each([
    ["coder", "decision"],
    ["coder", "review"],
    ["reviewer", "implementation_report"],
    ["intake", "close"],
    ["person", "migration"],
  ] as const)("takes no event of a %s that is a %s", (role, kind) => {
    const attributes =
      kind === "review" || kind === "close" ? { status: kind === "review" ? "approve" : "completed" } : {};
    expect(
      errorsOf(judge(before, withEvents([create, first, second, { kind, role, minute: 20, attributes }]))),
    ).toEqual(["change/event-role"]);
  });

  it("is judged the same however often and in whatever number events are appended", () => {
    const kinds = fc.array(fc.constantFrom("comment", "plan", "decision"), { maxLength: 12 });
    fc.assert(
      fc.property(kinds, kinds, (old, added) => {
        const events = [create, ...old.map((kind, index) => ({ kind, minute: index + 1 }))];
        const more = added.map((kind, index) => ({ kind, minute: old.length + index + 1 }));
        expect(judge(withEvents(events), withEvents([...events, ...more]))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it("finds any single event that is edited, dropped or moved, wherever it stands", () => {
    const edit = fc.record({ at: fc.nat(), how: fc.constantFrom("edit", "drop", "swap") });
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 8 }), edit, (count, { at, how }) => {
        const events: EventText[] = [
          create,
          ...Array.from({ length: count }, (_, index) => ({ kind: "comment", minute: index + 1 })),
        ];
        const place = 1 + (at % (events.length - 1));
        const changed = [...events];
        if (how === "edit") changed[place] = { ...(changed[place] as EventText), body: "Changed." };
        if (how === "drop") changed.splice(place, 1);
        if (how === "swap") changed.push(...changed.splice(place, 1));
        const isSame = how === "swap" && place === events.length - 1;
        const found = errorsOf(
          judge(withEvents(events), withEvents([...changed, { kind: "comment", minute: 50 }])),
        );
        const codes = how === "swap" ? ["change/event-order"] : ["change/event-lost"];
        if (isSame) expect(found).toEqual([]);
        else if (how === "swap") expect(new Set(found)).toEqual(new Set(codes));
        else expect(found).toEqual(codes);
      }),
      { numRuns: 100 },
    );
  });
});

describe("a change of the item", () => {
  const before = ticketOf(ticketTexts("intake"));

  it("needs an event", () => {
    expect(errorsOf(judge(before, ticketOf(ticketTexts("intake", { title: "Another title" }))))).toEqual([
      "change/no-event",
    ]);
  });

  it("moves updated_at as far as its newest event", () => {
    const texts = {
      "item.md": itemText({ title: "Another" }),
      "thread.md": threadText([...lifeTo("intake"), COMMENT]),
    };
    expect(errorsOf(judge(before, ticketOf(texts)))).toEqual(["change/updated-at"]);
  });

  it("never changes created_at", () => {
    const texts = {
      "item.md": itemText({ created_at: timeAt(1), updated_at: timeAt(20) }),
      "thread.md": threadText([...lifeTo("intake"), COMMENT]),
    };
    expect(errorsOf(judge(before, ticketOf(texts)))).toEqual(["change/immutable"]);
  });
});

describe("relations", () => {
  const texts = ticketTexts("intake");
  const before = ticketOf(texts);
  const event = `\n${eventText(COMMENT)}`;
  const related = (kind: string, target: string, withEvent: boolean): Ticket =>
    ticketOf({
      "item.md": itemText({ updated_at: timeAt(20) }),
      "thread.md": `${texts["thread.md"]}${withEvent ? event : ""}`,
      "artifacts/relations.json": relationsText(ID, [[kind, target]]),
    });
  const OTHER = "20261101-070000-other";

  it("change only together with an event", () => {
    const found = judge(before, related("related", OTHER, false), contextOf({}, [ticketOf(texts, OTHER)]));
    expect(errorsOf(found)).toEqual(["change/no-event", "change/no-event"]);
    expect(
      errorsOf(judge(before, related("related", OTHER, true), contextOf({}, [ticketOf(texts, OTHER)]))),
    ).toEqual([]);
  });

  it("lead to tickets that are there", () => {
    expect(errorsOf(judge(before, related("related", OTHER, true)))).toEqual(["relation/dangling-target"]);
  });

  it.each(["depends_on", "blocks"])("of kind %s make no circle", (kind) => {
    const other = ticketOf(
      { ...texts, "artifacts/relations.json": relationsText(OTHER, [[kind, ID]]) },
      OTHER,
    );
    expect(errorsOf(judge(before, related(kind, OTHER, true), contextOf({}, [other])))).toEqual([
      "relation/cycle",
    ]);
  });
});

describe("faults that stood before", () => {
  const broken = ticketOf({
    "item.md": itemText({ priority: "urgent" }),
    "thread.md": threadText(lifeTo("intake")),
  });

  it("are warnings and do not block", () => {
    const texts = {
      "item.md": itemText({ priority: "urgent", updated_at: timeAt(20) }),
      "thread.md": threadText([...lifeTo("intake"), COMMENT]),
    };
    const found = judge(broken, ticketOf(texts));
    expect(errorsOf(found)).toEqual([]);
    expect(found.map(({ note }) => note)).toEqual(["stood before this change"]);
  });

  it("fail where the change brings one more of them", () => {
    const texts = {
      "item.md": itemText({ priority: "urgent", readiness: "maybe", updated_at: timeAt(20) }),
      "thread.md": threadText([...lifeTo("intake"), COMMENT]),
    };
    expect(errorsOf(judge(broken, ticketOf(texts)))).toHaveLength(1);
  });
});

describe("a new event of an unknown kind", () => {
  it.each(["constructor", "__proto__", "toString"])(
    "is no accident of the language when it is called %s",
    (kind) => {
      const before = withEvents(lifeTo("intake"));
      const found = judge(before, withEvents([...lifeTo("intake"), { ...COMMENT, kind }]));
      expect([...new Set(errorsOf(found))]).toEqual(["thread/unknown-kind"]);
    },
  );
});

describe("a ticket that is gone", () => {
  const before = ticketOf(ticketTexts("ready"));

  it("was deleted", () => {
    expect(errorsOf(judge(before, undefined))).toEqual(["change/deleted"]);
  });

  it("may go while nobody else can see it, with a warning", () => {
    const found = judge(before, undefined, contextOf({ visible: false }));
    expect([errorsOf(found), warningsOf(found)]).toEqual([[], ["change/deleted"]]);
  });

  it("was renamed where its thread goes on under another id", () => {
    const heir = ticketOf(ticketTexts("ready"), "20261101-080000-new-name");
    const found = checkTicketChange({ id: ID, before }, contextOf(), [{ id: heir.id, after: heir }]);
    expect(errorsOf(found)).toEqual(["change/renamed"]);
  });
});
