import type { FrontMatterEntry } from "./front-matter.ts";

/** A line `key: value` at the first column. `.` stops at line separators, so such a line is unusual. */
const ENTRY_LINE = /^([A-Za-z_][A-Za-z0-9_-]*):(?:( +)(.*))?$/;
/** What a bare value cannot begin with or hold without meaning something else to YAML, or perhaps so. */
const UNUSUAL_BARE = /^[-?:,[\]{}#&*!|>'"%@` ]|: |:$| #| $|[\t\ufeff]/;
/** Everything YAML could read as a number, and dates: rare enough for the library. */
const LIKE_NUMBER = /^[-+.0-9][-+.0-9a-foxin]*$/i;
/** One element of a flow list and what ends it. */
const LIST_ELEMENT = / *(?:'([^'\t]*)'|"([^"\\\t]*)"|([A-Za-z_][\w./-]*(?: [\w./-]+)*)) *(,|$)/y;

/** The words that are no text in YAML's core schema. https://yaml.org/spec/1.2.2/#103-core-schema */
const WORDS: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ...["null", "Null", "NULL", "~"].map((word): [string, null] => [word, null]),
  ...["true", "True", "TRUE"].map((word): [string, boolean] => [word, true]),
  ...["false", "False", "FALSE"].map((word): [string, boolean] => [word, false]),
]);

/**
 * Entries of a front matter in its usual shape (one `key: scalar` or `key: [flow, list]` a line), or undefined when any
 * line is unusual and only a YAML library may say what it means. Held equal to the library by a property.
 * `firstLine` is the line number of `lines[0]`.
 */
export function parseUsualEntries(
  lines: readonly string[],
  firstLine: number,
): readonly FrontMatterEntry[] | undefined {
  const entries: FrontMatterEntry[] = [];
  for (let i = 0; i < lines.length; i++) {
    const text = lines[i] ?? "";
    if (text === "" || text.charCodeAt(0) === 0x23) continue;
    const match = ENTRY_LINE.exec(text);
    const key = match?.[1];
    if (match === null || key === undefined || WORDS.has(key)) return undefined;
    const written = trimSpaces(match[3] ?? "");
    const value = readUsualValue(written);
    if (value === undefined) return undefined;
    const line = firstLine + i;
    const gap = written === "" ? 0 : (match[2]?.length ?? 0);
    const valueColumn = key.length + 2 + gap;
    entries.push({ key, value, line, endLine: line, valueColumn, valueLength: written.length });
  }
  return entries;
}

/**
 * The value of a text behind `key: ` (no spaces around it), or undefined when it is not of the usual shape: then it may
 * mean anything, or nothing, in YAML.
 */
export function readUsualValue(text: string): string | boolean | null | readonly string[] | undefined {
  switch (text.charCodeAt(0)) {
    case 0x27:
      return readSingleQuoted(text);
    case 0x22:
      return readDoubleQuoted(text);
    case 0x5b:
      return readList(text);
    default:
      return text === "" ? null : readBare(text);
  }
}

function readBare(text: string): string | boolean | null | undefined {
  if (UNUSUAL_BARE.test(text) || LIKE_NUMBER.test(text)) return undefined;
  const word = WORDS.get(text);
  return word === undefined ? text : word;
}

function readSingleQuoted(text: string): string | undefined {
  if (text.length < 2 || !text.endsWith("'") || text.includes("\t")) return undefined;
  const inner = text.slice(1, -1);
  if (!inner.includes("'")) return inner;
  return inner.replaceAll("''", "").includes("'") ? undefined : inner.replaceAll("''", "'");
}

function readDoubleQuoted(text: string): string | undefined {
  if (text.length < 2 || !text.endsWith('"')) return undefined;
  const inner = text.slice(1, -1);
  return /["\\\t]/.test(inner) ? undefined : inner;
}

function readList(text: string): readonly string[] | undefined {
  if (!text.endsWith("]")) return undefined;
  const inner = trimSpaces(text.slice(1, -1));
  const elements: string[] = [];
  LIST_ELEMENT.lastIndex = 0;
  while (LIST_ELEMENT.lastIndex < inner.length) {
    const match = LIST_ELEMENT.exec(inner);
    if (match === null) return undefined;
    const [, single, double, bare, end] = match;
    if (bare !== undefined && WORDS.has(bare)) return undefined;
    elements.push(single ?? double ?? bare ?? "");
    if (end === "") return elements;
  }
  return inner === "" ? elements : undefined;
}

/** Without spaces at the end; only the space itself counts, as in YAML. */
export function trimSpaces(text: string): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 0x20) end -= 1;
  return end === text.length ? text : text.slice(0, end);
}
