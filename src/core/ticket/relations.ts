import * as z from "zod";
import { type Diagnostic, finding } from "../diagnostic/diagnostic.ts";
import { failure } from "../diagnostic/error.ts";
import { byteLength } from "./files.ts";
import { idKey } from "./id.ts";
import { checkRecord, type JsonSource, jsonFinding, jsonPlace, jsonSource, memberOf } from "./json-record.ts";
import { type JsonNode, parseJson } from "./json-text.ts";
import { MAX_RECORD_BYTES, MAX_RELATIONS } from "./limits.ts";
import { noteField, oneLineField, ticketIdField, timeField } from "./record-fields.ts";

/** The kinds of stored links. Inverses and blockers are derived, never stored. */
export const RELATION_KINDS = ["depends_on", "blocks", "related", "supersedes", "duplicate_of"] as const;

/** One of the kinds of relations. */
export type RelationKind = (typeof RELATION_KINDS)[number];

/** The version of `relations.json` that is written. */
const VERSION = 1;

const relationSchema = z
  .strictObject({
    ticket_id: ticketIdField.meta({ description: "The ticket whose file this is" }),
    kind: z.enum(RELATION_KINDS).meta({ description: "What ticket_id is to target" }),
    target: ticketIdField.meta({ description: "The other ticket" }),
    note: z.exactOptional(noteField).meta({ description: "Why, in a sentence or two" }),
    author: oneLineField.meta({ description: "Who stated it" }),
    at: timeField.meta({ description: "When, RFC 3339 in UTC and whole seconds" }),
  })
  .meta({ title: "Relation" });

/** The whole of `artifacts/relations.json`. */
export const relationsSchema = z
  .strictObject({
    version: z.literal(VERSION, "1"),
    relations: z.array(relationSchema, "a list of relations").max(MAX_RELATIONS),
  })
  .meta({ title: "Relations", description: "Stored forward links of one ticket: artifacts/relations.json" });

/** One stored link, and where its target stands in the file. */
export interface Relation extends z.infer<typeof relationSchema> {
  readonly line?: number;
  readonly column?: number;
}

