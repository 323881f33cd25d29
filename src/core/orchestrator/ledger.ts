import * as z from "zod";
import type { PlanRecord } from "../ticket/plan.ts";
import { oneLineField, ticketIdField, timeField } from "../ticket/record-fields.ts";
import { generationField, oidField, randomIdField, reasonField } from "./fields.ts";
import { subjectSchema } from "./subject.ts";

/** The version of the ledger's files that is written. */
export const LEDGER_VERSION = 1;
/** Most claims of one ticket that the ledger remembers; the oldest go first, the newest generation is never forgotten. */
export const MAX_ENDED_CLAIMS = 100;
/** Most completed operations that one claim remembers. */
export const MAX_OPERATIONS = 200;
/** Most reasons for which one ticket waits. */
export const MAX_WAIT_REASONS = 20;

const processSchema = z.strictObject({
  kind: z.literal("process"),
  host: oneLineField.meta({ description: "random name of the machine, no host name" }),
  pid: z.int().min(1),
  started: z.string().max(64).meta({ description: "when the process started, as its system says it" }),
});

const runSchema = z.strictObject({
  kind: z.literal("run"),
  run: z.int().min(1).meta({ description: "id of the forge's run of a workflow" }),
  run_attempt: z.int().min(1).meta({ description: "which attempt of that run: a re-run is another one" }),
});

/** Who runs an attempt: a process of a machine, or a run of a workflow. */
export const runnerSchema = z.discriminatedUnion("kind", [processSchema, runSchema]);

/** One run of one agent for one ticket, opened before anything starts. */
export const attemptSchema = z.strictObject({
  id: randomIdField,
  role: z.enum(["coder", "reviewer", "validator"]),
  round: z.int().min(1),
  head: oidField.meta({ description: "the commit it starts from" }),
  opened_at: timeField,
  deadline: timeField.meta({ description: "decides only where nothing can be asked whether it lives" }),
  runner: runnerSchema
    .nullable()
    .meta({ description: "null until the first step of what was started binds it" }),
});

/** The exclusive right to work on a ticket. */
export const claimSchema = z.strictObject({
  generation: generationField,
  queued_at: timeField.meta({ description: "the queueing that was accepted" }),
  base: oidField.meta({ description: "the default branch at acceptance" }),
  acceptance: oidField.meta({ description: "the commit that holds the acceptance" }),
  head: oidField.meta({ description: "where the work ref is expected" }),
  before: oidField
    .nullable()
    .meta({ description: "where it was before its last move; null: it did not exist" }),
  round: z.int().min(1).meta({ description: "round of coding and review, from 1" }),
  attempts: z.int().min(0).meta({ description: "attempts opened under this claim" }),
  failures: z.int().min(0).meta({ description: "attempts in a row that brought nothing" }),
  retry_after: timeField.nullable().meta({ description: "no attempt is opened before" }),
  attempt: attemptSchema.nullable(),
  attention: reasonField.nullable().meta({
    description: "what a person must decide, where the ticket on the work ref cannot say it",
  }),
  request: oneLineField.nullable().meta({ description: "the forge's request: a number, or the branch" }),
  landed: oidField.nullable().meta({ description: "the commit on the default branch that landed the work" }),
  operations: z
    .array(oneLineField)
    .max(MAX_OPERATIONS)
    .meta({ description: "what was done once and for all" }),
});

/** How a claim ended. The same queueing is never claimed again. */
export const OUTCOMES = ["completed", "withdrawn", "abandoned", "returned"] as const;

const endedSchema = z.strictObject({
  generation: generationField,
  queued_at: timeField,
  outcome: z.enum(OUTCOMES),
  at: timeField,
  head: oidField.nullable().meta({
    description: "where the work ref was deleted, rescued unless it landed; null: it was gone already",
  }),
  landed: oidField.nullable(),
});

/** `claims/<id>.json`: the live claim of a ticket and the ended ones, oldest first. */
export const claimFileSchema = z.strictObject({
  version: z.literal(LEDGER_VERSION),
  ticket: ticketIdField,
  live: claimSchema.nullable(),
  ended: z.array(endedSchema).max(MAX_ENDED_CLAIMS),
});

/** Why a queued ticket is not accepted, or a claimed one does not go on. */
export const WAIT_KINDS = [
  "relation",
  "plan",
  "capacity",
  "attention",
  "deferred",
  "readiness",
  "outcome",
  "branch",
  "worktree",
  "checkout",
  "retry",
  "running",
  "gate",
  "person",
  "agent",
  "diverged",
  "judgement",
] as const;

