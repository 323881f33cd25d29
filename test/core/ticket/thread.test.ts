import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { helpOf, messageOf } from "../../../src/core/diagnostic/diagnostic.ts";
import { MAX_EVENT_BODY_BYTES, MAX_EVENTS, MAX_THREAD_BYTES } from "../../../src/core/ticket/limits.ts";
import { type ParsedThread, parseThread } from "../../../src/core/ticket/thread.ts";
import { eventSchema } from "../../../src/core/ticket/thread-schema.ts";

const PATH = ".yoi/tickets/a-ticket/thread.md";
const AT = "2026-06-13T17:51:04Z";
const OLDER = `<!-- event: comment author: hare at: ${AT} -->`;
const NEW = `<!-- event: comment id: k3j9x0qa author: hare role: person at: ${AT} -->`;

function parse(text: string): ParsedThread {
  return parseThread(text, PATH, "a-ticket");
}

/** An event with this header. */
function event(header: string, body = "Text."): string {
  return `${header}\n\n## Heading\n\n${body}\n\n---\n`;
}

function codesOf(text: string): readonly string[] {
  return parse(text).diagnostics.map(({ severity, code }) => `${severity} ${code}`);
}

function bodiesOf(text: string): readonly string[] {
  return parse(text).thread.events.map(({ body }) => body);
}

