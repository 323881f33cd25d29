import { resolve } from "node:path";
import * as z from "zod";
import { COULD_NOT_RUN, showError } from "./errors.ts";
import { buildProgram, helpExitCode } from "./program.ts";
import { type CommandContext, runCommand } from "./run-command.ts";
import { runComplete } from "./run-complete.ts";
import { allSpecs } from "./specs.ts";
import { openTerminal } from "./terminal.ts";

// zod would compile a parser of its own for each schema; even for 10,000 tickets that takes longer than it saves.
z.config({ jitless: true });

/**
 * Runs one command line and sets the exit code: 0 done, 1 findings, 2 could not run. The process is left to end by
 * itself, so that everything written reaches a slow reader.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { env } = process;
  const terminal = openTerminal(process, env, args.includes("--no-color"));
  process.stderr.on("error", ignoreClosedPipe);
  process.stdout.on("error", (error) => {
    if (ignoreClosedPipe(error)) return;
    showError(error, terminal);
  });
  const code = await runLine(args, { cwd: process.cwd(), env, terminal });
  // What could not be written is not made good by a command that was done.
  process.exitCode = Math.max(code, Number(process.exitCode ?? 0));
}

/** As `run`, started anywhere and writing to any terminal; gives the exit code. */
export async function runLine(
  args: readonly string[],
  { cwd, env, terminal }: CommandContext,
): Promise<number> {
  let code = 0;
  try {
    if (args[0] === "__complete") {
      runComplete(args.slice(1), { cwd, env, out: terminal.out });
      return code;
    }
    const wanted = helpFirst(args);
    const program = buildProgram(allSpecs(), wanted, {
      terminal,
      handle: async (spec, raw, globals) => {
        code = await runCommand(spec, raw, { cwd: resolve(cwd, globals.cwd ?? "."), env, terminal });
      },
    });
    await program.parseAsync(wanted, { from: "user" });
    return code;
  } catch (error) {
    const helpCode = helpExitCode(error);
    if (helpCode === undefined) showError(error, terminal);
    return helpCode ?? COULD_NOT_RUN;
  }
}

/** `yoi help ticket list` is `yoi ticket list --help`. */
function helpFirst(args: readonly string[]): readonly string[] {
  return args[0] === "help" ? [...args.slice(1), "--help"] : args;
}

/** A reader that had enough (`yoi ticket list | head`) is no error; any other failed write is one. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): boolean {
  if (error.code === "EPIPE") return true;
  process.exitCode = COULD_NOT_RUN;
  return false;
}
