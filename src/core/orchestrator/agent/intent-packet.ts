import * as z from "zod";
import type { Language } from "../../ticket/headings.ts";
import { PLAN_KINDS, type PlanRecord } from "../../ticket/plan.ts";
import { oneLineField, ticketIdField, timeField } from "../../ticket/record-fields.ts";
import { RELATION_KINDS } from "../../ticket/relations.ts";
import type { ThreadEvent } from "../../ticket/thread.ts";
import type { Ticket } from "../../ticket/ticket.ts";
import { parseAcceptanceCriteria } from "../../workspace/acceptance-criteria.ts";
import { oidField } from "../fields.ts";
import { sortSections } from "./body-sections.ts";
import { boundLine, boundText } from "./quote.ts";

/** The version of the packet that is made. */
const INTENT_PACKET_VERSION = 1;
/** Longest text of one part of a ticket's body, in UTF-16 code units. */
export const MAX_PART_LENGTH = 24_000;
/** Longest decision or intake summary, in UTF-16 code units. */
const MAX_DECISION_LENGTH = 4_000;
/** Most decisions; the newest are kept. */
export const MAX_DECISIONS = 40;
/** Most acceptance criteria. */
const MAX_CRITERIA = 200;
/** Longest criterion or note, in UTF-16 code units. */
const MAX_LINE_LENGTH = 1_000;
/** Most relations and most plan records. */
const MAX_LINKS = 100;
/** Most validation commands: as many as the configuration may hold. */
const MAX_COMMANDS = 50;

const bounded = z.strictObject({ text: z.string(), left_out: z.int().min(0) });
const link = { ticket: ticketIdField, note: z.string().nullable() };

/** What coder and reviewer are told about a ticket: the same for both, made by code from the ticket. */
export const intentPacketSchema = z
  .strictObject({
    version: z.literal(INTENT_PACKET_VERSION),
    ticket: ticketIdField,
    dir: z.string().meta({ description: "the ticket's directory in the repository" }),
    title: z.string(),
    branch: oneLineField,
    base: oidField.meta({ description: "the commit of the default branch that the work is compared with" }),
    worktree: oneLineField.nullable().meta({ description: "the coder's, relative to the main checkout" }),
    round: z.int().min(1),
    language: z.enum(["English", "Japanese"]).meta({ description: "of reports, reviews and findings" }),
    intent: bounded,
    summary: bounded.nullable().meta({ description: "the newest intake summary" }),
    binding: bounded.meta({ description: "decisions, invariants and limits from the body" }),
    decisions: z
      .array(
        z.strictObject({
          by: z.string(),
          role: z.string().nullable(),
          at: timeField.nullable(),
          body: bounded,
        }),
      )
      .meta({ description: "decision events, newest last" }),
    decisions_left_out: z.int().min(0).meta({ description: "older decisions" }),
    requirements: bounded,
    criteria: z.array(z.string()).meta({ description: "numbered from 1" }),
    criteria_as_written: bounded
      .nullable()
      .meta({ description: "the section, where it says more than its entries" }),
    latitude: bounded.nullable(),
    escalation: bounded.nullable(),
    relations: z.array(z.strictObject({ kind: z.enum(RELATION_KINDS), ...link })),
    plan: z.array(
      z.strictObject({
        of: ticketIdField,
        kind: z.enum(PLAN_KINDS),
        ticket: ticketIdField.nullable(),
        note: z.string().nullable(),
      }),
    ),
    validation: z.array(z.string()),
    protected_paths: z
      .array(z.string())
      .meta({ description: "patterns of paths that land only with a person's approval" }),
  })
  .meta({ title: "Intent packet" });

/** What coder and reviewer are told about a ticket. */
export type IntentPacket = z.infer<typeof intentPacketSchema>;

