import * as z from "zod";
import { type Diagnostic, finding } from "../diagnostic/diagnostic.ts";
import { nearest } from "../diagnostic/nearest.ts";
import type { OlderStatus } from "./files.ts";
import { type FrontMatter, type FrontMatterEntry, parseFrontMatter } from "./front-matter.ts";
import { boundFindings } from "./front-matter-place.ts";
import { describeIssue } from "./item-findings.ts";
import { translateOlder } from "./item-older.ts";
import { type ItemSource, keyFinding } from "./item-source.ts";
import {
  isLocalFact,
  isOwnKey,
  OLDER_KEYS,
  PRIORITIES,
  type Priority,
  READINESS,
  type Readiness,
} from "./item-words.ts";
import { MAX_LIST_LENGTH, MAX_ONE_LINE_LENGTH, MAX_WORD_LENGTH } from "./limits.ts";
import { STATES, type State } from "./state.ts";
import { parseDate, parseTime } from "./time.ts";

/** No control characters, line breaks or marks that turn the direction of text around. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing control characters is the purpose
const ONE_LINE = /^[^\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

const oneLine = z.string().max(MAX_ONE_LINE_LENGTH).regex(ONE_LINE).regex(/\S/);
const time = z
  .string()
  .regex(TIME)
  .refine((text) => parseTime(text) !== undefined);
const word = z
  .string()
  .max(MAX_WORD_LENGTH)
  .regex(ONE_LINE)
  .regex(/^[^\s,](?:[^,]*[^\s,])?$/);
const words = z.array(word).max(MAX_LIST_LENGTH);
const deferral = z
  .string()
  .regex(/^(?:later|\d{4}-\d{2}-\d{2})$/)
  .refine((text) => text === "later" || parseDate(text) !== undefined);

/** The front matter of `item.md` in the current form. Keys `x-…` may hold anything and are not given to it. */
export const itemSchema = z
  .strictObject({
    title: oneLine.describe("What the ticket is about, in one line"),
    state: z.enum(STATES).describe("Where the ticket stands"),
    created_at: time.describe("RFC 3339, UTC, whole seconds"),
    updated_at: time.describe("RFC 3339, UTC, whole seconds; moves with every change of the ticket"),
    priority: z.enum(PRIORITIES).default("P2"),
    labels: words.default([]),
    risk_flags: words.default([]),
    assignee: oneLine.nullable().default(null).describe("Who works on it by hand"),
    readiness: z.enum(READINESS).default("unspecified"),
    attention_required: oneLine
      .nullable()
      .default(null)
      .describe("What a person must decide; an overlay, no state"),
    queued_by: oneLine.nullable().default(null).describe("Who queued it; together with queued_at"),
    queued_at: time.nullable().default(null).describe("When it was queued; together with queued_by"),
    deferred_until: deferral.nullable().default(null).describe("A date, or later; an overlay, no state"),
  })
  .meta({ title: "Front matter of item.md", patternProperties: { "^x-.": {} } });

/** The current form with nothing required: what is missing has its own finding. */
const fieldsSchema = itemSchema.partial({ title: true, state: true, created_at: true, updated_at: true });

/** A key of the current form. */
export type ItemKey = keyof typeof itemSchema.shape;

/** The keys of the current form, in the order in which a new item has them. */
export const ITEM_KEYS = Object.keys(itemSchema.shape) as readonly ItemKey[];

const REQUIRED = ["title", "state", "created_at", "updated_at"] as const satisfies readonly ItemKey[];

/** A ticket's `item.md`. A field that is missing or broken is undefined or its default, and has its finding. */
export interface Item {
  readonly title?: string;
  readonly state?: State;
  readonly created_at?: string;
  readonly updated_at?: string;
  readonly priority: Priority;
  readonly labels: readonly string[];
  readonly risk_flags: readonly string[];
  readonly assignee: string | null;
  readonly readiness: Readiness;
  readonly attention_required: string | null;
  readonly queued_by: string | null;
  readonly queued_at: string | null;
  /** A date `YYYY-MM-DD`, or `later`. */
  readonly deferred_until: string | null;
  /** Exact text behind the front matter. */
  readonly body: string;
  /** Line on which the body begins, from 1. */
  readonly bodyLine: number;
  /** Every key as written, with its place. */
  readonly entries: ReadonlyMap<string, FrontMatterEntry>;
  /** Uses a key, word or layout of an older format. */
  readonly older: boolean;
}

