import { type Code, codes, type FactsOf } from "./codes.ts";
import { detach } from "./detach.ts";
import { printable } from "./printable.ts";
import { maskSecrets } from "./secrets.ts";

/** How much a finding weighs: an `error` fails a verdict, a `warning` is shown and passes. */
export type Severity = "error" | "warning";

/** Where a finding points. `path` is POSIX and relative to the repository; `line` and `column` count from 1. */
export interface Place {
  readonly path: string;
  readonly line?: number;
  /** Column in UTF-16 code units, from 1. */
  readonly column?: number;
  /** How many UTF-16 code units of `source` the finding covers. */
  readonly length?: number;
  /** The text of the line, or the part of a long one around the column; left out where it could show a secret. */
  readonly source?: string;
}

/** One value a message is filled with. */
export type Fact = string | number;

/** One finding: facts only, the words come from the registry of codes. */
export interface Diagnostic extends Place {
  /** Column of the line at which `source` begins, where that is not the first. */
  readonly sourceColumn?: number;
  readonly code: Code;
  readonly severity: Severity;
  /** The ticket (or objective) the finding is about, if it is about one. */
  readonly ticket?: string;
  readonly facts: Readonly<Record<string, Fact>>;
  /** Why the severity differs from the registry's, for instance "stood before this change". */
  readonly note?: string;
}

/** Longest fact kept in a finding, in UTF-16 code units. */
const MAX_FACT_LENGTH = 200;
/** Longest part of a source line kept in a finding, in UTF-16 code units. */
const MAX_SOURCE_LENGTH = 160;

/**
 * Makes a finding. Facts are bounded and freed of control characters, so that no message can carry a whole file
 * or move the reader's cursor. Secrets are masked in facts and source.
 */
export function finding<C extends Code>(
  code: C,
  place: Place,
  facts: FactsOf<C>,
  ticket?: string,
): Diagnostic {
  const clean: Record<string, Fact> = {};
  for (const [name, value] of Object.entries(facts as Record<string, Fact>)) clean[name] = boundFact(value);
  return {
    code,
    severity: codes[code].severity,
    ...place,
    ...boundSource(place),
    ...(ticket === undefined ? {} : { ticket }),
    facts: clean,
  };
}

/** The same finding as a warning, with the reason it does not fail the verdict. */
export function asWarning(found: Diagnostic, note: string): Diagnostic {
  return found.severity === "warning" ? found : { ...found, severity: "warning", note };
}

/** The finding's one-sentence message, in words. */
export function messageOf(found: Diagnostic): string {
  return fill(codes[found.code].message, found.facts);
}

/** The finding's one imperative help line. */
export function helpOf(found: Diagnostic): string {
  return fill(codes[found.code].help, found.facts);
}

/**
 * What makes two findings the same fault in two states of a file: code, ticket or path, and facts, but no line, also
 * not among the facts: lines move when something above them changes.
 */
export function identityOf({ code, ticket, path, facts }: Diagnostic): string {
  const { line, first_line, ...lasting } = facts;
  return JSON.stringify([code, ticket ?? path, lasting]);
}

function fill(template: string, facts: Readonly<Record<string, Fact>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (hole, name: string) => String(facts[name] ?? hole));
}

function boundFact(value: Fact): Fact {
  return typeof value === "number" ? value : detach(truncate(printable(maskSecrets(value))));
}

/** A long line is cut to what stands around the column. */
function boundSource(place: Place): Pick<Diagnostic, "source" | "sourceColumn"> {
  if (place.source === undefined) return {};
  const { column = 1 } = place;
  const source = maskSecrets(place.source);
  if (source.length <= MAX_SOURCE_LENGTH) return { source: detach(source) };
  const start = Math.max(0, column - 1 - Math.floor(MAX_SOURCE_LENGTH / 3));
  return {
    source: detach(source.slice(start, start + MAX_SOURCE_LENGTH)),
    ...(start === 0 ? {} : { sourceColumn: start + 1 }),
  };
}

function truncate(text: string): string {
  return text.length > MAX_FACT_LENGTH ? `${text.slice(0, MAX_FACT_LENGTH)}…` : text;
}