describe("parseThread", () => {
  it("reads every attribute of a current event", () => {
    const text = event(
      `<!-- event: state_changed id: k3j9x0qa author: "yoi ticket" role: person at: ${AT} from: ready to: queued reason: "all \\"set\\", \\\\o/" field: state -->`,
      "Why.",
    );
    const { thread, diagnostics } = parse(text);
    expect(diagnostics).toEqual([]);
    expect(thread.older).toBe(false);
    expect(thread.events).toMatchObject([
      {
        kind: "state_changed",
        id: "k3j9x0qa",
        author: "yoi ticket",
        role: "person",
        at: AT,
        from: "ready",
        to: "queued",
        reason: 'all "set", \\o/',
        field: "state",
        heading: "Heading",
        body: "Why.",
        line: 1,
        endLine: 5,
      },
    ]);
    expect(thread.events[0]?.text).toBe(text.slice(0, text.indexOf("\n\n---")));
    expect(Object.fromEntries(thread.events[0]?.attributes ?? [])).toMatchObject({
      reason: 'all "set", \\o/',
    });
  });

  it("gives events that the published schema describes", () => {
    const { attributes, text, endLine, ...data } = parse(event(NEW)).thread.events[0] ?? {};
    expect([attributes, text, endLine]).not.toContain(undefined);
    expect(eventSchema.strict().parse(data)).toEqual(data);
  });

  it("lets a bare value hold spaces and colons up to the next known name", () => {
    const [found] = parse(
      event(`<!-- event: review author: reviewer:yoi ticket: x at: ${AT} status: approve -->`),
    ).thread.events;
    expect(found).toMatchObject({ author: "reviewer:yoi", at: AT, status: "approve" });
    expect(found?.attributes.get("ticket")).toBe("x");
    const [other] = parse(event(`<!-- event: create author: yoi ticket on: a laptop at: ${AT} -->`)).thread
      .events;
    expect(other?.author).toBe("yoi ticket on: a laptop");
  });

  it("begins no event inside a code fence, whichever character and length draw it", () => {
    for (const [open, close] of [
      ["```", "```"],
      ["~~~~ text", "~~~~~"],
      ["   ```js", "  ````  "],
    ] as const) {
      const body = `Before\n${open}\n${OLDER}\n---\n\`\`\n${close}\nAfter`;
      const { thread, diagnostics } = parse(event(NEW, body) + event(OLDER));
      expect(thread.events.map((found) => found.body)).toEqual([body.trim(), "Text."]);
      expect(diagnostics).toEqual([]);
    }
  });

  it("does not take for a fence what CommonMark does not", () => {
    for (const line of ["``", "    ```", "\t```", "a ```", "```a`b", "``` `", "~~"]) {
      const { thread, diagnostics } = parse(event(NEW, `x\n${line}`) + event(OLDER));
      expect([line, thread.events.length, diagnostics]).toEqual([line, 2, []]);
    }
  });

  it("does not take for an event what is indented as code or stands in a line", () => {
    const body = `    ${OLDER}\n\t${OLDER}\n> ${OLDER}\na ${OLDER}\n<!-- a remark -->\n<!-- eventually -->`;
    expect(bodiesOf(event(NEW, body))).toEqual([body]);
  });

  it("takes rules, quoted front matter and doubled headings as text of the body", () => {
    const body = "---\ntitle: x\n---\n\n## Heading\n\nText\n\n---\n\nMore\n\n---";
    expect(bodiesOf(event(NEW, body) + event(OLDER))).toEqual([body, "Text."]);
  });

  it("reads events without separator, without blank lines, without heading and without text", () => {
    const text = `${OLDER}\nOne.\n${OLDER}\n## Two\n---\n${OLDER}\n---\n${OLDER}`;
    const { thread, diagnostics } = parse(text);
    expect(thread.events.map(({ heading, body }) => [heading, body])).toEqual([
      [undefined, "One."],
      ["Two", ""],
      [undefined, ""],
      [undefined, ""],
    ]);
    expect(diagnostics.map(({ code, line }) => [code, line])).toEqual([
      ["thread/no-separator", 1],
      ["thread/no-separator", 8],
    ]);
  });

  it("keeps wide spaces and the indentation of the first line", () => {
    expect(bodiesOf(event(NEW, "    code\n\n　全角　"))).toEqual(["    code\n\n　全角　"]);
  });

  it("reads CRLF files, and keeps their bytes where append-only compares them", () => {
    const text = event(NEW, "a\nb").replaceAll("\n", "\r\n");
    const [found] = parse(text).thread.events;
    expect(found).toMatchObject({ body: "a\nb", heading: "Heading", endLine: 6 });
    expect(found?.text).toBe(text.slice(0, text.indexOf("\r\n\r\n---")));
    expect(parse(text).diagnostics).toEqual([]);
  });

  it("reads older words and says that they are older", () => {
    const move = `<!-- event: state_changed author: a at: ${AT} from: planning to: ready reason: x field: workflow_state -->`;
    const { thread, diagnostics } = parse(event(move));
    expect(thread).toMatchObject({ older: true, events: [{ from: "intake", to: "ready" }] });
    expect(diagnostics).toEqual([]);
    const close = parse(event(`<!-- event: close author: a at: ${AT} status: closed -->`));
    expect(close).toMatchObject({ thread: { older: true, events: [{ status: "closed" }] }, diagnostics: [] });
    const result = parse(event(`<!-- event: review author: a at: ${AT} result: approve -->`));
    expect(result).toMatchObject({ thread: { older: true, events: [{ status: "approve" }] } });
    expect(result.diagnostics).toMatchObject([{ code: "thread/older-attribute", severity: "warning" }]);
    const kind = parse(event(`<!-- event: fix author: a at: ${AT} -->`));
    expect(kind.thread.older).toBe(true);
    expect(kind.diagnostics).toMatchObject([{ code: "thread/older-kind", severity: "warning" }]);
  });

  it("does not call an event older for its missing id alone", () => {
    expect(parse(event(OLDER))).toMatchObject({ thread: { older: false }, diagnostics: [] });
  });
});

