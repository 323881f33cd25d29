import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { failure, YoiError } from "../core/diagnostic/error.ts";
import { formatFinding } from "../core/diagnostic/format-text.ts";
import { displayWidth } from "../io/terminal/width.ts";
import type { Terminal } from "./terminal.ts";
import { version } from "./version.ts";

/** Exit code of a command that could not run. */
export const COULD_NOT_RUN = 2;

/** Says why a command could not run, on standard error: a finding, or a bug with what a report needs. */
export function showError(error: unknown, terminal: Terminal): void {
  const known = error instanceof YoiError ? error : systemFailure(error);
  if (known !== undefined) {
    showFindings([known.diagnostic], terminal);
    return;
  }
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  terminal.note(
    `This is a bug in yoi ${version} (Node ${process.version}, ${process.platform}).\n` +
      `Please report it with the command you ran and these lines:\n\n${trace}\n`,
  );
}

/** Findings for people, on standard error, with an empty line behind each. */
export function showFindings(diagnostics: readonly Diagnostic[], terminal: Terminal): void {
  const options = { palette: terminal.notePalette, widthOf: displayWidth };
  terminal.note(diagnostics.map((found) => `${formatFinding(found, options)}\n`).join("\n"));
}

/** What the operating system refused is no bug: `ENOSPC`, `EACCES`, `EROFS` and the like. */
function systemFailure(error: unknown): YoiError | undefined {
  if (!(error instanceof Error) || !("syscall" in error) || !("code" in error)) return undefined;
  const { syscall, code, message } = error;
  const path = "path" in error && typeof error.path === "string" ? ` ${error.path}` : "";
  return failure(
    "usage/system",
    { path: "" },
    { call: `${syscall}${path}`, reason: message.startsWith(String(code)) ? message : `${code} ${message}` },
    error,
  );
}
