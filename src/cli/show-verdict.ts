import { formatGithub } from "../core/diagnostic/format-github.ts";
import { formatJson, verdictDocument } from "../core/diagnostic/format-json.ts";
import { formatSarif } from "../core/diagnostic/format-sarif.ts";
import { formatVerdict } from "../core/diagnostic/format-text.ts";
import type { Verdict } from "../core/diagnostic/verdict.ts";
import { displayWidth } from "../io/terminal/width.ts";
import type { Terminal } from "./terminal.ts";
import { version } from "./version.ts";

/** How a verdict can be printed. */
export const VERDICT_FORMATS = ["text", "json", "github", "sarif"] as const;

/** One of the forms of a verdict. */
export type VerdictFormat = (typeof VERDICT_FORMATS)[number];

/** Prints a verdict on standard output and gives the exit code: 0 for pass, 1 for fail. */
export function showVerdict(verdict: Verdict, format: VerdictFormat, terminal: Terminal): number {
  switch (format) {
    case "text":
      terminal.out(formatVerdict(verdict, { palette: terminal.palette, widthOf: displayWidth }));
      break;
    case "json":
      terminal.out(formatJson(verdictDocument(verdict)));
      break;
    case "github":
      terminal.out(formatGithub(verdict.diagnostics));
      break;
    case "sarif":
      terminal.out(formatSarif(verdict.diagnostics, { toolVersion: version }));
      break;
  }
  return verdict.outcome === "pass" ? 0 : 1;
}
