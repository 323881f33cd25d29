import { indentEnd } from "./fence.ts";
import { MAX_LINE_LENGTH } from "./limits.ts";

/** The attributes that yoi knows, in the order they are written. A bare value ends where one of them begins. */
export const EVENT_ATTRIBUTES = [
  "event",
  "id",
  "author",
  "role",
  "at",
  "status",
  "from",
  "to",
  "reason",
  "field",
  "result",
  "subject",
  "head",
  "round",
  "attempt",
  "generation",
  "ticket",
] as const;

/** One `name: value` of an event's header. */
export interface HeaderAttribute {
  readonly name: string;
  /** Without quotes and escapes. */
  readonly value: string;
  /** Column of the value as written (with its quote), from 1. */
  readonly column: number;
  /** Length of the value as written. */
  readonly length: number;
}

/** What a header line holds, or why it cannot be read. */
export type Header =
  | { readonly kind: "header"; readonly attributes: readonly HeaderAttribute[] }
  | { readonly kind: "unreadable"; readonly problem: string; readonly column: number };

/** Most attributes of one event. */
const MAX_ATTRIBUTES = 32;
const LOOKS_LIKE_HEADER = /<!--[ \t]*event(?![\w-])/iy;
const NAME = /([A-Za-z][A-Za-z0-9_-]*):/y;
const NAME_ONLY = /^[A-Za-z][A-Za-z0-9_-]*$/;
const BARE = /^[^\s"\\<>]+$/;
const KNOWN: ReadonlySet<string> = new Set(EVENT_ATTRIBUTES);

/** Whether a line begins an event, readable or not. The line is `text` from `start` to `end`, without its ending. */
export function isHeaderLine(text: string, start: number, end: number): boolean {
  const from = indentEnd(text, start, end);
  if (from >= end || text.charCodeAt(from) !== 0x3c) return false;
  LOOKS_LIKE_HEADER.lastIndex = from;
  return LOOKS_LIKE_HEADER.test(text);
}

/** Reads a header line, in time linear in its length. Attributes given twice are both there. */
export function parseHeader(line: string): Header {
  if (line.length > MAX_LINE_LENGTH) return unreadable(`it is longer than ${MAX_LINE_LENGTH} characters`, 1);
  const open = line.indexOf("<!--") + 4;
  const close = line.indexOf("-->", open);
  if (close < 0) return unreadable("it does not end with --> on the same line", line.length);
  if (line.slice(close + 3).trim() !== "") return unreadable("text follows its -->", close + 4);
  const inner = line.slice(0, close);
  const attributes: HeaderAttribute[] = [];
  let at = skipSpaces(inner, open);
  while (at < inner.length) {
    if (attributes.length === MAX_ATTRIBUTES)
      return unreadable(`it has more than ${MAX_ATTRIBUTES} attributes`, at + 1);
    NAME.lastIndex = at;
    const name = NAME.exec(inner)?.[1];
    if (name === undefined) return unreadable(`no \`name:\` stands at column ${at + 1}`, at + 1);
    const value = readValue(inner, at + name.length + 1);
    if (value === undefined)
      return unreadable(`the quoted value of ${name} does not end`, at + name.length + 2);
    attributes.push({ name, value: value.text, column: value.start + 1, length: value.end - value.start });
    at = skipSpaces(inner, value.end);
  }
  if (attributes[0]?.name !== "event") return unreadable("it does not begin with `event:`", open + 1);
  return { kind: "header", attributes };
}

/**
 * Writes a header line: the known attributes in their order, then the others as given. Values are made one line and
 * can never end the comment. Names must be words: anything else is a defect of the caller.
 */
export function formatHeader(values: Readonly<Record<string, string>>): string {
  const known = EVENT_ATTRIBUTES.filter((name) => Object.hasOwn(values, name));
  const others = Object.keys(values).filter((name) => !isKnownAttribute(name));
  const names: readonly string[] = [...known, ...others];
  const parts = names.map((name, index) => {
    if (!NAME_ONLY.test(name)) throw new Error(`not a name of an attribute: ${JSON.stringify(name)}`);
    const value = cleanValue(values[name] ?? "");
    const next = names[index + 1];
    // Only a known name ends a bare value, so what stands before another name is quoted.
    const bare = BARE.test(value) && (next === undefined || isKnownAttribute(next));
    return `${name}: ${bare ? value : quote(value)}`;
  });
  return `<!-- ${parts.join(" ")} -->`;
}

/** A value as it can stand in a header: one line, no control characters, no end of a comment. */
export function cleanValue(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: removing control characters is the purpose
  return value.replaceAll(/[\u0000-\u001f\u007f]+/g, " ").replaceAll(/--(!?)>/g, "--$1&gt;");
}

function quote(value: string): string {
  return `"${value.replaceAll(/["\\]/g, "\\$&")}"`;
}

/** Whether a name is one of those that yoi knows. */
export function isKnownAttribute(name: string): boolean {
  return KNOWN.has(name);
}

function unreadable(problem: string, column: number): Header {
  return { kind: "unreadable", problem, column };
}

interface ReadValue {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function readValue(inner: string, from: number): ReadValue | undefined {
  const start = skipSpaces(inner, from);
  if (inner[start] === '"') return readQuoted(inner, start);
  const end = nextKnown(inner, from);
  if (end <= start) return { text: "", start: from, end };
  const text = inner.slice(start, end).trimEnd();
  return { text, start, end: start + text.length };
}

/** Where the space stands before the next known name and its colon, which has a space behind it, or the end. */
function nextKnown(inner: string, from: number): number {
  for (let colon = inner.indexOf(":", from); colon >= 0; colon = inner.indexOf(":", colon + 1)) {
    if (colon + 1 < inner.length && !isSpace(inner.charCodeAt(colon + 1))) continue;
    let space = colon - 1;
    while (space >= from && !isSpace(inner.charCodeAt(space))) space -= 1;
    if (space >= from && KNOWN.has(inner.slice(space + 1, colon))) return space;
  }
  return inner.length;
}

function readQuoted(inner: string, start: number): ReadValue | undefined {
  let text = "";
  let from = start + 1;
  for (let at = from; at < inner.length; at++) {
    const char = inner[at];
    if (char === '"') return { text: text + inner.slice(from, at), start, end: at + 1 };
    if (char !== "\\") continue;
    text += inner.slice(from, at);
    from = at + 1;
    at += 1;
  }
  return undefined;
}

function skipSpaces(inner: string, from: number): number {
  let at = from;
  while (isSpace(inner.charCodeAt(at))) at += 1;
  return at;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09;
}
