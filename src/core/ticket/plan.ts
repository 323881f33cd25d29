import * as z from "zod";
import { type Diagnostic, finding } from "../diagnostic/diagnostic.ts";
import { byteLength } from "./files.ts";
import { idKey } from "./id.ts";
import { isLocalFact } from "./item-words.ts";
import { checkRecord, type JsonSource, jsonFinding, jsonPlace, jsonSource, memberOf } from "./json-record.ts";
import { type JsonNode, parseJson } from "./json-text.ts";
import { MAX_LINE_LENGTH, MAX_PLAN_RECORDS, MAX_RECORD_BYTES } from "./limits.ts";
import { noteField, oneLineField, ticketIdField, timeField } from "./record-fields.ts";

/** The kinds of Orchestrator decisions about order and capacity. */
export const PLAN_KINDS = [
  "before",
  "after",
  "blocked_by",
  "blocks",
  "conflicts_with",
  "do_not_parallelize",
  "waiting_capacity_note",
  "accepted_plan",
] as const;

/** One of the kinds of plan records. */
export type PlanKind = (typeof PLAN_KINDS)[number];

const RECORD_ID = "4 to 128 letters, digits, - or _";

/** One line of `artifacts/orchestration-plan.jsonl`. */
export const planRecordSchema = z
  .strictObject({
    id: z.string(RECORD_ID).regex(/^[0-9A-Za-z][0-9A-Za-z_-]{3,127}$/, RECORD_ID),
    ticket_id: ticketIdField.meta({ description: "The ticket the record is about" }),
    kind: z.enum(PLAN_KINDS),
    related_ticket: z.exactOptional(ticketIdField).meta({
      description: "The other ticket; all kinds but waiting_capacity_note and accepted_plan need it",
    }),
    note: z.exactOptional(noteField).meta({ description: "Why; waiting_capacity_note needs it" }),
    accepted_plan: z
      .exactOptional(
        z.strictObject(
          {
            summary: noteField.meta({ description: "What will be done" }),
            branch: oneLineField.meta({ description: "The work branch" }),
            role_plan: z.exactOptional(noteField).meta({ description: "Who does what" }),
          },
          "an object with summary and branch",
        ),
      )
      .meta({ description: "What was accepted; kind accepted_plan needs it" }),
    author: oneLineField.meta({ description: "Who decided" }),
    at: timeField.meta({ description: "When, RFC 3339 in UTC and whole seconds" }),
  })
  .meta({ title: "Plan record", description: "One Orchestrator decision about order or capacity" });

/** One decision, with its line and its text, which append-only compares byte for byte. */
export interface PlanRecord extends z.infer<typeof planRecordSchema> {
  readonly line?: number;
  readonly text?: string;
}

