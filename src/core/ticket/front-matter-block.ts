import { type Diagnostic, finding } from "../diagnostic/diagnostic.ts";
import { byteLength } from "./files.ts";
import type { FrontMatterSource } from "./front-matter-place.ts";
import { MAX_ITEM_BYTES, MAX_LINE_LENGTH } from "./limits.ts";

/** Longest front matter that is looked at, in UTF-16 code units. */
const MAX_FRONT_MATTER_LENGTH = 64 * 1024;
/** Most lines of a front matter. */
const MAX_FRONT_MATTER_LINES = 1_000;

/** A front matter's text, found but not read. */
export interface FrontMatterBlock {
  /** The lines between the fences, from line 2 of the file, without line breaks; unreadable ones are empty. */
  readonly lines: readonly string[];
  /** Line of the closing fence, from 1. */
  readonly closeLine: number;
  /** Index in the text where the body begins. */
  readonly bodyStart: number;
  readonly eol: "\n" | "\r\n";
}

/** A block, or undefined when none could be told apart, and what was found on the way. */
export interface BlockResult {
  readonly block?: FrontMatterBlock;
  readonly diagnostics: readonly Diagnostic[];
}

/** Everything that is no printable text in a line, and the marks that would mislead a reader or a terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;

/** Checks the sizes first, then the text, and finds the two fences. */
export function splitFrontMatter(text: string, source: FrontMatterSource): BlockResult {
  if (isTooLarge(text)) {
    const { path, ticket } = source;
    return { diagnostics: [finding("item/too-large", { path }, { limit_bytes: MAX_ITEM_BYTES }, ticket)] };
  }
  const diagnostics = checkText(text, source);
  const block = findBlock(text, source, diagnostics);
  return block === undefined ? { diagnostics } : { block, diagnostics };
}

function isTooLarge(text: string): boolean {
  // A code unit takes one to three bytes, so hardly any text needs counting.
  if (text.length > MAX_ITEM_BYTES) return true;
  return text.length * 3 > MAX_ITEM_BYTES && byteLength(text) > MAX_ITEM_BYTES;
}

/** Findings about the text as a whole: byte order mark, NUL, lines that are too long. */
function checkText(text: string, { path, ticket }: FrontMatterSource): Diagnostic[] {
  const found: Diagnostic[] = [];
  if (text.charCodeAt(0) === 0xfeff) {
    found.push(finding("item/byte-order-mark", { path, line: 1, column: 1 }, {}, ticket));
  }
  const nul = text.indexOf("\0");
  if (nul !== -1) {
    const before = text.slice(0, nul).split("\n");
    const place = { path, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    found.push(finding("item/nul-byte", place, {}, ticket));
  }
  if (text.length <= MAX_LINE_LENGTH) return found;
  let line = 1;
  for (let start = 0; start < text.length; line++) {
    const newline = text.indexOf("\n", start);
    const end = newline === -1 ? text.length : newline;
    if (end - start > MAX_LINE_LENGTH) {
      const facts = { length: end - start, limit: MAX_LINE_LENGTH };
      found.push(finding("item/line-too-long", { path, line, column: MAX_LINE_LENGTH + 1 }, facts, ticket));
    }
    start = end + 1;
  }
  return found;
}

/** Spaces behind a fence are reported and tolerated; anything else behind the opening one is not. */
function findBlock(
  text: string,
  source: FrontMatterSource,
  diagnostics: Diagnostic[],
): FrontMatterBlock | undefined {
  const { path, ticket } = source;
  const opening = lineAt(text, text.charCodeAt(0) === 0xfeff ? 1 : 0);
  const openingPlace = { path, line: 1, column: 1, length: 3, source: opening.text };
  if (!opening.text.startsWith("---")) {
    diagnostics.push(
      finding("item/front-matter-missing", { path, line: 1, column: 1, source: opening.text }, {}, ticket),
    );
    return undefined;
  }
  if (opening.text !== "---") {
    diagnostics.push(fenceFinding(opening.text, 1, source));
    if (opening.text.trimEnd() !== "---") return undefined;
  }
  // From the line break of the opening line, so that an empty front matter is one too.
  const close = opening.next === undefined ? -1 : text.indexOf("\n---", opening.next - 1);
  if (opening.next === undefined || close === -1) {
    diagnostics.push(finding("item/front-matter-unclosed", openingPlace, {}, ticket));
    return undefined;
  }
  const inner = text.slice(opening.next, Math.max(opening.next, close));
  const lines = close < opening.next ? [] : inner.split("\n");
  if (inner.length > MAX_FRONT_MATTER_LENGTH || lines.length > MAX_FRONT_MATTER_LINES) {
    const facts = { limit_lines: MAX_FRONT_MATTER_LINES, limit_characters: MAX_FRONT_MATTER_LENGTH };
    diagnostics.push(finding("item/front-matter-too-large", openingPlace, facts, ticket));
    return undefined;
  }
  const closeLine = lines.length + 2;
  const closing = lineAt(text, close + 1);
  if (closing.text !== "---") diagnostics.push(fenceFinding(closing.text, closeLine, source));
  const usual = !CONTROL.test(inner) && inner.length <= MAX_LINE_LENGTH;
  return {
    lines: usual ? lines : cleanLines(lines, source, diagnostics),
    closeLine,
    bodyStart: closing.next ?? text.length,
    eol: text[opening.next - 2] === "\r" ? "\r\n" : "\n",
  };
}

function fenceFinding(text: string, line: number, { path, ticket }: FrontMatterSource): Diagnostic {
  const place = { path, line, column: 4, length: text.length - 3, source: text };
  return finding("item/fence", place, { found: text }, ticket);
}

/** A line that is too long or holds control characters is left out: its key is lost, the others are not. */
function cleanLines(
  lines: readonly string[],
  source: FrontMatterSource,
  diagnostics: Diagnostic[],
): readonly string[] {
  return lines.map((line, i) => {
    const text = withoutReturn(line);
    if (text.length > MAX_LINE_LENGTH) return "";
    const at = text.search(CONTROL);
    if (at === -1) return text;
    // A NUL has been reported with the whole text.
    if (text[at] !== "\0") {
      const place = { path: source.path, line: i + 2, column: at + 1, length: 1, source: text };
      const codePoint = text.charCodeAt(at).toString(16).toUpperCase().padStart(4, "0");
      diagnostics.push(
        finding("item/control-character", place, { code_point: `U+${codePoint}` }, source.ticket),
      );
    }
    return "";
  });
}

/** The line that begins at `start`, without its line break, and where the next one begins if there is one. */
function lineAt(text: string, start: number): { readonly text: string; readonly next?: number } {
  const newline = text.indexOf("\n", start);
  if (newline === -1) return { text: text.slice(start) };
  return { text: withoutReturn(text.slice(start, newline)), next: newline + 1 };
}

function withoutReturn(text: string): string {
  return text.endsWith("\r") ? text.slice(0, -1) : text;
}
