import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { type Diagnostic, helpOf, messageOf } from "../../../src/core/diagnostic/diagnostic.ts";
import { type OlderStatus, parseTicketPath } from "../../../src/core/ticket/files.ts";
import { type ItemKey, itemSchema, parseItem } from "../../../src/core/ticket/item.ts";
import { describeCorpus, type SnapshotName, snapshotFiles } from "../../support/corpus.ts";

const ID = "20260613-175104-a";
const PATH = `.yoi/tickets/${ID}/item.md`;
const CURRENT = [
  "title: A ticket",
  "state: ready",
  "created_at: 2026-06-13T17:51:04Z",
  "updated_at: '2026-06-13T17:51:04Z'",
];

/** The current form with these lines instead of those of the same key, or after them. */
function item(...lines: readonly string[]): string {
  const keys = new Set(lines.map((line) => line.split(":")[0]));
  const kept = CURRENT.filter((line) => !keys.has(line.split(":")[0]));
  return ["---", ...kept, ...lines, "---", "", "Body", ""].join("\n");
}

function parse(text: string, status?: OlderStatus) {
  return parseItem(text, PATH, ID, status);
}

/** What the current form reads as. */
const WHOLE = {
  ...{
    title: "A ticket",
    state: "ready",
    created_at: "2026-06-13T17:51:04Z",
    updated_at: "2026-06-13T17:51:04Z",
  },
  ...{ priority: "P2", labels: [], risk_flags: [], assignee: null, readiness: "unspecified" },
  ...{ attention_required: null, queued_by: null, queued_at: null, deferred_until: null },
  ...{ body: "\nBody\n", older: false },
};

/** A finding as `code line:column+length severity`, with a mark for warnings. */
function place({ code, line, column, length, severity }: Diagnostic): string {
  const mark = severity === "warning" ? "~" : "";
  return `${mark}${code} ${line ?? "-"}:${column ?? "-"}+${length ?? "-"}`;
}

function places(text: string, status?: OlderStatus): readonly string[] {
  return parse(text, status).diagnostics.map(place);
}

function words(found: Diagnostic | undefined): readonly string[] {
  return found === undefined ? [] : [messageOf(found), helpOf(found)];
}

describe("parseItem", () => {
  it("reads every field of the current form", () => {
    const text = item(
      "priority: P0",
      "labels: [tui, 'two words', 日本]",
      "risk_flags: []",
      "assignee: hare",
      "readiness: blocked",
      "attention_required: 'Which: a or b?'",
      "queued_by: hare",
      "queued_at: 2026-06-14T00:00:00Z",
      "deferred_until: 2026-07-01",
      "x-own: {a: 1}",
    );
    const { item: read, diagnostics } = parse(text);
    expect(diagnostics).toEqual([]);
    const { entries, ...fields } = read ?? { entries: new Map() };
    expect([...entries.keys()]).toContain("x-own");
    expect(fields).toEqual({
      title: "A ticket",
      state: "ready",
      created_at: "2026-06-13T17:51:04Z",
      updated_at: "2026-06-13T17:51:04Z",
      priority: "P0",
      labels: ["tui", "two words", "日本"],
      risk_flags: [],
      assignee: "hare",
      readiness: "blocked",
      attention_required: "Which: a or b?",
      queued_by: "hare",
      queued_at: "2026-06-14T00:00:00Z",
      deferred_until: "2026-07-01",
      body: "\nBody\n",
      bodyLine: 17,
      older: false,
    });
  });

  it("gives every key that is left out its default, and a bare empty value is null", () => {
    const { item: read, diagnostics } = parse(
      item("assignee:", "attention_required: ~", "deferred_until: null"),
    );
    expect(diagnostics).toEqual([]);
    expect(read).toMatchObject({
      ...{ priority: "P2", labels: [], risk_flags: [], assignee: null, readiness: "unspecified" },
      ...{ attention_required: null, queued_by: null, queued_at: null, deferred_until: null },
    });
  });

  it("has no item where there is no front matter", () => {
    expect(parse("# Title")).toMatchObject({
      diagnostics: [{ code: "item/front-matter-missing", ticket: ID, path: PATH }],
    });
    expect(parse("# Title").item).toBeUndefined();
  });
});

