import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatTombstone,
  isTombstone,
  isTombstoneText,
  redactEvent,
} from "../../../src/core/ticket/redaction.ts";
import { parseThread, type ThreadEvent } from "../../../src/core/ticket/thread.ts";
import { appendEvent } from "../../../src/core/ticket/thread-format.ts";
import { eventText } from "../../support/ticket-text.ts";

const STONE = { date: "2026-11-01", name: "Alice", reason: "It held a token." };
const TEXT = "[redacted 2026-11-01 by Alice: It held a token.]";

function eventOf(text: string): ThreadEvent {
  const event = parseThread(text, "thread.md", "t").thread.events[0];
  if (event === undefined) throw new Error("no event");
  return event;
}

const EVENT = eventOf(
  eventText({ kind: "comment", minute: 1, body: "The token is hunter2.\n\n```\nmore\n```" }),
);
const HEADER = EVENT.text.split("\n", 1)[0] ?? "";

describe("a tombstone", () => {
  it("is one line that names day, person and reason, whatever they hold", () => {
    expect(formatTombstone(STONE)).toBe(TEXT);
    expect(formatTombstone({ ...STONE, name: "A:\n B", reason: " two\n lines ] " })).toBe(
      "[redacted 2026-11-01 by A: B: two lines ]]",
    );
  });

  it.each([
    "[redacted 2026-02-30 by Alice: No such day.]",
    "[redacted by Alice: No day.]",
    "[redacted 2026-11-01 by Alice]",
    "[redacted 2026-11-01 by Alice: ]",
    `${TEXT} and more`,
    `${TEXT}\nand more`,
    "",
  ])("is not %j", (text) => {
    expect(isTombstoneText(text)).toBe(false);
  });
});

describe("a redacted event", () => {
  it("is the same event with a tombstone for heading and body", () => {
    const after = eventOf(`${redactEvent(EVENT, STONE)}\n\n---\n`);
    expect(after.text).toBe(`${HEADER}\n\n${TEXT}`);
    expect(isTombstone(EVENT, after)).toBe(true);
  });

  it.each([
    ["its header changed", `${HEADER.replace("alice", "mallory")}\n\n${TEXT}`],
    ["it keeps its heading", `${HEADER}\n\n## comment\n\n${TEXT}`],
    ["it says more than a tombstone", `${HEADER}\n\n${TEXT}\n\nAnd this.`],
    ["it is empty", HEADER],
    ["its body is another one", `${HEADER}\n\nI never said that.`],
  ])("is no other event: %s", (_what, text) => {
    expect(isTombstone(EVENT, eventOf(`${text}\n\n---\n`))).toBe(false);
  });

  it("is recognised after any body, name and reason, also in a file with CRLF", () => {
    const line = fc.string({ minLength: 1, unit: "grapheme" }).filter((text) => text.trim() !== "");
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), line, line, fc.boolean(), (body, name, reason, crlf) => {
        const base = {
          kind: "comment",
          author: "Alice",
          role: "person",
          at: "2026-11-01T08:00:00Z",
        } as const;
        const written = appendEvent("", { ...base, id: "abcd1234", heading: "Comment", body });
        const before = eventOf(crlf ? written.replaceAll("\n", "\r\n") : written);
        const text = redactEvent(before, { ...STONE, name, reason });
        const after = eventOf(`${text}\n\n---\n`);
        expect(isTombstone(before, after)).toBe(true);
        expect(text.includes("\r\n")).toBe(crlf);
      }),
      { numRuns: 300 },
    );
  });
});
