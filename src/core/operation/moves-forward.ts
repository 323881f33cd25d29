import * as z from "zod";
import { failure } from "../diagnostic/error.ts";
import { keyPlace } from "../rules/places.ts";
import { MAX_ONE_LINE_LENGTH } from "../ticket/limits.ts";
import { RESOLUTION } from "../workspace/parse-ticket.ts";
import { changeTicket, type EventDraft, type OpenTicket, requireTicket } from "./draft.ts";
import { defineWrite, type OperationContext, type WriteView } from "./operation.ts";
import { arrow, requireMove, requireNothingOpen, stepEvent, withoutPastDeferral } from "./steps.ts";
import { reasonInput, requireText, ticketInput } from "./texts.ts";

const summaryInput = z.string().describe("what will be done, and what was decided about it");

/** `intake → ready`. */
export const ticketReady = defineWrite({
  effect: "write",
  name: "ticket_ready",
  summary: "say that a ticket is clear enough to be worked on",
  description:
    "Moves a ticket from intake to ready with an intake summary. The body must have acceptance criteria: a section of that name with at least one list entry.",
  roles: ["person", "intake", "orchestrator"],
  input: z.strictObject({ ticket: ticketInput, summary: summaryInput }),
  command: {
    path: ["ticket", "ready"],
    positional: ["ticket"],
    examples: [
      'yoi ticket ready dark-mode --summary "Follow the system setting, with a switch in the menu."',
    ],
  },
  plan: (view, input, context) => {
    const open = requireTicket(view);
    requireMove(open, { to: "ready", from: ["intake"] });
    const summary: EventDraft = { kind: "intake_summary", body: requireText("summary", input.summary) };
    const step = stepEvent({ from: open.state, to: "ready", word: "intake_ready" }, context);
    const moved = arrow(open.state, "ready");
    const draft = {
      set: { state: "ready" },
      events: [summary, step],
      subject: moved,
      message: `${open.id}: ${moved}`,
    };
    return changeTicket(open, draft, context);
  },
});

/** `ready → queued`. */
export const ticketQueue = defineWrite({
  effect: "write",
  name: "ticket_queue",
  summary: "decide that a ticket is to be worked on",
  description:
    "Moves a ticket from ready to queued, which is a person's decision. Nothing may be asked of a person any more, it may not be deferred, and everything it waits for must be at least queued. A ticket that is queued still although the Orchestrator's work on it has ended is un-queued and queued again.",
  roles: ["person"],
  input: z.strictObject({ ticket: ticketInput, reason: reasonInput.optional() }),
  command: { path: ["ticket", "queue"], positional: ["ticket"], examples: ["yoi ticket queue dark-mode"] },
  plan: (view, input, context) => {
    const open = requireTicket(view);
    const ended = endOfQueueing(open, view);
    if (ended === undefined) refuseRequeue(open);
    requireMove(open, { to: "queued", from: ["ready", ...(ended === undefined ? [] : [open.state])] });
    requireNothingOpen(open, dayOf(context));
    const reason = input.reason === undefined ? undefined : requireText("reason", input.reason);
    const back = {
      from: "queued",
      to: "ready",
      word: "unqueued",
      reason: `its work ended as ${ended}`,
    } as const;
    const events = [
      ...(ended === undefined ? [] : [stepEvent(back, context)]),
      stepEvent({ from: "ready", to: "queued", word: "queued", reason }, context),
    ];
    const moved = ended === undefined ? arrow("ready", "queued") : arrow("queued", "ready", "queued");
    const set = { state: "queued", ...queuedBy(context), ...withoutPastDeferral(open, dayOf(context)) };
    return changeTicket(open, { set, events, subject: moved, message: `${open.id}: ${moved}` }, context);
  },
});

