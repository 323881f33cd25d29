import type { Code, FactsOf } from "./codes.ts";
import { type Diagnostic, finding, messageOf, type Place } from "./diagnostic.ts";

/**
 * Thrown when a command cannot go on: not a repository, unreadable configuration, git refused. It carries a finding,
 * so that every door shows it like any other; the doors turn it into exit code 2.
 */
export class YoiError extends Error {
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic, options?: { readonly cause?: unknown }) {
    super(messageOf(diagnostic), options);
    this.name = "YoiError";
    this.diagnostic = diagnostic;
  }
}

/** Makes the error for one code: `throw failure("git/too-old", { path: "" }, { … })`. */
export function failure<C extends Code>(code: C, place: Place, facts: FactsOf<C>, cause?: unknown): YoiError {
  return new YoiError(finding(code, place, facts), cause === undefined ? undefined : { cause });
}