/** Relations with what was found wrong in their file. */
export interface ParsedRelations {
  readonly relations: readonly Relation[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads `artifacts/relations.json`. An entry with a fault has its findings and does not count, the others do. That
 * targets exist is judged by the rules, which see the other tickets.
 */
export function parseRelations(text: string, path: string, ticket: string): ParsedRelations {
  const size = text.length > MAX_RECORD_BYTES / 3 ? byteLength(text) : text.length;
  if (size > MAX_RECORD_BYTES) {
    const found = finding("relation/too-large", { path }, { size, limit: MAX_RECORD_BYTES }, ticket);
    return { relations: [], diagnostics: [found] };
  }
  const source = jsonSource({ area: "relation", path, ticket, text, firstLine: 1 });
  const json = parseJson(text);
  if (json.kind === "broken") {
    const place = jsonPlace(source, json.offset);
    return {
      relations: [],
      diagnostics: [finding("relation/not-json", place, { problem: json.problem }, ticket)],
    };
  }
  const { entries, diagnostics: shape } = readFile(json.node, source);
  const diagnostics = [...shape];
  const relations: Relation[] = [];
  const seen = new Set<string>();
  for (const entry of entries.slice(0, MAX_RELATIONS)) {
    const checked = checkRecord(relationSchema, entry, source);
    diagnostics.push(...checked.diagnostics);
    if (checked.record === undefined) continue;
    const faults = checkRelation(checked.record, entry, source, seen);
    diagnostics.push(...faults);
    if (faults.length > 0) continue;
    const { line, column } = jsonPlace(source, memberOf(entry, "target")?.node.start ?? entry.start);
    relations.push({
      ...checked.record,
      ...(line === undefined || column === undefined ? {} : { line, column }),
    });
  }
  return { relations, diagnostics };
}

/**
 * The text of `relations.json` with one relation more, at the end of the list; `undefined` begins a new file. Other
 * entries keep their bytes. Throws `relation/not-json` or `relation/bad-shape` for a file without a list to add to.
 */
export function addRelation(text: string | undefined, relation: Relation): string {
  if (text === undefined) return addRelation('{\n  "version": 1,\n  "relations": []\n}\n', relation);
  const { list, entries } = listOf(text);
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const last = entries.at(-1);
  if (last === undefined) {
    const outer = indentBefore(text, list.start) ?? "  ";
    const lines = formatRelation(relation, `${outer}  `, eol);
    return `${text.slice(0, list.start)}[${eol}${lines}${eol}${outer}]${text.slice(list.end)}`;
  }
  const own = ownIndent(text, last.start);
  const added = own === undefined ? ` ${compact(relation)}` : `${eol}${formatRelation(relation, own, eol)}`;
  return `${text.slice(0, last.end)},${added}${text.slice(last.end)}`;
}

/**
 * The text of `relations.json` without the first relation of this kind to this target, or the same text where it has none.
 * Other entries keep their bytes. Throws as `addRelation` does.
 */
export function removeRelation(text: string, kind: RelationKind, target: string): string {
  const { list, entries } = listOf(text);
  const index = entries.findIndex((entry) => {
    return memberOf(entry, "kind")?.node.value === kind && memberOf(entry, "target")?.node.value === target;
  });
  const entry = entries[index];
  if (entry === undefined) return text;
  const before = entries[index - 1];
  const after = entries[index + 1];
  const [start, end] = before
    ? [before.end, entry.end]
    : after
      ? [entry.start, after.start]
      : [list.start + 1, list.end - 1];
  return text.slice(0, start) + text.slice(end);
}

/** What stands around the entries: an object of version 1 with a list. */
function readFile(
  root: JsonNode,
  source: JsonSource,
): { readonly entries: readonly JsonNode[]; readonly diagnostics: readonly Diagnostic[] } {
  const version = memberOf(root, "version");
  if (version !== undefined && version.node.value !== VERSION) {
    const facts = { version: JSON.stringify(version.node.value) };
    return { entries: [], diagnostics: [jsonFinding(source, version.node, "relation/version", facts)] };
  }
  const { diagnostics } = checkRecord(fileSchema, root, source);
  const entries = memberOf(root, "relations")?.node.items ?? [];
  if (entries.length <= MAX_RELATIONS) return { entries, diagnostics };
  const facts = { count: entries.length, limit: MAX_RELATIONS };
  const first = entries[MAX_RELATIONS] ?? root;
  return { entries, diagnostics: [...diagnostics, jsonFinding(source, first, "relation/too-many", facts)] };
}

/** The file without regard to what its entries are: each has findings of its own. */
const fileSchema = relationsSchema.extend({ relations: z.array(z.unknown(), "a list of relations") });

function checkRelation(
  relation: Relation,
  entry: JsonNode,
  source: JsonSource,
  seen: Set<string>,
): readonly Diagnostic[] {
  const { ticket_id, kind, target } = relation;
  const partOf = (key: string): JsonNode => memberOf(entry, key)?.node ?? entry;
  if (ticket_id !== source.ticket) {
    const facts = { ticket_id, ticket: source.ticket };
    return [jsonFinding(source, partOf("ticket_id"), "relation/wrong-ticket", facts)];
  }
  if (idKey(target) === idKey(source.ticket)) {
    return [jsonFinding(source, partOf("target"), "relation/self", { kind })];
  }
  const key = `${kind} ${idKey(target)}`;
  if (seen.has(key)) return [jsonFinding(source, partOf("target"), "relation/duplicate", { kind, target })];
  seen.add(key);
  return [];
}

function listOf(text: string): { readonly list: JsonNode; readonly entries: readonly JsonNode[] } {
  const json = parseJson(text);
  if (json.kind === "broken") throw failure("relation/not-json", { path: "" }, { problem: json.problem });
  const list = memberOf(json.node, "relations")?.node;
  if (list?.items === undefined)
    throw failure("relation/bad-shape", { path: "" }, { what: "a list of relations" });
  return { list, entries: list.items };
}

function formatRelation(relation: Relation, indent: string, eol: string): string {
  const lines = JSON.stringify(ordered(relation), null, 2).split("\n");
  return lines.map((line) => `${indent}${line}`).join(eol);
}

function compact(relation: Relation): string {
  return JSON.stringify(ordered(relation));
}

/** The keys as they stand on disk, in their order, without the positions that only a parsed relation has. */
function ordered({ ticket_id, kind, target, note, author, at }: Relation): Omit<Relation, "line" | "column"> {
  return { ticket_id, kind, target, ...(note === undefined ? {} : { note }), author, at };
}

/** The indentation of the line on which an offset lies. */
function indentBefore(text: string, offset: number): string | undefined {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  return start === 0 ? undefined : /^[ \t]*/.exec(text.slice(start, offset))?.[0];
}

/** The indentation of an entry that begins its line, or undefined for one in the middle of a line. */
function ownIndent(text: string, offset: number): string | undefined {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const indent = text.slice(start, offset);
  return start > 0 && indent.trim() === "" ? indent : undefined;
}
