import { describe, expect, it } from "vitest";
import { runMutants } from "../support/run-mutants.ts";

const CASES_PER_SEED = 25_000;

describe("a hundred thousand mutated records", () => {
  it.each([1, 2, 3, 4])("are dealt with as the shorter test asks: seed %i", (seed) => {
    const { cases, failures } = runMutants({ seed, cases: CASES_PER_SEED });
    expect(failures.join("\n\n")).toBe("");
    expect(cases).toBe(CASES_PER_SEED);
  });
});
