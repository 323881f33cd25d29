import type * as z from "zod";
import type { whyAnswer } from "../../core/operation/answers.ts";
import { parseTicket } from "../../core/workspace/parse-ticket.ts";
import { listTicketDirs, readTicketDir } from "../doctor/read-workspace.ts";
import { resolveTicket } from "../workspace.ts";
import type { Answer, QueryContext } from "./answer.ts";
import { nextSteps } from "./next-steps.ts";
import { nameOf } from "./ticket-row.ts";
import { readWaits } from "./waits.ts";

/** What stands between a ticket and each state it may go to next. */
export function explainTicket(
  context: QueryContext,
  input: { readonly ticket: string },
): Answer<z.infer<typeof whyAnswer>> {
  const { workspace } = context;
  const place = resolveTicket(workspace, input.ticket);
  const ticket = parseTicket(readTicketDir(workspace.root, place));
  const waits = readWaits(context, listTicketDirs(workspace.root, workspace.ticketRoot).dirs);
  const openBlockers = waits.openBlockers(ticket.id);
  return {
    data: {
      ticket: nameOf(ticket.id, ticket.item),
      next: [...nextSteps({ ticket, openBlockers })],
      blocked_by: openBlockers.map((blocker) => nameOf(blocker.id, blocker)),
    },
    diagnostics: ticket.diagnostics,
  };
}
