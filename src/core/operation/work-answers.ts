import * as z from "zod";
import { PLAN_KINDS } from "../ticket/plan.ts";
import { STATES } from "../ticket/state.ts";

// What reading operations say about tickets that an Orchestrator works on: the parts of their answers that come from
// the ledger and the work refs, as they were last seen.

const id = z.string().meta({ description: "id of a ticket" });
const time = z.string().meta({ description: "RFC 3339, UTC, whole seconds" });
const commit = z.string().meta({ description: "full object id" });
const round = z.int().min(1);
const count = z.int().min(0);

/** Where a ticket is worked on. */
export const workAnswer = z
  .object({
    branch: z.string().meta({ description: "short name of its work ref" }),
    head: commit.nullable().meta({ description: "null: no such work ref was seen" }),
    state: z.enum(STATES).nullable().meta({ description: "what the work ref itself says" }),
    merge_ready: z.boolean().meta({ description: "it holds a proposal that has not landed" }),
    generation: round.nullable().meta({ description: "of the live claim; null: no claim was seen" }),
    attention: z.string().nullable().meta({ description: "what a person must decide" }),
  })
  .meta({ description: "the work ref and the claim, as they were last seen" });

/** One decision about order or capacity, and where it stands. */
export const planRecordAnswer = z.object({
  id: z.string(),
  ticket_id: id,
  kind: z.enum(PLAN_KINDS),
  related_ticket: id.nullable(),
  note: z.string().nullable(),
  accepted_plan: z
    .object({ summary: z.string(), branch: z.string(), role_plan: z.string().nullable() })
    .nullable(),
  author: z.string(),
  at: z.string(),
  source: z
    .enum(["ticket", "ledger"])
    .meta({ description: "ledger: it waits there, and is copied into the ticket when that is accepted" }),
});

const reason = z.object({ kind: z.string(), text: z.string(), tickets: z.array(id) });

const gatePart = z.object({
  name: z.string(),
  status: z.enum(["passed", "pending", "failed"]),
  reason: z.string(),
});

const attempt = z.object({
  id: z.string(),
  role: z.enum(["coder", "reviewer", "validator"]),
  round,
  opened_at: time,
  deadline: time,
  liveness: z.enum(["running", "idle", "dead", "unknown"]).meta({
    description: "unknown: on another machine, or nothing has bound itself to it; then the deadline decides",
  }),
  result: z.enum(["complete", "none"]),
});

const claim = z.object({
  generation: round,
  queued_at: time,
  round,
  attempts: count,
  failures: count.meta({ description: "attempts in a row that brought nothing" }),
  retry_after: time.nullable().meta({ description: "no attempt is opened before" }),
  attention: z.string().nullable(),
  attempt: attempt.nullable().meta({ description: "the open one" }),
  landed: commit.nullable().meta({ description: "the commit that landed the work" }),
});

/** The way of a queued or claimed ticket to its end, as far as it was last seen. */
export const orchestrationAnswer = z
  .object({
    ledger: z.object({
      state: z.enum(["present", "new", "lost", "damaged"]),
      problem: z.string().nullable(),
    }),
    next: z.string().nullable().meta({
      description: "the step that an Orchestrator would do now; null: it waits, or nothing is to do",
    }),
    waits: z.array(reason).meta({ description: "why it does not go on now" }),
    recorded_wait: z
      .object({ since: time, reasons: z.array(reason) })
      .nullable()
      .meta({ description: "what the ledger says of its waiting" }),
    capacity: z.object({ limit: round, claimed: z.array(id) }),
    plan: z.array(planRecordAnswer).meta({ description: "decisions that concern it, in both directions" }),
    claim: claim.nullable().meta({ description: "the live claim" }),
    ended: z
      .array(
        z.object({
          generation: round,
          queued_at: time,
          outcome: z.enum(["completed", "withdrawn", "abandoned", "returned"]),
          at: time,
        }),
      )
      .meta({ description: "claims that ended, oldest first" }),
    gate: gatePart
      .extend({ parts: z.array(gatePart.extend({ parts: z.array(gatePart) })) })
      .nullable()
      .meta({ description: "whether the work may land, part by part; null: there is no work yet" }),
    validation: z.object({
      commands: z.array(z.string()),
      passed: z.boolean().nullable().meta({ description: "for the work as it is; null: not run" }),
    }),
    authority: z.object({
      merge: z.enum(["dossier", "merge"]).meta({ description: "merge: the Orchestrator merges" }),
      required_approvals: count,
    }),
  })
  .meta({ description: "as it was last seen: no remote is asked" });