/** One reason for waiting. */
export const waitReasonSchema = z.strictObject({
  kind: z.enum(WAIT_KINDS),
  text: reasonField,
  tickets: z
    .array(ticketIdField)
    .max(MAX_WAIT_REASONS)
    .meta({ description: "the other tickets it is about" }),
});

/** `waits/<id>.json`. */
export const waitSchema = z.strictObject({
  version: z.literal(LEDGER_VERSION),
  ticket: ticketIdField,
  since: timeField.meta({ description: "since when these reasons hold" }),
  reasons: z.array(waitReasonSchema).min(1).max(MAX_WAIT_REASONS),
});

const said = {
  id: randomIdField,
  by: oneLineField.meta({ description: "a person's name, or orchestrator" }),
  at: timeField,
  head: oidField.meta({ description: "the commit that was looked at" }),
  subject: subjectSchema,
};

/** One finding of a person who asked for changes. */
const requestedSchema = z.strictObject({
  path: z.string().max(500).nullable(),
  line: z.int().min(1).nullable(),
  text: z.string().max(4_000),
});

/** One line of `verdicts/<id>.jsonl`: what is said after the proposal. */
export const verdictSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("approval"), ...said, note: z.string().max(4_000).nullable() }),
  z.strictObject({
    kind: z.literal("changes_requested"),
    ...said,
    note: z.string().max(4_000),
    findings: z.array(requestedSchema).max(100),
  }),
  z.strictObject({
    kind: z.literal("override"),
    ...said,
    gate: oneLineField.meta({ description: "the part of the gate that is overridden" }),
    reason: z.string().max(4_000),
  }),
  z.strictObject({
    kind: z.literal("validation"),
    ...said,
    passed: z.boolean(),
    note: z.string().max(4_000),
  }),
  z.strictObject({
    kind: z.literal("update"),
    ...said,
    from: subjectSchema.meta({
      description: "what review and approvals were about; they hold for `subject` too",
    }),
  }),
  z.strictObject({
    kind: z.literal("post_merge"),
    ...said,
    passed: z.boolean(),
    note: z.string().max(4_000),
  }),
]);

/** A process that runs attempts. */
export type ProcessRunner = z.infer<typeof processSchema>;
/** Who runs an attempt. */
export type Runner = z.infer<typeof runnerSchema>;
/** One run of one agent for one ticket. */
export type Attempt = z.infer<typeof attemptSchema>;
/** The exclusive right to work on a ticket. */
export type Claim = z.infer<typeof claimSchema>;
/** How a claim ended. */
export type Outcome = (typeof OUTCOMES)[number];
/** A claim that ended. */
export type EndedClaim = z.infer<typeof endedSchema>;
/** The claims of one ticket. */
export type ClaimFile = z.infer<typeof claimFileSchema>;
/** One reason for waiting. */
export type WaitReason = z.infer<typeof waitReasonSchema>;
/** Why a ticket waits, and since when. */
export type Wait = z.infer<typeof waitSchema>;
/** What was said about a proposal. */
export type LedgerVerdict = z.infer<typeof verdictSchema>;

/** All that the ledger holds, by ticket. A plain value: whoever changes it makes a new one. */
export interface Ledger {
  readonly claims: ReadonlyMap<string, ClaimFile>;
  readonly waits: ReadonlyMap<string, Wait>;
  /** Decisions about order and capacity that were made before acceptance. */
  readonly plans: ReadonlyMap<string, readonly PlanRecord[]>;
  readonly verdicts: ReadonlyMap<string, readonly LedgerVerdict[]>;
}

/** A ledger that nobody has written to. */
export const EMPTY_LEDGER: Ledger = {
  claims: new Map(),
  waits: new Map(),
  plans: new Map(),
  verdicts: new Map(),
};

/** The live claim of a ticket. */
export function liveClaim(ledger: Ledger, ticket: string): Claim | undefined {
  return ledger.claims.get(ticket)?.live ?? undefined;
}

/** The newest generation of a ticket; 0 where it was never claimed. Deleting a branch does not reset it. */
export function generationOf(ledger: Ledger, ticket: string): number {
  const file = ledger.claims.get(ticket);
  return file?.live?.generation ?? file?.ended.at(-1)?.generation ?? 0;
}
