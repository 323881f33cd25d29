import * as z from "zod";
import { failure } from "../diagnostic/error.ts";
import { keyPlace } from "../rules/places.ts";
import { parseDate } from "../ticket/time.ts";
import { changeTicket, refuseOlder, requireTicket, wordsOf } from "./draft.ts";
import { defineWrite } from "./operation.ts";
import { cleared } from "./steps.ts";
import { requireLine, requireText, ticketInput } from "./texts.ts";

/** Asks a person for a decision, or gives it. */
export const ticketAttend = defineWrite({
  effect: "write",
  name: "ticket_attend",
  summary: "ask for a decision about a ticket, or give it",
  description:
    "With --need, sets attention_required: what a person must decide. With --answer, clears it. Both append a decision event. A ticket that needs attention cannot be queued.",
  roles: ["person", "intake", "orchestrator"],
  input: z.strictObject({
    ticket: ticketInput,
    need: z.string().optional().describe("what must be decided, in one line"),
    answer: z.string().optional().describe("the decision"),
  }),
  command: {
    path: ["ticket", "attend"],
    positional: ["ticket"],
    examples: [
      'yoi ticket attend dark-mode --need "Are the charts part of it?"',
      'yoi ticket attend dark-mode --answer "Yes, with their own colours."',
    ],
  },
  plan: (view, input, context) => {
    const open = requireTicket(view);
    const { item, id } = open;
    const words = wordsOf(context);
    refuseOlder(open, "action_required");
    if ((input.need === undefined) === (input.answer === undefined)) {
      throw failure("usage/one-of", { path: "" }, { flags: "--need, --answer" });
    }
    if (input.answer === undefined) {
      const need = requireLine("need", input.need ?? "");
      const event = {
        kind: "decision" as const,
        body: words.needsDecision(need),
        attributes: { field: "attention_required" },
      };
      const draft = { set: { attention_required: need }, events: [event], subject: "needs a decision" };
      return changeTicket(open, { ...draft, message: `${id}: needs a decision` }, context);
    }
    const asked = item.attention_required;
    if (asked === null) throw failure("usage/nothing-to-change", { path: "" }, { ticket: id });
    const body = `${words.decided(asked)}\n\n${requireText("answer", input.answer)}`;
    const event = { kind: "decision" as const, body, attributes: { field: "attention_required" } };
    const draft = { set: cleared(open, "attention_required"), events: [event], subject: "decided" };
    return changeTicket(open, { ...draft, message: `${id}: decided` }, context);
  },
});

/** Puts a ticket off, or takes that back. */
export const ticketDefer = defineWrite({
  effect: "write",
  name: "ticket_defer",
  summary: "put a ticket off until a day, or until later",
  description:
    "Sets deferred_until to a date or to later, or clears it. Only a ticket in intake or ready can be deferred; it is not queued and does not ask for action before its day.",
  roles: ["person", "intake"],
  input: z.strictObject({
    ticket: ticketInput,
    until: z.string().optional().describe("a date such as 2027-01-31 (UTC), or later"),
    clear: z.boolean().optional().describe("no longer deferred"),
    reason: z.string().optional().describe("why, for the event"),
  }),
  command: {
    path: ["ticket", "defer"],
    positional: ["ticket"],
    examples: ["yoi ticket defer dark-mode --until later", "yoi ticket defer dark-mode --clear"],
  },
  plan: (view, input, context) => {
    const open = requireTicket(view);
    const { id, state, item, ticket } = open;
    const words = wordsOf(context);
    if ((input.until === undefined) === (input.clear !== true)) {
      throw failure("usage/one-of", { path: "" }, { flags: "--until, --clear" });
    }
    const until =
      input.until === undefined ? null : requireUntil(input.until.trim(), context.now.slice(0, 10));
    if (until === item.deferred_until) throw failure("usage/nothing-to-change", { path: "" }, { ticket: id });
    if (until !== null && state !== "intake" && state !== "ready") {
      throw failure("usage/cannot-defer", keyPlace(ticket, "state"), { ticket: id, state });
    }
    const said = until === null ? words.deferralCleared : words.deferred(until);
    const reason = input.reason === undefined ? [] : [requireText("reason", input.reason)];
    const event = {
      kind: "decision" as const,
      body: [said, ...reason].join("\n\n"),
      attributes: { field: "deferred_until" },
    };
    const set = until === null ? cleared(open, "deferred_until") : { deferred_until: until };
    const subject = until === null ? "no longer deferred" : `deferred until ${until}`;
    return changeTicket(open, { set, events: [event], subject, message: `${id}: ${subject}` }, context);
  },
});

function requireUntil(until: string, today: string): string {
  if (until === "later") return until;
  if (parseDate(until) === undefined) {
    const facts = { name: "--until", value: until, suggestion: "give a date such as 2027-01-31, or later" };
    throw failure("usage/bad-value", { path: "" }, facts);
  }
  if (until <= today) throw failure("usage/past-date", { path: "" }, { date: until, today });
  return until;
}
