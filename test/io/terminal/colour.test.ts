import { describe, expect, it } from "vitest";
import { decideColour, paintFor } from "../../../src/io/terminal/colour.ts";

describe("colour", () => {
  it.each([
    ["a terminal", { terminal: true, env: {}, refused: false }, true],
    ["a pipe", { terminal: false, env: {}, refused: false }, false],
    ["a dumb terminal", { terminal: true, env: { TERM: "dumb" }, refused: false }, false],
    ["NO_COLOR on a terminal", { terminal: true, env: { NO_COLOR: "1" }, refused: false }, false],
    ["an empty NO_COLOR", { terminal: true, env: { NO_COLOR: "" }, refused: false }, true],
    ["FORCE_COLOR on a pipe", { terminal: false, env: { FORCE_COLOR: "1" }, refused: false }, true],
    ["FORCE_COLOR=0 on a terminal", { terminal: true, env: { FORCE_COLOR: "0" }, refused: false }, false],
    [
      "FORCE_COLOR over NO_COLOR",
      { terminal: false, env: { FORCE_COLOR: "1", NO_COLOR: "1" }, refused: false },
      true,
    ],
    ["--no-color over FORCE_COLOR", { terminal: true, env: { FORCE_COLOR: "1" }, refused: true }, false],
  ] as const)("is decided for %s", (_, choice, expected) => {
    expect(decideColour(choice)).toBe(expected);
  });

  it("leaves text alone where there is none", () => {
    expect(paintFor(false).red("x")).toBe("x");
    expect(paintFor(true).red("x")).toBe("\u001b[31mx\u001b[39m");
    expect(paintFor(true).red("")).toBe("");
  });
});
