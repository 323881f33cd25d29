import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";

/** What came of a use case of the Action: the door writes it to log, summary and outputs, and sets the exit code by it. */
export interface ActionOutcome {
  /** One stable word for machines. */
  readonly reason: string;
  /** Whether the step is green. What waits for a person is no failure. */
  readonly ok: boolean;
  /** Part of the output `result` besides version, mode and reason. */
  readonly result: Readonly<Record<string, unknown>>;
  /** Markdown for the job's summary. */
  readonly summary: string;
  /** Shown as annotations. */
  readonly findings: readonly Diagnostic[];
  /** Further outputs of the Action by name. */
  readonly outputs?: Readonly<Record<string, string>>;
}