/** `queued → inprogress`, also from `ready` through `queued`, and back from `done` or `closed`. */
export const ticketStart = defineWrite({
  effect: "write",
  name: "ticket_start",
  summary: "begin to work on a ticket by hand",
  description:
    "Moves a ticket from queued to inprogress, or from ready through queued. Everything it waits for must be completed. A ticket that is done or closed only on this branch can be started again with a reason, for instance after a review.",
  roles: ["person", "orchestrator"],
  input: z.strictObject({ ticket: ticketInput, reason: reasonInput.optional() }),
  command: {
    path: ["ticket", "start"],
    positional: ["ticket"],
    examples: ["yoi ticket start dark-mode", "yoi ticket start dark-mode --commit"],
  },
  plan: (view, input, context) => {
    const open = requireTicket(view);
    const { state, item } = open;
    const reason = input.reason === undefined ? undefined : requireText("reason", input.reason);
    const throughQueue = state === "ready";
    requireMove(open, { to: "inprogress", from: ["ready", "queued", "done", "closed"] });
    if (throughQueue) requireNothingOpen(open, dayOf(context));
    const again = state === "done" || state === "closed";
    if (again && reason === undefined) {
      throw failure("state/no-reason", keyPlace(open.ticket, "state"), { from: state, to: "inprogress" });
    }
    const from = throughQueue ? "queued" : state;
    const events = [
      ...(throughQueue ? [stepEvent({ from: "ready", to: "queued", word: "queued" }, context)] : []),
      stepEvent({ from, to: "inprogress", word: "started", reason }, context),
    ];
    const { name, role } = context.actor;
    const set = {
      state: "inprogress",
      ...(throughQueue ? { ...queuedBy(context), ...withoutPastDeferral(open, dayOf(context)) } : {}),
      ...(role === "person" && item.assignee === null ? { assignee: name } : {}),
    };
    const moved = throughQueue ? arrow("ready", "queued", "inprogress") : arrow(state, "inprogress");
    const files = state === "closed" ? { files: { [RESOLUTION]: undefined } } : {};
    return changeTicket(
      open,
      { set, events, ...files, subject: moved, message: `${open.id}: ${moved}` },
      context,
    );
  },
});

/** `inprogress → done`. */
export const ticketFinish = defineWrite({
  effect: "write",
  name: "ticket_finish",
  summary: "say that the work on a ticket is done",
  description:
    "Moves a ticket from inprogress to done with an implementation report. The report may be left out when one was written since the ticket was started (`ticket comment --kind implementation_report`).",
  roles: ["person", "orchestrator"],
  input: z.strictObject({
    ticket: ticketInput,
    report: z.string().optional().describe("what was done and how it was checked"),
  }),
  command: {
    path: ["ticket", "finish"],
    positional: ["ticket"],
    examples: [
      'yoi ticket finish dark-mode --report "Colours come from the system; checked on two machines."',
    ],
  },
  plan: (view, input, context) => {
    const open = requireTicket(view);
    requireMove(open, { to: "done", from: ["inprogress"] });
    const events = [
      ...reportEvents(input.report),
      stepEvent({ from: open.state, to: "done", word: "finished" }, context),
    ];
    const moved = arrow(open.state, "done");
    return changeTicket(
      open,
      { set: { state: "done" }, events, subject: moved, message: `${open.id}: ${moved}` },
      context,
    );
  },
});

/** The event of a report that was given. */
export function reportEvents(report: string | undefined): readonly EventDraft[] {
  return report === undefined ? [] : [{ kind: "implementation_report", body: requireText("report", report) }];
}

/** How the Orchestrator's work ended that the ticket is still queued for; undefined: it has not. */
function endOfQueueing({ item, state }: OpenTicket, { endedQueueings }: WriteView): string | undefined {
  return state === "queued" && item.queued_at !== null ? endedQueueings?.get(item.queued_at) : undefined;
}

function refuseRequeue({ ticket, item, state, id }: OpenTicket): void {
  if (state !== "queued") return;
  const facts = {
    ticket: id,
    queued_by: item.queued_by ?? "nobody",
    queued_at: item.queued_at ?? "an unknown time",
  };
  throw failure("usage/already-queued", keyPlace(ticket, "state"), facts);
}

function queuedBy({ actor, now }: OperationContext): {
  readonly queued_by: string;
  readonly queued_at: string;
} {
  return { queued_by: actor.name.slice(0, MAX_ONE_LINE_LENGTH), queued_at: now };
}

function dayOf({ now }: OperationContext): string {
  return now.slice(0, 10);
}
