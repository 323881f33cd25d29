import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { OlderStatus } from "../ticket/files.ts";
import { type FrontMatterEntry, parseFrontMatter } from "../ticket/front-matter.ts";
import type { FieldValue } from "../ticket/front-matter-write.ts";
import { type Item, itemSchema, parseItem } from "../ticket/item.ts";
import { editItem } from "../ticket/item-edit.ts";
import { OLDER_KEYS, OLDER_READINESS } from "../ticket/item-words.ts";

/** An item to be brought to the current form. */
export interface ItemSource {
  readonly text: string;
  readonly path: string;
  readonly id: string;
  readonly status?: OlderStatus | undefined;
}

/** Faults by which it is not certain what an older item means: a person must decide. */
const UNDECIDED: ReadonlySet<string> = new Set(["item/older-word", "item/older-conflict"]);

/** What an item says and whether it is in an older form, or the fault that keeps it from being migrated. */
export type ReadItem =
  | { readonly kind: "item"; readonly item: Item; readonly older: boolean }
  | { readonly kind: "fault"; readonly fault: Diagnostic | undefined; readonly isOlder: boolean };

/** Reads an item with the eyes of a migration: a line that is no YAML is of an older form too. */
export function readItem({ text, path, id, status }: ItemSource): ReadItem {
  const { item, diagnostics } = parseItem(text, path, id, status);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (item === undefined) return { kind: "fault", fault: errors[0], isOlder: false };
  const older = item.older || [...item.entries.values()].some(({ raw }) => raw === true);
  const undecided = errors.find(({ code }) => UNDECIDED.has(code));
  if (undecided !== undefined) return { kind: "fault", fault: undecided, isOlder: true };
  if (older && item.state === undefined) return { kind: "fault", fault: errors[0], isOlder: true };
  return { kind: "item", item, older };
}

/** A new text of an item, and what became of its lines. */
export interface MigratedItem {
  readonly text: string;
  /** What changed, as the lines of a diff: `-kind: task`, `+state: closed`. */
  readonly diff: readonly string[];
  /** The same in words, for a plan. */
  readonly changes: readonly string[];
}

/**
 * The item in the current form, with `updated_at` moved to `at`. Only lines that an older form wrote otherwise are
 * changed; all others keep their bytes and their places. `full` is false where the item is current already and only
 * its time moves.
 */
export function migrateItem(
  text: string,
  item: Item,
  { at, full }: { readonly at: string; readonly full: boolean },
): MigratedItem {
  const edit = full ? currentForm(item) : ONLY_TIME;
  const renamed = renameKeys(text, item.entries, edit.renamed);
  const set: ItemChange["set"] = { ...edit.set, updated_at: at };
  for (const [from, to] of edit.renamed) {
    if (renamed.done.has(from)) continue;
    set[from] = undefined;
    set[to] ??= scalarOf(item.entries.get(from));
  }
  const result = editItem(renamed.text, { set });
  return { text: result, ...compare(text, result, renamed.done) };
}

interface ItemChange {
  /** Keys that stay where they are under their name of today. */
  readonly renamed: ReadonlyMap<string, string>;
  readonly set: Record<string, FieldValue | undefined>;
}

const ONLY_TIME: ItemChange = { renamed: new Map(), set: {} };

