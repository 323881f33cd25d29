import { type Diagnostic, finding } from "../diagnostic/diagnostic.ts";
import type { FrontMatterEntry } from "./front-matter.ts";
import { trimSpaces } from "./front-matter-fast.ts";
import type { FrontMatterSource } from "./front-matter-place.ts";
import { MAX_FRONT_MATTER_DEPTH, type YamlProblem } from "./front-matter-refused.ts";
import { formatScalar } from "./front-matter-write.ts";
import { readYaml } from "./front-matter-yaml.ts";

/** Entries as far as they can be read, or none when the whole is no map at all, with a finding for every fault. */
export interface UnusualEntries {
  readonly entries?: readonly FrontMatterEntry[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A line that can be one entry of its own: the key, and what stands behind it. */
const KEY_LINE = /^([^\s:'"#[\]{}&*!|>%@`,?-][^\s:]*):(?:( +)(.*)|$)/;
/** A line that belongs to the entry above it. */
const CONTINUATION = /^(?:[ \t#\]}]|-(?: |$)|$)/;

/**
 * Reads a front matter with the YAML library. When the whole is no YAML, every top-level entry is read on its own, so
 * that one broken line costs one key: a one-line `key: text` keeps its plain text as the value.
 */
export function readUnusualEntries(
  lines: readonly string[],
  firstLine: number,
  source: FrontMatterSource,
): UnusualEntries {
  const whole = readYaml(lines, firstLine);
  if (whole.problem === undefined) return { entries: whole.entries, diagnostics: [] };
  if (whole.problem.kind === "not-a-map") {
    return {
      diagnostics: [problemFinding(whole.problem, lines[whole.problem.line - firstLine] ?? "", source)],
    };
  }
  const entries: FrontMatterEntry[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { start, end } of splitEntries(lines)) {
    const part = readYaml(lines.slice(start, end), firstLine + start);
    entries.push(...part.entries);
    if (part.problem === undefined) continue;
    const broken = recoverEntry(lines.slice(start, end), firstLine + start, {
      problem: part.problem,
      source,
    });
    if (broken.entry !== undefined) entries.push(broken.entry);
    diagnostics.push(broken.diagnostic);
  }
  if (diagnostics.length === 0) {
    diagnostics.push(problemFinding(whole.problem, lines[whole.problem.line - firstLine] ?? "", source));
  }
  return { entries, diagnostics };
}

/** Half-open ranges of lines that each hold one top-level entry. */
function splitEntries(lines: readonly string[]): readonly { readonly start: number; readonly end: number }[] {
  const starts = lines.flatMap((line, i) => (i === 0 || !CONTINUATION.test(line) ? [i] : []));
  return starts.map((start, i) => ({ start, end: starts[i + 1] ?? lines.length }));
}

interface Broken {
  readonly problem: YamlProblem;
  readonly source: FrontMatterSource;
}

/** What is left of an entry that is no YAML. `lines` are its own lines. */
function recoverEntry(
  lines: readonly string[],
  line: number,
  { problem, source }: Broken,
): { readonly entry?: FrontMatterEntry; readonly diagnostic: Diagnostic } {
  const first = lines[0] ?? "";
  const problemText = lines[problem.line - line] ?? "";
  const match = KEY_LINE.exec(first);
  const key = match?.[1];
  if (key === undefined) return { diagnostic: problemFinding(problem, problemText, source) };
  const value = trimSpaces(match?.[3] ?? "");
  const valueColumn = key.length + 2 + (value === "" ? 0 : (match?.[2]?.length ?? 0));
  const size = lines.findLastIndex((text) => text !== "" && !text.startsWith("#")) + 1;
  const at = { key, line, endLine: line + Math.max(1, size) - 1, valueColumn, valueLength: value.length };
  if (problem.kind !== "syntax" || size > 1 || value === "") {
    return { entry: { ...at, value: undefined }, diagnostic: problemFinding(problem, problemText, source) };
  }
  const place = { path: source.path, line, column: valueColumn, length: value.length, source: first };
  const reason =
    /: |:$/.test(value) && !/^['"[{]/.test(value) ? "a colon and a space begin a nested key" : problem.detail;
  const facts = { key, reason, fix: `write ${key}: ${formatScalar(value, "single")}` };
  return {
    entry: { ...at, value, raw: true },
    diagnostic: finding("item/not-yaml", place, facts, source.ticket),
  };
}

function problemFinding(problem: YamlProblem, text: string, { path, ticket }: FrontMatterSource): Diagnostic {
  const { line, column, detail } = problem;
  const length = Math.min(problem.length, Math.max(1, text.length - column + 1));
  const place = { path, line, column, length, source: text };
  const key = KEY_LINE.exec(text)?.[1] ?? "the front matter";
  switch (problem.kind) {
    case "syntax":
      return finding(
        "item/not-yaml",
        place,
        { key, reason: detail, fix: "write one `key: value` a line" },
        ticket,
      );
    case "not-a-map":
      return finding("item/not-a-map", place, { what: detail }, ticket);
    case "anchor":
      return finding("item/anchor", place, { anchor: detail }, ticket);
    case "alias":
      return finding("item/alias", place, { alias: detail }, ticket);
    case "tag":
      return finding("item/tag", place, { tag: detail }, ticket);
    case "complex-key":
      return finding("item/complex-key", place, {}, ticket);
    case "nested-duplicate":
      return finding("item/nested-duplicate", place, { key: detail }, ticket);
    case "too-deep":
      return finding("item/too-deep", place, { limit: MAX_FRONT_MATTER_DEPTH }, ticket);
  }
}
