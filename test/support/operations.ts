import { type OperationResult, type RunOptions, runOperation } from "../../src/app/run-operation.ts";
import { openWorkspace } from "../../src/app/workspace.ts";
import { messageOf } from "../../src/core/diagnostic/diagnostic.ts";
import type { Role } from "../../src/core/ticket/role.ts";
import type { TestRepo } from "./git-repo.ts";
import { timeAt } from "./ticket-text.ts";

/** What a test may choose about one run; the rest is that of Alice, a person, a minute after the run before. */
export interface RunChoice extends Partial<Pick<RunOptions, "commit" | "push" | "pr">> {
  readonly name?: string;
  readonly role?: Role;
  /** Minutes after the start of all test tickets. */
  readonly minute?: number;
}

/** Runs operations in the working tree of a repository, as one command after the other would. */
export type Runner = (
  operation: string,
  input: Readonly<Record<string, unknown>>,
  choice?: RunChoice,
) => Promise<OperationResult>;

/** A runner with a clock that ticks a minute a run, and event ids that count up. */
export function runnerIn(repo: TestRepo): Runner {
  let minute = 0;
  let events = 0;
  return async (operation, input, choice = {}) => {
    const { name = "Alice", role = "person", ...wishes } = choice;
    minute = choice.minute ?? minute + 1;
    const workspace = openWorkspace({ cwd: repo.root, env: repo.env });
    return await runOperation(workspace, operation, input, {
      ...wishes,
      actor: { name, role },
      now: timeAt(minute),
      newEventId: () => {
        events += 1;
        return `test${String(events).padStart(4, "0")}`;
      },
      lock: { timeoutMs: 20_000, now: Date.now, random: Math.random },
    });
  };
}

/** The result of a run that must have been done without any finding. */
export function done(result: OperationResult): OperationResult {
  if (result.outcome === "done" && result.diagnostics.length === 0) return result;
  throw new Error(
    `${result.outcome}\n${result.diagnostics.map((found) => `${found.code} ${messageOf(found)}`).join("\n")}`,
  );
}

/** The codes of a result's errors, sorted. */
export function errorCodes({ diagnostics }: OperationResult): readonly string[] {
  return diagnostics.flatMap(({ severity, code }) => (severity === "error" ? [code] : [])).sort();
}
