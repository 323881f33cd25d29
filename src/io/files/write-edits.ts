import { accessSync, constants, mkdirSync } from "node:fs";
import { failure } from "../../core/diagnostic/error.ts";
import type { Edit } from "../../core/workspace/edit.ts";
import { type OnStep, writeFailure, writeNew } from "./durable.ts";
import { holds, readContent } from "./inspect-step.ts";
import {
  type ApplyJournal,
  type Journal,
  type MoveStep,
  rootName,
  type Step,
  type WritePlace,
  type WriteStep,
  writeJournal,
} from "./journal.ts";
import { walk, within } from "./path.ts";
import { pathBeforeMoves, planEdits } from "./plan-edits.ts";
import { type Recovery, recoverEdits } from "./recover-edits.ts";
import { finish, settle, takeBack, type Work } from "./settle.ts";

/** What a write needs beside the edits. */
export interface WriteOptions {
  /** Like `Math.random`; names the temporary files of this update. */
  readonly random: () => number;
  /** Called before every change of the disk; for tests that kill the process there. */
  readonly onStep?: OnStep;
}

/** What a write found to do before its own work. */
export interface Written {
  readonly recovered?: Recovery;
}

/**
 * Makes all edits or none: after a kill at any point, `recoverEdits` finishes the update or takes it back. The
 * caller holds the lock (`withLock`). Every new text is on disk beside its target, and the whole update in a journal,
 * before the first record is replaced.
 *
 * Throws, with nothing changed: `file/changed-meanwhile` where a file is not what `before` says, `file/symlink`,
 * `file/directory` or `file/special` where something bars a path, `file/disk-full`, `file/read-only` or
 * `file/write-failed` where the system refuses.
 */
export function writeEdits(place: WritePlace, edits: readonly Edit[], options: WriteOptions): Written {
  const onStep = options.onStep ?? (() => undefined);
  const first = edits[0];
  const about = first === undefined ? "" : first.kind === "move" ? first.to : first.path;
  try {
    mkdirSync(place.stateDir, { recursive: true });
    const recovered = recoverEdits(place, { onStep });
    const token = Math.floor(options.random() * 36 ** 8)
      .toString(36)
      .padStart(8, "0");
    const steps = planEdits(place.root, edits, token);
    if (steps.length > 0)
      update(place, { version: 1, phase: "apply", token, root: rootName(place), steps }, onStep);
    return recovered === undefined ? {} : { recovered };
  } catch (error) {
    throw writeFailure(error, about);
  }
}

function update(place: WritePlace, journal: ApplyJournal, onStep: OnStep): void {
  checkUnchanged(place.root, journal.steps);
  prepare(place, journal, onStep);
  const work: Work = { place, journal, onStep };
  let changed: readonly string[];
  try {
    writeJournal(place, journal, onStep);
    ({ changed } = settle(work, () => undefined));
  } catch (error) {
    takeBack(work);
    finish(place, journal, onStep);
    throw error;
  }
  const [path] = changed;
  if (path !== undefined) throw failure("file/changed-meanwhile", { path }, { path });
}

/** Writes every new text beside its target; on failure removes them again. */
function prepare(place: WritePlace, journal: ApplyJournal, onStep: OnStep): void {
  const writes = journal.steps.filter((step) => step.kind === "write");
  const moves = journal.steps.filter((step) => step.kind === "move");
  const { version, token, root } = journal;
  const paths = writes.map(({ path }) => path);
  const temps = writes.map(({ temp }) => temp);
  const draft: Journal = { version, phase: "prepare", token, root, paths, temps };
  try {
    if (writes.length > 0) writeJournal(place, draft, onStep);
    for (const step of writes) writeTemp(place.root, step, moves, onStep);
  } catch (error) {
    finish(place, draft, onStep);
    throw error;
  }
}

function writeTemp(root: string, step: WriteStep, moves: readonly MoveStep[], onStep: OnStep): void {
  const now = readContent(root, pathBeforeMoves(step.path, moves));
  try {
    writeNew(
      within(root, step.temp),
      Buffer.from(step.after),
      onStep,
      now.kind === "file" ? now.stats : undefined,
    );
  } catch (error) {
    throw writeFailure(error, step.path);
  }
}

/** Throws unless every path holds what the update was decided on and may be written. */
function checkUnchanged(root: string, steps: readonly Step[]): void {
  const moves = steps.filter((step) => step.kind === "move");
  for (const step of steps) {
    if (step.kind === "move") checkMove(root, step);
    else checkFile(root, pathBeforeMoves(step.path, moves), step.before);
  }
}

function checkFile(root: string, path: string, before: string | null): void {
  checkNotBarred(root, path, ["file"]);
  const content = readContent(root, path);
  if (!holds(content, before)) throw failure("file/changed-meanwhile", { path }, { path });
  if (content.kind !== "file") return;
  try {
    // Renaming over a file needs no right to write it; somebody who took that right away meant it.
    accessSync(within(root, path), constants.W_OK);
  } catch (error) {
    throw writeFailure(error, path);
  }
}

function checkMove(root: string, { from, to }: MoveStep): void {
  for (const path of [from, to]) {
    checkNotBarred(root, path, ["file", "directory"]);
    const isMissing = walk(root, path).kind === "missing";
    if (isMissing !== (path === to)) throw failure("file/changed-meanwhile", { path }, { path });
  }
}

function checkNotBarred(root: string, path: string, allowed: readonly string[]): void {
  const standing = walk(root, path);
  if (standing.kind === "missing" || (standing.path === path && allowed.includes(standing.kind))) return;
  const at = { path: standing.path };
  if (standing.kind === "symlink") throw failure("file/symlink", at, at);
  if (standing.kind === "directory") throw failure("file/directory", at, at);
  if (standing.kind === "unreadable") throw failure("file/unreadable", at, at);
  throw failure("file/special", at, at);
}
