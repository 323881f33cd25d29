import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { byteLength } from "../../../src/core/ticket/files.ts";
import { isBeforeTime, parseDate, parseTime } from "../../../src/core/ticket/time.ts";

describe("a time", () => {
  it("is what the calendar says, for every second there is", () => {
    const max = Date.UTC(9999, 11, 31, 23, 59, 59) / 1000;
    fc.assert(
      fc.property(fc.integer({ min: 0, max }), (seconds) => {
        expect(parseTime(new Date(seconds * 1000).toISOString().replace(".000Z", "Z"))).toBe(seconds);
      }),
    );
  });

  it.each([
    "2026-02-29T00:00:00Z",
    "2026-13-01T00:00:00Z",
    "2026-01-01T24:00:00Z",
    "2026-01-01T00:00:00+00:00",
    "2026-01-01",
    "2026-01-01T00:00:00.5Z",
    " 2026-01-01T00:00:00Z",
    "",
  ])("is not %j", (text) => {
    expect(parseTime(text)).toBeUndefined();
  });

  it("knows leap years", () => {
    expect(
      [parseDate("2024-02-29"), parseDate("2000-02-29"), parseDate("2100-02-29")].map(
        (day) => day !== undefined,
      ),
    ).toEqual([true, true, false]);
  });

  it("is before another only when both can be read", () => {
    expect(isBeforeTime("2026-01-01T00:00:00Z", "2026-01-01T00:00:01Z")).toBe(true);
    expect(isBeforeTime("2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z")).toBe(false);
    expect(isBeforeTime("yesterday", "2026-01-01T00:00:01Z")).toBe(false);
  });
});

describe("the size of a text", () => {
  it("is that of its UTF-8 bytes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(byteLength(text)).toBe(new TextEncoder().encode(text).length);
      }),
    );
  });
});
