import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { idKey, isId, newId, slugOf } from "../../../src/core/ticket/id.ts";

const AT = "2026-11-21T07:17:43Z";

describe("an id", () => {
  it.each(["20261121-071743-dark-mode", "00001KVHR3WSW", "abc", "A_b-9", "x".repeat(128)])(
    "may be %s",
    (name) => {
      expect(isId(name)).toBe(true);
    },
  );

  it.each([
    "",
    "ab",
    "x".repeat(129),
    "-abc",
    "_abc",
    "a b",
    "a/b",
    "..",
    "a..b",
    "é12",
    "con",
    "NUL",
    "com1",
    "abc\n",
  ])("may not be %j", (name) => {
    expect(isId(name)).toBe(false);
  });

  it("is the same where only case differs", () => {
    expect(idKey("Dark-Mode")).toBe(idKey("dark-mode"));
  });
});

describe("a new id", () => {
  it.each([
    ["Support dark mode", "20261121-071743-support-dark-mode"],
    ["  TUI: list — überall  ", "20261121-071743-tui-list-uberall"],
    ["Fix #12 (again)", "20261121-071743-fix-12-again"],
  ])("of %j is %s", (title, id) => {
    expect(newId(title, AT)).toBe(id);
  });

  it("of a title without Latin letters can still be typed, and differs by title", () => {
    const ids = ["手動 DB 導線の整理と検証を見直す", "プロンプト", "Плагин", "🎉"].map((title) =>
      newId(title, AT),
    );
    for (const id of ids) expect(id).toMatch(/^20261121-071743-[a-z0-9-]*[a-z0-9]{8}$/);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("is a lawful id for any title, and its slug is what stands behind the time", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (title) => {
        const id = newId(title, AT);
        expect(isId(id)).toBe(true);
        expect(slugOf(id)).toBe(id.slice("20261121-071743-".length));
      }),
    );
  });
});
