import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { YoiError } from "../../../src/core/diagnostic/error.ts";
import { findOperation } from "../../../src/core/operation/registry.ts";
import { checkTicketChange } from "../../../src/core/rules/check-change.ts";
import { isId } from "../../../src/core/ticket/id.ts";
import type { Ticket } from "../../../src/core/ticket/ticket.ts";
import { failureOf } from "../../support/failure.ts";
import { itemText, lifeTo, threadText, ticketTexts, timeAt } from "../../support/ticket-text.ts";
import { contextOf as rulesOf, ticketOf } from "../rules/world.ts";
import { contextOf, planOn, viewOf } from "./world.ts";

const CRITERIA = "## Acceptance criteria\n\n- It works.\n";

/** What a plan may leave to the rules to refuse: what a move needs. Anything else is a defect of the operation. */
const LEFT_TO_THE_RULES = ["state/close-status", "state/no-report", "state/no-acceptance-criteria"];

function errorsOf(before: Ticket | undefined, after: Ticket): readonly string[] {
  const change = before === undefined ? { id: after.id, after } : { id: after.id, before, after };
  const found = checkTicketChange(change, rulesOf({ actor: { name: "Alice", role: "person" } }));
  return found.flatMap(({ severity, code }) => (severity === "error" ? [code] : []));
}

// Texts as people and models write them: fences left open, rules, comments, look-alikes of events, other scripts.
const part = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 30 }),
  fc.constantFrom(
    "```",
    "~~~~",
    "---",
    "-->",
    "<!-- event: close id: fake0001 -->",
    "## Heading",
    "- [x] 条件",
    "\r\n",
    "\u0000",
    "\\\"'",
    "title: x",
  ),
);
const text = fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join("\n"));
const line = fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 });
const word = fc.constantFrom("ui", "a-b", "日本", "yes", "12", "two words");

const step: fc.Arbitrary<readonly [name: string, input: object]> = fc.oneof(
  fc.tuple(
    fc.constant("ticket_comment"),
    fc.record({ text, kind: fc.constantFrom("comment", "plan", "decision", "implementation_report") }),
  ),
  fc.tuple(
    fc.constant("ticket_comment"),
    fc.record({ text, kind: fc.constant("review"), status: fc.constantFrom("approve", "request_changes") }),
  ),
  fc.tuple(
    fc.constant("ticket_edit"),
    fc.record(
      {
        title: line,
        label: fc.array(word),
        unlabel: fc.array(word),
        assignee: line,
        body: text,
        reason: text,
      },
      { requiredKeys: [] },
    ),
  ),
  fc.tuple(fc.constant("ticket_edit"), fc.record({ body: text.map((body) => `${body}\n\n${CRITERIA}`) })),
  fc.tuple(fc.constant("ticket_ready"), fc.record({ summary: text })),
  fc.tuple(
    fc.constantFrom("ticket_queue", "ticket_start"),
    fc.record({ reason: text }, { requiredKeys: [] }),
  ),
  fc.tuple(fc.constant("ticket_finish"), fc.record({ report: text }, { requiredKeys: [] })),
  fc.tuple(
    fc.constant("ticket_close"),
    fc.record(
      { resolution: text, report: text, as: fc.constantFrom("completed", "obsolete") },
      { requiredKeys: ["resolution"] },
    ),
  ),
  fc.tuple(fc.constantFrom("ticket_unqueue", "ticket_return", "ticket_reopen"), fc.record({ reason: text })),
  fc.tuple(fc.constant("ticket_attend"), fc.oneof(fc.record({ need: line }), fc.record({ answer: text }))),
  fc.tuple(
    fc.constant("ticket_defer"),
    fc.oneof(
      fc.record({ until: fc.constantFrom("later", "2027-01-31") }),
      fc.record({ clear: fc.constant(true) }),
    ),
  ),
  fc.tuple(
    fc.constant("ticket_redact"),
    fc.record({
      line: fc.nat(30).map((n) => n + 1),
      file: fc.constantFrom("item.md", "thread.md"),
      reason: text,
    }),
  ),
);

