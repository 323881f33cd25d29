import { describe, expect, it } from "vitest";
import { isPortableName } from "../../../src/core/ticket/file-name.ts";

describe("isPortableName", () => {
  it.each([
    "item.md",
    "relations.json",
    ".gitkeep",
    "日本語.md",
    "a b.txt",
    "..txt",
    "console.txt",
    "v1.2-rc_3",
  ])("accepts %j", (name) => expect(isPortableName(name)).toBe(true));

  it.each([
    "two\nlines",
    "tab\there",
    "-rf",
    "a\\b",
    "end.",
    "end ",
    "con",
    "NUL.txt",
    "lpt1.log",
    "what?",
    "10:30.log",
    "\u{202e}gpj.exe",
    "\u{fffd}.md",
    "..",
    ".",
  ])("refuses %j", (name) => expect(isPortableName(name)).toBe(false));
});
