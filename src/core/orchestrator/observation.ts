import * as z from "zod";
import { PRIORITIES, READINESS } from "../ticket/item-words.ts";
import { planRecordSchema } from "../ticket/plan.ts";
import { oneLineField, ticketIdField, timeField } from "../ticket/record-fields.ts";
import { CLOSE_STATUSES, STATES } from "../ticket/state.ts";
import { generationField, oidField, randomIdField } from "./fields.ts";
import { claimFileSchema, verdictSchema, waitSchema } from "./ledger.ts";
import { roundEntrySchema } from "./rounds.ts";
import { subjectSchema } from "./subject.ts";

/** The version of the observation that is written. */
export const OBSERVATION_VERSION = 1;

const digest = subjectSchema.shape.ticket;
const state = z.enum(STATES);
const chain = z.array(z.string().max(300)).meta({
  description: "one word for each state_changed event, in order: `from>to@time#id`; what explains the state",
});

/** A ticket that another one waits for, as the default branch shows it. */
const blockerSchema = z.strictObject({
  id: ticketIdField,
  state: state.nullable().meta({ description: "null: there is no such ticket, or it cannot be read" }),
  close_status: z.enum(CLOSE_STATUSES).nullable(),
  held: z.boolean().meta({ description: "landed, but its claim is not completed yet" }),
});

/** A ticket as the default branch shows it. */
const onDefaultSchema = z.strictObject({
  state,
  title: z.string(),
  priority: z.enum(PRIORITIES),
  queued_by: oneLineField.nullable(),
  queued_at: timeField.nullable(),
  attention: z.string().nullable(),
  deferred_until: z.string().nullable(),
  readiness: z.enum(READINESS),
  criteria: z.int().min(0).meta({ description: "how many acceptance criteria the body has" }),
  text: digest.meta({ description: "title, body and relations" }),
  chain,
  blockers: z.array(blockerSchema).meta({ description: "own depends_on, and blocks of other tickets" }),
  broken: z.boolean().meta({ description: "a record of it cannot be read" }),
});

/** The tip of a work ref, and how it stands to ledger and default branch. */
const workSchema = z.strictObject({
  head: oidField,
  relation: z.enum(["expected", "ahead", "behind", "other"]).meta({
    description:
      "to the claim's head: it, a descendant of it, the head before the claim's last move, or anything else (always, without a claim)",
  }),
  trailer: z
    .strictObject({
      generation: generationField,
      attempt: randomIdField.nullable(),
      ledger: oidField.nullable().meta({ description: "the ledger before the move that made this commit" }),
    })
    .nullable()
    .meta({ description: "Yoi-Claim of the tip, where it has one for this ticket" }),
  /** Whether the ledger's entry of this ticket is still the one that the trailer's move started from. */
  entry_unchanged: z.boolean(),
  /** The tip's ticket; null where it has none that can be read. */
  ticket: z
    .strictObject({
      state,
      attention: z.string().nullable(),
      text: digest,
      chain,
      criteria: z.array(z.string()),
    })
    .nullable(),
  subject: subjectSchema,
  has_code: z
    .boolean()
    .meta({ description: "differs outside tickets and objectives from where it left the default branch" }),
  rounds: z.array(roundEntrySchema),
  base: z.strictObject({
    contained: z.boolean().meta({ description: "the default branch's tip is part of the work branch" }),
    conflicts: z.array(z.string()).meta({ description: "paths outside tickets on which a merge conflicts" }),
  }),
  protected_paths: z.array(z.string()).meta({ description: "protected paths that the work changes" }),
  committers: z
    .array(z.string())
    .meta({ description: "people who committed to the branch: they cannot approve it" }),
});

/** The forge's view of a proposal. On the local forge the branch is the request. */
const requestSchema = z.strictObject({
  id: oneLineField,
  state: z.enum(["open", "closed", "merged"]),
  head: oidField,
  checks: z.enum(["none", "pending", "passed", "failed", "held"]),
  /** What the gate's status last said, where the forge has statuses. */
  status: z.string().nullable(),
});

/** One ticket that is queued, claimed, worked on or waits. */
export const ticketSeenSchema = z.strictObject({
  id: ticketIdField,
  on_default: onDefaultSchema.nullable(),
  claim: claimFileSchema.nullable(),
  wait: waitSchema.nullable(),
  verdicts: z.array(verdictSchema),
  work: workSchema.nullable(),
  landed: oidField.nullable().meta({
    description:
      "the commit by which the claim's work, done or closed, became part of the default branch; the one that the ledger names only while the default branch contains it",
  }),
  /** The commit the claim expects is known here: an interrupted move can be finished. */
  head_known: z.boolean(),
  attempt: z
    .strictObject({
      liveness: z.enum(["running", "idle", "dead", "unknown"]).meta({
        description:
          "idle: bound to this process and not started yet; unknown: on another machine, or never bound",
      }),
      result: z.enum(["complete", "none"]),
    })
    .nullable(),
  worktree: z.enum(["none", "ready", "stale", "dirty", "foreign"]).meta({
    description:
      "ready: at the claim's head; stale: elsewhere, with nothing to lose; dirty: with work that nobody has",
  }),
  request: requestSchema.nullable(),
});

/** Everything a decision depends on, as one JSON value without secrets: saved, replayed and explained. */
export const observationSchema = z.strictObject({
  version: z.literal(OBSERVATION_VERSION),
  now: timeField,
  default: z.strictObject({ branch: oneLineField, sha: oidField }),
  ledger: z.strictObject({
    sha: oidField.nullable(),
    state: z.enum(["present", "new", "lost", "damaged"]),
    problem: z.string().nullable(),
  }),
  config: z.strictObject({
    version: z.int(),
    max_parallel: z.int().min(1),
    max_review_rounds: z.int().min(1),
    run_minutes: z.int().min(1),
    authority: z.enum(["dossier", "merge"]),
    method: z.enum(["merge", "squash", "rebase"]),
    required_approvals: z.int().min(0),
    has_validation: z.boolean(),
    roles: z.strictObject({
      coder: z.boolean().meta({ description: "an agent is configured for it" }),
      reviewer: z.boolean(),
      orchestrator: z.boolean(),
    }),
  }),
  checkout: z.strictObject({
    problem: z.string().nullable().meta({ description: "why no work may begin from this checkout" }),
  }),
  /** Plan records of the tickets below and of those they name, from tickets and ledger, without accepted plans. */
  plans: z.array(planRecordSchema.pick({ ticket_id: true, kind: true, related_ticket: true, note: true })),
  /** States, on the default branch, of tickets that plan records name and that are not below. */
  others: z.array(z.strictObject({ id: ticketIdField, state: state.nullable() })),
  tickets: z.array(ticketSeenSchema),
});

/** Everything a decision depends on. */
export type Observation = z.infer<typeof observationSchema>;
/** One ticket of an observation. */
export type TicketSeen = z.infer<typeof ticketSeenSchema>;
/** The tip of a work ref. */
export type WorkSeen = z.infer<typeof workSchema>;
/** A ticket as the default branch shows it. */
export type DefaultSeen = z.infer<typeof onDefaultSchema>;
