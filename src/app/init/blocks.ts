/** How the files write comments that yoi puts lines into. */
export type CommentStyle = "hash" | "html";

/** Where a block was put, as its first line tells, so that taking it out restores every byte. */
export interface BlockOrigin {
  /** The file did not exist. */
  readonly newFile?: boolean;
  /** The text before the block had no line end of its own. */
  readonly newLineEnd?: boolean;
}

const START = /^[ \t]*(?:#|<!--) >>> yoi init\b([^\r\n]*)\r?\n?$/;
const END = /^[ \t]*(?:#|<!--) <<< yoi init\b[^\r\n]*\r?\n?$/;
const NEW_FILE = "(new file)";
const NEW_LINE_END = "(new line end)";

/** Lines between the two marks by which they are found again; `indent` stands before each. Ends with a line end. */
export function formatBlock(
  lines: readonly string[],
  options: {
    readonly style?: CommentStyle;
    readonly indent?: string;
    readonly eol?: string;
    readonly origin?: BlockOrigin;
  } = {},
): string {
  const { style = "hash", indent = "", eol = "\n", origin = {} } = options;
  const notes = [
    origin.newFile === true ? ` ${NEW_FILE}` : "",
    origin.newLineEnd === true ? ` ${NEW_LINE_END}` : "",
  ];
  const mark = (words: string): string => (style === "hash" ? `# ${words}` : `<!-- ${words} -->`);
  const all = [mark(`>>> yoi init${notes.join("")}`), ...lines, mark("<<< yoi init")];
  return all.map((line) => (line === "" ? eol : `${indent}${line}${eol}`)).join("");
}

/** A text in pieces: what is not yoi's, and the blocks, in order. Joining the texts gives the whole again. */
export interface Piece {
  readonly text: string;
  /** There for a block. */
  readonly block?: BlockOrigin;
}

/** Splits a text at its blocks. A mark without its other half is ordinary text. */
export function splitBlocks(text: string): readonly Piece[] {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const pieces: Piece[] = [];
  let other = "";
  for (let at = 0; at < lines.length; at++) {
    const notes = START.exec(lines[at] ?? "")?.[1];
    const length = notes === undefined ? -1 : lines.slice(at).findIndex((line) => END.test(line));
    if (notes === undefined || length < 0) {
      other += lines[at];
      continue;
    }
    pieces.push(...(other === "" ? [] : [{ text: other }]));
    other = "";
    const block = { newFile: notes.includes(NEW_FILE), newLineEnd: notes.includes(NEW_LINE_END) };
    pieces.push({ text: lines.slice(at, at + length + 1).join(""), block });
    at += length;
  }
  return other === "" ? pieces : [...pieces, { text: other }];
}

/** Whether a text holds a block of `yoi init`. */
export function hasBlock(text: string): boolean {
  return splitBlocks(text).some(({ block }) => block !== undefined);
}

/**
 * The text without its blocks, byte for byte as it was before them; undefined when yoi made the file and nobody has
 * added anything since.
 */
export function removeBlocks(text: string): string | undefined {
  const pieces = splitBlocks(text);
  const left = pieces.map((piece, at) => {
    if (piece.block !== undefined) return "";
    return hasNewLineEnd(pieces.slice(at + 1)) ? piece.text.replace(/\r?\n$/, "") : piece.text;
  });
  const rest = left.join("");
  const isOurs = pieces.some(({ block }) => block?.newFile === true) && (rest === "" || rest === SHEBANG);
  return isOurs ? undefined : rest;
}

/** Whether one of the blocks at the beginning says that a line end was put before them. */
function hasNewLineEnd(pieces: readonly Piece[]): boolean {
  const end = pieces.findIndex(({ block }) => block === undefined);
  return pieces.slice(0, end < 0 ? undefined : end).some(({ block }) => block?.newLineEnd === true);
}

/** The first line of a hook that yoi makes. */
export const SHEBANG = "#!/bin/sh\n";

/** The line end that a text uses. */
export function eolOf(text: string): string {
  return /\r\n/.test(text) ? "\r\n" : "\n";
}

/** The text with lines in a block at its end; a missing text is a new file. What stands there keeps its bytes. */
export function appendBlock(
  text: string | undefined,
  lines: readonly string[],
  style: CommentStyle = "hash",
): string {
  const before = text ?? "";
  const eol = eolOf(before);
  const newLineEnd = before !== "" && !before.endsWith("\n");
  const block = formatBlock(lines, { style, eol, origin: { newFile: text === undefined, newLineEnd } });
  return `${before}${newLineEnd ? eol : ""}${block}`;
}

/** As `appendBlock`, but a block that is there keeps its place. */
export function putBlock(
  text: string | undefined,
  lines: readonly string[],
  style: CommentStyle = "hash",
): string {
  const pieces = text === undefined ? [] : splitBlocks(text);
  const at = pieces.findIndex(({ block }) => block !== undefined);
  if (text === undefined || at < 0) return appendBlock(text, lines, style);
  const others = pieces.filter(({ block }, index) => block === undefined || index === at);
  return others
    .map((piece) =>
      piece.block === undefined
        ? piece.text
        : formatBlock(lines, { style, eol: eolOf(text), origin: piece.block }),
    )
    .join("");
}
