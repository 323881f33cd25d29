import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { type Diagnostic, finding } from "../../core/diagnostic/diagnostic.ts";
import { type OnStep, writeFailure } from "./durable.ts";
import {
  type ApplyJournal,
  hasJournal,
  type Journal,
  journalPath,
  pathsOf,
  readJournal,
  type WritePlace,
} from "./journal.ts";
import { type LockOptions, withLock } from "./lock.ts";
import { finish, type Settled, settle } from "./settle.ts";

/** What was done about an update that a killed command left behind. */
export interface Recovery {
  /** `damaged`: its journal could not be read and was put aside. */
  readonly outcome: "completed" | "undone" | "damaged";
  /** The files of the update. */
  readonly paths: readonly string[];
  /** The same in words, for the person who runs the next command; the conflicts, if any, are errors. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * For the start of every command: repairs what an earlier one left behind in this worktree, waiting for the lock
 * only when there is something. Gives undefined in the usual case, after two or three lstat calls.
 */
export async function recoverPending(place: WritePlace, options: LockOptions): Promise<Recovery | undefined> {
  if (!hasJournal(place)) return undefined;
  return await withLock(place.stateDir, options, () => recoverEdits(place));
}

/**
 * Finishes or takes back the update that a killed command left in this worktree; other worktrees keep theirs. The
 * caller holds the lock: the journal of a command that still runs looks the same. Throws the failures of writing,
 * and then leaves the journal for the next attempt.
 */
export function recoverEdits(
  place: WritePlace,
  options: { readonly onStep?: OnStep } = {},
): Recovery | undefined {
  if (!hasJournal(place)) return undefined;
  const onStep = options.onStep ?? (() => undefined);
  try {
    const found = readJournal(place, onStep);
    if (found.kind === "none") return undefined;
    if (found.kind === "damaged") return putAside(place);
    return recover(place, found.journal, onStep);
  } catch (error) {
    throw writeFailure(error, "the journal of an interrupted command");
  }
}

function recover(place: WritePlace, journal: Journal, onStep: OnStep): Recovery {
  if (journal.phase === "prepare") {
    finish(place, journal, onStep);
    return report(place, journal, { outcome: "undone", changed: [] });
  }
  return report(
    place,
    journal,
    settle({ place, journal, onStep }, () => keepTexts(place, journal)),
  );
}

function report(place: WritePlace, journal: Journal, settled: Settled): Recovery {
  const { outcome, changed } = settled;
  const paths = pathsOf(journal);
  const path = paths[0] ?? "";
  const facts = { path, count: paths.length };
  const code = outcome === "completed" ? "file/journal-completed" : "file/journal-undone";
  const conflicts = changed.map((at) =>
    finding("file/journal-conflict", { path: at }, { path: at, kept: `${keptDir(place, journal)}/${at}` }),
  );
  const diagnostics = conflicts.length > 0 ? conflicts : [finding(code, { path }, facts)];
  return { outcome, paths, diagnostics };
}

/** Nothing that a command wanted to write is lost: its texts are kept, as files, before the update is taken back. */
function keepTexts(place: WritePlace, journal: ApplyJournal): void {
  for (const step of journal.steps) {
    if (step.kind !== "write") continue;
    const kept = `${keptDir(place, journal)}/${step.path}`;
    mkdirSync(dirname(kept), { recursive: true });
    writeFileSync(kept, step.after);
  }
}

function keptDir(place: WritePlace, journal: Journal): string {
  return `${place.stateDir}/kept/${journal.token}`;
}

function putAside(place: WritePlace): Recovery {
  const path = journalPath(place);
  let kept = `${path}.damaged`;
  for (let number = 2; existsSync(kept); number++) kept = `${path}.damaged-${number}`;
  renameSync(path, kept);
  return {
    outcome: "damaged",
    paths: [],
    diagnostics: [finding("file/journal-damaged", { path: "" }, { kept })],
  };
}
