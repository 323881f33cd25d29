import { lstatSync, readFileSync, type Stats } from "node:fs";
import type { ApplyJournal, MoveStep, RemoveStep, Step, WriteStep } from "./journal.ts";
import { walk, within } from "./path.ts";
import { pathBeforeMoves } from "./plan-edits.ts";

/**
 * How a step stands. `todo`: everything is as it was before the update. `done`: as it should be after it.
 * `superseded`: the step was taken, and the path was changed again since. `changed`: the step was not taken, and the
 * path is no longer what the update was decided on.
 */
export type StepState = "todo" | "done" | "superseded" | "changed";

/** What a path holds: nothing, an ordinary file, or something that is in the way. */
export type Content =
  | { readonly kind: "nothing" }
  | { readonly kind: "file"; readonly bytes: Buffer; readonly stats: Stats }
  | { readonly kind: "barred" };

/** The state of every step, in the order of the journal. */
export function inspectSteps(root: string, journal: ApplyJournal): readonly StepState[] {
  const moves = journal.steps.filter((step) => step.kind === "move");
  const pending = moves.filter((move) => isPending(root, move));
  return journal.steps.map((step) => inspectStep(root, step, { journal, pending }));
}

/** The state of one step. `pending` are the moves that are still to be made. */
export function inspectStep(
  root: string,
  step: Step,
  context: { readonly journal: ApplyJournal; readonly pending: readonly MoveStep[] },
): StepState {
  switch (step.kind) {
    case "move":
      return inspectMove(root, step, context.journal);
    case "remove":
      return inspectRemove(root, step, context.pending);
    case "write":
      return inspectWrite(root, step, context.pending);
  }
}

/** What a path holds now. Throws where a file cannot be read. */
export function readContent(root: string, path: string): Content {
  const standing = walk(root, path);
  if (standing.kind === "missing") return { kind: "nothing" };
  if (standing.kind !== "file" || standing.path !== path || standing.stats === undefined)
    return { kind: "barred" };
  return { kind: "file", bytes: readFileSync(within(root, path)), stats: standing.stats };
}

/** Whether a path holds exactly a text, or nothing where the text is null. */
export function holds(content: Content, text: string | null): boolean {
  if (text === null) return content.kind === "nothing";
  return content.kind === "file" && content.bytes.equals(Buffer.from(text));
}

/** Whether a temporary file is there. */
export function isThere(root: string, path: string): boolean {
  return lstatSync(within(root, path), { throwIfNoEntry: false }) !== undefined;
}

function inspectWrite(root: string, step: WriteStep, pending: readonly MoveStep[]): StepState {
  const content = readContent(root, pathBeforeMoves(step.path, pending));
  if (holds(content, step.after)) return "done";
  if (holds(content, step.before)) return "todo";
  return isThere(root, step.temp) ? "changed" : "superseded";
}

function inspectRemove(root: string, step: RemoveStep, pending: readonly MoveStep[]): StepState {
  const content = readContent(root, pathBeforeMoves(step.path, pending));
  if (content.kind === "nothing") return "done";
  if (isThere(root, step.temp)) return "superseded";
  return holds(content, step.before) ? "todo" : "changed";
}

function inspectMove(root: string, step: MoveStep, journal: ApplyJournal): StepState {
  if (isPending(root, step)) return "todo";
  const [from, to] = [walk(root, step.from).kind, walk(root, step.to).kind];
  if (from === "missing") return to === "file" || to === "directory" ? "done" : "superseded";
  // Moves come first, so a later step that was taken proves that this one was.
  return journal.steps.some((later) => wasTaken(root, later)) ? "superseded" : "changed";
}

function wasTaken(root: string, step: Step): boolean {
  if (step.kind === "move") return false;
  return isThere(root, step.temp) === (step.kind === "remove");
}

function isPending(root: string, move: MoveStep): boolean {
  const from = walk(root, move.from);
  const movable = from.path === move.from && (from.kind === "file" || from.kind === "directory");
  return movable && walk(root, move.to).kind === "missing";
}
