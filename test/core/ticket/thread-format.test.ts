import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ROLES } from "../../../src/core/ticket/role.ts";
import { EVENT_KINDS, parseThread, type ThreadEvent } from "../../../src/core/ticket/thread.ts";
import {
  appendEvent,
  formatEvent,
  formatEventBody,
  type NewEvent,
} from "../../../src/core/ticket/thread-format.ts";

const EVENT: NewEvent = {
  kind: "state_changed",
  author: "hare",
  role: "person",
  at: "2026-06-13T17:51:04Z",
  id: "k3j9x0qa",
  attributes: { field: "state", reason: "queued", to: "queued", from: "ready" },
  heading: "State changed",
  body: "Why, in a few lines.",
};
const LOOK_ALIKE = "<!-- event: comment author: hare at: 2026-06-13T17:51:04Z -->";

function eventsOf(text: string): readonly ThreadEvent[] {
  return parseThread(text, "thread.md", "t").thread.events;
}

function codesOf(text: string): readonly string[] {
  return parseThread(text, "thread.md", "t").diagnostics.map(({ code }) => code);
}

/** What parsing gives for a written event, but its lines. */
function expected(event: NewEvent, body: string): object {
  const { attributes = {}, ...rest } = event;
  const own = { event: event.kind, id: event.id, author: event.author, role: event.role, at: event.at };
  return { ...rest, body, attributes: { ...attributes, ...own } };
}

function summary({ kind, author, role, at, id, heading, body, attributes }: ThreadEvent): object {
  return { kind, author, role, at, id, heading, body, attributes: Object.fromEntries(attributes) };
}

