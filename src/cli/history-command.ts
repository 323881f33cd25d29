import { type ReplayedCommit, replayHistory } from "../app/history/replay.ts";
import { historyRange } from "../app/history/whole-history.ts";
import type { Workspace } from "../app/workspace.ts";
import { formatGithub } from "../core/diagnostic/format-github.ts";
import { envelope, findingData, formatJson } from "../core/diagnostic/format-json.ts";
import { formatSarif } from "../core/diagnostic/format-sarif.ts";
import { formatFinding } from "../core/diagnostic/format-text.ts";
import { countOf } from "../core/diagnostic/printable.ts";
import { displayWidth } from "../io/terminal/width.ts";
import type { VerdictFormat } from "./show-verdict.ts";
import type { Terminal } from "./terminal.ts";
import { version } from "./version.ts";

/** What to replay and how to print it. */
export interface HistoryRequest {
  /** Everything that HEAD reaches where there is none. */
  readonly range: string | undefined;
  readonly format: VerdictFormat;
  readonly terminal: Terminal;
}

/** Replays past commits, prints those that the rules would have refused, and gives the exit code. */
export function showHistory(workspace: Workspace, { range, format, terminal }: HistoryRequest): number {
  const progress = terminal.startProgress();
  const flagged: ReplayedCommit[] = [];
  let examined = 0;
  const wanted = historyRange(workspace.repository, range);
  if (wanted === undefined) terminal.note("there is no commit yet\n");
  const commits = replayHistory(workspace.repository, wanted ?? { include: [] }, {
    ticketRoot: workspace.ticketRoot,
    onProgress: (done) => progress.update("replaying commits", done, Math.max(done, examined)),
  });
  for (const commit of commits) {
    examined += 1;
    if (commit.diagnostics.some(({ severity }) => severity === "error")) flagged.push(commit);
  }
  progress.end();
  print(flagged, { examined, format, terminal });
  return flagged.length === 0 ? 0 : 1;
}

interface Printing {
  readonly examined: number;
  readonly format: VerdictFormat;
  readonly terminal: Terminal;
}

function print(flagged: readonly ReplayedCommit[], { examined, format, terminal }: Printing): void {
  const all = flagged.flatMap(({ diagnostics }) => diagnostics);
  switch (format) {
    case "json":
      terminal.out(
        formatJson(
          envelope("ticket-doctor-history", {
            outcome: flagged.length === 0 ? "pass" : "fail",
            examined,
            commits: flagged.map(({ commit, isMerge, tickets, diagnostics }) => ({
              commit,
              merge: isMerge,
              tickets,
              diagnostics: diagnostics.map(findingData),
            })),
            diagnostics: [],
          }),
        ),
      );
      break;
    case "github":
      terminal.out(formatGithub(all));
      break;
    case "sarif":
      terminal.out(formatSarif(all, { toolVersion: version }));
      break;
    case "text":
      for (const { commit, isMerge, diagnostics } of flagged) {
        const options = { palette: terminal.palette, widthOf: displayWidth };
        terminal.out(`${terminal.paint.yellow(`commit ${commit}`)}${isMerge ? " (merge)" : ""}\n`);
        terminal.out(`${diagnostics.map((found) => formatFinding(found, options)).join("\n\n")}\n\n`);
      }
      terminal.out(
        `${countOf(flagged.length, "commit")} of ${examined} that touched records would be refused\n`,
      );
      break;
  }
}
