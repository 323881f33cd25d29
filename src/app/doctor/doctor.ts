import { type Diagnostic, finding } from "../../core/diagnostic/diagnostic.ts";
import { type Verdict, verdictOf } from "../../core/diagnostic/verdict.ts";
import { applyBaseline, parseBaseline } from "../../core/rules/baseline.ts";
import { checkTicket } from "../../core/rules/check-ticket.ts";
import { checkWorkspace } from "../../core/rules/check-workspace.ts";
import { checkFileProblem } from "../../core/ticket/file-problem.ts";
import { BASELINE_PATH, type FileSet, OBJECTIVE_ROOT, parseTicketPath } from "../../core/ticket/files.ts";
import { MAX_RECORD_BYTES } from "../../core/ticket/limits.ts";
import { type Objective, parseObjective } from "../../core/ticket/objective.ts";
import { parseTicket } from "../../core/workspace/parse-ticket.ts";
import { summarize, type TicketSummary } from "../../core/workspace/summary.ts";
import { checkSetting } from "../change/settings.ts";
import { listTicketDirs, readSettingFiles, readTicketDir } from "./read-workspace.ts";

/** What to examine. */
export interface DoctorOptions {
  /** The working tree. */
  readonly root: string;
  /** Where tickets live, relative to `root`. */
  readonly ticketRoot: string;
  /** Findings about the living parts (hooks, merge drivers), gathered by the caller. */
  readonly live?: readonly Diagnostic[];
  /** Leave the known faults of `.yoi/baseline.json` as they are, to write it anew. */
  readonly ignoreBaseline?: boolean;
  /** RFC 3339; without it times in the future are not looked for. */
  readonly now?: string;
  /** Called as tickets are read. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Examines the whole workspace as it stands in the working tree. Tickets are read one after the other and only their
 * summaries are kept, so that memory does not grow with their texts. A broken record never hides the good ones.
 */
export function runDoctor(options: DoctorOptions): Verdict {
  const { root, ticketRoot, now } = options;
  const settings = readSettingFiles(root);
  const { dirs, strays, links } = listTicketDirs(root, ticketRoot);
  const found: Diagnostic[] = [...(options.live ?? []), ...checkSettingFiles(settings)];
  found.push(...links.map((path) => finding("file/symlink", { path }, { path })));
  const summaries: TicketSummary[] = [];
  for (const [index, dir] of dirs.entries()) {
    const ticket = parseTicket(readTicketDir(root, dir, { listed: true }));
    found.push(...checkTicket(ticket, now));
    summaries.push(summarize(ticket));
    options.onProgress?.(index + 1, dirs.length);
  }
  found.push(...checkWorkspace({ tickets: summaries, objectives: objectivesOf(settings), strays }));
  if (dirs.length === 0) found.push(finding("ticket/nothing", { path: ticketRoot }, { root: ticketRoot }));
  const { baseline } = parseBaseline(
    options.ignoreBaseline === true ? undefined : settings.get(BASELINE_PATH)?.text,
  );
  return verdictOf(
    found.map((each) => applyBaseline(each, baseline)),
    dirs.length,
  );
}

function checkSettingFiles(settings: FileSet): readonly Diagnostic[] {
  return [...settings].flatMap(([path, file]) => {
    const problem = checkFileProblem(path, file, { maxBytes: MAX_RECORD_BYTES });
    return problem === undefined ? checkSetting(path, file.text) : [problem];
  });
}

function objectivesOf(settings: FileSet): readonly Objective[] {
  return [...settings].flatMap(([path, { text }]) => {
    const id = parseTicketPath(path, OBJECTIVE_ROOT)?.id;
    const objective = id === undefined ? undefined : parseObjective(text, path, id).objective;
    return objective === undefined ? [] : [objective];
  });
}
