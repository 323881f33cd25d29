import { describe, expect, it } from "vitest";
import { createProgress } from "../../src/cli/progress.ts";

/** Runs work of some steps of some milliseconds each, and gives what was printed. */
function printed(terminal: boolean, steps: number, stepMs: number): string {
  let text = "";
  let time = 0;
  const write = (part: string): void => {
    text += part;
  };
  const progress = createProgress({ write, terminal, now: () => time });
  for (let step = 1; step <= steps; step++) {
    time += stepMs;
    progress.update("reading", step, steps);
  }
  progress.end();
  return text;
}

describe("progress", () => {
  it("says nothing about short work", () => {
    expect(printed(true, 99, 10)).toBe("");
    expect(printed(false, 99, 10)).toBe("");
  });

  it("redraws one line on a terminal and clears it at the end", () => {
    const text = printed(true, 30, 100);
    expect(text.startsWith("\r\u001b[Kreading: 10 of 30")).toBe(true);
    expect(text.endsWith("reading: 30 of 30\r\u001b[K")).toBe(true);
    expect(text).not.toContain("\n");
  });

  it("prints a plain line now and then elsewhere", () => {
    expect(printed(false, 250, 100)).toBe("reading: 10 of 250\nreading: 110 of 250\nreading: 210 of 250\n");
  });
});
