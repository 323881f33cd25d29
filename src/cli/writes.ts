import { readActor } from "../app/actor.ts";
import { runChange } from "../app/run-change.ts";
import type { OperationResult } from "../app/run-operation.ts";
import { openWorkspace } from "../app/workspace.ts";
import { envelope, findingData, formatJson } from "../core/diagnostic/format-json.ts";
import type { WriteOperation } from "../core/operation/operation.ts";
import { showFindings } from "./errors.ts";
import { newEventId } from "./event-id.ts";
import type { Input } from "./input.ts";
import { lockOptions } from "./lock.ts";
import { formatNow } from "./now.ts";
import type { RawInput } from "./program.ts";
import type { CommandContext } from "./run-command.ts";
import type { Terminal } from "./terminal.ts";

/** Runs an operation that changes records, says what came of it, and gives the exit code. */
export async function runWrite(
  operation: WriteOperation,
  input: Input,
  raw: RawInput,
  { cwd, env, terminal }: CommandContext,
): Promise<number> {
  const workspace = openWorkspace({ cwd, env });
  const result = await runChange(workspace, operation.name, input, {
    actor: readActor(workspace.repository, env),
    now: formatNow(new Date()),
    newEventId,
    commit: raw["commit"] === true,
    push: raw["push"] === true,
    pr: raw["pr"] === true,
    lock: lockOptions(terminal),
  });
  return reportResult(result, raw["json"] === true, terminal);
}

/** Says what came of a change of records, and gives the exit code. */
export function reportResult(result: OperationResult, json: boolean, terminal: Terminal): number {
  if (json) terminal.out(formatJson(resultDocument(result)));
  else showResult(result, terminal);
  const failed =
    result.outcome === "refused" || result.diagnostics.some(({ severity }) => severity === "error");
  return failed ? 1 : 0;
}

function showResult(result: OperationResult, terminal: Terminal): void {
  if (result.outcome === "done") terminal.out(`${result.message}\n`);
  for (const note of result.notes) terminal.note(`${note}\n`);
  showFindings(result.diagnostics, terminal);
  if (result.outcome === "refused") terminal.note("nothing was changed\n");
}

function resultDocument(result: OperationResult) {
  const { outcome, id, message, paths, diagnostics, commit, branch, notes } = result;
  return envelope("change", {
    outcome,
    id,
    message,
    files: paths,
    commit: commit ?? null,
    branch: branch ?? null,
    notes,
    diagnostics: diagnostics.map(findingData),
  });
}