/** What a packet is made from. */
export interface PacketFacts {
  readonly ticket: Ticket;
  /** The work branch by its short name: `work/<id>`. */
  readonly branch: string;
  /** The commit of the default branch that the work is compared with. */
  readonly base: string;
  /** The coder's worktree, relative to the main checkout. */
  readonly worktree?: string;
  readonly validationCommands: readonly string[];
  /** `merge.protected_paths` of the configuration. */
  readonly protectedPaths?: readonly string[];
  /** Plan records of the ledger and of other tickets that name this one; those of the ticket are taken from it. */
  readonly plans?: readonly PlanRecord[];
  readonly round: number;
  readonly language: Language;
}

/** Makes the packet from the ticket. Secrets are masked, everything has a limit; never throws. */
export function makeIntentPacket(facts: PacketFacts): IntentPacket {
  const { ticket, branch, base, worktree, validationCommands, round, language } = facts;
  const body = ticket.item?.body ?? "";
  const sections = sortSections(body);
  const events = ticket.thread?.events ?? [];
  const decisions = events.filter(({ kind }) => kind === "decision");
  const summary = events.findLast(({ kind }) => kind === "intake_summary");
  return {
    version: INTENT_PACKET_VERSION,
    ticket: ticket.id,
    dir: ticket.dir,
    title: boundLine(ticket.item?.title ?? ticket.id, MAX_LINE_LENGTH),
    branch,
    base,
    worktree: worktree ?? null,
    round,
    language,
    intent: boundText(sections.intent, MAX_PART_LENGTH),
    summary: summary === undefined ? null : boundText(summary.body, MAX_DECISION_LENGTH),
    binding: boundText(sections.binding, MAX_PART_LENGTH),
    decisions: decisions.slice(-MAX_DECISIONS).map(decisionOf),
    decisions_left_out: Math.max(0, decisions.length - MAX_DECISIONS),
    requirements: boundText(sections.requirements, MAX_PART_LENGTH),
    criteria: parseAcceptanceCriteria(body)
      .slice(0, MAX_CRITERIA)
      .map((text) => boundLine(text, MAX_LINE_LENGTH)),
    criteria_as_written: isListOnly(sections.criteria) ? null : boundText(sections.criteria, MAX_PART_LENGTH),
    latitude: sections.latitude === "" ? null : boundText(sections.latitude, MAX_PART_LENGTH),
    escalation: sections.escalation === "" ? null : boundText(sections.escalation, MAX_PART_LENGTH),
    relations: ticket.relations.slice(0, MAX_LINKS).map(({ kind, target, note }) => ({
      kind,
      ticket: target,
      note: noteOf(note),
    })),
    plan: planOf([...ticket.planRecords, ...(facts.plans ?? [])]),
    validation: validationCommands.slice(0, MAX_COMMANDS).map((command) => boundText(command, 4_000).text),
    protected_paths: (facts.protectedPaths ?? [])
      .slice(0, MAX_LINKS)
      .map((path) => boundLine(path, MAX_LINE_LENGTH)),
  };
}

function decisionOf({ author, role, at, body }: ThreadEvent): IntentPacket["decisions"][number] {
  const time = timeField.safeParse(at);
  return {
    by: boundLine(author, MAX_LINE_LENGTH),
    role: role ?? null,
    at: time.success ? time.data : null,
    body: boundText(body, MAX_DECISION_LENGTH),
  };
}

/** Records that wait in the ledger are copied into the ticket at its acceptance: each counts once. */
function planOf(records: readonly PlanRecord[]): IntentPacket["plan"] {
  const byId = new Map(records.map((record) => [record.id, record]));
  return [...byId.values()].slice(-MAX_LINKS).map((record) => ({
    of: record.ticket_id,
    kind: record.kind,
    ticket: record.related_ticket ?? null,
    note: noteOf(record.note ?? record.accepted_plan?.summary),
  }));
}

function noteOf(note: string | undefined): string | null {
  return note === undefined || note.trim() === "" ? null : boundLine(note, MAX_LINE_LENGTH);
}

/** Whether a section of criteria is one heading and entries of one line, so that the numbered list says it all. */
function isListOnly(section: string): boolean {
  return section.split("\n").every((line, index) => /^\s*(?:$|[-*+]\s|\d+[.)]\s)/.test(line) || index === 0);
}
