import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HEAD, isOurs, lostParts, putKept, readKept } from "../../../../src/core/github/workflows/keep.ts";

const FRESH = `${HEAD}a
    # yoi:keep one
    default
    # yoi:keep end
b
# yoi:keep two
# yoi:keep end
`;

describe("the kept parts of a workflow", () => {
  it("take the place of what a new text has there, whatever stands around them", () => {
    const older = `${HEAD}old\n    # yoi:keep one\n  mine\n\n  too\n    # yoi:keep end\nold\n`;
    expect(putKept(FRESH, older)).toBe(FRESH.replace("    default\n", "  mine\n\n  too\n"));
    expect(putKept(FRESH, "")).toBe(FRESH);
    expect(putKept(FRESH, FRESH)).toBe(FRESH);
    expect(putKept(FRESH, older.replaceAll("\n", "\r\n"))).toBe(putKept(FRESH, older));
  });

  it("can be empty, and stay so", () => {
    const older = FRESH.replace("    default\n", "");
    expect(readKept(older).get("one")).toEqual([]);
    expect(putKept(FRESH, older)).toBe(older);
  });

  it("come through any number of updates as they are: any lines", () => {
    const line = fc.string().filter((text) => !/[\r\n]/.test(text));
    const lines = fc.array(line, { maxLength: 5 });
    fc.assert(
      fc.property(lines, lines, (one, two) => {
        const older = [
          "# yoi:keep two",
          ...two,
          "# yoi:keep end",
          "x",
          "# yoi:keep one",
          ...one,
          "# yoi:keep end",
          "",
        ];
        const first = putKept(FRESH, older.join("\n"));
        expect(readKept(first)).toEqual(
          new Map([
            ["one", one],
            ["two", two],
          ]),
        );
        expect(putKept(FRESH, first)).toBe(first);
        expect(lostParts(FRESH, first)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it("would be lost where a new text has no place for them, or nobody can say where they end", () => {
    expect(lostParts(FRESH, FRESH)).toEqual([]);
    expect(lostParts(FRESH, "# yoi:keep three\nx\n# yoi:keep end\n")).toEqual(["three"]);
    expect(lostParts(FRESH, "# yoi:keep one\nx\n")).toEqual(["one"]);
    expect(lostParts(FRESH, "# yoi:keep one\nx\n# yoi:keep two\n# yoi:keep end\n")).toEqual(["one"]);
  });
});

it("a workflow is yoi's by its first words only", () => {
  expect(isOurs(FRESH)).toBe(true);
  expect(isOurs(`# mine\n${FRESH}`)).toBe(false);
  expect(isOurs("")).toBe(false);
});