/** Plan records with what was found wrong in their file. */
export interface ParsedPlan {
  readonly planRecords: readonly PlanRecord[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads `artifacts/orchestration-plan.jsonl`. A line with a fault has its findings and does not count. */
export function parsePlan(text: string, path: string, ticket: string): ParsedPlan {
  const size = text.length > MAX_RECORD_BYTES / 3 ? byteLength(text) : text.length;
  if (size > MAX_RECORD_BYTES) {
    const found = finding("plan/too-large", { path }, { size, limit: MAX_RECORD_BYTES }, ticket);
    return { planRecords: [], diagnostics: [found] };
  }
  const planRecords: PlanRecord[] = [];
  const diagnostics: Diagnostic[] = [];
  const ids = new Map<string, number>();
  let count = 0;
  for (const [index, whole] of text.split("\n").entries()) {
    const line = whole.endsWith("\r") ? whole.slice(0, -1) : whole;
    if (line.trim() === "") continue;
    count += 1;
    const place = { path, line: index + 1, source: line.slice(0, 500) };
    if (count > MAX_PLAN_RECORDS) {
      diagnostics.push(finding("plan/too-many", place, { limit: MAX_PLAN_RECORDS }, ticket));
      break;
    }
    if (line.length > MAX_LINE_LENGTH) {
      const facts = { length: line.length, limit: MAX_LINE_LENGTH };
      diagnostics.push(finding("plan/line-too-long", place, facts, ticket));
      continue;
    }
    const read = readRecord(
      jsonSource({ area: "plan", path, ticket, text: line, firstLine: index + 1 }),
      ids,
    );
    diagnostics.push(...read.diagnostics);
    if (read.record !== undefined) planRecords.push({ ...read.record, line: index + 1, text: line });
  }
  return { planRecords, diagnostics };
}

/** One line of the file for a record. `line` and `text` are not written. */
export function formatPlanRecord(record: PlanRecord): string {
  const { id, ticket_id, kind, related_ticket, note, accepted_plan, author, at } = record;
  return JSON.stringify({ id, ticket_id, kind, related_ticket, note, accepted_plan, author, at });
}

/** The file with one record more at its end, in its line endings; `undefined` begins a new file. */
export function appendPlanRecord(text: string | undefined, record: PlanRecord): string {
  const before = text ?? "";
  const eol = before.includes("\r\n") ? "\r\n" : "\n";
  const gap = before === "" || before.endsWith("\n") ? "" : eol;
  return `${before}${gap}${formatPlanRecord(record)}${eol}`;
}

interface ReadRecord {
  readonly record?: z.infer<typeof planRecordSchema>;
  readonly diagnostics: readonly Diagnostic[];
}

function readRecord(source: JsonSource, ids: Map<string, number>): ReadRecord {
  const json = parseJson(source.text);
  if (json.kind === "broken") {
    const place = jsonPlace(source, json.offset);
    return { diagnostics: [finding("plan/not-json", place, { problem: json.problem }, source.ticket)] };
  }
  const { node, diagnostics: local } = withoutLocalFacts(json.node, source);
  const { record, diagnostics: shape } = checkRecord(planRecordSchema, node, source);
  if (record === undefined) return { diagnostics: [...local, ...shape] };
  const faults = checkPlanRecord(record, node, source, ids);
  const diagnostics = [...local, ...faults];
  return faults.length > 0 ? { diagnostics } : { record, diagnostics };
}

function checkPlanRecord(
  record: z.infer<typeof planRecordSchema>,
  node: JsonNode,
  source: JsonSource,
  ids: Map<string, number>,
): readonly Diagnostic[] {
  const { id, ticket_id, kind, related_ticket } = record;
  const partOf = (key: string): JsonNode => memberOf(node, key)?.node ?? node;
  const needed = neededKey(kind);
  if (record[needed] === undefined || record[needed] === "") {
    const start = { start: node.start, end: node.start + 1 };
    return [jsonFinding(source, start, "plan/missing-key", { key: needed })];
  }
  if (ticket_id !== source.ticket) {
    const facts = { ticket_id, ticket: source.ticket };
    return [jsonFinding(source, partOf("ticket_id"), "plan/wrong-ticket", facts)];
  }
  if (related_ticket !== undefined && idKey(related_ticket) === idKey(ticket_id)) {
    return [jsonFinding(source, partOf("related_ticket"), "plan/self", { kind })];
  }
  const earlier = ids.get(id);
  if (earlier !== undefined) {
    return [jsonFinding(source, partOf("id"), "plan/duplicate-id", { id, line: earlier })];
  }
  ids.set(id, source.firstLine);
  return [];
}

function neededKey(kind: PlanKind): "note" | "accepted_plan" | "related_ticket" {
  if (kind === "waiting_capacity_note") return "note";
  return kind === "accepted_plan" ? "accepted_plan" : "related_ticket";
}

/** The record without keys such as `worktree`, which older tools wrote: each is a warning. */
function withoutLocalFacts(
  node: JsonNode,
  source: JsonSource,
): { readonly node: JsonNode; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const strip = (from: JsonNode): JsonNode => {
    if (from.members === undefined) return from;
    const members = from.members.filter((member) => {
      const isLocal = isLocalFact(member.key);
      if (isLocal) diagnostics.push(jsonFinding(source, member, "plan/local-fact", { key: member.key }));
      return !isLocal;
    });
    const kept = members.map((member) => {
      return member.key === "accepted_plan" ? { ...member, node: strip(member.node) } : member;
    });
    const value: Record<string, unknown> = Object.create(null);
    for (const { key, node: part } of kept) if (!Object.hasOwn(value, key)) value[key] = part.value;
    return { ...from, value, members: kept };
  };
  return { node: strip(node), diagnostics };
}
