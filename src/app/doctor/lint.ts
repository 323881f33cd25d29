import { relative, resolve, sep } from "node:path";
import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import { YoiError } from "../../core/diagnostic/error.ts";
import { type Verdict, verdictOf } from "../../core/diagnostic/verdict.ts";
import { applyBaseline, parseBaseline } from "../../core/rules/baseline.ts";
import { checkTicket } from "../../core/rules/check-ticket.ts";
import { checkFileProblem } from "../../core/ticket/file-problem.ts";
import { BASELINE_PATH, parseTicketPath } from "../../core/ticket/files.ts";
import { MAX_RECORD_BYTES } from "../../core/ticket/limits.ts";
import { parseTicket } from "../../core/workspace/parse-ticket.ts";
import { listNames, readRecord } from "../../io/files/read-files.ts";
import { checkSetting, isSetting } from "../change/settings.ts";
import type { Workspace } from "../workspace.ts";
import { readTicketDir, type TicketDir } from "./read-workspace.ts";

/**
 * Examines the tickets that some files of the working tree belong to, as lint-staged names them: each ticket by
 * itself, without its history. What a commit does to it (moves, lost events, deleted files, which never reach
 * lint-staged) is for the hook.
 */
export function lintFiles(workspace: Workspace, cwd: string, files: readonly string[]): Verdict {
  const { root, ticketRoot } = workspace;
  const paths = files.map((file) => relative(root, resolve(cwd, file)).split(sep).join("/"));
  const places = new Map(
    paths.flatMap((path) => {
      const place = parseTicketPath(path, ticketRoot);
      return place === undefined ? [] : [[place.dir, place]];
    }),
  );
  const ofTickets = [...places.values()].flatMap((place) => lintTicket(root, place));
  const ofSettings = paths.filter(isSetting).flatMap((path) => lintSetting(root, path));
  const { baseline } = parseBaseline(readRecord(root, BASELINE_PATH, MAX_RECORD_BYTES)?.text);
  return verdictOf(
    [...ofTickets, ...ofSettings].map((found) => applyBaseline(found, baseline)),
    places.size,
  );
}

/** A link on the way to a ticket bars it as a whole. */
function lintTicket(root: string, place: TicketDir): readonly Diagnostic[] {
  try {
    listNames(root, place.dir);
  } catch (error) {
    if (error instanceof YoiError) return [error.diagnostic];
    throw error;
  }
  return checkTicket(parseTicket(readTicketDir(root, place)));
}

function lintSetting(root: string, path: string): readonly Diagnostic[] {
  const file = readRecord(root, path, MAX_RECORD_BYTES);
  const problem =
    file === undefined ? undefined : checkFileProblem(path, file, { maxBytes: MAX_RECORD_BYTES });
  return problem === undefined ? checkSetting(path, file?.text ?? "") : [problem];
}