describe("faults of a header", () => {
  // Code, header, what message or help name, and the part of the header that is pointed at.
  const cases: readonly (readonly [string, string, string, string])[] = [
    ["thread/duplicate-attribute", NEW.replace(" -->", " author: b -->"), "author", "b"],
    ["thread/missing-attribute", NEW.replace(" author: hare", ""), "author", ""],
    ["thread/missing-attribute", NEW.replace(` at: ${AT}`, ""), "at:", ""],
    ["thread/unknown-kind", NEW.replace("comment", "coment"), "write comment", "coment"],
    ["thread/unknown-kind", NEW.replace("comment", "zzzzz"), "write one of: create", "zzzzz"],
    ["thread/older-kind", NEW.replace("comment", "closed"), "write close", "closed"],
    ["thread/bad-role", NEW.replace("person", "revewer"), "write reviewer", "revewer"],
    ["thread/bad-time", NEW.replace(AT, "2026-02-30T00:00:00Z"), "2026-02-30", "2026-02-30T00:00:00Z"],
    ["thread/bad-time", NEW.replace("04Z", "04+02:00"), "+02:00", "2026-06-13T17:51:04+02:00"],
    ["thread/bad-id", NEW.replace("k3j9x0qa", "a b"), "a b", "a b"],
    ["thread/unknown-attribute", NEW.replace("hare role", '"hare" rle'), "write role:", "person"],
    ["thread/value-too-long", NEW.replace("hare", "h".repeat(501)), "501", "h".repeat(501)],
  ];

  it.each(cases)("finds %s in %s", (code, header, words, covered) => {
    const { diagnostics } = parse(event(header));
    const found = diagnostics.find((diagnostic) => diagnostic.code === code);
    if (found === undefined) throw new Error(`found ${JSON.stringify(diagnostics)}`);
    expect(found).toMatchObject({ path: PATH, line: 1, ticket: "a-ticket" });
    const start = (found.column ?? 1) - 1;
    expect(header.slice(start, start + (found.length ?? 0))).toBe(covered);
    expect(`${messageOf(found)}; ${helpOf(found)}`).toContain(words);
    expect(diagnostics).toHaveLength(1);
  });

  it("asks a move for from, to and reason, and names the states when one is mistyped", () => {
    const head = `<!-- event: state_changed id: k3j9x0qa author: a role: person at: ${AT}`;
    expect(codesOf(event(`${head} -->`))).toEqual(Array(3).fill("error thread/missing-attribute"));
    const { thread, diagnostics } = parse(event(`${head} from: redy to: planning reason: x -->`));
    expect(diagnostics.map(helpOf)).toEqual([
      "write ready (one of: intake, ready, queued, inprogress, done, closed)",
      "write intake instead of planning",
    ]);
    expect(thread.events[0]).not.toHaveProperty("from");
  });

  it("asks reviews and closes for one of their statuses", () => {
    const head = (kind: string): string =>
      `<!-- event: ${kind} id: k3j9x0qa author: a role: person at: ${AT}`;
    for (const kind of ["review", "close"]) {
      expect(codesOf(event(`${head(kind)} -->`))).toEqual(["error thread/missing-attribute"]);
      expect(codesOf(event(`${head(kind)} status: closed -->`))).toEqual(["error thread/bad-status"]);
    }
    expect(codesOf(event(`${head("review")} status: request_changes -->`))).toEqual([]);
    expect(codesOf(event(`${head("close")} status: superseded -->`))).toEqual([]);
    expect(codesOf(event(`${head("review")} result: approve -->`))).toEqual(["error thread/older-attribute"]);
  });

  it("makes faults of events without an id warnings, and of events with one errors", () => {
    expect(codesOf(event(OLDER.replace("comment", "coment")))).toEqual(["warning thread/unknown-kind"]);
    expect(codesOf(event(NEW.replace("comment", "coment")))).toEqual(["error thread/unknown-kind"]);
  });

  it("finds an id that stands twice, at its second place", () => {
    const { diagnostics, thread } = parse(event(NEW) + event(NEW));
    expect(diagnostics).toMatchObject([{ code: "thread/duplicate-id", line: 8, column: 25, length: 8 }]);
    expect(thread.events).toHaveLength(2);
  });

  it("leaves names with x- alone", () => {
    expect(codesOf(event(NEW.replace("hare", '"hare" x-mood: good')))).toEqual([]);
  });

  it.each([
    ["<!-- event: comment author: a", "does not end"],
    [`${OLDER} trailing`, "text follows"],
    ["<!-- event -->", "no `name:`"],
    ["<!-- event create author: a -->", "no `name:`"],
    ["<!-- Event: create author: a -->", "does not begin with `event:`"],
    ['<!-- event: create author: "a -->', "does not end"],
    ['<!-- event: create author: "a" b -->', "column 32"],
    ["<!-- event: a --> <!-- b -->", "text follows"],
    [`<!-- event: create author: "a" ${'x-a: "1" '.repeat(40)}-->`, "more than 32"],
  ])("reports %s and lets it end the event before", (header, problem) => {
    const { thread, diagnostics } = parse(event(NEW) + event(header, "Lost."));
    expect(diagnostics).toMatchObject([{ code: "thread/bad-header", severity: "error", line: 8 }]);
    expect(messageOf(diagnostics[0] ?? expect.fail())).toContain(problem);
    expect(thread.events.map(({ body }) => body)).toEqual(["Text."]);
  });
});

