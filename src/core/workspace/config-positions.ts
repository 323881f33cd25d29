/** Where a key and its value stand. Lines and columns count from 1, columns and lengths in UTF-16 code units. */
export interface KeyPlace {
  readonly line: number;
  readonly column: number;
  readonly length: number;
  /** Absent for tables. A value over several lines has the length of its first one. */
  readonly value?: { readonly line: number; readonly column: number; readonly length: number };
}

/** One step into a TOML document: a key, or the index of an array's element. */
export type Path = readonly (string | number)[];

/** Places by path; see `placeKey`. */
export type KeyPlaces = ReadonlyMap<string, KeyPlace>;

/** Where everything stands, and the first name that stands deeper within names than is read, where the scan ended. */
export interface ScannedKeys {
  readonly places: KeyPlaces;
  readonly tooDeep?: KeyPlace;
}

/** What `KeyPlaces` is keyed by. */
export function placeKey(path: Path): string {
  return JSON.stringify(path);
}

interface Scan {
  readonly text: string;
  readonly maxDepth: number;
  /** Next character to read. */
  at: number;
  /** From where to where the name stands that is too deep. */
  tooDeep?: readonly [number, number];
  readonly found: (path: Path, start: number, end: number, value?: readonly [number, number]) => void;
}

const BLANK = /(?:[ \t\r\n]|#[^\n]*)*/y;
const SPACE = /[ \t]*/y;
const BARE_KEY = /[A-Za-z0-9_-]+/y;
const BARE_VALUE = /[^,\]}#\r\n]*/y;
// A long string may end with up to five quotes, of which the last three close it.
const STRING =
  /"""(?:[^"\\]|\\[\s\S]|"{1,2}(?!"))*"{3,5}|'''(?:[^']|'{1,2}(?!'))*'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'/y;

/**
 * Finds where the keys and values of a TOML document stand, in one pass. The text is one that a TOML parser has
 * accepted; at anything else the scan ends, and what was found so far is returned. It ends too where names stand deeper
 * within names than `maxDepth`: every name has the path of all names above it.
 */
export function scanKeyPlaces(text: string, maxDepth: number): ScannedKeys {
  const starts = lineStarts(text);
  const places = new Map<string, KeyPlace>();
  const scan: Scan = {
    text,
    maxDepth,
    at: 0,
    found: (path, start, end, value) => {
      const key = placeKey(path);
      if (places.has(key)) return;
      const place = { ...position(starts, start), length: end - start };
      places.set(key, value === undefined ? place : { ...place, value: valuePlace(text, starts, value) });
    },
  };
  scanDocument(scan);
  if (scan.tooDeep === undefined) return { places };
  const [start, end] = scan.tooDeep;
  return { places, tooDeep: { ...position(starts, start), length: end - start } };
}

function scanDocument(scan: Scan): void {
  const elements = new Map<string, number>();
  let table: Path = [];
  for (skip(scan, BLANK); scan.at < scan.text.length; skip(scan, BLANK)) {
    if (scan.text[scan.at] !== "[") {
      if (!scanEntry(scan, table)) return;
      continue;
    }
    const many = scan.text.startsWith("[[", scan.at);
    scan.at += many ? 2 : 1;
    const keys = scanKeys(scan, []);
    if (keys === undefined) return;
    table = withIndexes(keys, elements, many);
    scan.found(table, keys.start, keys.end);
    scan.at += many ? 2 : 1;
  }
}

/** A header names the last element of every array of tables on its way; `[[x]]` begins the next one. */
function withIndexes(keys: Keys, elements: Map<string, number>, many: boolean): Path {
  let path: Path = [];
  for (const [position, name] of keys.names.entries()) {
    path = [...path, name];
    const key = placeKey(path);
    const last = elements.get(key);
    const begins = many && position === keys.names.length - 1;
    if (begins) elements.set(key, (last ?? -1) + 1);
    const index = elements.get(key);
    if (index !== undefined) path = [...path, index];
  }
  return path;
}

interface Keys {
  readonly names: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** Reads `a."b".c`, reporting the keys before the last as tables of `base`. */
function scanKeys(scan: Scan, base: Path): Keys | undefined {
  const names: string[] = [];
  const depth = base.filter((step) => typeof step === "string").length;
  for (;;) {
    skip(scan, SPACE);
    const start = scan.at;
    const raw = take(scan, BARE_KEY) || take(scan, STRING);
    if (raw === "") return undefined;
    const end = scan.at;
    if (depth + names.length === scan.maxDepth) {
      scan.tooDeep = [start, end];
      return undefined;
    }
    names.push(keyName(raw));
    skip(scan, SPACE);
    if (scan.text[scan.at] !== ".") return { names, start, end };
    scan.found([...base, ...names], start, end);
    scan.at += 1;
  }
}

/** Reads `key = value`; false where the text is no such thing. */
function scanEntry(scan: Scan, table: Path): boolean {
  const keys = scanKeys(scan, table);
  if (keys === undefined || scan.text[scan.at] !== "=") return false;
  scan.at += 1;
  skip(scan, SPACE);
  const path = [...table, ...keys.names];
  const start = scan.at;
  if (!scanValue(scan, path)) return false;
  scan.found(path, keys.start, keys.end, [start, scan.at]);
  return true;
}

function scanValue(scan: Scan, path: Path): boolean {
  const opening = scan.text[scan.at];
  if (opening === "[") return scanArray(scan, path);
  if (opening === "{") return scanInlineTable(scan, path);
  const start = scan.at;
  if (take(scan, STRING) === "") {
    const bare = take(scan, BARE_VALUE).trimEnd();
    scan.at = start + bare.length;
  }
  return scan.at > start;
}

function scanArray(scan: Scan, path: Path): boolean {
  scan.at += 1;
  for (let index = 0; ; index += 1) {
    skip(scan, BLANK);
    if (scan.text[scan.at] === "]") break;
    const start = scan.at;
    if (!scanValue(scan, [...path, index])) return false;
    scan.found([...path, index], start, scan.at, [start, scan.at]);
    skipComma(scan);
  }
  scan.at += 1;
  return true;
}

function scanInlineTable(scan: Scan, path: Path): boolean {
  scan.at += 1;
  for (;;) {
    skip(scan, BLANK);
    if (scan.text[scan.at] === "}") break;
    if (!scanEntry(scan, path)) return false;
    skipComma(scan);
  }
  scan.at += 1;
  return true;
}

function skipComma(scan: Scan): void {
  skip(scan, BLANK);
  if (scan.text[scan.at] === ",") scan.at += 1;
}

function skip(scan: Scan, pattern: RegExp): void {
  take(scan, pattern);
}

function take(scan: Scan, pattern: RegExp): string {
  pattern.lastIndex = scan.at;
  const taken = pattern.exec(scan.text)?.[0] ?? "";
  scan.at += taken.length;
  return taken;
}

function keyName(raw: string): string {
  if (raw.startsWith("'")) return raw.slice(1, -1);
  if (!raw.startsWith('"')) return raw;
  return raw
    .slice(1, -1)
    .replaceAll(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|x([0-9A-Fa-f]{2})|(.))/g, unescaped);
}

const ESCAPES: Readonly<Record<string, string>> = {
  b: "\b",
  t: "\t",
  n: "\n",
  f: "\f",
  r: "\r",
  e: "\u001b",
};

function unescaped(_: string, short?: string, long?: string, byte?: string, letter?: string): string {
  const hex = short ?? long ?? byte;
  if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
  return ESCAPES[letter ?? ""] ?? letter ?? "";
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

function position(
  starts: readonly number[],
  offset: number,
): { readonly line: number; readonly column: number } {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}

function valuePlace(text: string, starts: readonly number[], [start, end]: readonly [number, number]) {
  const firstLine = text.slice(start, end).split("\n", 1)[0] ?? "";
  return { ...position(starts, start), length: firstLine.trimEnd().length };
}
