import { describe, expect, it } from "vitest";
import { mergeRecord } from "../../../src/core/ticket/merge-record.ts";
import { gitMerge } from "../../support/git-merge.ts";
import { relationsText } from "../../support/ticket-text.ts";

const merge = (base: string, ours: string, theirs: string) =>
  mergeRecord("relations", { base, ours, theirs }, gitMerge);
const relations = (...list: readonly (readonly [kind: string, target: string])[]): string =>
  relationsText("some-ticket", list);
const noted = (text: string, target: string, note: string): string =>
  text.replace(new RegExp(`("target": "${target}",\\s*"note": )""`), `$1"${note}"`);

const base = relations(["related", "one"], ["related", "two"]);

describe("relations of two sides", () => {
  it("are all there, ours first", () => {
    const merged = merge(
      base,
      relations(["related", "one"], ["related", "two"], ["blocks", "three"]),
      relations(["related", "one"], ["related", "two"], ["depends_on", "four"]),
    );
    expect(merged).toEqual({
      text: relations(["related", "one"], ["related", "two"], ["blocks", "three"], ["depends_on", "four"]),
      conflict: false,
    });
  });

  it("are one file where both sides began it", () => {
    const merged = merge("", relations(["related", "one"]), relations(["related", "two"]));
    expect(merged).toEqual({ text: base, conflict: false });
  });

  it("are gone where either side removed them", () => {
    const merged = merge(base, relations(["related", "two"]), relations(["related", "one"]));
    expect(merged.conflict).toBe(false);
    expect(JSON.parse(merged.text)).toEqual({ version: 1, relations: [] });
  });

  it("have what one side said about them", () => {
    const merged = merge(base, noted(base, "one", "ours"), noted(base, "two", "theirs"));
    expect(merged).toEqual({ text: noted(noted(base, "one", "ours"), "two", "theirs"), conflict: false });
  });

  it("conflict where both said something different about one, or one removed what the other changed", () => {
    const [ours, theirs] = [noted(base, "one", "ours"), noted(base, "one", "theirs")];
    expect(merge(base, ours, theirs).conflict).toBe(true);
    expect(merge(base, relations(["related", "two"]), theirs).conflict).toBe(true);
    const split = merge(
      base,
      relations(["related", "one"], ["blocks", "Three"]),
      relations(["blocks", "three"]),
    );
    expect(split.conflict).toBe(true);
    expect(split.text).toContain('"Three"');
    expect(split.text).toContain('"three"');
  });

  it("conflict rather than hold more than a file may", () => {
    const many = (name: string): string =>
      relations(...Array.from({ length: 150 }, (_, n): [string, string] => ["related", `${name}-${n}`]));
    expect(merge(relations(), many("ours"), many("theirs")).conflict).toBe(true);
  });

  it("are merged as text where a file has a fault", () => {
    const broken = base.replace('"version": 1', '"version": 2');
    const merged = merge(broken, noted(broken, "one", "ours"), broken.replace('"two"', '"other"'));
    expect(merged).toEqual({
      text: noted(broken, "one", "ours").replace('"two"', '"other"'),
      conflict: false,
    });
  });
});
