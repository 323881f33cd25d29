import type { Diagnostic } from "./diagnostic.ts";

/** The answer about one change or one tree. */
export interface Verdict {
  readonly outcome: "pass" | "fail";
  /** How many tickets were examined: a verdict that looked at nothing says so. */
  readonly examined: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** Fails when any finding is an error. */
export function verdictOf(diagnostics: readonly Diagnostic[], examined: number): Verdict {
  const outcome = diagnostics.some((found) => found.severity === "error") ? "fail" : "pass";
  return { outcome, examined, diagnostics };
}
