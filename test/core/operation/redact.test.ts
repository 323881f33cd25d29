import { describe, expect, it } from "vitest";
import { isTombstoneText } from "../../../src/core/ticket/redaction.ts";
import type { Ticket } from "../../../src/core/ticket/ticket.ts";
import { failureOf } from "../../support/failure.ts";
import { eventText, itemText, lifeTo, relationsText, threadText } from "../../support/ticket-text.ts";
import { ticketOf } from "../rules/world.ts";
import { planOn } from "./world.ts";

const STONE = "[redacted 2026-11-01 by Alice: It held a token.]";
const REASON = { reason: "It held a token." };

/** A ticket with a secret in many places: `hunter2`. */
function leaky(more: Readonly<Record<string, string>> = {}): Ticket {
  const comment = eventText({
    kind: "comment",
    minute: 9,
    id: "leak0001",
    body: "It is hunter2.\n\n```\nhunter2\n```",
  });
  const older = `<!-- event: comment author: hare at: 2026-11-01T08:10:00Z -->\n\nAlso hunter2.\n\n---\n`;
  return ticketOf({
    "item.md": itemText(
      {
        state: "ready",
        updated_at: "2026-11-01T08:10:00Z",
        attention_required: "Is hunter2 right?",
        "x-key": "hunter2",
      },
      "\n## Acceptance criteria\n\n- It works.\n\nTry hunter2.\nAnd hunter2 again.\n",
    ),
    "thread.md": `${threadText(lifeTo("ready"))}\n${comment}\n${older}`,
    "artifacts/log.txt": "one\nhunter2\r\nthree",
    ...more,
  });
}

function lineOf(ticket: Ticket, inside: string, text: string): number {
  const lines = ticket.files.get(inside)?.text.split("\n") ?? [];
  return lines.findIndex((line) => line.includes(text)) + 1;
}

describe("redact", () => {
  it("replaces the body of an event, keeps all others byte for byte, and tells of it", () => {
    const before = leaky();
    const { after, change } = planOn("ticket_redact", before, { event: "leak0001", ...REASON });
    const old = before.thread?.events ?? [];
    const events = after.thread?.events ?? [];
    const place = old.findIndex(({ id }) => id === "leak0001");
    expect(events.length).toBe(old.length + 1);
    expect(
      events
        .filter((_event, index) => index !== place)
        .slice(0, -1)
        .map(({ text }) => text),
    ).toEqual(old.filter((_event, index) => index !== place).map(({ text }) => text));
    expect(events[place]).toMatchObject({ id: "leak0001", author: "alice", body: STONE });
    expect(events.at(-1)).toMatchObject({
      kind: "decision",
      body: "Redacted: comment leak0001.\n\nIt held a token.",
    });
    expect(change.subject).toBe(`ticket(${before.id}): redact`);
    expect(after.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("finds an older event by one of its lines and names it by its place", () => {
    const before = leaky();
    const line = lineOf(before, "thread.md", "Also hunter2.");
    const { after } = planOn("ticket_redact", before, { file: "thread.md", line, ...REASON });
    expect(after.thread?.events.at(-2)?.body).toBe(STONE);
    expect(after.thread?.events.at(-1)?.body).toContain("event 5 (comment by hare at 2026-11-01T08:10:00Z)");
  });

  it("closes with the event a fence that nobody had closed", () => {
    const open = `${eventText({ kind: "comment", minute: 9, id: "leak0001", body: "```\nhunter2" })}\n${eventText({ kind: "comment", minute: 10 })}`;
    const before = leaky({ "thread.md": `${threadText(lifeTo("ready"))}\n${open}` });
    const { after } = planOn("ticket_redact", before, { event: "leak0001", ...REASON });
    expect(after.thread?.events.slice(-3).map(({ body }) => body.split("\n")[0])).toEqual([
      STONE,
      "Body of comment.",
      "Redacted: comment leak0001.",
    ]);
    expect(after.diagnostics).toEqual([]);
  });

  it("keeps CRLF where the thread has it", () => {
    const before = leaky();
    const thread = (before.files.get("thread.md")?.text ?? "").replaceAll("\n", "\r\n");
    const { texts } = planOn("ticket_redact", leaky({ "thread.md": thread }), {
      event: "leak0001",
      ...REASON,
    });
    expect(texts["thread.md"]?.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  });

  it.each([
    ["a text field", "attention_required", STONE],
    ["a key of one's own", "x-key", STONE],
  ])("replaces the value of %s", (_what, key, value) => {
    const before = leaky();
    const { after } = planOn("ticket_redact", before, { line: lineOf(before, "item.md", key), ...REASON });
    expect(after.item?.entries.get(key)?.value).toBe(value);
  });

  it("replaces one line of the body, or several", () => {
    const before = leaky();
    const line = lineOf(before, "item.md", "Try hunter2.");
    const one = planOn("ticket_redact", before, { line, ...REASON }).texts["item.md"];
    expect(one).toContain(`\n${STONE}\nAnd hunter2 again.\n`);
    const both = planOn("ticket_redact", before, { line, through: line + 1, ...REASON }).texts["item.md"];
    expect(both?.endsWith(`- It works.\n\n${STONE}\n`)).toBe(true);
  });

  it("replaces a line of an artifact and leaves its neighbours and line endings", () => {
    const { texts } = planOn("ticket_redact", leaky(), { file: "artifacts/log.txt", line: 2, ...REASON });
    expect(texts["artifacts/log.txt"]).toBe(`one\n${STONE}\r\nthree`);
  });

  it.each([
    ["a state", { line: 3 }, "cannot-redact"],
    ["the header of an event", { file: "thread.md", line: 1 }, "cannot-redact"],
    ["an empty line", { file: "item.md", line: 9 }, "cannot-redact"],
    ["a line that is not there", { line: 99 }, "cannot-redact"],
    ["a file that is not there", { file: "artifacts/none.txt", line: 1 }, "cannot-redact"],
    ["relations", { file: "artifacts/relations.json", line: 5 }, "cannot-redact"],
    ["an unknown event", { event: "leak9999" }, "unknown-event"],
    ["an event and a line", { event: "leak0001", line: 3 }, "one-of"],
    ["an event in a file", { event: "leak0001", file: "thread.md" }, "needless-flag"],
    ["nothing", {}, "one-of"],
  ])("refuses %s", (_what, input, code) => {
    const before = leaky({ "artifacts/relations.json": relationsText("t", [["related", "other"]]) });
    expect(failureOf(() => planOn("ticket_redact", before, { ...input, ...REASON })).diagnostic.code).toBe(
      `usage/${code}`,
    );
  });

  it("refuses what is redacted already", () => {
    const once = planOn("ticket_redact", leaky(), { event: "leak0001", ...REASON }).after;
    const again = failureOf(() => planOn("ticket_redact", once, { event: "leak0001", ...REASON }));
    expect(again.diagnostic).toMatchObject({
      code: "usage/cannot-redact",
      facts: { why: "it is a tombstone already" },
    });
  });

  it("makes a tombstone of a reason of any length", () => {
    const reason = `${"long ".repeat(100)}\nand a second line`;
    const { after } = planOn("ticket_redact", leaky(), { event: "leak0001", reason });
    const stone = after.thread?.events.find(({ id }) => id === "leak0001")?.body ?? "";
    expect([isTombstoneText(stone), stone.length < 300]).toEqual([true, true]);
    expect(after.thread?.events.at(-1)?.body).toContain("and a second line");
  });
});