describe("a broken field", () => {
  it.each<[string, string, Partial<Record<ItemKey, unknown>>]>([
    ["title: ''", "item/bad-text 5:8+2", { title: undefined }],
    ["title: 2024", "item/bad-text 5:8+4", { title: undefined }],
    ["title: [a, b]", "item/bad-text 5:8+6", { title: undefined }],
    ['title: "a\\nb"', "item/bad-text 5:8+6", { title: undefined }],
    ['title: "\\e[31m"', "item/bad-text 5:8+8", { title: undefined }],
    ["title:", "item/empty-value 5:1+5", { title: undefined }],
    ["state: redy", "item/unknown-state 5:8+4", { state: undefined }],
    ["state: ~", "item/empty-value 5:1+5", { state: undefined }],
    ["created_at: 2026-02-30T00:00:00Z", "item/bad-time 5:13+20", { created_at: undefined }],
    ["updated_at: 2026-06-13 17:51", "item/bad-time 5:13+16", { updated_at: undefined }],
    ["updated_at: 2026-06-13T17:51:04+09:00", "item/bad-time 5:13+25", { updated_at: undefined }],
    ["priority: p1", "item/unknown-word 6:11+2", { priority: "P2" }],
    ["priority:", "item/empty-value 6:1+8", { priority: "P2" }],
    ["readiness: implementation-ready", "item/unknown-word 6:12+20", { readiness: "unspecified" }],
    ["labels: tui", "item/bad-list 6:9+3", { labels: [] }],
    ["labels:", "item/empty-value 6:1+6", { labels: [] }],
    ["labels: [a, 2024]", "item/bad-word 6:9+9", { labels: [] }],
    ["labels: [a, 'b,c']", "item/bad-word 6:9+10", { labels: [] }],
    ["assignee: true", "item/bad-text 6:11+4", { assignee: null }],
    ["deferred_until: soon", "item/bad-deferral 6:17+4", { deferred_until: null }],
    ["deferred_until: 2026-13-01", "item/bad-deferral 6:17+10", { deferred_until: null }],
    ["queued_by: hare", "item/queued-pair 6:1+9", { queued_by: "hare" }],
    ["queued_at: 2026-06-14T00:00:00Z", "item/queued-pair 6:1+9", { queued_at: "2026-06-14T00:00:00Z" }],
  ])("%s is one finding, and the other fields survive", (line, expected, rest) => {
    const { item: read, diagnostics } = parse(item(line));
    expect(diagnostics.map(place)).toEqual([expected]);
    expect(diagnostics[0]?.source).toBe(line);
    const { entries, ...fields } = read ?? { entries: new Map() };
    expect(entries.has("state")).toBe(true);
    expect(fields).toEqual({ ...WHOLE, bodyLine: diagnostics[0]?.line === 5 ? 7 : 8, ...rest });
  });

  it("is bounded in length and number", () => {
    expect(places(item(`title: ${"a".repeat(501)}`))).toEqual(["item/text-too-long 5:8+501"]);
    expect(places(item(`labels: [${"a".repeat(65)}]`))).toEqual(["item/bad-word 6:9+67"]);
    expect(places(item(`labels: [${"a, ".repeat(200)}a]`))).toEqual(["item/list-too-long 6:9+603"]);
    expect(places(item(`title: ${"a".repeat(500)}`, `labels: [${"a, ".repeat(199)}a]`))).toEqual([]);
  });

  it("is not reported twice when its line is no YAML", () => {
    expect(
      places(item("labels: [a", "priority: 'P1", "queued_by: 'a", "queued_at: 2026-06-14T00:00:00Z")),
    ).toEqual(["item/not-yaml 6:9+2", "item/not-yaml 7:11+3", "item/not-yaml 8:12+2"]);
    expect(parse(item("title: TUI: list")).item?.title).toBe("TUI: list");
  });

  it("names the states, and the one that was probably meant", () => {
    const [found] = parse(item("state: quued")).diagnostics;
    expect(words(found)).toEqual([
      "quued is not a state; the states are intake, ready, queued, inprogress, done, closed",
      "write queued",
    ]);
    expect(words(parse(item("state: review")).diagnostics[0])[1]).toBe(
      "write one of intake, ready, queued, inprogress, done, closed",
    );
  });

  it("is a missing key when a required one is not there at all", () => {
    expect(places("---\nassignee: null\n---\n")).toEqual([
      "item/missing-key 3:1+3",
      "item/missing-key 3:1+3",
      "item/missing-key 3:1+3",
      "item/missing-key 3:1+3",
    ]);
  });
});

