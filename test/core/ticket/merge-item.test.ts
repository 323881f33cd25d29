import { describe, expect, it } from "vitest";
import { mergeRecord } from "../../../src/core/ticket/merge-record.ts";
import { gitMerge } from "../../support/git-merge.ts";
import { itemText, timeAt } from "../../support/ticket-text.ts";

const merge = (base: string, ours: string, theirs: string) =>
  mergeRecord("item", { base, ours, theirs }, gitMerge);
const fields = { labels: "[a, b]", priority: "P2", assignee: "null" };
const base = itemText(fields);
const item = (changed: Readonly<Record<string, string | undefined>>, body?: string): string =>
  itemText({ ...fields, ...changed }, body);

describe("two items that grew from one", () => {
  it("take over what only one side changed, added or removed, line by line", () => {
    const ours = item({ title: '"Ours: new"', updated_at: timeAt(5), assignee: undefined });
    const theirs = item({ priority: "P0", updated_at: timeAt(3), "x-sprint": "{ n: 7 }" });
    expect(merge(base, ours, theirs)).toEqual({
      text: item({
        title: '"Ours: new"',
        updated_at: timeAt(5),
        assignee: undefined,
        priority: "P0",
        "x-sprint": "{ n: 7 }",
      }),
      conflict: false,
    });
  });

  it("keep the later updated_at, whichever side has it", () => {
    const [early, late] = [item({ updated_at: timeAt(3) }), item({ updated_at: timeAt(59) })];
    expect(merge(base, early, late)).toEqual({ text: late, conflict: false });
    expect(merge(base, late, early)).toEqual({ text: late, conflict: false });
  });

  it("conflict in a field that both changed, and merge the others", () => {
    const ours = item({ state: "ready", updated_at: timeAt(3), labels: "[a, b, c]" });
    const theirs = item({ state: "closed", updated_at: timeAt(5), priority: "P1" });
    const merged = merge(base, ours, theirs);
    expect(merged.conflict).toBe(true);
    expect(merged.text).toBe(
      item({ state: "ready", updated_at: timeAt(5), labels: "[a, b, c]", priority: "P1" }).replace(
        "state: ready\n",
        "<<<<<<< ours\nstate: ready\n=======\nstate: closed\n>>>>>>> theirs\n",
      ),
    );
  });

  it("conflict where one side removed a field that the other changed", () => {
    const merged = merge(base, item({ priority: undefined }), item({ priority: "P0" }));
    expect(merged.conflict).toBe(true);
    expect(merged.text).toContain("<<<<<<< ours\n=======\npriority: P0\n>>>>>>> theirs\n");
  });

  it("have no conflict where both changed a field alike, however they write it", () => {
    const [ours, theirs] = [item({ title: "Same" }), item({ title: "'Same'" })];
    expect(merge(base, ours, theirs)).toEqual({ text: ours, conflict: false });
  });

  it("merge labels as sets: added once, removed where either side removed them", () => {
    const merged = merge(base, item({ labels: "['b', 'c']" }), item({ labels: "[a, b, d, c]" }));
    expect(merged).toEqual({ text: item({ labels: "['b', 'c', 'd']" }), conflict: false });
    expect(merge(base, item({ labels: undefined }), item({ labels: "[a, b, d]" }))).toEqual({
      text: item({ labels: undefined }).replace("\n---\n", "\nlabels: [d]\n---\n"),
      conflict: false,
    });
  });

  it("merge lists that are written line by line", () => {
    const block = base.replace("labels: [a, b]", "labels:\n  - a\n  - b");
    const merged = merge(block, block.replace("- b", "- c"), block.replace("  - a\n", "  - a\n  - d\n"));
    expect(merged).toEqual({ text: base.replace("[a, b]", "[a, c, d]"), conflict: false });
  });

  it("conflict rather than make a list that is longer than a list may be", () => {
    const many = (name: string): string => Array.from({ length: 150 }, (_, n) => `${name}${n}`).join(", ");
    const merged = merge(base, item({ labels: `[${many("o")}]` }), item({ labels: `[${many("t")}]` }));
    expect(merged.conflict).toBe(true);
  });

  it("merge bodies as text, in the line endings of ours", () => {
    const lines = ["", "one", "2", "3", "4", "5", "six", ""].join("\n");
    const before = item({}, lines);
    const ours = item({}, lines.replace("one", "ONE")).replaceAll("\n", "\r\n");
    const merged = merge(before, ours, item({ priority: "P0" }, lines.replace("six", "SIX")));
    expect(merged).toEqual({
      text: item({ priority: "P0" }, lines.replace("one", "ONE").replace("six", "SIX")).replaceAll(
        "\n",
        "\r\n",
      ),
      conflict: false,
    });
    expect(merge(before, item({}, "\nours\n"), item({}, "\ntheirs\n")).text).toBe(
      item({}, "\n<<<<<<< ours\nours\n=======\ntheirs\n>>>>>>> theirs\n"),
    );
  });

  it("lose no comment: one that would be lost is a conflict", () => {
    const commented = base.replace("priority: P2", "priority: P2 # agreed with Bob");
    const merged = merge(base, item({ priority: "P1" }), commented);
    expect(merged.conflict).toBe(true);
    expect(merged.text).toContain("agreed with Bob");
    const line = base.replace("priority:", "# agreed with Bob\npriority:");
    expect(merge(base, item({ priority: "P1", updated_at: timeAt(1) }), line).text).toContain(
      "agreed with Bob",
    );
  });

  it("merge titles that are no YAML by their lines", () => {
    const older = item({ title: "TUI: list" });
    const merged = merge(
      older,
      item({ title: "TUI: list", priority: "P1", updated_at: timeAt(1) }),
      item({ title: "TUI: table", updated_at: timeAt(2) }),
    );
    expect(merged).toEqual({
      text: item({ title: "TUI: table", priority: "P1", updated_at: timeAt(2) }),
      conflict: false,
    });
  });

  it("are merged as text where a front matter cannot be taken apart", () => {
    const twice = base.replace("priority: P2", "priority: P2\npriority: P3");
    const merged = merge(twice, twice.replace("Make", "Let"), twice.replace("It works", "It runs"));
    expect(merged.conflict).toBe(false);
    expect(merged.text).toBe(twice.replace("Make", "Let").replace("It works", "It runs"));
  });

  it("conflict where each side is right and both together are not", () => {
    const own = (name: string): Readonly<Record<string, string>> =>
      Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`x-${name}-${n}`, "1"]));
    const merged = merge(base, item(own("ours")), item(own("theirs")));
    expect(merged.conflict).toBe(true);
    expect(merged.text).toContain("x-ours-39: 1\n");
    expect(merged.text).toContain("x-theirs-39: 1\n");
  });
});
