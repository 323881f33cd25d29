import {
  makeDirectory,
  type OnStep,
  pruneEmpty,
  removeFile,
  rename,
  syncDirectory,
  writeFailure,
  writeNew,
} from "./durable.ts";
import { holds, inspectStep, inspectSteps, isThere, readContent, type StepState } from "./inspect-step.ts";
import {
  type ApplyJournal,
  backTempOf,
  type Journal,
  pathsOf,
  removeJournal,
  type Step,
  tempsOf,
  type WritePlace,
  type WriteStep,
} from "./journal.ts";
import { parentOf, within } from "./path.ts";

/** One update on its way to being done or taken back. */
export interface Work {
  readonly place: WritePlace;
  readonly journal: ApplyJournal;
  readonly onStep: OnStep;
}

/** What became of an update. `changed` are the paths that somebody else changed, so that it was taken back. */
export interface Settled {
  readonly outcome: "completed" | "undone";
  readonly changed: readonly string[];
}

/**
 * Brings an update to its end, from wherever it stands: done, or, where somebody changed one of its files before it
 * was written, taken back. It may be killed at any step and called again. `beforeTakingBack` runs while everything
 * is still there.
 */
export function settle(work: Work, beforeTakingBack: () => void): Settled {
  const states = inspectSteps(work.place.root, work.journal);
  const course = decideCourse(states, tempsLeft(work));
  const changed =
    course === "forward" ? goForward(work) : course === "back" ? foreign(work.journal, states) : [];
  if (changed.length > 0) {
    beforeTakingBack();
    takeBack(work);
  }
  finish(work.place, work.journal, work.onStep);
  return { outcome: changed.length > 0 || course === "abandon" ? "undone" : "completed", changed };
}

/** Sets every file that is still as the update left it back to what it was before; leaves all others alone. */
export function takeBack(work: Work): void {
  const states = inspectSteps(work.place.root, work.journal);
  for (const [index, step] of [...work.journal.steps.entries()].reverse()) {
    if (states[index] === "done") untake(work, step);
  }
}

/** Removes what an update leaves beside the records, makes its renames last, and removes its journal. */
export function finish(place: WritePlace, journal: Journal, onStep: OnStep): void {
  const temps = tempsOf(journal);
  for (const temp of temps) removeFile(within(place.root, temp), onStep);
  const paths = [...temps, ...pathsOf(journal), ...sourcesOf(journal)];
  const parents = new Set(paths.map((path) => parentOf(path)));
  for (const dir of parents) pruneEmpty(place.root, within(place.root, dir), onStep);
  const changed = new Set([...parents, ...[...parents].map(parentOf)]);
  for (const dir of changed) syncDirectory(within(place.root, dir));
  removeJournal(place, onStep);
}

/**
 * What to do with an update that was interrupted. `abandon`: nothing of it is visible and its prepared files are
 * gone; either they were cleaned away, or it was finished long ago and the files have been set back since (another
 * branch is checked out). To do it now would surprise.
 */
function decideCourse(
  states: readonly StepState[],
  temps: { readonly expected: boolean; readonly left: boolean },
): "forward" | "back" | "complete" | "abandon" {
  if (states.includes("changed")) return "back";
  if (!states.includes("todo")) return "complete";
  if (temps.expected && !temps.left && states.every((state) => state === "todo")) return "abandon";
  return "forward";
}

function tempsLeft(work: Work): { readonly expected: boolean; readonly left: boolean } {
  const writes = work.journal.steps.filter((step) => step.kind === "write");
  return { expected: writes.length > 0, left: writes.some((step) => isThere(work.place.root, step.temp)) };
}

/** Takes the steps that are still to be taken; stops where somebody changed a path, and names it. */
function goForward(work: Work): readonly string[] {
  const { journal, place } = work;
  for (const step of journal.steps) {
    // Moves come first, so none is pending when a file is looked at.
    const state = inspectStep(place.root, step, { journal, pending: [] });
    if (state === "changed") return foreign(journal, inspectSteps(place.root, journal));
    if (state !== "todo") continue;
    try {
      take(work, step);
    } catch (error) {
      throw writeFailure(error, step.kind === "move" ? step.to : step.path);
    }
  }
  return [];
}

function foreign(journal: ApplyJournal, states: readonly StepState[]): readonly string[] {
  return pathsOf(journal).filter((_, index) => states[index] === "changed" || states[index] === "superseded");
}

function take({ place: { root }, onStep }: Work, step: Step): void {
  switch (step.kind) {
    case "move":
      makeParent(root, step.to, onStep);
      rename(within(root, step.from), within(root, step.to), onStep);
      break;
    case "remove":
      rename(within(root, step.path), within(root, step.temp), onStep);
      break;
    case "write":
      makeParent(root, step.path, onStep);
      prepareTemp(root, step, onStep);
      rename(within(root, step.temp), within(root, step.path), onStep);
      break;
  }
}

function untake({ place: { root }, onStep }: Work, step: Step): void {
  switch (step.kind) {
    case "move":
      makeParent(root, step.from, onStep);
      rename(within(root, step.to), within(root, step.from), onStep);
      break;
    case "remove":
      if (isThere(root, step.temp)) rename(within(root, step.temp), within(root, step.path), onStep);
      break;
    case "write":
      if (step.before === null) removeFile(within(root, step.path), onStep);
      else putBack(root, { ...step, before: step.before }, onStep);
      break;
  }
}

function putBack(root: string, step: WriteStep & { readonly before: string }, onStep: OnStep): void {
  const now = readContent(root, step.path);
  const temp = within(root, backTempOf(step));
  removeFile(temp, onStep);
  writeNew(temp, Buffer.from(step.before), onStep, now.kind === "file" ? now.stats : undefined);
  rename(temp, within(root, step.path), onStep);
}

/** The prepared file, made again from the journal where it was cleaned away or is not whole. */
function prepareTemp(root: string, step: WriteStep, onStep: OnStep): void {
  if (holds(readContent(root, step.temp), step.after)) return;
  const temp = within(root, step.temp);
  const now = readContent(root, step.path);
  removeFile(temp, onStep);
  writeNew(temp, Buffer.from(step.after), onStep, now.kind === "file" ? now.stats : undefined);
}

function makeParent(root: string, path: string, onStep: OnStep): void {
  for (const dir of makeDirectory(within(root, parentOf(path)), onStep)) syncDirectory(dir);
}

function sourcesOf(journal: Journal): readonly string[] {
  if (journal.phase === "prepare") return [];
  return journal.steps.flatMap((step) => (step.kind === "move" ? [step.from] : []));
}