describe("a key that is none", () => {
  it("names the nearest key", () => {
    const [found] = parse(item("lables: [a]")).diagnostics;
    expect(found === undefined ? "" : place(found)).toBe("item/unknown-key 6:1+6");
    expect(words(found)).toEqual([
      "lables is not a key of a ticket",
      "write labels, or begin the name with x- to keep it as your own",
    ]);
    expect(words(parse(item("colour: red")).diagnostics[0])[1]).toBe(
      "remove it, or begin the name with x- to keep it as your own",
    );
  });

  it("passes when it begins with x-, whatever it holds", () => {
    expect(places(item("x-colour: red", "x-list:", "  - {a: [1, 2]}", "x-pod: here"))).toEqual([]);
    expect(places(item("x-: a"))).toEqual(["item/unknown-key 6:1+2"]);
  });

  it.each([
    "activity",
    "pod",
    "session",
    "session_id",
    "socket",
    "worktree",
    "worktree_path",
    "claim",
    "claimed_by",
    "pid",
    "host",
    "machine",
  ])("%s is a local fact", (key) => {
    expect(places(item(`${key}: a`))).toEqual([`item/local-fact 6:1+${key.length}`]);
  });

  it.each(["__proto__", "constructor", "toString", "hasOwnProperty"])("%s is unknown and harmless", (key) => {
    expect(places(item(`${key}: {title: b}`))).toEqual([`item/unknown-key 6:1+${key.length}`]);
    expect(parse(item(`${key}: {title: b}`)).item?.title).toBe("A ticket");
  });
});

describe("an item of an older form", () => {
  const times = ["created_at: 2026-06-06T00:00:00Z", "updated_at: 2026-06-06T00:00:00Z"];
  function older(...lines: readonly string[]): string {
    return ["---", "title: A ticket", ...times, ...lines, "---", ""].join("\n");
  }

  it.each<[OlderStatus | undefined, readonly string[], string, string | null]>([
    ["closed", [], "closed", null],
    ["closed", ["workflow_state: done"], "closed", null],
    ["open", [], "intake", null],
    ["open", ["workflow_state: inprogress"], "inprogress", null],
    ["open", ["workflow_state: planning"], "intake", null],
    ["pending", [], "intake", "later"],
    ["pending", ["workflow_state: planning"], "intake", "later"],
    ["pending", ["workflow_state: ready"], "ready", null],
    ["pending", ["deferred_until: 2026-07-01"], "intake", "2026-07-01"],
    [undefined, ["status: closed"], "closed", null],
    [undefined, ["status: pending"], "intake", "later"],
    [undefined, ["workflow_state: queued"], "queued", null],
    [undefined, ["state: planning"], "intake", null],
  ])("in %s with %j is %s, deferred %s", (status, lines, state, deferred_until) => {
    const { item: read, diagnostics } = parse(older(...lines), status);
    expect(read).toMatchObject({ state, deferred_until, older: true });
    expect(diagnostics.map(({ severity }) => severity)).not.toContain("error");
  });

  it("is reported key by key and word by word, as warnings with places", () => {
    const text = older(
      "id: 20260606-000000-a",
      "kind: task",
      "workflow_state: planning",
      "readiness: ready",
      "needs_preflight: true",
      "action_required: 'Decide'",
      "attention_required: null",
    );
    const { item: read, diagnostics } = parse(text, "open");
    expect(diagnostics.map(place)).toEqual([
      "~item/older-layout -:-+-",
      "~item/older-key 5:1+2",
      "~item/older-key 6:1+4",
      "~item/older-key 7:1+14",
      "~item/older-state 7:17+8",
      "~item/older-readiness 8:12+5",
      "~item/older-key 9:1+15",
      "~item/older-key 10:1+15",
    ]);
    expect(read).toMatchObject({
      state: "intake",
      readiness: "implementation_ready",
      attention_required: "Decide",
    });
  });

  it("is an error where its fields disagree or hold an unknown word", () => {
    const errors = (text: string, status?: OlderStatus) =>
      parse(text, status)
        .diagnostics.filter(({ severity }) => severity === "error")
        .map(place);
    expect(errors(older("status: open"), "closed")).toEqual(["item/older-conflict 5:9+4"]);
    expect(errors(older("state: ready"), "closed")).toEqual(["item/older-conflict 5:8+5"]);
    expect(errors(older("action_required: 5", "state: ready"))).toEqual(["item/bad-text 5:18+1"]);
    expect(errors(older("workflow_state:"))).toEqual(["item/missing-key 6:1+3"]);
    expect(errors(older("workflow_state: &a"))).toEqual(["item/anchor 5:17+2"]);
    expect(errors(older("status: *a"))).toEqual(["item/alias 5:9+2"]);
    expect(errors(older("status: gone"))).toEqual(["item/older-word 5:9+4"]);
    expect(errors(older("workflow_state: dona"), "open")).toEqual(["item/older-word 5:17+4"]);
    expect(parse(older("workflow_state: dona"), "open").item?.state).toBe("intake");
  });
});