function currentForm(item: Item): ItemChange {
  const { entries } = item;
  const renamed = new Map<string, string>();
  const set: Record<string, FieldValue | undefined> = {};
  for (const key of OLDER_KEYS.keys()) if (entries.has(key)) set[key] = undefined;
  for (const [key, { raw, value }] of entries) {
    if (raw === true && !OLDER_KEYS.has(key)) set[key] = String(value);
  }
  if (entries.get("state")?.value !== item.state) {
    const from = entries.has("state")
      ? undefined
      : ["workflow_state", "status"].find((key) => entries.has(key));
    if (from !== undefined) rename(from, "state");
    set["state"] = item.state;
  }
  if (entries.has("action_required")) {
    if (!entries.has("attention_required")) rename("action_required", "attention_required");
    else if (entries.get("attention_required")?.value !== item.attention_required) {
      set["attention_required"] = item.attention_required;
    }
  }
  const labels = labelsWithKind(item);
  if (labels !== undefined) set["labels"] = labels;
  if (OLDER_READINESS.has(String(entries.get("readiness")?.value))) set["readiness"] = item.readiness;
  if (item.deferred_until !== null && !entries.has("deferred_until"))
    set["deferred_until"] = item.deferred_until;
  const isStale = item.state === "intake" || item.state === "ready";
  for (const key of ["queued_by", "queued_at"]) {
    const entry = entries.get(key);
    if (entry !== undefined && (isStale || entry.value === null)) set[key] = undefined;
  }
  return { renamed, set };

  function rename(from: string, to: string): void {
    renamed.set(from, to);
    delete set[from];
  }
}

/** What kind of work it is, is told by a label today; `task` was the kind of everything that is nothing special. */
function labelsWithKind({ entries, labels }: Item): readonly string[] | undefined {
  const kind = entries.get("kind")?.value;
  const written = entries.get("labels")?.value;
  if (typeof kind !== "string" || kind === "task" || labels.includes(kind)) return undefined;
  // Labels that could not be read stay as they are for a person to mend.
  if (written !== undefined && String(written) !== labels.join(",")) return undefined;
  const next = [...labels, kind];
  return itemSchema.shape.labels.safeParse(next).success ? next : undefined;
}

/** Gives keys their new names on the lines where they stand; one that is written in an unusual way is left. */
function renameKeys(
  text: string,
  entries: ReadonlyMap<string, FrontMatterEntry>,
  names: ReadonlyMap<string, string>,
): { readonly text: string; readonly done: ReadonlyMap<string, string> } {
  const done = new Map<string, string>();
  if (names.size === 0) return { text, done };
  const lines = text.split("\n");
  for (const [from, to] of names) {
    const index = (entries.get(from)?.line ?? 0) - 1;
    const line = lines[index];
    if (line === undefined || !line.trimStart().startsWith(`${from}:`)) continue;
    lines[index] = line.replace(from, to);
    done.set(from, to);
  }
  return { text: lines.join("\n"), done };
}

function scalarOf(entry: FrontMatterEntry | undefined): string | null {
  return typeof entry?.value === "string" ? entry.value : null;
}

/** The lines of the front matter that differ, key by key in the order of the old text. */
function compare(
  before: string,
  after: string,
  renamed: ReadonlyMap<string, string>,
): Pick<MigratedItem, "diff" | "changes"> {
  const old = entryLines(before);
  const now = entryLines(after);
  const diff: string[] = [];
  const changes: string[] = [];
  const gone: string[] = [];
  for (const [key, lines] of old) {
    const name = renamed.get(key) ?? key;
    const next = now.get(name);
    if (next?.join("\n") === lines.join("\n")) continue;
    diff.push(...lines.map((line) => `-${line}`), ...(next ?? []).map((line) => `+${line}`));
    if (next === undefined) gone.push(key);
    else if (key !== "updated_at") changes.push(`${lines.join(" ")} → ${next.join(" ")}`);
  }
  const known = new Set([...old.keys()].map((key) => renamed.get(key) ?? key));
  for (const [key, lines] of now) {
    if (known.has(key)) continue;
    diff.push(...lines.map((line) => `+${line}`));
    if (key !== "updated_at") changes.push(`added ${lines.join(" ")}`);
  }
  if (gone.length > 0) changes.push(`kept in the event: ${gone.join(", ")}`);
  return { diff, changes };
}

function entryLines(text: string): ReadonlyMap<string, readonly string[]> {
  const { frontMatter } = parseFrontMatter(text, "item.md");
  if (frontMatter === undefined) return new Map();
  const lines = text.split("\n", frontMatter.closeLine).map((line) => line.replace(/\r$/, ""));
  return new Map(
    [...frontMatter.entries].map(([key, { line, endLine }]) => [key, lines.slice(line - 1, endLine)]),
  );
}
