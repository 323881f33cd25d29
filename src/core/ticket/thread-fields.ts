import type { Code, FactsOf } from "../diagnostic/codes.ts";
import { nearest } from "../diagnostic/nearest.ts";
import { MAX_ONE_LINE_LENGTH } from "./limits.ts";
import { isRole, ROLES, type Role } from "./role.ts";
import { CLOSE_STATUSES, STATES, type State, stateOf } from "./state.ts";
import { suggest } from "./suggest.ts";
import { EVENT_ATTRIBUTES, type HeaderAttribute, isKnownAttribute } from "./thread-header.ts";
import { parseTime } from "./time.ts";

/** What a review may say. */
export const REVIEW_STATUSES = ["approve", "request_changes"] as const;

/** What the attributes of one header mean. */
export interface EventFields {
  readonly author: string;
  readonly role?: Role;
  readonly at?: string;
  readonly id?: string;
  readonly from?: State;
  readonly to?: State;
  readonly reason?: string;
  readonly status?: string;
  readonly field?: string;
}

/** The fields of a header; `older` is set where an older word or name was read. */
export interface ReadFields {
  readonly fields: EventFields;
  readonly older: boolean;
}

/** Takes one fault of a header, with the attribute it is about where there is one. */
export type ReportHeader = <C extends Code>(code: C, facts: FactsOf<C>, attribute?: HeaderAttribute) => void;

/** The attributes of a header by name, the first of each; doubles and strange names are reported. */
export function indexAttributes(
  list: readonly HeaderAttribute[],
  report: ReportHeader,
): ReadonlyMap<string, HeaderAttribute> {
  const attributes = new Map<string, HeaderAttribute>();
  for (const attribute of list) {
    const { name, value } = attribute;
    if (attributes.has(name)) {
      report("thread/duplicate-attribute", { attribute: name }, attribute);
      continue;
    }
    attributes.set(name, attribute);
    if (value.length > MAX_ONE_LINE_LENGTH) {
      const facts = { attribute: name, length: value.length, limit: MAX_ONE_LINE_LENGTH };
      report("thread/value-too-long", facts, attribute);
    }
    if (!isKnownAttribute(name) && !name.startsWith("x-")) {
      const near = nearest(name, EVENT_ATTRIBUTES);
      const suggestion =
        near === undefined ? `remove it, or call it x-${name}` : `write ${near}: instead of ${name}:`;
      report("thread/unknown-attribute", { attribute: name, suggestion }, attribute);
    }
  }
  return attributes;
}

/** Reads the values of a header. A broken value has its finding and is left out; the others survive. */
export function readFields(
  kind: string,
  attributes: ReadonlyMap<string, HeaderAttribute>,
  report: ReportHeader,
): ReadFields {
  const text = (name: string): string | undefined => attributes.get(name)?.value || undefined;
  const author = text("author");
  if (author === undefined)
    report("thread/missing-attribute", { kind, attribute: "author" }, attributes.get("author"));
  const states = readStates(kind, attributes, report);
  const status = readStatus(kind, attributes, report);
  const fields: { -readonly [Key in keyof EventFields]: EventFields[Key] } = {
    author: author ?? "",
  };
  const id = readId(attributes.get("id"), report);
  const role = readRole(attributes.get("role"), report);
  const at = readAt(kind, attributes.get("at"), report);
  const reason = text("reason");
  const field = text("field");
  if (role !== undefined) fields.role = role;
  if (at !== undefined) fields.at = at;
  if (id !== undefined) fields.id = id;
  if (states.from !== undefined) fields.from = states.from;
  if (states.to !== undefined) fields.to = states.to;
  if (reason !== undefined) fields.reason = reason;
  if (status.status !== undefined) fields.status = status.status;
  if (field !== undefined) fields.field = field;
  return { fields, older: states.older || status.older || field === "workflow_state" };
}

function readId(id: HeaderAttribute | undefined, report: ReportHeader): string | undefined {
  if (id === undefined) return undefined;
  if (/^[0-9A-Za-z_-]{4,64}$/.test(id.value)) return id.value;
  report("thread/bad-id", { id: id.value === "" ? "an empty value" : id.value }, id);
  return undefined;
}

function readRole(role: HeaderAttribute | undefined, report: ReportHeader): Role | undefined {
  if (role === undefined) return undefined;
  if (isRole(role.value)) return role.value;
  const suggestion = suggest(role.value, ROLES);
  report("thread/bad-role", { role: role.value === "" ? "an empty value" : role.value, suggestion }, role);
  return undefined;
}

function readAt(kind: string, at: HeaderAttribute | undefined, report: ReportHeader): string | undefined {
  if (at === undefined || at.value === "") report("thread/missing-attribute", { kind, attribute: "at" }, at);
  else if (parseTime(at.value) !== undefined) return at.value;
  else report("thread/bad-time", { time: at.value }, at);
  return undefined;
}

type States = { readonly from: State | undefined; readonly to: State | undefined; readonly older: boolean };

function readStates(
  kind: string,
  attributes: ReadonlyMap<string, HeaderAttribute>,
  report: ReportHeader,
): States {
  const isMove = kind === "state_changed";
  const hasId = attributes.has("id");
  let older = false;
  const read = (name: "from" | "to"): State | undefined => {
    const attribute = attributes.get(name);
    if (attribute === undefined || attribute.value === "") {
      if (isMove) report("thread/missing-attribute", { kind, attribute: name }, attribute);
      return undefined;
    }
    const word = attribute.value;
    const state = stateOf(word);
    const isOlder = state !== undefined && state !== word;
    if (isOlder) older = true;
    if (isMove && (state === undefined || (isOlder && hasId))) {
      const suggestion = isOlder ? `write ${state} instead of ${word}` : suggest(word, STATES);
      report("thread/bad-state", { attribute: name, word, suggestion }, attribute);
    }
    return state;
  };
  const from = read("from");
  const to = read("to");
  const reason = attributes.get("reason");
  if (isMove && (reason === undefined || reason.value === "")) {
    report("thread/missing-attribute", { kind, attribute: "reason" }, reason);
  }
  return { from, to, older };
}

function readStatus(
  kind: string,
  attributes: ReadonlyMap<string, HeaderAttribute>,
  report: ReportHeader,
): { readonly status: string | undefined; readonly older: boolean } {
  const status = attributes.get("status");
  if (kind !== "review" && kind !== "close") return { status: status?.value || undefined, older: false };
  const result = kind === "review" && status === undefined ? attributes.get("result") : undefined;
  if (result !== undefined)
    report("thread/older-attribute", { attribute: "result", current: "status" }, result);
  const found = status ?? result;
  if (found === undefined || found.value === "") {
    report("thread/missing-attribute", { kind, attribute: "status" }, found);
    return { status: undefined, older: result !== undefined };
  }
  const older = kind === "close" && found.value === "closed" && !attributes.has("id");
  const allowed: readonly string[] = kind === "review" ? REVIEW_STATUSES : CLOSE_STATUSES;
  if (!older && !allowed.includes(found.value)) {
    report("thread/bad-status", { status: found.value, kind, allowed: allowed.join(", ") }, found);
    return { status: undefined, older: result !== undefined };
  }
  return { status: found.value, older: older || result !== undefined };
}
