import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { helpOf, messageOf } from "../../../src/core/diagnostic/diagnostic.ts";
import { MAX_LIST_LENGTH } from "../../../src/core/ticket/limits.ts";
import {
  formatObjective,
  OBJECTIVE_STATES,
  objectiveSchema,
  type ParsedObjective,
  parseObjective,
} from "../../../src/core/ticket/objective.ts";

const FIELDS = {
  title: "E2E: one goal",
  state: "active",
  created_at: "2026-06-09T07:09:26Z",
  updated_at: "2026-06-10T07:09:26Z",
  linked_tickets: ["00001KSKBP9YG", "20260613-175104-own"],
} as const;

function parse(text: string): ParsedObjective {
  return parseObjective(text, ".yoi/objectives/a-goal/item.md", "a-goal");
}

/** The file with one line of its front matter in place of another. */
function withLine(key: string, line: string): string {
  return formatObjective(FIELDS, "## Goal\n").replace(new RegExp(`^${key}:.*$`, "m"), line);
}

describe("parseObjective", () => {
  it("reads what formatObjective writes", () => {
    const text = formatObjective(FIELDS, "## Goal\n\nText.\n");
    const { objective, diagnostics } = parse(text);
    expect(diagnostics).toEqual([]);
    expect(objective).toMatchObject({ id: "a-goal", ...FIELDS, body: "\n## Goal\n\nText.\n" });
    expect([...(objective?.entries.keys() ?? [])]).toEqual(Object.keys(FIELDS));
    expect(objectiveSchema.parse(FIELDS)).toEqual(FIELDS);
  });

  it("takes linked_tickets as none where it is left out, and anything under x-", () => {
    const { linked_tickets: _, ...rest } = FIELDS;
    const { objective, diagnostics } = parse(formatObjective({ ...rest, "x-team": "blue" }, ""));
    expect(diagnostics).toEqual([]);
    expect(objective?.linked_tickets).toEqual([]);
    expect(objective?.entries.get("x-team")?.value).toBe("blue");
  });

  // A key, the line in its place, the code, what message and help name, and the line that is pointed at.
  it.each([
    ["title", "title: ''", "objective/bad-value", "title is empty", 2],
    ["title", "title: [a]", "objective/bad-value", "one line", 2],
    ["title", "titel: a", "objective/unknown-key", "write title", 2],
    ["title", "x-title: a", "objective/missing-key", "no title", 7],
    ["state", "state: activ", "objective/bad-value", "write active", 3],
    ["state", "state:", "objective/bad-value", "state is empty", 3],
    ["created_at", "created_at: 2026-06-09", "objective/bad-value", "a time like", 4],
    ["linked_tickets", "linked_tickets: one-two", "objective/bad-value", "a list", 6],
    ["linked_tickets", "linked_tickets: [good-one, ../x]", "objective/bad-value", "../x", 6],
    ["linked_tickets", "linked_tickets: [good-one, 12]", "objective/bad-value", "12", 6],
    ["linked_tickets", "linked_tickets: [good-one, Good-one]", "objective/duplicate-link", "Good-one", 6],
    ["linked_tickets", "linked_ticket: [good-one]", "objective/unknown-key", "write linked_tickets", 6],
  ])("finds what is wrong with %s in %j, and keeps the other keys", (key, line, code, words, at) => {
    const { objective, diagnostics } = parse(withLine(key, line));
    const found = diagnostics.find((diagnostic) => diagnostic.code === code);
    if (found === undefined) throw new Error(`found ${JSON.stringify(diagnostics)}`);
    expect(found).toMatchObject({ severity: "error", ticket: "a-goal", line: at });
    expect(`${messageOf(found)}; ${helpOf(found)}`).toContain(words);
    for (const other of ["title", "state", "created_at", "updated_at"] as const) {
      expect(objective?.[other]).toBe(other === key ? undefined : FIELDS[other]);
    }
    expect(objective?.linked_tickets).toEqual(
      key !== "linked_tickets"
        ? FIELDS.linked_tickets
        : code === "objective/duplicate-link"
          ? ["good-one"]
          : [],
    );
  });

  it("points at the value", () => {
    const [found] = parse(withLine("state", 'state:   "activ"  # soon')).diagnostics;
    expect(found).toMatchObject({ column: 10, length: 7, source: 'state:   "activ"  # soon' });
  });

  it("bounds the list of linked tickets", () => {
    const ids = (count: number): readonly string[] => Array.from({ length: count }, (_, i) => `ticket-${i}`);
    expect(
      parse(formatObjective({ ...FIELDS, linked_tickets: ids(MAX_LIST_LENGTH) }, "")).diagnostics,
    ).toEqual([]);
    expect(
      parse(formatObjective({ ...FIELDS, linked_tickets: ids(MAX_LIST_LENGTH + 1) }, "")).diagnostics,
    ).toMatchObject([{ code: "objective/bad-value" }]);
  });

  it("keeps a title that is no YAML, with one finding", () => {
    const { objective, diagnostics } = parse(withLine("title", "title: TUI: list"));
    expect(objective).toMatchObject({ title: "TUI: list", state: "active" });
    expect(diagnostics).toMatchObject([{ line: 2, ticket: "a-goal" }]);
  });

  it.each(["", "text", "---\ntitle: a\n", "---js\nthrow 1\n---\n", "---\n- a\n---\n", "\u0000"])(
    "gives findings and no objective for %j",
    (text) => {
      const { objective, diagnostics } = parse(text);
      expect(objective).toBe(undefined);
      expect(diagnostics.length).toBeGreaterThan(0);
    },
  );

  it("gives back exactly the fields that were written", () => {
    const titles = fc.oneof(
      fc.constantFrom(
        "TUI: list",
        "# not a comment",
        "'quoted'",
        '"',
        "null",
        "12",
        "日本語",
        "- a",
        "{a}",
        "a\\",
      ),
      fc.string({ unit: "grapheme-ascii", minLength: 1 }).filter((text) => text.trim() !== ""),
    );
    const ids = fc.uniqueArray(fc.stringMatching(/^[0-9a-z][0-9a-z-]{3,9}$/), { maxLength: 5 });
    fc.assert(
      fc.property(titles, fc.constantFrom(...OBJECTIVE_STATES), ids, (title, state, linked_tickets) => {
        const fields = { ...FIELDS, title, state, linked_tickets };
        const { objective, diagnostics } = parse(formatObjective(fields, "Text.\n"));
        expect(diagnostics).toEqual([]);
        expect(objective).toMatchObject(fields);
      }),
    );
  });
});
