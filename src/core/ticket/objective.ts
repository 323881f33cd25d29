import * as z from "zod";
import { type Diagnostic, finding, type Place } from "../diagnostic/diagnostic.ts";
import { nearest } from "../diagnostic/nearest.ts";
import { type FrontMatter, type FrontMatterEntry, parseFrontMatter } from "./front-matter.ts";
import { keyPlace, valuePlace } from "./front-matter-place.ts";
import { type FieldValue, formatValue } from "./front-matter-write.ts";
import { idKey } from "./id.ts";
import { isOwnKey } from "./item-words.ts";
import { MAX_LIST_LENGTH } from "./limits.ts";
import { oneLineField, ticketIdField, timeField } from "./record-fields.ts";
import { suggest } from "./suggest.ts";

/** What can become of an objective. */
export const OBJECTIVE_STATES = ["active", "done", "dropped"] as const;

/** One of the states of an objective. */
export type ObjectiveState = (typeof OBJECTIVE_STATES)[number];

const LINKS = `a list of at most ${MAX_LIST_LENGTH} ids of tickets`;

/** The front matter of `.yoi/objectives/<id>/item.md`. Keys `x-…` may hold anything and are not given to it. */
export const objectiveSchema = z
  .strictObject({
    title: oneLineField.meta({ description: "What is aimed at, in one line" }),
    state: z.enum(OBJECTIVE_STATES),
    created_at: timeField.meta({ description: "RFC 3339, UTC, whole seconds" }),
    updated_at: timeField.meta({ description: "RFC 3339, UTC, whole seconds" }),
    linked_tickets: z
      .array(ticketIdField, LINKS)
      .max(MAX_LIST_LENGTH, LINKS)
      .default([])
      .meta({ description: "Tickets that serve the objective; a link never blocks" }),
  })
  .meta({ title: "Front matter of an objective", patternProperties: { "^x-.": {} } });

type ObjectiveFields = z.infer<typeof objectiveSchema>;
type ObjectiveKey = keyof ObjectiveFields;

const KEYS = Object.keys(objectiveSchema.shape) as readonly ObjectiveKey[];

/** A goal with its context. A field that is missing or broken is left out and has its finding. */
export interface Objective {
  readonly id: string;
  readonly title?: string;
  readonly state?: ObjectiveState;
  readonly created_at?: string;
  readonly updated_at?: string;
  readonly linked_tickets: readonly string[];
  /** Exact text behind the front matter. */
  readonly body: string;
  /** Every key as written, with its place. */
  readonly entries: ReadonlyMap<string, FrontMatterEntry>;
}

