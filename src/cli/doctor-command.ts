import { readActor } from "../app/actor.ts";
import { checkHooks } from "../app/check-hooks.ts";
import { runDoctor } from "../app/doctor/doctor.ts";
import { lintFiles } from "../app/doctor/lint.ts";
import { mendWorkspace } from "../app/doctor/mend.ts";
import { writeBaseline } from "../app/doctor/write-baseline.ts";
import { checkGitHubSetup } from "../app/github/workflows/check-setup.ts";
import { openForReading } from "../app/queries/open-for-reading.ts";
import { openWorkspace, type Workspace } from "../app/workspace.ts";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { failure } from "../core/diagnostic/error.ts";
import { countOf } from "../core/diagnostic/printable.ts";
import type { Verdict } from "../core/diagnostic/verdict.ts";
import { foldOlder } from "../core/rules/fold-older.ts";
import { BASELINE_PATH } from "../core/ticket/files.ts";
import { showFindings } from "./errors.ts";
import { newEventId } from "./event-id.ts";
import { showHistory } from "./history-command.ts";
import type { Input } from "./input.ts";
import { lockOptions } from "./lock.ts";
import { formatNow } from "./now.ts";
import type { CommandContext } from "./run-command.ts";
import { showVerdict, VERDICT_FORMATS, type VerdictFormat } from "./show-verdict.ts";

/** `yoi ticket doctor`: examines the workspace or its history, mends it, or records its faults as known. */
export async function examine(input: Input, json: boolean, context: CommandContext): Promise<number> {
  const { terminal, cwd, env } = context;
  const { fix, dry_run: dryRun, baseline, history, live } = input;
  if (dryRun === true && fix !== true) {
    throw failure("usage/needless-flag", { path: "" }, { flag: "--dry-run", needed: "--fix" });
  }
  // --live is mended too.
  const chosen = [live === true || fix === true, baseline === true, history !== undefined];
  if (chosen.filter((flag) => flag).length > 1) {
    const first = live === true ? "--live" : "--fix";
    throw failure("usage/one-of", { path: "" }, { flags: `${first}, --baseline, --history` });
  }
  const { workspace, diagnostics: repaired } = await openForReading({ cwd, env }, lockOptions(terminal));
  showFindings(repaired, terminal);
  const format = formatOf(input, json);
  if (live === true) {
    const { showLive } = await import("./live-command.ts");
    return await showLive(workspace, { fix: fix === true, dryRun: dryRun === true, format, terminal });
  }
  if (history !== undefined && history !== false) {
    return showHistory(workspace, {
      range: typeof history === "string" ? history : undefined,
      format,
      terminal,
    });
  }
  if (baseline === true) return await recordBaseline(workspace, context);
  if (fix === true) await mend(workspace, dryRun === true, context);
  const verdict = examineAll(workspace, context, false);
  const folds = format === "text" && input["older"] !== true;
  return showVerdict(
    folds ? { ...verdict, diagnostics: foldOlder(verdict.diagnostics) } : verdict,
    format,
    terminal,
  );
}

/** `yoi ticket lint`: examines the tickets that some files belong to. */
export function lint(input: Input, json: boolean, { cwd, env, terminal }: CommandContext): number {
  const files = input["files"] as readonly string[];
  return showVerdict(lintFiles(openWorkspace({ cwd, env }), cwd, files), formatOf(input, json), terminal);
}

function formatOf(input: Input, json: boolean): VerdictFormat {
  return json ? "json" : (VERDICT_FORMATS.find((known) => known === input["format"]) ?? "text");
}

function examineAll(workspace: Workspace, { terminal }: CommandContext, ignoreBaseline: boolean): Verdict {
  const progress = terminal.startProgress();
  try {
    return runDoctor({
      root: workspace.root,
      ticketRoot: workspace.ticketRoot,
      now: formatNow(new Date()),
      ignoreBaseline,
      live: ignoreBaseline ? [] : examineSetup(workspace),
      onProgress: (done, total) => progress.update("examining tickets", done, total),
    });
  } finally {
    progress.end();
  }
}

/** What lives beside the records: hooks, merge drivers, workflows. */
function examineSetup({ repository, config }: Workspace): readonly Diagnostic[] {
  return [...checkHooks(repository), ...checkGitHubSetup(repository, { config })];
}

async function recordBaseline(workspace: Workspace, context: CommandContext): Promise<number> {
  const { terminal } = context;
  const found = examineAll(workspace, context, true);
  const count = await writeBaseline(workspace, found, lockOptions(terminal));
  terminal.out(`${countOf(count, "known fault")} in ${BASELINE_PATH}, from now on as warnings\n`);
  terminal.note(`Files to commit: ${BASELINE_PATH}\n`);
  return 0;
}

/** Mends, and says on standard error what: the verdict that follows is about the mended records. */
async function mend(workspace: Workspace, dryRun: boolean, { env, terminal }: CommandContext): Promise<void> {
  const fixes = await mendWorkspace(workspace, {
    actor: readActor(workspace.repository, env),
    now: formatNow(new Date()),
    newEventId,
    dryRun,
    lock: lockOptions(terminal),
  });
  if (fixes.length === 0) terminal.note("nothing has just one right answer, so nothing was mended\n\n");
  for (const { ticket, what } of fixes) {
    terminal.note(`${dryRun ? "to mend" : "mended"} in ${ticket}: ${what.join("; ")}\n`);
  }
  if (fixes.length > 0) terminal.note("\n");
}
