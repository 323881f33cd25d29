import { describe, expect, it } from "vitest";
import { nearest } from "../../../src/core/diagnostic/nearest.ts";

const WORDS = ["intake", "ready", "queued", "inprogress", "done", "closed"];

describe("a mistyped word", () => {
  it.each([
    ["redy", "ready"],
    ["raedy", "ready"],
    ["in_progress", "inprogress"],
    ["CLOSED", "closed"],
    ["queud", "queued"],
  ])("%s was meant to be %s", (word, meant) => {
    expect(nearest(word, WORDS)).toBe(meant);
  });

  it.each(["review", "", "x".repeat(10_000)])("that is near to none gets no suggestion", (word) => {
    expect(nearest(word, WORDS)).toBeUndefined();
  });
});