describe("formatEvent", () => {
  it("writes header, heading, text and separator, attributes in their order", () => {
    expect(formatEvent(EVENT)).toBe(
      "<!-- event: state_changed id: k3j9x0qa author: hare role: person at: 2026-06-13T17:51:04Z from: ready to: queued reason: queued field: state -->\n" +
        "\n## State changed\n\nWhy, in a few lines.\n\n---\n",
    );
    expect(formatEvent({ ...EVENT, body: " \n" })).toMatch(/-->\n\n## State changed\n\n---\n$/);
  });

  it("quotes values with spaces and special characters, and what stands before a name of one's own", () => {
    const attributes = { reason: 'say "no" \\ yes', "x-b": "at: x", "x-a": "2" };
    const text = formatEvent({ ...EVENT, author: "yoi ticket", attributes });
    expect(text.split("\n")[0]).toContain(
      'author: "yoi ticket" role: person at: 2026-06-13T17:51:04Z reason: "say \\"no\\" \\\\ yes" x-b: "at: x" x-a: 2 -->',
    );
    expect(Object.fromEntries(eventsOf(text)[0]?.attributes ?? [])).toMatchObject(attributes);
  });

  it("never lets a value end the comment or the line", () => {
    const text = formatEvent({ ...EVENT, author: "a --> b\n<!-- event: close --!>\u0000" });
    expect(text.match(/-->/g)).toHaveLength(1);
    expect(text).not.toContain("--!>");
    expect(eventsOf(text)).toMatchObject([
      { author: "a --&gt; b <!-- event: close --!&gt; ", kind: EVENT.kind },
    ]);
  });

  it("keeps kind, id, author, role and time from being replaced by an attribute", () => {
    const text = formatEvent({ ...EVENT, attributes: { id: "other", event: "close", role: "coder" } });
    expect(eventsOf(text)).toMatchObject([{ id: EVENT.id, kind: EVENT.kind, role: "person" }]);
  });

  it("refuses a name that could not be read back", () => {
    expect(() => formatEvent({ ...EVENT, attributes: { "a b": "x" } })).toThrow("not a name");
  });
});

describe("formatEventBody", () => {
  it("closes an open fence with as many characters as opened it", () => {
    expect(formatEventBody("~~~~js\ncode\n~~~\n")).toBe("~~~~js\ncode\n~~~\n~~~~");
    expect(formatEventBody("```\ncode\n```")).toBe("```\ncode\n```");
  });

  it("escapes what looks like a header outside a fence only", () => {
    const fenced = `\`\`\`\n${LOOK_ALIKE}\n\`\`\``;
    expect(formatEventBody(`${fenced}\n  ${LOOK_ALIKE}`)).toBe(`${fenced}\n  &lt;!${LOOK_ALIKE.slice(2)}`);
  });

  it("takes line endings, blank lines around and control characters out", () => {
    expect(formatEventBody("\r\n \n  a\r\nb\rc\u001b[0m\t\n\n")).toBe("  a\nb\nc\u{fffd}[0m");
  });

  it("changes nothing the second time", () => {
    fc.assert(
      fc.property(bodies, (body) => {
        const once = formatEventBody(body);
        expect(formatEventBody(once)).toBe(once);
      }),
    );
  });
});

describe("appendEvent", () => {
  it("leaves one blank line between events and follows the line endings", () => {
    const one = appendEvent("", EVENT);
    expect(one).toBe(formatEvent(EVENT));
    expect(appendEvent(one, EVENT)).toBe(`${one}\n${one}`);
    const crlf = one.replaceAll("\n", "\r\n");
    expect(appendEvent(crlf, EVENT)).toBe(`${crlf}\r\n${crlf}`);
  });

  it("adds the separator that is missing behind the last event", () => {
    const text = `${LOOK_ALIKE}\n\nText.`;
    expect(appendEvent(text, EVENT)).toBe(`${text}\n\n---\n\n${formatEvent(EVENT)}`);
    expect(codesOf(appendEvent(text, EVENT))).toEqual([]);
  });

  it("completes a line ending that was cut in half", () => {
    const text = `${LOOK_ALIKE}\r\n\r\n\`\`\`\r\n${LOOK_ALIKE}\r\n\`\`\`\r`;
    expect(eventsOf(text)).toHaveLength(1);
    expect(eventsOf(appendEvent(text, EVENT))).toMatchObject([...eventsOf(text), { id: EVENT.id }]);
  });

  it("does not let spaces at the end of the file indent the new event", () => {
    const text = `${LOOK_ALIKE}\n\nText.\n\n---\n\n     `;
    expect(appendEvent(text, EVENT)).toBe(`${text}\n${formatEvent(EVENT)}`);
    expect(eventsOf(appendEvent(text, EVENT))).toHaveLength(2);
  });

  it("does not close a fence that was left open before, so that no event is swallowed", () => {
    const text = `${LOOK_ALIKE}\n\n\`\`\`\nopen\n\n---\n\n${LOOK_ALIKE}\n\nText.\n\n---\n`;
    const body = `\`\`\`\n${LOOK_ALIKE}\n\`\`\``;
    const appended = appendEvent(text, { ...EVENT, body });
    expect(eventsOf(appended).slice(0, 2)).toEqual(eventsOf(text));
    expect(eventsOf(appended)).toHaveLength(3);
  });

  it("gives exactly the events that were there and the new one, whatever was there", () => {
    fc.assert(
      fc.property(threads, newEvents, (text, event) => {
        const before = eventsOf(text);
        const appended = appendEvent(text, event);
        const after = eventsOf(appended);
        expect(appended.startsWith(text)).toBe(true);
        expect(after.slice(0, -1)).toEqual(before);
        const last = after.at(-1);
        expect(last && summary({ ...last, body: "" })).toEqual(expected(event, ""));
        // Behind an unclosed fence the text is guarded; everywhere else it is as formatEventBody gives it.
        if (!codesOf(text).includes("thread/unclosed-fence"))
          expect(last?.body).toBe(formatEventBody(event.body));
      }),
      { numRuns: 1_500 },
    );
  });

  it("keeps text as it is when nothing in it needs care", () => {
    const calm = fc.array(fc.constantFrom("a", "---", "## H", "", "あ　い", "- x", "> ```", "    ```"), {
      maxLength: 9,
    });
    fc.assert(
      fc.property(calm, (lines) => {
        const body = ["start", ...lines, "end"].join("\n");
        expect(eventsOf(formatEvent({ ...EVENT, body }))[0]?.body).toBe(body);
      }),
    );
  });

  it("writes events that have no finding", () => {
    fc.assert(
      fc.property(fc.array(newEvents, { minLength: 1, maxLength: 5 }), (events) => {
        const numbered = events.map((event, index) => ({ ...event, kind: "comment", id: `event-${index}` }));
        const text = numbered.reduce((thread, event) => appendEvent(thread, event), "");
        expect(codesOf(text)).toEqual([]);
        expect(eventsOf(text).map(summary)).toEqual(
          numbered.map((event) => expected(event, formatEventBody(event.body))),
        );
      }),
    );
  });
});

const line = fc.oneof(
  fc.constantFrom(
    "",
    " ",
    "---",
    "```",
    "```js",
    "~~~",
    "~~~~",
    "   ```",
    "    ```",
    "## Heading",
    LOOK_ALIKE,
  ),
  fc.constantFrom(
    `  ${LOOK_ALIKE}`,
    "<!-- event",
    "<!--event: x -->",
    "<!-- Event: x",
    "-->",
    "title: x",
    "日本語　",
  ),
  fc.string({ unit: "grapheme", maxLength: 12 }),
);
const eol = fc.constantFrom("\n", "\n", "\r\n", "\r");
const bodies = fc
  .array(fc.tuple(line, eol), { maxLength: 12 })
  .map((lines) => lines.map(([text, end]) => text + end).join(""));
const words = fc.oneof(
  fc.constantFrom("hare", "yoi ticket", "reviewer:x", " at: ", "x at: 2026", '"', "\\", "a--", "日本", "-"),
  fc.string({ minLength: 1, maxLength: 12 }).map((text) => text.replaceAll(/--!?>/g, "")),
);
const names = fc.constantFrom("reason", "status", "from", "subject", "round", "ticket", "x-own", "x-other");
const newEvents: fc.Arbitrary<NewEvent> = fc.record({
  kind: fc.constantFrom(...EVENT_KINDS),
  author: words,
  role: fc.constantFrom(...ROLES),
  at: fc.constant("2026-06-13T17:51:04Z"),
  id: fc.stringMatching(/^[0-9a-z]{8}$/),
  attributes: fc.dictionary(names, words).map((values) => ({ ...values })),
  heading: fc.constantFrom("Comment", "完了", "# x", "a `b`"),
  body: bodies,
});
const threads = fc.oneof(
  bodies,
  fc.array(fc.oneof(line, newEvents.map(formatEvent)), { maxLength: 8 }).map((parts) => parts.join("\n")),
  fc
    .array(newEvents.map(formatEvent), { maxLength: 4 })
    .map((parts) => parts.join("\n").replaceAll("\n", "\r\n")),
);