/** An item, or none when there is no front matter to read, and every fault of its shape. */
export interface ItemResult {
  readonly item?: Item;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads an `item.md` of the current or an older form; never throws. `ticket` is the id, `status` the status directory
 * of the older layout. Older keys, words and layouts are warnings and are read as what they mean today.
 */
export function parseItem(text: string, path: string, ticket: string, status?: OlderStatus): ItemResult {
  const { frontMatter, diagnostics: first } = parseFrontMatter(text, path, ticket);
  if (frontMatter === undefined) return { diagnostics: first };
  const source: ItemSource = { text, path, ticket, entries: frontMatter.entries };
  const diagnostics = [...first];
  const data = currentValues(source, diagnostics);
  const older = translateOlder({ source, status, data, diagnostics });
  checkRequired(frontMatter, { source, data, diagnostics });
  const fields = readFields(data, { source, diagnostics });
  checkQueuedPair(fields, source, diagnostics);
  const { entries, body, bodyLine } = frontMatter;
  diagnostics.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return {
    item: { ...fields, body, bodyLine, entries, older },
    diagnostics: boundFindings(diagnostics, source),
  };
}

/** The values of the current form's keys; every other key is judged here by its name. */
function currentValues(source: ItemSource, diagnostics: Diagnostic[]): Map<ItemKey, unknown> {
  const data = new Map<ItemKey, unknown>();
  for (const [key, { value }] of source.entries) {
    if (isItemKey(key)) {
      if (value === null && !itemSchema.shape[key].safeParse(null).success) {
        diagnostics.push(keyFinding(source, key, "item/empty-value", { key }));
        data.set(key, undefined);
      } else data.set(key, value);
    } else if (!OLDER_KEYS.has(key) && !isOwnKey(key)) diagnostics.push(strangeKey(source, key));
  }
  return data;
}

function isItemKey(key: string): key is ItemKey {
  return Object.hasOwn(itemSchema.shape, key);
}

function strangeKey(source: ItemSource, key: string): Diagnostic {
  if (isLocalFact(key)) return keyFinding(source, key, "item/local-fact", { key });
  const near = nearest(key, ITEM_KEYS);
  const suggestion =
    near === undefined
      ? "remove it, or begin the name with x- to keep it as your own"
      : `write ${near}, or begin the name with x- to keep it as your own`;
  return keyFinding(source, key, "item/unknown-key", { key, suggestion });
}

interface Reading {
  readonly source: ItemSource;
  readonly diagnostics: Diagnostic[];
}

function checkRequired(
  frontMatter: FrontMatter,
  { source, data, diagnostics }: Reading & { readonly data: ReadonlyMap<ItemKey, unknown> },
): void {
  for (const key of REQUIRED) {
    if (data.has(key)) continue;
    const place = { path: source.path, line: frontMatter.closeLine, column: 1, length: 3, source: "---" };
    diagnostics.push(finding("item/missing-key", place, { key }, source.ticket));
  }
}

type Fields = Omit<Item, "body" | "bodyLine" | "entries" | "older">;

/** The fields the schema accepts; the others have their finding and are left to their defaults. */
function readFields(data: ReadonlyMap<ItemKey, unknown>, { source, diagnostics }: Reading): Fields {
  const values: Partial<Record<ItemKey, unknown>> = {};
  for (const [key, value] of data) if (value !== undefined) values[key] = value;
  const whole = fieldsSchema.safeParse(values);
  if (whole.success) return whole.data as Fields;
  const seen = new Set<ItemKey>();
  for (const issue of whole.error.issues) {
    const key = issue.path[0] as ItemKey;
    if (seen.has(key)) continue;
    seen.add(key);
    diagnostics.push(...describeIssue({ key, issue, value: values[key], source }));
    delete values[key];
  }
  return fieldsSchema.parse(values) as Fields;
}

function checkQueuedPair(fields: Fields, source: ItemSource, diagnostics: Diagnostic[]): void {
  const { queued_by, queued_at } = fields;
  if ((queued_by === null) === (queued_at === null)) return;
  const [present, missing] = queued_by === null ? ["queued_at", "queued_by"] : ["queued_by", "queued_at"];
  // A broken partner is there, only unreadable, and has its finding.
  if (source.entries.get(missing)?.value !== null && source.entries.has(missing)) return;
  diagnostics.push(keyFinding(source, present, "item/queued-pair", { present, missing }));
}