describe("the schema", () => {
  const validate = new Ajv2020({ strict: false }).compile(z.toJSONSchema(itemSchema, { io: "input" }));
  const valid = {
    title: "a",
    state: "ready",
    created_at: "2026-06-13T17:51:04Z",
    updated_at: "2026-06-13T17:51:04Z",
  };

  it("becomes a JSON schema that judges alike", () => {
    expect(validate(valid)).toBe(true);
    expect(validate({ ...valid, "x-own": { any: 1 }, assignee: null })).toBe(true);
    expect(validate({ ...valid, lables: [] })).toBe(false);
    expect(validate({ ...valid, state: "planning" })).toBe(false);
    expect(validate({ ...valid, updated_at: "yesterday" })).toBe(false);
    expect(validate({ state: "ready" })).toBe(false);
  });
});

it("any text is an item or has a finding, and never an exception", () => {
  const line = fc.oneof(
    fc.constantFrom(
      ...CURRENT,
      "labels: [a]",
      "status: open",
      "workflow_state: x",
      "workflow_state:",
      "status: &a",
      "action_required: [a]",
      "pod: a",
      "queued_by: 'a'",
      "  - b",
    ),
    fc
      .tuple(fc.constantFrom("title", "state", "labels", "queued_at", "x-a"), fc.string({ unit: "binary" }))
      .map((p) => p.join(": ")),
    fc.string(),
  );
  const status = fc.constantFrom(undefined, "open" as const, "closed" as const);
  fc.assert(
    fc.property(fc.array(line, { maxLength: 10 }), status, (lines, where) => {
      const text = ["---", ...lines, "---", "Body"].join("\n");
      const { item: read, diagnostics } = parse(text, where);
      const complete = read?.title !== undefined && read.state !== undefined && read.updated_at !== undefined;
      expect(complete || diagnostics.length > 0).toBe(true);
      for (const found of diagnostics) expect([found.path, found.ticket]).toEqual([PATH, ID]);
    }),
    { numRuns: 500 },
  );
});

describeCorpus("the items of the ticket history", () => {
  function judge(name: SnapshotName) {
    const codes: Record<string, number> = {};
    const states: Record<string, number> = {};
    const untitled: string[] = [];
    for (const [path, text] of snapshotFiles(name)) {
      const place = parseTicketPath(path);
      if (place?.inside !== "item.md") continue;
      const { item: read, diagnostics } = parseItem(text, path, place.id, place.status);
      for (const { code } of diagnostics) codes[code] = (codes[code] ?? 0) + 1;
      states[read?.state ?? "none"] = (states[read?.state ?? "none"] ?? 0) + 1;
      const written = /^title: (?:'(.*)'|"(.*)"|(.*))$/m
        .exec(text)
        ?.slice(1)
        .find((part) => part !== undefined);
      if (read?.title === undefined || read.title !== written) untitled.push(path);
    }
    return { codes, states, untitled };
  }

  it.each([
    {
      name: "era1-2026-06-06" as const,
      codes: { "item/older-layout": 114, "item/older-key": 570, "item/not-yaml": 47 },
      states: { closed: 97, intake: 17 },
    },
    {
      name: "era2-2026-06-09" as const,
      codes: { "item/older-layout": 164, "item/older-key": 720, "item/older-state": 24 },
      states: { closed: 133, intake: 24, ready: 3, done: 3, inprogress: 1 },
    },
    {
      name: "era3-2026-06-20" as const,
      codes: { "item/older-state": 9, "item/older-readiness": 3 },
      states: { closed: 215, intake: 9, queued: 6, inprogress: 1, done: 1, ready: 1 },
    },
  ])("of $name all have their title and state, and these findings", ({ name, codes, states }) => {
    expect(judge(name)).toEqual({ codes, states, untitled: [] });
  });
});
