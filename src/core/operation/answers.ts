import * as z from "zod";
import { findingSchema } from "../diagnostic/format-json.ts";
import { PRIORITIES, READINESS } from "../ticket/item-words.ts";
import { RELATION_KINDS } from "../ticket/relations.ts";
import { ROLES } from "../ticket/role.ts";
import { CLOSE_STATUSES, STATES } from "../ticket/state.ts";
import { orchestrationAnswer, planRecordAnswer, workAnswer } from "./work-answers.ts";

// What the reading operations answer: the data inside the JSON envelope. In all of them a list with nothing in it is
// [], a value that is not there is null, times are RFC 3339 in UTC, and paths are relative to the repository.

const id = z.string().meta({ description: "id of a ticket or objective" });
const path = z.string().meta({ description: "relative to the repository" });
const time = z.string().nullable().meta({ description: "RFC 3339, UTC, whole seconds" });
const line = z.int().min(1);
const state = z.enum(STATES).nullable().meta({ description: "null where item.md cannot be read" });
const count = z.int().min(0);

/** A ticket where it is only named. */
const named = z.object({ id, title: z.string().nullable(), state });

const row = named.extend({
  priority: z.enum(PRIORITIES),
  labels: z.array(z.string()),
  risk_flags: z.array(z.string()),
  assignee: z.string().nullable(),
  readiness: z.enum(READINESS),
  attention_required: z.string().nullable(),
  deferred_until: z.string().nullable().meta({ description: "a date, or later" }),
  queued_by: z.string().nullable(),
  queued_at: time,
  created_at: time,
  updated_at: time,
  work: workAnswer.nullable(),
});

/** Tickets that match, in the order of their states, priorities and ids. */
export const ticketListAnswer = z.object({
  tickets: z.array(row),
  matched: count.meta({ description: "how many match, also those that the limit left out" }),
  examined: count.meta({ description: "how many tickets there are" }),
});

const event = z.object({
  kind: z.string(),
  id: z.string().nullable(),
  author: z.string(),
  role: z.enum(ROLES).nullable(),
  at: time,
  from: z.enum(STATES).nullable(),
  to: z.enum(STATES).nullable(),
  reason: z.string().nullable(),
  status: z.string().nullable(),
  field: z.string().nullable(),
  line: line.meta({ description: "line of its header in thread.md" }),
  heading: z.string().nullable(),
  body: z.string(),
});

const relation = z.object({
  kind: z.enum(RELATION_KINDS),
  target: named,
  note: z.string().nullable(),
  author: z.string(),
  at: z.string(),
});

/** One ticket with everything that belongs to it. */
export const ticketShowAnswer = z.object({
  ticket: row.extend({
    path,
    body: z.string(),
    resolution: z.string().nullable(),
    close_status: z.enum(CLOSE_STATUSES).nullable(),
    relations: z.array(relation),
    incoming: z
      .array(relation.omit({ target: true }).extend({ source: named }))
      .meta({ description: "relations of other tickets that point to this one" }),
    blocked_by: z.array(named).meta({ description: "what it still waits for" }),
    plan_records: z.array(planRecordAnswer),
    objectives: z.array(z.object({ id, title: z.string().nullable() })),
    events: z.array(event),
    work_events: z
      .array(event)
      .meta({ description: "events on the work ref that the records here do not hold yet" }),
    artifacts: z.array(path),
  }),
});

/** Lines of records that hold a text. */
export const ticketSearchAnswer = z.object({
  matches: z.array(
    named.extend({
      work: workAnswer.nullable(),
      path,
      line,
      text: z.string().meta({ description: "the line, bounded" }),
    }),
  ),
  matched: count,
  examined: count,
});

/** What happened to a ticket: its events and the commits that touched it, oldest first. */
export const ticketHistoryAnswer = z.object({
  ticket: named,
  entries: z.array(
    z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("event"), at: time, event }),
      z.object({
        kind: z.literal("commit"),
        at: time,
        commit: z.object({ oid: z.string(), author: z.string(), subject: z.string() }),
      }),
    ]),
  ),
});

