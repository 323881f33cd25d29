import fc from "fast-check";
import { expect, it } from "vitest";
import { timeAfter } from "../../../../src/core/orchestrator/claim/time-after.ts";

it("a time so many seconds later is what the calendar says", () => {
  const seconds = fc.integer({ min: 0, max: 7_258_118_400 });
  fc.assert(
    fc.property(seconds, fc.integer({ min: 0, max: 100_000_000 }), (start, added) => {
      const format = (at: number): string => `${new Date(at * 1_000).toISOString().slice(0, 19)}Z`;
      expect(timeAfter(format(start), added)).toBe(format(start + added));
    }),
  );
});

it("what is no time stays as it is", () => {
  expect(timeAfter("soon", 5)).toBe("soon");
});