describe("a header over the limit of a line", () => {
  it("is not read, and its finding shows only the beginning", () => {
    const { thread, diagnostics } = parse(event(NEW) + event(NEW.replace("hare", "h".repeat(20_001))));
    expect(thread.events).toHaveLength(1);
    expect(diagnostics.map(({ code, line }) => [code, line])).toEqual([
      ["thread/bad-header", 8],
      ["thread/line-too-long", 8],
    ]);
    expect(diagnostics[0]?.source?.length).toBeLessThan(300);
  });
});

describe("faults of a thread", () => {
  it("reports an unclosed fence once and reads the events behind it", () => {
    const text = event(NEW, "```js\ncode") + event(OLDER, "~~~\n```js\nx") + event(OLDER);
    const { thread, diagnostics } = parse(text);
    expect(thread.events.map(({ line }) => line)).toEqual([1, 9, 18]);
    expect(diagnostics).toMatchObject([
      { code: "thread/unclosed-fence", severity: "error", line: 5, source: "```js", facts: { fence: "```" } },
    ]);
    expect(codesOf(event(OLDER, "```"))).toEqual(["warning thread/unclosed-fence"]);
  });

  it("keeps fences that were closed before the unclosed one", () => {
    const body = `\`\`\`\n${OLDER}\n\`\`\``;
    expect(bodiesOf(event(NEW, body) + event(OLDER, "~~~"))).toEqual([body, "~~~"]);
  });

  it("reports a thread without events and text before the first", () => {
    expect(codesOf("")).toEqual(["error thread/no-events"]);
    expect(codesOf("\n\n")).toEqual(["error thread/no-events"]);
    const { diagnostics } = parse(`\n# Thread\nmore\n\n${event(NEW)}`);
    expect(diagnostics).toMatchObject([
      { code: "thread/text-before-first-event", line: 2, source: "# Thread" },
    ]);
  });

  it("reports a byte order mark, and reads the event behind it", () => {
    const text = "<!-- event: comment author: a at: 2026-06-07T02:55:14Z -->\n\nText.\n\n---\n";
    const plain = parseThread(text, "thread.md", "t");
    const marked = parseThread(`\ufeff${text}`, "thread.md", "t");
    expect(marked.thread).toEqual(plain.thread);
    expect(marked.diagnostics.map(({ code, line, column }) => [code, line, column])).toEqual([
      ["thread/byte-order-mark", 1, 1],
    ]);
  });

  it("points at control characters, each once", () => {
    const { diagnostics } = parse(event(NEW, "a\u0000b\u001b[31m\u0000\nlone\rreturn\ttab"));
    expect(diagnostics.map(({ line, column, facts }) => [line, column, facts["name"]])).toEqual([
      [5, 2, "U+0000"],
      [5, 4, "U+001B"],
      [6, 5, "U+000D"],
    ]);
  });

  it("reports a line of a million characters by its length and not by its text", () => {
    const { diagnostics, thread } = parse(event(NEW.replace(" id: k3j9x0qa", ""), "x".repeat(1_000_000)));
    expect(diagnostics).toMatchObject([
      { code: "thread/line-too-long", line: 5, facts: { length: 1_000_000 } },
    ]);
    expect(diagnostics[0]?.source?.length).toBeLessThan(300);
    expect(thread.events).toHaveLength(1);
  });

  it("bounds the text and the attributes of new events, not those of older ones", () => {
    const body = "あ".repeat(MAX_EVENT_BODY_BYTES / 3 + 1).replaceAll(/.{1000}/g, "$&\n");
    expect(codesOf(event(NEW, body))).toEqual(["error thread/body-too-large"]);
    expect(codesOf(event(OLDER, body))).toEqual([]);
    expect(codesOf(event(NEW.replace("hare", "h".repeat(501))))).toEqual(["error thread/value-too-long"]);
  });

  it("counts 100,000 events, reads the first ones and says so", () => {
    const text = `${OLDER.replace("comment author: hare", "a author: b").slice(0, 30)}-->\n`.repeat(100_000);
    expect(text.length).toBeLessThan(MAX_THREAD_BYTES);
    const { thread, diagnostics } = parse(text);
    expect(thread.events).toHaveLength(MAX_EVENTS);
    expect(diagnostics.filter(({ code }) => code === "thread/too-many-events")).toMatchObject([
      { line: MAX_EVENTS + 1, facts: { count: 100_000, limit: MAX_EVENTS } },
    ]);
  });

  it("does not read a thread over the limit, counted in bytes", () => {
    const text = event(NEW, "あ".repeat(MAX_THREAD_BYTES / 3));
    expect(text.length).toBeLessThan(MAX_THREAD_BYTES);
    expect(parse(text)).toMatchObject({
      thread: { events: [] },
      diagnostics: [{ code: "thread/too-large", facts: { limit: MAX_THREAD_BYTES } }],
    });
  });
});

