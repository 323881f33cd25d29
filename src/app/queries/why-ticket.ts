import type * as z from "zod";
import type { whyAnswer } from "../../core/operation/answers.ts";
import { parseTicket } from "../../core/workspace/parse-ticket.ts";
import { listTicketDirs, readTicketDir } from "../doctor/read-workspace.ts";
import { resolveTicket } from "../workspace.ts";
import type { Answer, QueryContext } from "./answer.ts";
import { nextSteps } from "./next-steps.ts";
import type { OrchestrationRead } from "./orchestration.ts";
import { queryPlan } from "./query-plan.ts";
import { nameOf } from "./ticket-row.ts";
import { readWaits } from "./waits.ts";
import { readWorkOverlay } from "./work-overlay.ts";

type Why = z.infer<typeof whyAnswer>;

/**
 * What stands between a ticket and each state it may go to next; for one that is queued or worked on also its whole way
 * to the merge, as it was last seen.
 */
export async function explainTicket(
  context: QueryContext,
  input: { readonly ticket: string },
): Promise<Answer<Why>> {
  const { workspace } = context;
  const place = resolveTicket(workspace, input.ticket);
  const ticket = parseTicket(readTicketDir(workspace.root, place));
  const waits = readWaits(context, listTicketDirs(workspace.root, workspace.ticketRoot).dirs);
  const openBlockers = waits.openBlockers(ticket.id);
  const overlay = await readWorkOverlay(workspace);
  const { state, work, workTicket } = overlay.show(place, ticket.item);
  const isOnTheWay =
    state === "queued" || work !== null || overlay.seen?.ledger.waits.has(ticket.id) === true;
  const readWay = async (): Promise<OrchestrationRead> => {
    const { records } = (await queryPlan(context, { ticket: ticket.id }, overlay)).data;
    const { readOrchestration } = await import("./orchestration.ts");
    return await readOrchestration(context, ticket.id, records);
  };
  const way = isOnTheWay ? await readWay() : { orchestration: null, diagnostics: [] };
  return {
    data: {
      ticket: nameOf(ticket.id, { title: ticket.item?.title, state }),
      next: [...nextSteps({ ticket: workTicket ?? ticket, openBlockers })],
      blocked_by: openBlockers.map((blocker) => nameOf(blocker.id, blocker)),
      work,
      orchestration: way.orchestration,
    },
    diagnostics: [...ticket.diagnostics, ...way.diagnostics],
  };
}
