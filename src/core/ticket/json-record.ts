import type * as z from "zod";
import type { Code, FactsOf } from "../diagnostic/codes.ts";
import { type Diagnostic, finding, type Place } from "../diagnostic/diagnostic.ts";
import { nearest } from "../diagnostic/nearest.ts";
import type { JsonMember, JsonNode } from "./json-text.ts";
import { lineStarts, positionOf } from "./line-table.ts";
import { suggest } from "./suggest.ts";

/** Most unknown or doubled keys of one object that are reported one by one. */
const MAX_KEYS_REPORTED = 10;
const MAX_SOURCE_LENGTH = 500;

/** A JSON text of a record file: what findings about it need. */
export interface JsonSource {
  /** The area of its codes. */
  readonly area: "relation" | "plan";
  readonly path: string;
  readonly ticket: string;
  readonly text: string;
  /** From `lineStarts`. */
  readonly starts: readonly number[];
  /** Line of the file on which the text begins, from 1. */
  readonly firstLine: number;
}

/** Prepares a text for findings. */
export function jsonSource(source: Omit<JsonSource, "starts">): JsonSource {
  return { ...source, starts: lineStarts(source.text) };
}

/** The place of a part of the text. */
export function jsonPlace(source: JsonSource, start: number, end: number = start + 1): Place {
  const { line, column, lineStart } = positionOf(source.starts, start);
  const next = source.starts[line] ?? source.text.length + 1;
  const lineEnd = Math.min(next - 1, lineStart + MAX_SOURCE_LENGTH);
  const length = Math.max(1, Math.min(end, next - 1) - start);
  const text = source.text.slice(lineStart, lineEnd).replace(/\r$/, "");
  return { path: source.path, line: source.firstLine + line - 1, column, length, source: text };
}

/** A finding about a part of the text. */
export function jsonFinding<C extends Code>(
  source: JsonSource,
  part: { readonly start: number; readonly end: number },
  code: C,
  facts: FactsOf<C>,
): Diagnostic {
  return finding(code, jsonPlace(source, part.start, part.end), facts, source.ticket);
}

/** The first member of an object with this key. */
export function memberOf(node: JsonNode, key: string): JsonMember | undefined {
  return node.members?.find((member) => member.key === key);
}

/**
 * Holds one value against a schema. Every fault is a finding at its place; where there is one there is no record.
 * Keys given twice are found too, which no schema sees.
 */
export function checkRecord<Schema extends z.ZodType>(
  schema: Schema,
  node: JsonNode,
  source: JsonSource,
): { readonly record?: z.infer<Schema>; readonly diagnostics: readonly Diagnostic[] } {
  const { area } = source;
  if (node.members === undefined) {
    return { diagnostics: [jsonFinding(source, node, `${area}/bad-shape`, { what: "an object" })] };
  }
  const diagnostics = [...duplicateKeys(node, source)];
  const result = schema.safeParse(node.value);
  if (result.success && diagnostics.length === 0) return { record: result.data, diagnostics };
  const seen = new Set<string>();
  for (const issue of result.error?.issues ?? []) {
    const key = JSON.stringify(issue.path);
    // A value that is wrong in two ways is one fault.
    if (issue.code !== "unrecognized_keys" && seen.has(key)) continue;
    seen.add(key);
    diagnostics.push(...describeIssue(issue, node, source));
  }
  return { diagnostics };
}

function duplicateKeys(node: JsonNode, source: JsonSource): readonly Diagnostic[] {
  const seen = new Set<string>();
  const found: Diagnostic[] = [];
  for (const member of node.members ?? []) {
    if (seen.has(member.key) && found.length < MAX_KEYS_REPORTED) {
      found.push(jsonFinding(source, member, `${source.area}/duplicate-key`, { key: member.key }));
    }
    seen.add(member.key);
    if (found.length < MAX_KEYS_REPORTED) found.push(...duplicateKeys(member.node, source));
  }
  return found;
}

function describeIssue(issue: z.core.$ZodIssue, root: JsonNode, source: JsonSource): readonly Diagnostic[] {
  if (issue.code === "unrecognized_keys") {
    const holder = nodeAt(root, issue.path) ?? root;
    return issue.keys.slice(0, MAX_KEYS_REPORTED).map((key) => unknownKey(key, holder, source));
  }
  const name = String(issue.path.at(-1) ?? "the record");
  const node = nodeAt(root, issue.path);
  if (node === undefined) {
    const holder = nodeAt(root, issue.path.slice(0, -1)) ?? root;
    const place = { start: holder.start, end: holder.start + 1 };
    return [jsonFinding(source, place, `${source.area}/missing-key`, { key: name })];
  }
  const words = issue.code === "invalid_value" ? issue.values.map(String) : [];
  const expected = words.length > 0 ? `one of ${words.join(", ")}` : issue.message;
  const word = typeof node.value === "string" ? node.value : "";
  const suggestion = words.length > 0 ? suggest(word, words) : `write ${issue.message}`;
  const facts = { key: name, value: show(node), expected, suggestion };
  return [jsonFinding(source, node, `${source.area}/bad-value`, facts)];
}

function unknownKey(key: string, holder: JsonNode, source: JsonSource): Diagnostic {
  const near = nearest(key, KEYS[source.area]);
  const suggestion =
    near === undefined ? `remove ${key}, or say it in note` : `write ${near} instead of ${key}`;
  const place = memberOf(holder, key) ?? holder;
  return jsonFinding(source, place, `${source.area}/unknown-key`, { key, suggestion });
}

/** The names that a mistyped key is compared with. */
const KEYS = {
  relation: ["version", "relations", "ticket_id", "kind", "target", "note", "author", "at"],
  plan: [
    ...["id", "ticket_id", "kind", "related_ticket", "note", "accepted_plan", "author", "at"],
    ...["summary", "branch", "role_plan"],
  ],
} as const;

function nodeAt(root: JsonNode, path: readonly PropertyKey[]): JsonNode | undefined {
  let node: JsonNode | undefined = root;
  for (const step of path) {
    node = typeof step === "number" ? node?.items?.[step] : node && memberOf(node, String(step))?.node;
  }
  return node;
}

function show({ value, items, members }: JsonNode): string {
  if (items !== undefined) return "a list";
  if (members !== undefined) return "an object";
  return value === "" ? "empty" : String(value);
}
