import type { Diagnostic } from "../../src/core/diagnostic/diagnostic.ts";
import { helpOf, messageOf } from "../../src/core/diagnostic/diagnostic.ts";
import { formatGithub } from "../../src/core/diagnostic/format-github.ts";
import { formatJson, verdictDocument } from "../../src/core/diagnostic/format-json.ts";
import { formatSarif } from "../../src/core/diagnostic/format-sarif.ts";
import { formatVerdict, plainPalette } from "../../src/core/diagnostic/format-text.ts";
import { verdictOf } from "../../src/core/diagnostic/verdict.ts";

/** Everything that moves a cursor or turns text around, but for the line breaks between printed lines. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
const UNPRINTABLE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

/** What is wrong with the findings about some texts: a finding must lie inside its file and be safe to print. */
export function faultsOf(
  found: readonly Diagnostic[],
  textOf: (path: string) => string | undefined,
): readonly string[] {
  const lines = new Map<string, readonly string[]>();
  const linesOf = (path: string): readonly string[] => {
    const known = lines.get(path) ?? textOf(path)?.split("\n") ?? [];
    lines.set(path, known);
    return known;
  };
  return [...found.flatMap((each) => placeFaults(each, linesOf(each.path))), ...printFaults(found)];
}

function placeFaults(found: Diagnostic, lines: readonly string[]): readonly string[] {
  const { code, path, line, column, length = 0, source, sourceColumn = 1 } = found;
  const at = `${code} at ${path}:${line}:${column}+${length}`;
  if (path === "") return [`${code} has no path`];
  if (line === undefined) return column === undefined ? [] : [`${at} has a column and no line`];
  const text = lines[line - 1];
  if (!Number.isInteger(line) || line < 1 || text === undefined)
    return [`${at} lies outside the ${lines.length} lines`];
  const faults: string[] = [];
  if (column !== undefined && !(column >= 1 && column <= text.length + 1)) {
    faults.push(`${at} begins outside the ${text.length} columns`);
  }
  if (length < 0 || (column ?? 1) - 1 + length > text.length + 1)
    faults.push(`${at} ends outside ${text.length} columns`);
  // A byte order mark has no column in an editor.
  if (
    source !== undefined &&
    ![text, text.replace(/^\ufeff/, "")].some((of) => shows(source, of.slice(sourceColumn - 1)))
  )
    faults.push(`${at} shows a line that is not there`);
  return faults;
}

/** Whether a source is the beginning of a line; asterisks may stand for a secret. */
function shows(source: string, line: string): boolean {
  if (!source.includes("*")) return line.startsWith(source);
  return (
    line.length >= source.length &&
    [...source.split("").entries()].every(([at, char]) => char === line[at] || char === "*")
  );
}

function printFaults(found: readonly Diagnostic[]): readonly string[] {
  const verdict = verdictOf(found, 1);
  const printed = {
    text: formatVerdict(verdict, { palette: plainPalette, widthOf: (text) => text.length }),
    json: formatJson(verdictDocument(verdict)),
    github: formatGithub(found),
    sarif: formatSarif(found, { toolVersion: "1.0.0" }),
    messages: found.map(messageOf).join("\n"),
    help: found.map(helpOf).join("\n"),
  };
  JSON.parse(printed.json);
  JSON.parse(printed.sarif);
  const secrets = Object.entries(printed).filter(([, text]) => /\bghp_[0-9A-Za-z]{36}/.test(text));
  const unsafe = Object.entries(printed).filter(([, text]) => UNPRINTABLE.test(text));
  const holes = found.filter((each) => /\{[a-z_]+\}/.test(messageOf({ ...each, facts: blank(each.facts) })));
  return [
    ...unsafe.map(([name, text]) => `${name} prints ${JSON.stringify(UNPRINTABLE.exec(text)?.[0])}`),
    ...secrets.map(([name]) => `${name} prints a secret`),
    ...holes.map(({ code }) => `${code} leaves a hole in its message`),
  ];
}

/** The same facts without braces of their own. */
function blank(facts: Diagnostic["facts"]): Diagnostic["facts"] {
  return Object.fromEntries(Object.keys(facts).map((name) => [name, "x"]));
}
