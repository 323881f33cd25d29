import * as z from "zod";
import { noteField, oneLineField } from "../../ticket/record-fields.ts";
import { answerSchema, evidenceSchema, findingSchema, MAX_FINDINGS } from "../rounds.ts";

// What an agent prints as its last words: one JSON value on standard output. Nothing in it is believed without a look:
// commits are read from git, and an approval counts only for the subject that was handed out.

/** Largest result that is read, in bytes. */
export const MAX_RESULT_BYTES = 256 * 1024;

const version = oneLineField
  .optional()
  .meta({ description: "name and version of the agent, as it says itself" });
const newTicket = z.strictObject({
  title: oneLineField,
  body: noteField,
});

/** What a coder answers. */
export const coderResultSchema = z
  .strictObject({
    outcome: z.enum(["implemented", "blocked"]).meta({
      description: "blocked: a decision of a person is missing; nothing else is a reason to stop",
    }),
    summary: noteField.meta({ description: "what was done, for the implementation report" }),
    question: noteField.optional().meta({ description: "with blocked: what a person must decide" }),
    answers: z.array(answerSchema).max(MAX_FINDINGS).default([]).meta({
      description: "for every open finding: fixed, or rejected with a reason",
    }),
    evidence: z.array(evidenceSchema).max(MAX_FINDINGS).default([]).meta({
      description: "for every acceptance criterion: what shows that it holds",
    }),
    risks: z.array(noteField).max(MAX_FINDINGS).default([]),
    agent: version,
  })
  .meta({ title: "Result of a coder" });

/** What a reviewer answers. */
export const reviewerResultSchema = z
  .strictObject({
    status: z.enum(["approve", "request_changes"]),
    summary: noteField,
    findings: z.array(findingSchema).max(MAX_FINDINGS).default([]),
    evidence: z.array(evidenceSchema).max(MAX_FINDINGS).default([]).meta({
      description: "for every acceptance criterion: whether it is met, and what shows it",
    }),
    new_tickets: z.array(newTicket).max(10).default([]).meta({
      description: "what was found and does not belong to this ticket",
    }),
    agent: version,
  })
  .meta({ title: "Result of a reviewer" });

/** What an Orchestrator agent answers when it is asked to judge a queued ticket. */
export const judgementSchema = z
  .strictObject({
    decision: z.enum(["accept", "wait", "return"]),
    reason: noteField.meta({ description: "why; with return: the decision that is missing" }),
    plan: noteField.optional().meta({ description: "with accept: what will be done" }),
    agent: version,
  })
  .meta({ title: "Judgement of an Orchestrator" });

/** What a coder answers. */
export type CoderResult = z.infer<typeof coderResultSchema>;
/** What a reviewer answers. */
export type ReviewerResult = z.infer<typeof reviewerResultSchema>;
/** What an Orchestrator agent answers. */
export type Judgement = z.infer<typeof judgementSchema>;
