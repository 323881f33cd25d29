import { lstatSync, readFileSync, realpathSync } from "node:fs";
import { relative, sep } from "node:path";
import * as z from "zod";
import { shortHash } from "../../core/ticket/id.ts";
import { type OnStep, removeFile, rename, syncDirectory, writeNew } from "./durable.ts";
import { isTempName } from "./temp-name.ts";

/** Where an update happens: the root of one worktree, and the directory that all worktrees of a repository share. */
export interface WritePlace {
  readonly root: string;
  /** `<git common directory>/yoi`; it exists. */
  readonly stateDir: string;
}

const moveSchema = z.strictObject({ kind: z.literal("move"), from: z.string(), to: z.string() });
const removeSchema = z.strictObject({
  kind: z.literal("remove"),
  path: z.string(),
  before: z.string(),
  /** The file is renamed to this until the update is finished: its presence says that the step was taken. */
  temp: z.string(),
});
const writeSchema = z.strictObject({
  kind: z.literal("write"),
  path: z.string(),
  before: z.string().nullable(),
  after: z.string(),
  /** Holds the new text until it is renamed to `path`: its absence says that the step was taken. */
  temp: z.string(),
});
const journalSchema = z.discriminatedUnion("phase", [
  z.strictObject({
    version: z.literal(1),
    phase: z.literal("prepare"),
    token: z.string(),
    root: z.string(),
    paths: z.array(z.string()),
    temps: z.array(z.string()),
  }),
  z.strictObject({
    version: z.literal(1),
    phase: z.literal("apply"),
    token: z.string(),
    root: z.string(),
    steps: z.array(z.discriminatedUnion("kind", [moveSchema, removeSchema, writeSchema])).readonly(),
  }),
]);

/**
 * One update as it stands in the state directory. `prepare`: the temporary files are being written and no record is
 * touched. `apply`: everything needed to finish the update or to take it back.
 */
export type Journal = z.infer<typeof journalSchema>;
/** A journal from which an update can be finished or taken back. */
export type ApplyJournal = Extract<Journal, { phase: "apply" }>;
/** One step: moves come first, then removals, then writes; all name the paths as they are after the moves. */
export type Step = ApplyJournal["steps"][number];
/** Renames a file or directory. */
export type MoveStep = z.infer<typeof moveSchema>;
/** Removes a file. */
export type RemoveStep = z.infer<typeof removeSchema>;
/** Replaces or creates a file. */
export type WriteStep = z.infer<typeof writeSchema>;

/** What stands where a worktree's journal belongs. */
export type FoundJournal =
  | { readonly kind: "none" }
  | { readonly kind: "journal"; readonly journal: Journal }
  | { readonly kind: "damaged" };

/**
 * How a worktree is named in its journal: by its place relative to the state directory, so that the name survives
 * when the repository is moved or mounted elsewhere.
 */
export function rootName(place: WritePlace): string {
  return relative(realpathSync(place.stateDir), realpathSync(place.root)).replaceAll(sep, "/");
}

/**
 * The path of the worktree's journal. Each worktree has its own, so that none repairs, or waits for, what was begun
 * in another; at most one command writes at a time, so each has at most one.
 */
export function journalPath(place: WritePlace): string {
  return `${place.stateDir}/journal-${shortHash(rootName(place))}.json`;
}

/** Whether a worktree has a journal, finished or draft. Cheap: for the start of every command. */
export function hasJournal(place: WritePlace): boolean {
  if (lstatSync(place.stateDir, { throwIfNoEntry: false }) === undefined) return false;
  const path = journalPath(place);
  return [path, draftOf(path)].some((at) => lstatSync(at, { throwIfNoEntry: false }) !== undefined);
}

/** Reads the worktree's journal. A draft, which was never finished, is removed: it does not count. */
export function readJournal(place: WritePlace, onStep: OnStep): FoundJournal {
  const path = journalPath(place);
  removeFile(draftOf(path), onStep);
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return { kind: "none" };
  const journal = parseJournal(readFileSync(path, "utf8"));
  if (journal === undefined || journal.root !== rootName(place)) return { kind: "damaged" };
  return { kind: "journal", journal };
}

/** Puts a journal on disk, in one step and for good: it is there whole or not at all, also after a power cut. */
export function writeJournal(place: WritePlace, journal: Journal, onStep: OnStep): void {
  const path = journalPath(place);
  removeFile(draftOf(path), onStep);
  writeNew(draftOf(path), Buffer.from(JSON.stringify(journal)), onStep);
  rename(draftOf(path), path, onStep);
  syncDirectory(place.stateDir);
}

/** Removes the journal: from here on the update is finished business. */
export function removeJournal(place: WritePlace, onStep: OnStep): void {
  const path = journalPath(place);
  removeFile(draftOf(path), onStep);
  removeFile(path, onStep);
  syncDirectory(place.stateDir);
}

/** The temporary files of a journal, also those that exist only while an update is taken back. */
export function tempsOf(journal: Journal): readonly string[] {
  if (journal.phase === "prepare") return journal.temps;
  return journal.steps.flatMap((step) => {
    if (step.kind === "move") return [];
    return step.kind === "remove" ? [step.temp] : [step.temp, backTempOf(step)];
  });
}

/** The files and directories a journal is about. */
export function pathsOf(journal: Journal): readonly string[] {
  if (journal.phase === "prepare") return journal.paths;
  return journal.steps.map((step) => (step.kind === "move" ? step.to : step.path));
}

/** The temporary file through which a write's old text is put back. */
export function backTempOf(step: WriteStep): string {
  return `${step.temp}-back`;
}

function draftOf(path: string): string {
  return `${path}.draft`;
}

function parseJournal(text: string): Journal | undefined {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { success, data: journal } = journalSchema.safeParse(data);
  // A file is removed for its name in the journal, so the name must be one of ours.
  if (!success || !tempsOf(journal).every((temp) => isTempName(temp.slice(temp.lastIndexOf("/") + 1))))
    return undefined;
  return journal;
}
