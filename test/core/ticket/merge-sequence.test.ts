import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeSequences, type Sequences } from "../../../src/core/ticket/merge-sequence.ts";

/** The merged list as keys. */
const merge = (sequences: Sequences): readonly string[] | undefined =>
  mergeSequences(sequences)?.map(({ ours, theirs }) =>
    ours === undefined ? String(sequences.theirs[theirs ?? -1]) : String(sequences.ours[ours]),
  );
const listOf = (text: string): readonly string[] => text.split(" ").filter((word) => word !== "");

const cases: readonly (readonly [base: string, ours: string, theirs: string, merged: string | undefined])[] =
  [
    ["", "a", "b", "a b"],
    ["x", "x a", "x b c", "x a b c"],
    ["x y", "x a y", "x b y c", "x a b y c"],
    ["x", "x p a", "x b p c", "x b p a c"],
    ["x", "x a a", "x a", "x a a"],
    ["x y", "y a", "x y b", undefined],
    ["x y", "x y", "y x", undefined],
    ["x", "x a b", "x b a", undefined],
  ];

describe("two lists that grew from one", () => {
  it.each(cases)("%s, as %s and as %s, merge to %s", (base, ours, theirs, merged) => {
    const found = merge({ base: listOf(base), ours: listOf(ours), theirs: listOf(theirs) });
    expect(found?.join(" ")).toBe(merged);
  });

  it("merge to the shortest list that has both in it, in order", () => {
    const additions = fc.array(fc.tuple(fc.nat(6), fc.nat(99)), { maxLength: 6 });
    fc.assert(
      fc.property(fc.nat(5), additions, additions, (size, mine, other) => {
        const base = Array.from({ length: size }, (_, index) => `base${index}`);
        const grow = (side: string, added: readonly (readonly [number, number])[]): readonly string[] =>
          added.reduce<readonly string[]>(
            (list, [at, name]) => list.toSpliced(at % (list.length + 1), 0, `${side}${name}-${list.length}`),
            base,
          );
        const [ours, theirs] = [grow("ours", mine), grow("theirs", other)];
        const merged = merge({ base, ours, theirs });
        expect(merged?.filter((key) => ours.includes(key))).toEqual(ours);
        expect(merged?.filter((key) => theirs.includes(key))).toEqual(theirs);
        expect(merged?.length).toBe(ours.length + theirs.length - base.length);
      }),
    );
  });
});
