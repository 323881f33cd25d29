import { type Diagnostic, finding } from "../diagnostic/diagnostic.ts";
import { splitFrontMatter } from "./front-matter-block.ts";
import { parseUsualEntries } from "./front-matter-fast.ts";
import { boundFindings, type FrontMatterSource, keyPlace } from "./front-matter-place.ts";
import { readUnusualEntries } from "./front-matter-recover.ts";
import { MAX_FRONT_MATTER_KEYS } from "./limits.ts";

/** One `key: value` of a front matter and where it stands. */
export interface FrontMatterEntry {
  readonly key: string;
  /**
   * YAML core-schema value; timestamps stay strings, maps are plain objects without prototype. `undefined` when the
   * value could not be read, which has its finding already.
   */
  readonly value: unknown;
  /** The line was no YAML, which has its finding, and `value` is its plain text. */
  readonly raw?: true;
  /** Line of the key in the file, from 1. */
  readonly line: number;
  /** Last line of the entry: it differs from `line` for block lists and folded text. */
  readonly endLine: number;
  /** Column where the value begins on `line`, from 1, or the column after `key:` where nothing stands there. */
  readonly valueColumn: number;
  /** Length of the value's text on that line, in UTF-16 code units. */
  readonly valueLength: number;
}

/** The part of a record between two lines `---`, and the text behind it. */
export interface FrontMatter {
  /** By key, in file order; of a key that occurs twice, the first. */
  readonly entries: ReadonlyMap<string, FrontMatterEntry>;
  /** Line of the closing `---`, from 1. */
  readonly closeLine: number;
  /** Exact text after the closing line. */
  readonly body: string;
  /** Line on which the body begins, from 1. */
  readonly bodyLine: number;
  /** What the opening line ends with. */
  readonly eol: "\n" | "\r\n";
}

/** What `parseFrontMatter` returns: no front matter when there is none that can be told apart from the text. */
export interface FrontMatterResult {
  readonly frontMatter?: FrontMatter;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Splits a record into front matter and body and reads the front matter. Never throws, never runs anything: only a
 * first line of exactly `---` begins one, and it is YAML without anchors, aliases and tags. Sizes are checked before
 * anything else. A line that is no YAML costs its own key at most.
 */
export function parseFrontMatter(text: string, path: string, ticket?: string): FrontMatterResult {
  const source: FrontMatterSource = { path, ticket };
  const { block, diagnostics: first } = splitFrontMatter(text, source);
  if (block === undefined) return { diagnostics: boundFindings(first, source) };
  const diagnostics = [...first];
  const { lines, closeLine, bodyStart, eol } = block;
  let found = parseUsualEntries(lines, 2);
  if (found === undefined) {
    const unusual = readUnusualEntries(lines, 2, source);
    diagnostics.push(...unusual.diagnostics);
    found = unusual.entries;
  }
  if (found === undefined) return { diagnostics: boundFindings(diagnostics, source) };
  const entries = collectEntries(found, lines, { source, diagnostics });
  const frontMatter = { entries, closeLine, body: text.slice(bodyStart), bodyLine: closeLine + 1, eol };
  return { frontMatter, diagnostics: boundFindings(diagnostics, source) };
}

function collectEntries(
  found: readonly FrontMatterEntry[],
  lines: readonly string[],
  { source, diagnostics }: { readonly source: FrontMatterSource; readonly diagnostics: Diagnostic[] },
): Map<string, FrontMatterEntry> {
  const entries = new Map<string, FrontMatterEntry>();
  for (const entry of found) {
    const earlier = entries.get(entry.key);
    if (earlier === undefined && entries.size < MAX_FRONT_MATTER_KEYS) {
      entries.set(entry.key, entry);
      continue;
    }
    const place = keyPlace(entry, source.path, lines[entry.line - 2] ?? "");
    if (earlier === undefined) {
      diagnostics.push(finding("item/too-many-keys", place, { limit: MAX_FRONT_MATTER_KEYS }, source.ticket));
      break;
    }
    const facts = { key: entry.key, first_line: earlier.line };
    diagnostics.push(finding("item/duplicate-key", place, facts, source.ticket));
  }
  return entries;
}