/** An objective, or none when there is no front matter to read, and every fault of its shape. */
export interface ParsedObjective {
  readonly objective?: Objective;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the `item.md` of an objective; never throws. `id` is the name of its directory. */
export function parseObjective(text: string, path: string, id: string): ParsedObjective {
  const { frontMatter, diagnostics: first } = parseFrontMatter(text, path, id);
  if (frontMatter === undefined) return { diagnostics: first };
  const source: ObjectiveSource = { lines: text.split("\n", frontMatter.closeLine), path, id, frontMatter };
  const diagnostics = [...first, ...checkKeys(source)];
  const { fields, diagnostics: faults } = readFields(source);
  diagnostics.push(...faults);
  const { entries, body } = frontMatter;
  return { objective: { linked_tickets: [], ...fields, id, body, entries }, diagnostics };
}

/** A new `item.md` of an objective: known keys in their order, then the others, a blank line, and the body. */
export function formatObjective(
  fields: Readonly<Record<string, FieldValue | undefined>>,
  body: string,
): string {
  const keys = new Set<string>([...KEYS, ...Object.keys(fields)]);
  const lines = [...keys].flatMap((key) => {
    const value = Object.hasOwn(fields, key) ? fields[key] : undefined;
    return value === undefined ? [] : [`${key}: ${formatValue(value)}`];
  });
  const text = ["---", ...lines, "---", "", body.replace(/^\n+/, "")].join("\n");
  return text.endsWith("\n") ? text : `${text}\n`;
}

interface ObjectiveSource {
  /** The lines of the front matter. */
  readonly lines: readonly string[];
  readonly path: string;
  readonly id: string;
  readonly frontMatter: FrontMatter;
}

function checkKeys(source: ObjectiveSource): readonly Diagnostic[] {
  const { entries, closeLine } = source.frontMatter;
  const unknown = [...entries.keys()].filter((key) => !isKey(key) && !isOwnKey(key));
  const missing = KEYS.filter((key) => key !== "linked_tickets" && !entries.has(key));
  const close = { path: source.path, line: closeLine, column: 1, length: 3, source: "---" };
  return [
    ...unknown.map((key) => {
      const near = nearest(key, KEYS);
      const write = near === undefined ? "remove it" : `write ${near}`;
      const facts = { key, suggestion: `${write}, or begin the name with x- to keep it as your own` };
      return finding("objective/unknown-key", placeOf(source, key, keyPlace), facts, source.id);
    }),
    ...missing.map((key) => finding("objective/missing-key", close, { key }, source.id)),
  ];
}

/** The values the schema accepts; the others are left out. What was no YAML has its finding already. */
function readFields(source: ObjectiveSource): {
  readonly fields: Partial<ObjectiveFields>;
  readonly diagnostics: readonly Diagnostic[];
} {
  const fields: Partial<Record<ObjectiveKey, unknown>> = {};
  const diagnostics: Diagnostic[] = [];
  for (const key of KEYS) {
    const entry = source.frontMatter.entries.get(key);
    if (entry === undefined || entry.value === undefined) continue;
    const result = objectiveSchema.shape[key].safeParse(entry.value);
    if (result.success) fields[key] = result.data;
    else if (entry.raw !== true) diagnostics.push(describeValue(key, entry.value, result.error, source));
  }
  const links = uniqueLinks((fields.linked_tickets ?? []) as readonly string[], source);
  diagnostics.push(...links.diagnostics);
  return {
    fields: { ...(fields as Partial<ObjectiveFields>), linked_tickets: [...links.links] },
    diagnostics,
  };
}

function describeValue(
  key: ObjectiveKey,
  value: unknown,
  error: z.core.$ZodError,
  source: ObjectiveSource,
): Diagnostic {
  const issue = error.issues[0];
  const index = issue?.path[0];
  const part = typeof index === "number" && Array.isArray(value) ? value[index] : value;
  const words = key === "state" ? OBJECTIVE_STATES : [];
  const expected = words.length > 0 ? `one of ${words.join(", ")}` : (issue?.message ?? "usable");
  const suggestion =
    words.length > 0 ? suggest(typeof part === "string" ? part : "", words) : `write ${expected}`;
  const facts = { key, value: show(part), expected, suggestion };
  return finding("objective/bad-value", placeOf(source, key, valuePlace), facts, source.id);
}

function uniqueLinks(
  links: readonly string[],
  source: ObjectiveSource,
): { readonly links: readonly string[]; readonly diagnostics: readonly Diagnostic[] } {
  const seen = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  for (const target of links) {
    if (seen.has(idKey(target))) {
      const place = placeOf(source, "linked_tickets", valuePlace);
      diagnostics.push(finding("objective/duplicate-link", place, { target }, source.id));
    } else seen.set(idKey(target), target);
  }
  return { links: [...seen.values()], diagnostics };
}

function placeOf(source: ObjectiveSource, key: string, place: typeof keyPlace): Place {
  const entry = source.frontMatter.entries.get(key);
  if (entry === undefined) return { path: source.path };
  return place(entry, source.path, (source.lines[entry.line - 1] ?? "").replace(/\r$/, ""));
}

function isKey(key: string): key is ObjectiveKey {
  return Object.hasOwn(objectiveSchema.shape, key);
}

function show(value: unknown): string {
  if (value === null || value === "") return "empty";
  return typeof value === "string" ? value : JSON.stringify(value);
}
