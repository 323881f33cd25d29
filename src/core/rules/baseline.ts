import { asWarning, type Diagnostic, finding, identityOf } from "../diagnostic/diagnostic.ts";
import { BASELINE_PATH } from "../ticket/files.ts";

/** Identities of faults that were known when yoi was adopted; they never fail a verdict. */
export type Baseline = ReadonlySet<string>;

const KNOWN = "known since adoption (.yoi/baseline.json)";

/** One known fault on disk: what `identityOf` says of it, as data that a reviewer can read. */
type KnownFault = readonly [code: string, about: string, facts: Readonly<Record<string, string | number>>];

/** Reads `.yoi/baseline.json`, the faults that were known when yoi was adopted; undefined means there is none. */
export function parseBaseline(text: string | undefined): {
  readonly baseline: Baseline;
  readonly diagnostics: readonly Diagnostic[];
} {
  if (text === undefined) return { baseline: new Set(), diagnostics: [] };
  try {
    const data: unknown = JSON.parse(text);
    if (isBaselineFile(data))
      return { baseline: new Set(data.known.map((fault) => JSON.stringify(fault))), diagnostics: [] };
  } catch {
    // Not JSON: the same finding as JSON of another shape.
  }
  return { baseline: new Set(), diagnostics: [finding("config/baseline", { path: BASELINE_PATH }, {})] };
}

/** The text of `.yoi/baseline.json` for today's faults, one a line and sorted, so that mending shows as removed lines. */
export function formatBaseline(found: readonly Diagnostic[]): string {
  const known = [...new Set(found.filter(({ severity }) => severity === "error").map(identityOf))].sort();
  const lines = known.map((fault) => `    ${fault}`).join(",\n");
  return `{\n  "version": 1,\n  "known": [${known.length === 0 ? "" : `\n${lines}\n  `}]\n}\n`;
}

/** A fault of a tree as it counts with the baseline: a known one is a warning. */
export function applyBaseline(found: Diagnostic, baseline: Baseline): Diagnostic {
  return baseline.has(identityOf(found)) ? asWarning(found, KNOWN) : found;
}

function isBaselineFile(
  data: unknown,
): data is { readonly version: 1; readonly known: readonly KnownFault[] } {
  if (typeof data !== "object" || data === null) return false;
  const { version, known } = data as { version?: unknown; known?: unknown };
  return (
    version === 1 &&
    Array.isArray(known) &&
    known.every((fault) => Array.isArray(fault) && fault.length === 3)
  );
}
