/** Three versions of one record: the common ancestor and the two sides. A side without the file is an empty text. */
export interface Sides {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

/** The merged text. With conflicts it holds git's conflict markers, and nothing of either side is missing from it. */
export interface Merged {
  readonly text: string;
  readonly conflict: boolean;
}

/** Merges plain text line by line, as git does. */
export type MergeText = (sides: Sides) => Merged;

/** Merges one kind of record; asked only where both sides differ from the base and from each other. */
export type MergeSides = (sides: Sides, mergeText: MergeText) => Merged;

/** A part both sides made differently, between git's conflict markers. `eol` ends every line. */
export function formatConflict(ours: string, theirs: string, eol: string): string {
  const closed = (text: string): string => (text === "" || text.endsWith("\n") ? text : text + eol);
  return `<<<<<<< ours${eol}${closed(ours)}=======${eol}${closed(theirs)}>>>>>>> theirs${eol}`;
}

/** A conflict over all of two texts behind the lines with which both begin. */
export function conflictOf({ ours, theirs }: Pick<Sides, "ours" | "theirs">): Merged {
  const [mine, other] = [linesOf(ours), linesOf(theirs)];
  let same = 0;
  while (same < mine.length && mine[same] === other[same] && mine[same]?.endsWith("\n")) same += 1;
  const [left, right] = [mine, other].map((lines) => lines.slice(same).join(""));
  const text = mine.slice(0, same).join("") + formatConflict(left ?? "", right ?? "", eolOf(ours || theirs));
  return { text, conflict: true };
}

/** The line ending a text uses, judged by its first line. */
export function eolOf(text: string): "\n" | "\r\n" {
  return /^[^\n]*\r\n/.test(text) ? "\r\n" : "\n";
}

/** The text with one kind of line ending. */
export function withEol(text: string, eol: "\n" | "\r\n"): string {
  return text.replaceAll(/\r?\n/g, eol);
}

/** The lines of a text, each with its line ending. */
export function linesOf(text: string): string[] {
  return text === "" ? [] : text.split(/(?<=\n)/);
}
