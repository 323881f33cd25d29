import type { QueryContext } from "../app/queries/answer.ts";
import { openForReading } from "../app/queries/open-for-reading.ts";
import { envelope, findingData, formatJson } from "../core/diagnostic/format-json.ts";
import type { Operation } from "../core/operation/operation.ts";
import type { CommandSpec } from "./command-spec.ts";
import { showFindings } from "./errors.ts";
import { type Input, readInput } from "./input.ts";
import { lockOptions } from "./lock.ts";
import { formatNow } from "./now.ts";
import { runOther } from "./other-commands.ts";
import type { RawInput } from "./program.ts";
import { READERS, type Reader } from "./reads.ts";
import { SPECIAL_READERS } from "./special-reads.ts";
import type { Terminal } from "./terminal.ts";

/** Where a command runs. */
export interface CommandContext {
  /** The directory it was started in, or the one that `--cwd` names. */
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly terminal: Terminal;
}

/** Most findings a reading command shows: it is not the doctor. */
const MAX_SHOWN_FINDINGS = 5;

/** Runs one command and returns its exit code. */
export async function runCommand(spec: CommandSpec, raw: RawInput, context: CommandContext): Promise<number> {
  const { operation } = spec;
  if (operation === undefined) return await runOther(spec, raw, context);
  const input = readInput(spec, operation, raw, context.cwd);
  if (operation.effect === "write") {
    const { runWrite } = await import("./writes.ts");
    return await runWrite(operation, input, raw, context);
  }
  const special = SPECIAL_READERS[operation.name];
  if (special !== undefined) return await special(input, raw["json"] === true, context);
  const reader = READERS[operation.name];
  if (reader === undefined) throw new Error(`nothing answers ${operation.name}`);
  return await runRead(operation, reader, { input, json: raw["json"] === true, context });
}

interface ReadCall {
  readonly input: Input;
  readonly json: boolean;
  readonly context: CommandContext;
}

async function runRead(
  operation: Operation,
  reader: Reader,
  { input, json, context }: ReadCall,
): Promise<number> {
  const { terminal, cwd, env } = context;
  const { workspace, diagnostics: repaired } = await openForReading({ cwd, env }, lockOptions(terminal));
  showFindings(repaired, terminal);
  const progress = terminal.startProgress();
  const query: QueryContext = {
    workspace,
    now: formatNow(new Date()),
    onProgress: progress.update,
  };
  const { data, render, diagnostics, empty } = await reader(query, input);
  progress.end();
  // What is merely old or unusual is the doctor's business; an error may mean that the answer is not complete.
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (json) {
    const kind = operation.name.replaceAll("_", "-");
    terminal.out(formatJson(envelope(kind, { ...data, diagnostics: errors.map(findingData) })));
    return errors.length > 0 ? 1 : 0;
  }
  terminal.out(render({ paint: terminal.paint, width: terminal.width }));
  if (empty !== undefined) terminal.note(`${empty}\n`);
  showFindings(errors.slice(0, MAX_SHOWN_FINDINGS), terminal);
  const left = errors.length - MAX_SHOWN_FINDINGS;
  if (left > 0) terminal.note(`and ${left} more errors: run yoi ticket doctor\n`);
  return errors.length > 0 ? 1 : 0;
}
