import { examineLive, type LiveCounts, type LiveReport } from "../app/doctor/live.ts";
import { type MendedLive, mendLive } from "../app/doctor/mend-live.ts";
import { openOrchestrator } from "../app/orchestrate/context.ts";
import type { Workspace } from "../app/workspace.ts";
import { formatGithub } from "../core/diagnostic/format-github.ts";
import { envelope, findingData, formatJson } from "../core/diagnostic/format-json.ts";
import { formatSarif } from "../core/diagnostic/format-sarif.ts";
import { formatFinding } from "../core/diagnostic/format-text.ts";
import { countFindings, countOf, printable } from "../core/diagnostic/printable.ts";
import { displayWidth } from "../io/terminal/width.ts";
import type { VerdictFormat } from "./show-verdict.ts";
import type { Terminal } from "./terminal.ts";
import { version } from "./version.ts";

/** What to do and how to print it. */
export interface LiveRequest {
  readonly fix: boolean;
  readonly dryRun: boolean;
  readonly format: VerdictFormat;
  readonly terminal: Terminal;
}

/** Compares what lives with the tickets, mends it where that is asked for, and gives the exit code. */
export async function showLive(
  workspace: Workspace,
  { fix, dryRun, format, terminal }: LiveRequest,
): Promise<number> {
  const orchestrator = openOrchestrator(workspace);
  const mended: MendedLive[] = [];
  const onMended = (each: MendedLive): void => {
    mended.push(each);
    terminal.note(linesOf(each));
  };
  const report = fix ? await mendLive(orchestrator, { dryRun, onMended }) : await examineLive(orchestrator);
  if (fix) {
    terminal.note(
      mended.length === 0 ? "nothing has just one right answer, so nothing was mended\n\n" : "\n",
    );
  }
  const failed = report.findings.some(({ found }) => found.severity === "error");
  print(report, { mended, failed, format, terminal });
  return failed ? 1 : 0;
}

const VERBS = { planned: "to mend", done: "mended", failed: "not mended" } as const;

function linesOf({ what, outcome, details }: MendedLive): string {
  const lines = [`${VERBS[outcome]}: ${what}`, ...details.map((each) => `  ${each}`)];
  return lines.map((line) => `${printable(line)}\n`).join("");
}

interface Printing {
  readonly mended: readonly MendedLive[];
  readonly failed: boolean;
  readonly format: VerdictFormat;
  readonly terminal: Terminal;
}

function print({ findings, examined }: LiveReport, { mended, failed, format, terminal }: Printing): void {
  const found = findings.map((each) => each.found);
  switch (format) {
    case "json": {
      const errors = found.filter(({ severity }) => severity === "error").length;
      const data = {
        outcome: failed ? ("fail" as const) : ("pass" as const),
        examined,
        errors,
        warnings: found.length - errors,
        findings: findings.map((each) => ({ ...findingData(each.found), fixable: each.fix !== null })),
        mended,
        diagnostics: [],
      };
      terminal.out(formatJson(envelope("ticket-doctor-live", data)));
      break;
    }
    case "github":
      terminal.out(formatGithub(found));
      break;
    case "sarif":
      terminal.out(formatSarif(found, { toolVersion: version }));
      break;
    case "text": {
      const options = { palette: terminal.palette, widthOf: displayWidth };
      for (const each of found) terminal.out(`${formatFinding(each, options)}\n\n`);
      const counts = countFindings(found);
      terminal.out(`${counts === "" ? "" : `${counts}; `}${describeCounts(examined)}\n`);
      break;
    }
  }
}

/** One line: how many of each were compared; it says so when there was nothing. */
function describeCounts(counts: LiveCounts): string {
  if (Object.values(counts).every((count) => count === 0)) {
    return "nothing to compare: no ticket is queued or claimed, and there is no work branch, worktree or attempt";
  }
  const { tickets, claims, work_refs, rescue_refs, worktrees, attempts } = counts;
  const parts = [
    countOf(tickets, "ticket"),
    countOf(claims, "claim"),
    `${work_refs} work ${work_refs === 1 ? "branch" : "branches"}`,
    countOf(rescue_refs, "rescue ref"),
    countOf(worktrees, "worktree"),
  ];
  return `${parts.join(", ")} and ${countOf(attempts, "attempt")} compared`;
}
