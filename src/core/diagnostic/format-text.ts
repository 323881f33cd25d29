import { type Diagnostic, helpOf, messageOf } from "./diagnostic.ts";
import { countFindings, countOf, printable } from "./printable.ts";
import type { Verdict } from "./verdict.ts";

/** How each part of a finding is coloured: text in, the same text with whatever a terminal needs around it. */
export interface Palette {
  readonly place: Paint;
  readonly error: Paint;
  readonly warning: Paint;
  /** Line numbers and the bar beside the source line. */
  readonly gutter: Paint;
  /** The words `help:` and `note:`. */
  readonly label: Paint;
}

/** Colours one piece of text. */
export type Paint = (text: string) => string;

/** What the text depends on besides the findings. */
export interface TextOptions {
  readonly palette: Palette;
  /** How many columns of a terminal a text without tabs and control characters takes. */
  readonly widthOf: (text: string) => number;
}

/** No colour at all: for files, pipes and `--no-color`. */
export const plainPalette: Palette = { place: same, error: same, warning: same, gutter: same, label: same };

/** Columns from one tab stop to the next in a shown source line. */
const TAB_WIDTH = 4;

/**
 * One finding for people, without a newline at the end: place, severity, code and message; the source line with the
 * value underlined where both are known; one help line; the note if there is one.
 */
export function formatFinding(found: Diagnostic, options: TextOptions): string {
  const { palette } = options;
  const place = formatPlace(found);
  const head = `${palette[found.severity](`${found.severity}[${found.code}]`)} ${printable(messageOf(found))}`;
  return [
    place === "" ? head : `${palette.place(`${place}:`)} ${head}`,
    ...sourceLines(found, options),
    `  ${palette.label("help:")} ${printable(helpOf(found))}`,
    ...(found.note === undefined ? [] : [`  ${palette.label("note:")} ${printable(found.note)}`]),
  ].join("\n");
}

/** A verdict for people: its findings with an empty line behind each, and the summary. Ends with a newline. */
export function formatVerdict(verdict: Verdict, options: TextOptions): string {
  const findings = verdict.diagnostics.map((found) => `${formatFinding(found, options)}\n\n`);
  return `${findings.join("")}${formatSummary(verdict)}\n`;
}

/** One line: how many errors and warnings in how many tickets; it says so when no ticket was examined. */
export function formatSummary({ diagnostics, examined }: Verdict): string {
  const counts = countFindings(diagnostics);
  if (examined === 0)
    return counts === "" ? "nothing to check: no ticket was examined" : `${counts}; no ticket was examined`;
  return `${counts === "" ? "no findings" : counts} in ${countOf(examined, "ticket")} examined`;
}

/** `path:line:column` as far as known; empty for a finding about no file. */
function formatPlace({ path, line, column }: Diagnostic): string {
  const parts = [printable(path), line, line === undefined ? undefined : column];
  return path === "" ? "" : parts.filter((part) => part !== undefined).join(":");
}

function sourceLines(found: Diagnostic, options: TextOptions): readonly string[] {
  const { source, line } = found;
  if (source === undefined || line === undefined) return [];
  const { gutter } = options.palette;
  const number = String(line);
  const shown = expandTabs(source, options);
  const underline = underlineOf(found, source, options);
  return [
    `  ${gutter(`${number} |`)} ${shown}`.trimEnd(),
    ...(underline === undefined ? [] : [`  ${gutter(`${" ".repeat(number.length)} |`)} ${underline}`]),
  ];
}

/** Spaces and carets below the value, measured on what is shown; undefined where the line does not reach so far. */
function underlineOf(found: Diagnostic, source: string, options: TextOptions): string | undefined {
  const { length = 1, severity, sourceColumn = 1 } = found;
  const column = found.column === undefined ? undefined : found.column - sourceColumn + 1;
  if (column === undefined || column < 1 || column > source.length + 1) return undefined;
  const start = options.widthOf(expandTabs(source.slice(0, column - 1), options));
  const end = options.widthOf(expandTabs(source.slice(0, column - 1 + length), options));
  return " ".repeat(start) + options.palette[severity]("^".repeat(Math.max(1, end - start)));
}

function expandTabs(text: string, { widthOf }: TextOptions): string {
  const [first = "", ...rest] = text.split("\t").map(printable);
  let shown = first;
  for (const part of rest) shown += " ".repeat(TAB_WIDTH - (widthOf(shown) % TAB_WIDTH)) + part;
  return shown;
}

function same(text: string): string {
  return text;
}
