import type { Code, FactsOf } from "../diagnostic/codes.ts";
import { type Diagnostic, finding, type Place } from "../diagnostic/diagnostic.ts";
import type { FrontMatterEntry } from "./front-matter.ts";
import { keyPlace, valuePlace } from "./front-matter-place.ts";

/** What findings about an item need to point at its text. */
export interface ItemSource {
  readonly text: string;
  readonly path: string;
  readonly ticket: string;
  readonly entries: ReadonlyMap<string, FrontMatterEntry>;
}

/** The place of a key that the item has; the file as a whole where it has not. */
function placeOfKey(source: ItemSource, key: string): Place {
  const entry = source.entries.get(key);
  if (entry === undefined) return { path: source.path };
  return keyPlace(entry, source.path, lineText(source.text, entry.line));
}

/** The place of a key's value; the file as a whole where the item lacks the key. */
function placeOfValue(source: ItemSource, key: string): Place {
  const entry = source.entries.get(key);
  if (entry === undefined) return { path: source.path };
  return valuePlace(entry, source.path, lineText(source.text, entry.line));
}

/** A finding that points at a key. */
export function keyFinding<C extends Code>(
  source: ItemSource,
  key: string,
  code: C,
  facts: FactsOf<C>,
): Diagnostic {
  return finding(code, placeOfKey(source, key), facts, source.ticket);
}

/** A finding that points at a value. */
export function valueFinding<C extends Code>(
  source: ItemSource,
  key: string,
  code: C,
  facts: FactsOf<C>,
): Diagnostic {
  return finding(code, placeOfValue(source, key), facts, source.ticket);
}

/** The text of one line, from 1, without its line break. Only findings need it, so it is searched when asked for. */
function lineText(text: string, line: number): string {
  let start = 0;
  for (let i = 1; i < line; i++) {
    const newline = text.indexOf("\n", start);
    if (newline === -1) return "";
    start = newline + 1;
  }
  const end = text.indexOf("\n", start);
  const found = end === -1 ? text.slice(start) : text.slice(start, end);
  return found.endsWith("\r") ? found.slice(0, -1) : found;
}