/** Plan records that match, by ticket and then in the order of their lines. */
export const planQueryAnswer = z.object({ records: z.array(planRecordAnswer), examined: count });

const objective = z.object({
  id,
  title: z.string().nullable(),
  state: z.enum(["active", "done", "dropped"]).nullable(),
  created_at: time,
  updated_at: time,
  linked_tickets: z.array(named),
});

/** All objectives. */
export const objectiveListAnswer = z.object({ objectives: z.array(objective), examined: count });

/** One objective. */
export const objectiveShowAnswer = z.object({ objective: objective.extend({ path, body: z.string() }) });

/** What stands between a ticket and each state it may go to next. */
export const whyAnswer = z.object({
  ticket: named,
  next: z.array(
    z.object({
      to: z.enum(STATES),
      roles: z.array(z.enum(ROLES)).meta({ description: "who may make this move" }),
      command: z.string().nullable().meta({ description: "the command that makes it" }),
      possible: z
        .boolean()
        .meta({ description: "nothing is missing that the command does not bring itself" }),
      needs: z.array(
        z.object({
          need: z.string(),
          status: z.enum(["met", "missing", "given", "unknown"]).meta({
            description:
              "given: the command asks for it or sets it; unknown: known only on the default branch",
          }),
          reason: z.string(),
          help: z.string().nullable(),
        }),
      ),
    }),
  ),
  blocked_by: z.array(named),
  work: workAnswer.nullable(),
  orchestration: orchestrationAnswer
    .nullable()
    .meta({ description: "null for what is neither queued nor worked on" }),
});

/** One code of a finding, or all of them in short. */
export const explainAnswer = z.object({
  codes: z.array(
    z.object({
      code: z.string(),
      severity: z.enum(["error", "warning"]),
      title: z.string(),
      message: z.string(),
      help: z.string(),
      explain: z.string(),
    }),
  ),
});

/** The configuration as it is in force, with every default filled in. */
export const configCheckAnswer = z.object({
  path,
  exists: z.boolean(),
  config: z.record(z.string(), z.unknown()),
});

/** What came of an operation that changes records. */
export const changeAnswer = z.object({
  outcome: z
    .enum(["done", "refused"])
    .meta({ description: "refused: the rules do not allow it, nothing was written" }),
  id: z.string().meta({ description: "id of the ticket or objective" }),
  message: z.string(),
  files: z.array(path).meta({ description: "the files that were written or removed" }),
  commit: z.string().nullable().meta({ description: "the commit that holds the change, where one was made" }),
  branch: z
    .string()
    .nullable()
    .meta({ description: "the branch that was pushed, or the work ref that was moved" }),
  notes: z.array(z.string()),
});

/** Past commits that today's rules would have refused. */
export const doctorHistoryAnswer = z.object({
  outcome: z.enum(["pass", "fail"]),
  examined: count.meta({ description: "how many commits touched records" }),
  commits: z.array(
    z.object({
      commit: z.string(),
      merge: z.boolean(),
      tickets: z.array(id),
      diagnostics: z.array(findingSchema),
    }),
  ),
});

/** What does not agree between tickets and what works on them. */
export const doctorLiveAnswer = z.object({
  outcome: z.enum(["pass", "fail"]),
  examined: z.object({
    tickets: count.meta({ description: "queued, claimed, waiting, or with a branch or worktree" }),
    claims: count.meta({ description: "live ones" }),
    work_refs: count,
    rescue_refs: count,
    worktrees: count.meta({ description: "on this machine" }),
    attempts: count.meta({ description: "directories of attempts on this machine" }),
  }),
  errors: count,
  warnings: count,
  findings: z.array(
    findingSchema.extend({ fixable: z.boolean().meta({ description: "--fix has one right answer for it" }) }),
  ),
  mended: z
    .array(
      z.object({
        what: z.string(),
        outcome: z.enum(["planned", "done", "failed"]),
        details: z.array(z.string()),
      }),
    )
    .meta({ description: "what --fix did, or would do with --dry-run" }),
});
