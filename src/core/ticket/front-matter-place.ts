import { type Diagnostic, finding, type Place } from "../diagnostic/diagnostic.ts";
import type { FrontMatterEntry } from "./front-matter.ts";
import { MAX_FINDINGS_PER_FILE } from "./limits.ts";

/** Where a front matter's findings belong. */
export interface FrontMatterSource {
  readonly path: string;
  readonly ticket?: string | undefined;
}

/** The place of an entry's key; `source` is the text of its line. */
export function keyPlace(entry: FrontMatterEntry, path: string, source: string): Place {
  const column = Math.max(0, source.search(/[^ ]/)) + 1;
  return { path, line: entry.line, column, length: Math.max(1, entry.key.length), source };
}

/** The place of an entry's value, or of its key where no value stands on the key's line. */
export function valuePlace(entry: FrontMatterEntry, path: string, source: string): Place {
  if (entry.valueLength === 0) return keyPlace(entry, path, source);
  return { path, line: entry.line, column: entry.valueColumn, length: entry.valueLength, source };
}

/** At most `MAX_FINDINGS_PER_FILE` findings; where some are left out, the last one counts them. */
export function boundFindings(
  diagnostics: readonly Diagnostic[],
  { path, ticket }: FrontMatterSource,
): readonly Diagnostic[] {
  if (diagnostics.length <= MAX_FINDINGS_PER_FILE) return diagnostics;
  const kept = diagnostics.slice(0, MAX_FINDINGS_PER_FILE - 1);
  const facts = { count: diagnostics.length - kept.length };
  return [...kept, finding("item/more-findings", { path }, facts, ticket)];
}
