import * as z from "zod";
import type { State } from "../ticket/state.ts";
import { RESOLUTION } from "../workspace/parse-ticket.ts";
import { changeTicket, requireTicket } from "./draft.ts";
import { type Change, defineWrite, type OperationContext, type WriteView } from "./operation.ts";
import { arrow, cleared, requireMove, stepEvent } from "./steps.ts";
import { reasonInput, requireText, ticketInput } from "./texts.ts";

const input = z.strictObject({ ticket: ticketInput, reason: reasonInput });

/** `queued → ready`. */
export const ticketUnqueue = defineWrite({
  effect: "write",
  name: "ticket_unqueue",
  summary: "take back the decision to work on a ticket",
  description: "Moves a ticket from queued to ready and clears who queued it and when.",
  roles: ["person"],
  input,
  command: {
    path: ["ticket", "unqueue"],
    positional: ["ticket"],
    examples: ['yoi ticket unqueue dark-mode --reason "The new menu comes first."'],
  },
  plan: (view, given, context) =>
    moveBack(view, { to: "ready", from: ["queued"], reason: given.reason, word: "unqueued" }, context),
});

/** Back to `intake` from `ready`, `queued` or `inprogress`. */
export const ticketReturn = defineWrite({
  effect: "write",
  name: "ticket_return",
  summary: "send a ticket back to intake because a decision is missing",
  description:
    "Moves a ticket that is ready, queued or in progress back to intake. The reason names the decision that is missing. A ticket that is done or closed is reopened instead.",
  roles: ["person", "intake", "orchestrator"],
  input,
  command: {
    path: ["ticket", "return"],
    positional: ["ticket"],
    examples: ['yoi ticket return dark-mode --reason "Undecided: are charts part of it?"'],
  },
  plan: (view, given, context) =>
    moveBack(
      view,
      { to: "intake", from: ["ready", "queued", "inprogress"], reason: given.reason, word: "returned" },
      context,
    ),
});

/** Back to `intake` from `done` or `closed`. */
export const ticketReopen = defineWrite({
  effect: "write",
  name: "ticket_reopen",
  summary: "take up a ticket again that was done or closed",
  description:
    "Moves a ticket that is done or closed back to intake and removes its resolution.md, which stays in git.",
  roles: ["person"],
  input,
  command: {
    path: ["ticket", "reopen"],
    positional: ["ticket"],
    examples: ['yoi ticket reopen dark-mode --reason "The menu is still white on Windows."'],
  },
  plan: (view, given, context) =>
    moveBack(
      view,
      { to: "intake", from: ["done", "closed"], reason: given.reason, word: "reopened" },
      context,
    ),
});

interface BackMove {
  readonly to: State;
  readonly from: readonly State[];
  readonly reason: string;
  readonly word: string;
}

function moveBack(
  view: WriteView,
  { to, from, reason: given, word }: BackMove,
  context: OperationContext,
): Change {
  const open = requireTicket(view);
  const { state, id } = open;
  requireMove(open, { to, from });
  const reason = requireText("reason", given);
  const moved = arrow(state, to);
  const draft = {
    set: { state: to, ...cleared(open, "queued_by", "queued_at") },
    events: [stepEvent({ from: state, to, word, reason }, context)],
    files: { [RESOLUTION]: undefined },
    subject: moved,
    message: `${id}: ${moved}`,
  };
  return changeTicket(open, draft, context);
}