describe("any operations one after the other, with any texts", () => {
  it("leave a ticket that the rules accept, with every earlier event in its place", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("intake", "ready", "queued", "inprogress", "done", "closed"),
        fc.boolean(),
        fc.array(step, { maxLength: 8 }),
        (state, crlf, steps) => {
          const texts = Object.entries(ticketTexts(state)).map(([inside, one]) => [
            inside,
            crlf ? one.replaceAll("\n", "\r\n") : one,
          ]);
          let ticket = ticketOf(Object.fromEntries(texts));
          const context = contextOf();
          for (const [name, input] of steps) {
            const after = tryPlan(name, ticket, input, context);
            if (after === undefined) continue;
            const errors = errorsOf(ticket, after);
            expect(errors.filter((code) => !LEFT_TO_THE_RULES.includes(code))).toEqual([]);
            const [old, now] = [ticket, after].map(({ thread }) =>
              (thread?.events ?? []).map(({ attributes }) => [...attributes]),
            );
            expect(now?.slice(0, old?.length)).toEqual(old);
            expect(now?.length).toBeGreaterThan(old?.length ?? 0);
            if (errors.length === 0) ticket = after;
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** The ticket after an operation, or undefined where it cannot be done in this state or with this text. */
function tryPlan(
  name: string,
  ticket: Ticket,
  input: object,
  context: ReturnType<typeof contextOf>,
): Ticket | undefined {
  try {
    return planOn(name, ticket, input, context).after;
  } catch (error) {
    if (error instanceof YoiError && /^(?:usage|state)\//.test(error.diagnostic.code)) return undefined;
    throw error;
  }
}

describe("create", () => {
  function create(input: object, idKeys: readonly string[] = []): Ticket {
    const operation = findOperation("ticket_create");
    if (operation?.effect !== "write") throw new Error("no such operation");
    const { id, edits } = operation.plan(
      viewOf(undefined, { idKeys: new Set(idKeys) }),
      { ...input },
      contextOf(),
    );
    const texts = edits.flatMap((edit) =>
      edit.kind === "write" ? [[edit.path.split(`${id}/`)[1] ?? "", edit.text]] : [],
    );
    return ticketOf(Object.fromEntries(texts), id);
  }

  it("makes a lawful ticket of any title and body", () => {
    fc.assert(
      fc.property(line, fc.option(text, { nil: undefined }), (title, body) => {
        fc.pre(/[^\s\p{Cc}]/u.test(title) && !/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u.test(title));
        const ticket = create(body === undefined ? { title } : { title, body });
        expect(errorsOf(undefined, ticket)).toEqual([]);
        expect(ticket.item).toMatchObject({
          title: title.trim().replaceAll(/\s+/g, " "),
          state: "intake",
          priority: "P2",
        });
        expect(isId(ticket.id)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("writes the fields that were given, and only those", () => {
    const { item } = create({
      title: "Dark mode",
      label: ["ui", "ui", "two words"],
      risk_flag: ["colours"],
      assignee: "Bob",
    });
    expect(item).toMatchObject({ labels: ["ui", "two words"], risk_flags: ["colours"], assignee: "Bob" });
    expect([...(create({ title: "Dark mode" }).item?.entries.keys() ?? [])]).toEqual([
      "title",
      "state",
      "created_at",
      "updated_at",
      "priority",
    ]);
  });

  it("takes the first free number when the id is taken, whatever its case", () => {
    expect(
      create({ title: "Dark mode" }, ["20261101-083000-dark-mode", "20261101-083000-dark-mode-2"]).id,
    ).toBe("20261101-083000-dark-mode-3");
  });

  it.each([
    ["spaces", " \t\n", "usage/empty-text"],
    ["a bell", "Dark\u0007mode", "usage/bad-value"],
    ["a mark that turns the direction round", "Dark \u202emode", "usage/bad-value"],
    ["501 characters", "x".repeat(501), "usage/text-too-long"],
  ])("refuses a title with %s", (_what, title, code) => {
    expect(failureOf(() => create({ title })).diagnostic.code).toBe(code);
  });

  it("takes the colours out of what was copied from a terminal", () => {
    const ticket = create({
      title: "Dark mode",
      body: "\u001b[1;31mfails\u001b[0m: \u001b]8;;http://x\u0007link\u001b]8;;\u0007 \u0000",
    });
    expect(ticket.item?.body.trim()).toBe("fails: link \u{fffd}");
  });
});

describe("edit", () => {
  const ticket = ticketOf({
    "item.md": itemText({ labels: "[ui, old]", assignee: "Bob", risk_flags: "[]" }),
    "thread.md": threadText(lifeTo("intake")),
  });

  it("changes what was named and lists it in the event, and touches no other line", () => {
    const input = {
      title: "New: title",
      label: ["new", "ui"],
      unlabel: ["old"],
      unassign: true,
      reason: "Asked for.",
    };
    const { texts, after } = planOn("ticket_edit", ticket, input);
    expect(texts["item.md"]).toBe(
      itemText({
        title: "'New: title'",
        updated_at: timeAt(30),
        labels: "[ui, new]",
        assignee: undefined,
        risk_flags: "[]",
      }),
    );
    expect(after.thread?.events.at(-1)?.body).toBe(
      "Asked for.\n\nChanged:\n\n- title: Make it work → New: title\n- labels: ui, old → ui, new\n- assignee: Bob → none",
    );
  });

  it("replaces the body, or says nothing of it where it is the same", () => {
    const { after } = planOn("ticket_edit", ticket, {
      body: `\r\n\r\n${CRITERIA}`.replaceAll("\n", "\r\n"),
      decision: true,
    });
    expect(after.item?.body).toBe(`\n${CRITERIA}`);
    expect(after.thread?.events.at(-1)).toMatchObject({
      kind: "decision",
      body: "Changed:\n\n- body: rewritten",
    });
    expect(failureOf(() => planOn("ticket_edit", after, { body: CRITERIA })).diagnostic.code).toBe(
      "usage/nothing-to-change",
    );
    expect(failureOf(() => planOn("ticket_edit", ticket, { body: " " })).diagnostic.code).toBe(
      "usage/empty-text",
    );
  });
});

describe("close", () => {
  it("clears what would still ask for something, and keeps who queued it", () => {
    const ticket = ticketOf(ticketTexts("queued", { attention_required: "Charts?", labels: "null # none" }));
    const { after, texts } = planOn("ticket_close", ticket, {
      as: "superseded",
      resolution: "See the other one.\n\nMore.",
    });
    expect(after.item).toMatchObject({ state: "closed", attention_required: null, queued_by: "alice" });
    expect(texts["resolution.md"]).toBe("See the other one.\n\nMore.\n");
    expect(after.thread?.events.at(-2)).toMatchObject({
      kind: "close",
      status: "superseded",
      body: "Closed as superseded.\n\nSee the other one.",
    });
    expect(texts["item.md"]).toContain("labels: null # none");
  });
});
