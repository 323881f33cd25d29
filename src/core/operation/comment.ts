import * as z from "zod";
import { failure } from "../diagnostic/error.ts";
import { REVIEW_STATUSES } from "../ticket/thread-fields.ts";
import { changeTicket, type EventDraft, requireTicket, wordsOf } from "./draft.ts";
import { defineWrite, type OperationContext } from "./operation.ts";
import { requireText, ticketInput } from "./texts.ts";

/** Kinds of events that are nothing but a text. */
const COMMENT_KINDS = ["comment", "plan", "decision", "implementation_report", "review"] as const;

/** An event that changes nothing but the thread. */
export const ticketComment = defineWrite({
  effect: "write",
  name: "ticket_comment",
  summary: "add a comment, plan, decision, report or review to a ticket",
  description:
    "Appends an event to the thread. A review says approve or request_changes. Who may write which kind: comments everybody; plans and decisions people, Intake and the Orchestrator; reports people, the Orchestrator and the coder; reviews people, the Orchestrator and the reviewer.",
  roles: ["person", "intake", "orchestrator", "coder", "reviewer"],
  input: z.strictObject({
    ticket: ticketInput,
    text: z.string().describe("what is to be said, in Markdown"),
    kind: z.enum(COMMENT_KINDS).default("comment").describe("what kind of event it is"),
    status: z.enum(REVIEW_STATUSES).optional().describe("what the review says; with --kind review"),
  }),
  command: {
    path: ["ticket", "comment"],
    positional: ["ticket", "text"],
    examples: [
      'yoi ticket comment dark-mode "The charts need their own colours."',
      'yoi ticket comment dark-mode "Good, but the menu flickers." --kind review --status request_changes',
    ],
  },
  plan: (view, input, context) => {
    const open = requireTicket(view);
    const event = commentEvent(input, context);
    const subject = input.status === undefined ? input.kind : `${input.kind} (${input.status})`;
    return changeTicket(open, { events: [event], subject, message: `${open.id}: ${subject} added` }, context);
  },
});

interface CommentInput {
  readonly text: string;
  readonly kind: (typeof COMMENT_KINDS)[number];
  readonly status?: (typeof REVIEW_STATUSES)[number] | undefined;
}

function commentEvent({ text, kind, status }: CommentInput, context: OperationContext): EventDraft {
  const body = requireText("text", text);
  if (kind !== "review") {
    if (status === undefined) return { kind, body };
    throw failure("usage/needless-flag", { path: "" }, { flag: "--status", needed: "--kind review" });
  }
  if (status === undefined) {
    const facts = {
      command: "yoi ticket comment --kind review",
      name: `--status ${REVIEW_STATUSES.join(" or ")}`,
    };
    throw failure("usage/missing-value", { path: "" }, facts);
  }
  return { kind, heading: wordsOf(context).reviews[status], body, attributes: { status } };
}
