import type * as z from "zod";
import { type Diagnostic, finding, type Place } from "../diagnostic/diagnostic.ts";
import { nearest } from "../diagnostic/nearest.ts";
import { MAX_FINDINGS_PER_FILE } from "../ticket/limits.ts";
import { type ConfigText, describeValue, formatPath, formatValue, placeOf, valueAt } from "./config-place.ts";
import type { Path } from "./config-positions.ts";
import { CONFIG_VERSION, configJsonSchema } from "./config-schema.ts";

type Issue = z.core.$ZodIssue;

/** One place of the file that the schema refuses. */
interface Fault {
  readonly path: Path;
  readonly key: string;
  readonly value: unknown;
  readonly place: Place;
}

/** What one issue of the schema says about the file, as findings. */
export function issueFindings(issue: Issue, tables: unknown, text: ConfigText): readonly Diagnostic[] {
  const path = issue.path as Path;
  if (issue.code === "unrecognized_keys") {
    return issue.keys
      .slice(0, MAX_FINDINGS_PER_FILE)
      .map((name) => unknownKey([...path, name], tables, text));
  }
  const value = valueAt(tables, path);
  const fault = { path, key: formatPath(path), value, place: placeOf(text, path, "value") };
  if (issue.code === "invalid_key") {
    const name = String(path.at(-1));
    return [finding("config/bad-name", placeOf(text, path, "key"), { name, what: "an agent" })];
  }
  if (value === undefined) {
    if (typeof path.at(-1) === "number")
      return issueFindings({ ...issue, path: path.slice(0, -1) }, tables, text);
    return [finding("config/missing-key", fault.place, { key: fault.key, name: String(path.at(-1)) })];
  }
  if (Array.isArray(value) && value.length === 0)
    return [finding("config/empty", fault.place, { key: fault.key })];
  return [valueFinding(issue, fault)];
}

function valueFinding(issue: Issue, fault: Fault): Diagnostic {
  const { key, place, value } = fault;
  if (issue.code === "invalid_type") return wrongType(issue.expected, fault);
  if (issue.code === "invalid_value") return notAllowed(issue.values, fault);
  if (issue.code === "invalid_format") {
    return finding("config/bad-name", place, { name: formatValue(value), what: "an environment variable" });
  }
  if (issue.code === "too_small") {
    return isNumber(issue)
      ? outOfRange(`at least ${issue.minimum}`, fault)
      : finding("config/empty", place, { key });
  }
  if (issue.code === "too_big") {
    return isNumber(issue)
      ? outOfRange(`at most ${issue.maximum}`, fault)
      : tooLarge(Number(issue.maximum), fault);
  }
  return refused(issue, fault);
}

function isNumber({ origin }: { readonly origin: string }): boolean {
  return origin === "number" || origin === "int";
}

function outOfRange(bound: string, { key, value, place }: Fault): Diagnostic {
  return finding("config/out-of-range", place, { key, value: String(value), bound });
}

/** An issue of one of the schema's own checks, which says its code in `params`. */
function refused(issue: Issue, { path, key, value, place }: Fault): Diagnostic {
  const { code } = (issue.code === "custom" && issue.params) || {};
  if (code === "config/bad-path" || code === "config/outside-path") {
    return finding(code, place, { key, value: formatValue(value) });
  }
  if (code === "config/forge-token") return finding(code, place, { key, value: String(value) });
  if (code === "config/bad-ref") {
    return finding(code, place, {
      key,
      value: formatValue(value),
      suggestion: refSuggestion(String(path.at(-1))),
    });
  }
  return wrongType("another value", { path, key, value, place });
}

function refSuggestion(name: string): string {
  if (name === "ledger")
    return "write a full ref outside branches, tags and remotes, such as refs/yoi/ledger";
  if (name === "work_prefix") return "write the beginning of a branch's name, such as work/";
  return name === "remote"
    ? "write the name of a remote, such as origin"
    : "write the name of a branch, such as main";
}

const TYPES: Readonly<Record<string, readonly [expected: string, example: string]>> = {
  string: ["a text", 'a text in quotes: "…"'],
  int: ["a whole number", "a whole number without quotes"],
  number: ["a whole number", "a whole number without quotes"],
  array: ["a list", 'a list in brackets: ["…"]'],
  tuple: ["a list", 'a list in brackets: ["…"]'],
  object: ["a table", "a table: a line with the name in brackets, and its keys below"],
  record: ["a table", "a table: a line with the name in brackets, and its keys below"],
};

function wrongType(type: string, { key, value, place }: Fault): Diagnostic {
  const [expected, example] = TYPES[type] ?? [type, "another value"];
  return finding("config/wrong-type", place, { key, actual: describeValue(value), expected, example });
}

function notAllowed(allowed: readonly unknown[], { path, key, value, place }: Fault): Diagnostic {
  if (path.length === 1 && key === "version" && typeof value === "number" && value > CONFIG_VERSION) {
    return finding("config/newer-version", place, { value, newest: CONFIG_VERSION });
  }
  const words = allowed.map(formatValue);
  const near = typeof value === "string" ? nearest(value, allowed.map(String)) : undefined;
  const suggestion = near === undefined ? "one of these" : formatValue(near);
  const facts = { key, value: formatValue(value), values: listOf(words, "or"), suggestion };
  return finding(
    "config/not-allowed",
    place,
    words.length === 1 ? { ...facts, suggestion: words.join() } : facts,
  );
}

function tooLarge(limit: number, { key, value, place }: Fault): Diagnostic {
  const [size, unit] = Array.isArray(value)
    ? [value.length, "entries"]
    : [String(value).length, "characters"];
  return finding("config/too-large", place, { key, size, unit, limit });
}

function unknownKey(path: Path, tables: unknown, text: ConfigText): Diagnostic {
  const name = String(path.at(-1));
  const isTable = describeValue(valueAt(tables, path)) === "a table";
  const code = isTable ? "config/unknown-table" : "config/unknown-key";
  const facts = { key: formatPath(path), suggestion: suggestKey(name, path.slice(0, -1)) };
  return finding(code, placeOf(text, path, "key"), facts);
}

function suggestKey(name: string, table: Path): string {
  const schema = configJsonSchema();
  const known = knownKeys(schema, table);
  const near = nearest(name, known);
  if (near !== undefined) return `write ${near}, or remove it`;
  const home =
    known.length > 0 &&
    Object.keys(schema.properties ?? {}).find((other) => knownKeys(schema, [other]).includes(name));
  if (home) return `move it below the line [${home}]`;
  return `remove it; the keys here are ${listOf(known, "and")}`;
}

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** The keys that the schema knows in a table, older ones left out. */
function knownKeys(schema: JsonSchema, table: Path): readonly string[] {
  let node: JsonSchema | undefined = schema;
  for (const step of table) node = asSchema(node?.properties?.[String(step)] ?? node?.additionalProperties);
  const properties = Object.entries(node?.properties ?? {});
  return properties.filter(([, property]) => asSchema(property)?.deprecated !== true).map(([name]) => name);
}

function asSchema(node: JsonSchema | boolean | undefined): JsonSchema | undefined {
  return typeof node === "object" ? node : undefined;
}

function listOf(words: readonly string[], conjunction: "and" | "or"): string {
  if (words.length < 2) return words.join();
  return `${words.slice(0, -1).join(", ")} ${conjunction} ${words.at(-1)}`;
}
