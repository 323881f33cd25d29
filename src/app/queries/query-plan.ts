import type * as z from "zod";
import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import type { planQueryAnswer } from "../../core/operation/answers.ts";
import { MAX_RECORD_BYTES } from "../../core/ticket/limits.ts";
import { parsePlan } from "../../core/ticket/plan.ts";
import { PLAN } from "../../core/workspace/parse-ticket.ts";
import { readRecord } from "../../io/files/read-files.ts";
import { isMissing } from "../../io/files/read-head.ts";
import { listTicketDirs } from "../doctor/read-workspace.ts";
import { resolveTicket } from "../workspace.ts";
import type { Answer, QueryContext } from "./answer.ts";
import { planData } from "./show-ticket.ts";
import type { WorkOverlay } from "./shown-ticket.ts";
import { readWorkOverlay } from "./work-overlay.ts";

/** Which plan records are wanted; a ticket is matched in both directions. */
export interface PlanQueryInput {
  readonly ticket?: string | undefined;
  readonly kind?: string | readonly string[] | undefined;
}

/**
 * Finds plan records of all tickets, by the ticket they are about or point to and by kind; then those that wait in the
 * ledger, as it was last seen, for their ticket to be accepted. An overlay that was read already is not read again.
 */
export async function queryPlan(
  context: QueryContext,
  input: PlanQueryInput,
  overlay?: WorkOverlay,
): Promise<Answer<z.infer<typeof planQueryAnswer>>> {
  const { workspace } = context;
  const wanted = input.ticket === undefined ? undefined : resolveTicket(workspace, input.ticket).id;
  const kinds = input.kind === undefined ? [] : [input.kind].flat();
  const diagnostics: Diagnostic[] = [];
  const places = listTicketDirs(workspace.root, workspace.ticketRoot).dirs;
  const records = places.flatMap((place, index) => {
    context.onProgress("reading plans", index, places.length);
    const path = `${place.dir}/${PLAN}`;
    if (isMissing(workspace.root, path)) return [];
    const file = readRecord(workspace.root, path, MAX_RECORD_BYTES);
    if (file === undefined || file.problem !== undefined) return [];
    const parsed = parsePlan(file.text, path, place.id);
    diagnostics.push(...parsed.diagnostics);
    return parsed.planRecords.map((record) => planData(record, "ticket"));
  });
  const { seen } = overlay ?? (await readWorkOverlay(workspace));
  const waiting = [...(seen?.ledger.plans.values() ?? [])].flat().map((record) => planData(record, "ledger"));
  const matching = [...records, ...waiting].filter(
    ({ ticket_id, related_ticket, kind }) =>
      (wanted === undefined || ticket_id === wanted || related_ticket === wanted) &&
      (kinds.length === 0 || kinds.includes(kind)),
  );
  return { data: { records: matching, examined: places.length }, diagnostics };
}
