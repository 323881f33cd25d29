import { readFileSync } from "node:fs";
import * as z from "zod";
import manifest from "../../package.json" with { type: "json" };
import { HOOKS, isHookName, judgeHook } from "../app/change/judge-hook.ts";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { failure, YoiError } from "../core/diagnostic/error.ts";
import { formatFinding, formatVerdict, type TextOptions } from "../core/diagnostic/format-text.ts";
import { decideColour, paletteFor } from "../io/terminal/colour.ts";
import { displayWidth } from "../io/terminal/width.ts";

// zod would compile a parser of its own for each schema; for the few records of a change that takes longer than it saves.
z.config({ jitless: true });

/** What a hook does for git, in words. */
const STOPPED: Readonly<Record<string, string>> = {
  "pre-commit": "commit",
  "pre-merge-commit": "merge",
  "commit-msg": "commit",
  "pre-push": "push",
  "pre-receive": "push",
};

/**
 * Judges for one git hook, prints what it found on standard error, and gives the exit code. A pass without findings
 * prints nothing. Whatever goes wrong is 2: what was not seen must not pass.
 */
export function runHook(args: readonly string[], env: NodeJS.ProcessEnv): 0 | 1 | 2 {
  const coloured = decideColour({ terminal: process.stderr.isTTY, env, refused: false });
  const options: TextOptions = { palette: paletteFor(coloured), widthOf: displayWidth };
  const print = (text: string): void => void process.stderr.write(text);
  const [hook = "", ...rest] = args;
  try {
    if (!isHookName(hook)) {
      throw failure(
        "usage/bad-value",
        { path: "" },
        { name: "hook", value: `"${hook}"`, suggestion: `write one of ${HOOKS.join(", ")}` },
      );
    }
    const verdict = judgeHook(hook, {
      cwd: process.cwd(),
      env,
      args: rest,
      readInput: () => readFileSync(0, "utf8"),
      now: new Date().toISOString().replace(/\.\d+Z$/, "Z"),
    });
    if (verdict.outcome === "pass") {
      print(formatFindings(verdict.diagnostics, options));
      return 0;
    }
    print(`${formatVerdict(verdict, options)}yoi: this ${STOPPED[hook]} is stopped by the errors above\n`);
    return 1;
  } catch (error) {
    print(explainError(error, hook, options));
    return 2;
  }
}

function formatFindings(found: readonly Diagnostic[], options: TextOptions): string {
  return found.map((each) => `${formatFinding(each, options)}\n`).join("");
}

function explainError(error: unknown, hook: string, options: TextOptions): string {
  const stopped = `yoi: ${hook} could not run, so git stops here\n`;
  if (error instanceof YoiError) return `${formatFinding(error.diagnostic, options)}\n${stopped}`;
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `${trace}\n${stopped}This is a bug in yoi ${manifest.version} (Node ${process.version}, ${process.platform}): please report it with the lines above.\n`;
}
