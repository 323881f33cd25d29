import { describe, expect, it } from "vitest";
import { runMutants } from "../support/run-mutants.ts";

const CASES = 20_000;

describe("twenty thousand mutated records", () => {
  it("are valid or have findings that lie in them and are safe to print, and none throws or hangs", () => {
    const { cases, withFindings, codes, failures } = runMutants({ seed: 20_261_101, cases: CASES });
    expect(failures.join("\n\n")).toBe("");
    expect(cases).toBe(CASES);
    // Mutations that hurt nobody, or always the same way, would show nothing.
    expect(withFindings).toBeGreaterThan(CASES / 2);
    expect(codes.size).toBeGreaterThan(80);
  }, 300_000);
});