describe("time of parseThread", () => {
  // Each is as large as a thread may be. Work that grew with the square of it would take hours, not seconds.
  const full = (unit: string, head = ""): string => {
    return head + unit.repeat(Math.floor((MAX_THREAD_BYTES - head.length) / unit.length));
  };
  it.each([
    ["spaces in a header", full(" ", "<!-- event: a author:")],
    ["an open header of one line", full(" author: a")],
    ["headers with the longest runs of spaces", full(`<!-- event: a author: b${" ".repeat(19_000)} -->\n`)],
    ["headers that never end", full('<!-- event: a author: "\\"\n')],
    ["headers full of attributes", full(`<!-- event: a ${"a: ".repeat(6_000)}-->\n`)],
    ["events of one line", full("<!-- event: a -->\n")],
    ["fences that open and never close", full("```a\n~~~a\n")],
    ["fences of growing length", Array.from({ length: 2_800 }, (_, i) => "`".repeat(i)).join("\n")],
    ["one line of backticks", full("`")],
    ["rules", full("---\n", `${OLDER}\n`)],
    ["blank lines", full("\n", `${OLDER}\n`)],
    ["blank lines and fences", full("\n```\n<!-- event: a -->\n")],
    ["carriage returns", full("\r", `${OLDER}\n`)],
    ["control characters", full("\u0001\n", `${OLDER}\n`)],
    ["comments that begin", full("<!--")],
    ["lines before the first event", full("a\n")],
  ])("grows with the size only, for %s", (_, text) => {
    expect(text.length).toBeGreaterThan(MAX_THREAD_BYTES / 2);
    const { thread, diagnostics } = parse(text);
    expect(thread.events.length).toBeLessThanOrEqual(MAX_EVENTS);
    expect(thread.events.length + diagnostics.length).toBeGreaterThan(0);
  });
});

describe("parseThread on any text", () => {
  const pieces = fc.constantFrom(
    ...[
      OLDER,
      NEW,
      "<!-- event",
      "<!-- event:",
      " -->",
      "-->",
      "```",
      "~~~~",
      "---",
      "## H",
      "\n",
      "\r\n",
      "\n\n",
    ],
    ...[
      ' author: "',
      "\\",
      '"',
      " at: ",
      " from: planning",
      " id: ",
      "    ",
      "\t",
      "\u0000",
      "あ",
      "text",
      "：",
    ],
  );
  const anyText = fc
    .array(fc.oneof(pieces, fc.string({ unit: "binary" })), { maxLength: 40 })
    .map((list) => list.join(""));

  it("never throws, and points every finding into the text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const lines = text.split("\n");
        for (const { line, column = 1, path } of parse(text).diagnostics) {
          expect(path).toBe(PATH);
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(column).toBeLessThanOrEqual((lines[(line ?? 1) - 1] ?? "").length + 1);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("gives events that are disjoint parts of the text, in order, on the lines they name", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
        let after = 0;
        for (const { text: own, line, endLine } of parse(text).thread.events) {
          const start = starts[line - 1] ?? -1;
          expect(start).toBeGreaterThanOrEqual(after);
          expect(text.startsWith(own, start)).toBe(true);
          expect(own.split("\n")).toHaveLength(endLine - line + 1);
          after = start + own.length;
        }
      }),
      { numRuns: 500 },
    );
  });
});
