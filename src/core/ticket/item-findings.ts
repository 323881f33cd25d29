import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { nearest } from "../diagnostic/nearest.ts";
import type { ItemKey } from "./item.ts";
import { type ItemSource, valueFinding } from "./item-source.ts";
import { PRIORITIES, READINESS } from "./item-words.ts";
import { MAX_LIST_LENGTH, MAX_ONE_LINE_LENGTH, MAX_WORD_LENGTH } from "./limits.ts";
import { STATES } from "./state.ts";

/** What the schema objects to: the first part of its path is the key. */
export interface FieldIssue {
  readonly key: ItemKey;
  readonly issue: { readonly code?: string | undefined; readonly path: readonly PropertyKey[] };
  readonly value: unknown;
  readonly source: ItemSource;
}

/** The finding for a value the schema refuses; none for a line that has its finding because it is no YAML. */
export function describeIssue(field: FieldIssue): readonly Diagnostic[] {
  const { key, source } = field;
  return source.entries.get(key)?.raw === true ? [] : [describeValue(field)];
}

function describeValue({ key, issue, value, source }: FieldIssue): Diagnostic {
  const shown = show(value);
  switch (key) {
    case "state":
      return valueFinding(source, key, "item/unknown-state", {
        value: shown,
        choices: STATES.join(", "),
        suggestion: suggest(value, STATES),
      });
    case "priority":
      return unknownWord({ key, value, source, choices: PRIORITIES });
    case "readiness":
      return unknownWord({ key, value, source, choices: READINESS });
    case "created_at":
    case "updated_at":
    case "queued_at":
      return valueFinding(source, key, "item/bad-time", { key, value: shown });
    case "deferred_until":
      return valueFinding(source, key, "item/bad-deferral", { value: shown });
    case "labels":
    case "risk_flags":
      return listFinding({ key, issue, value, source });
    case "title":
    case "assignee":
    case "attention_required":
    case "queued_by":
      return textFinding({ key, issue, value, source });
  }
}

interface Choice {
  readonly key: string;
  readonly value: unknown;
  readonly source: ItemSource;
  readonly choices: readonly string[];
}

function unknownWord({ key, value, source, choices }: Choice): Diagnostic {
  const facts = { key, value: show(value), choices: choices.join(", "), suggestion: suggest(value, choices) };
  return valueFinding(source, key, "item/unknown-word", facts);
}

/** An imperative line that names the nearest choice, or all of them. */
function suggest(value: unknown, choices: readonly string[]): string {
  const near = typeof value === "string" ? nearest(value, choices) : undefined;
  return near === undefined ? `write one of ${choices.join(", ")}` : `write ${near}`;
}

function listFinding({ key, issue, value, source }: FieldIssue): Diagnostic {
  if (!Array.isArray(value)) return valueFinding(source, key, "item/bad-list", { key, value: show(value) });
  const index = issue.path[1];
  if (typeof index !== "number") {
    return valueFinding(source, key, "item/list-too-long", {
      key,
      count: value.length,
      limit: MAX_LIST_LENGTH,
    });
  }
  return valueFinding(source, key, "item/bad-word", {
    key,
    value: show(value[index]),
    limit: MAX_WORD_LENGTH,
  });
}

function textFinding({ key, issue, value, source }: FieldIssue): Diagnostic {
  if (typeof value === "string" && issue.code === "too_big") {
    return valueFinding(source, key, "item/text-too-long", {
      key,
      length: value.length,
      limit: MAX_ONE_LINE_LENGTH,
    });
  }
  const at = source.entries.has(key) ? key : "action_required";
  return valueFinding(source, at, "item/bad-text", { key: at, what: describeText(value) });
}

function describeText(value: unknown): string {
  if (typeof value !== "string") return `${nounOf(value)} to YAML`;
  if (value.trim() === "") return "empty";
  return /[\r\n]/.test(value) ? "more than one line" : "text with control characters";
}

function nounOf(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a map";
  return typeof value === "number" ? "a number" : "true or false";
}

/** A value as a short text; longer ones are cut with the facts. */
function show(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
