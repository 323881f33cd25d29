import type * as z from "zod";
import type { ticketShowAnswer } from "../../core/operation/answers.ts";
import type { PlanRecord } from "../../core/ticket/plan.ts";
import type { Relation } from "../../core/ticket/relations.ts";
import type { ThreadEvent } from "../../core/ticket/thread.ts";
import type { Ticket } from "../../core/ticket/ticket.ts";
import { parseTicket } from "../../core/workspace/parse-ticket.ts";
import { closeStatusOf } from "../../core/workspace/summary.ts";
import { listTicketDirs, readTicketDir } from "../doctor/read-workspace.ts";
import { resolveTicket } from "../workspace.ts";
import type { Answer, QueryContext } from "./answer.ts";
import { readObjectives } from "./objectives.ts";
import type { ShownTicket, WorkOverlay } from "./shown-ticket.ts";
import { type NamedTicket, nameOf, rowOf } from "./ticket-row.ts";
import { readWaits, type Waits } from "./waits.ts";
import { readWorkOverlay } from "./work-overlay.ts";

type Shown = z.infer<typeof ticketShowAnswer>["ticket"];
type PlanData = Shown["plan_records"][number];
type EventData = Shown["events"][number];

/**
 * Everything that belongs to one ticket, with the tickets it points to and those that point to it. Where it is worked
 * on, its state is that of the work, and the events that are only there are given too.
 */
export async function showTicket(
  context: QueryContext,
  input: { readonly ticket: string },
): Promise<Answer<z.infer<typeof ticketShowAnswer>>> {
  const { workspace } = context;
  const place = resolveTicket(workspace, input.ticket);
  const ticket = parseTicket(readTicketDir(workspace.root, place));
  const waits = readWaits(context, listTicketDirs(workspace.root, workspace.ticketRoot).dirs);
  const overlay = await readWorkOverlay(workspace);
  const { id, item, thread, dir } = ticket;
  const shown = overlay.show(place, item);
  const named = (other: string): NamedTicket => nameIn(waits, overlay, other);
  const objectives = readObjectives(workspace.root).filter(({ linked_tickets }) =>
    linked_tickets.includes(id),
  );
  const data: Shown = {
    ...rowOf(id, item, shown),
    path: dir,
    body: item?.body ?? "",
    resolution: ticket.resolution ?? null,
    close_status: item?.state === "closed" ? closeStatusOf(ticket) : null,
    relations: ticket.relations.map((relation) => ({
      ...relationData(relation),
      target: named(relation.target),
    })),
    incoming: (waits.incoming.get(id) ?? []).map((relation) => ({
      ...relationData(relation),
      source: named(relation.ticket_id),
    })),
    blocked_by: waits.openBlockers(id).map((blocker) => named(blocker.id)),
    plan_records: [
      ...ticket.planRecords.map((record) => planData(record, "ticket")),
      ...(overlay.seen?.ledger.plans.get(id) ?? []).map((record) => planData(record, "ledger")),
    ],
    objectives: objectives.map((objective) => ({ id: objective.id, title: objective.title ?? null })),
    events: (thread?.events ?? []).map(eventData),
    work_events: eventsOnlyOf(shown, ticket).map(eventData),
    artifacts: [...ticket.files.keys()]
      .filter((inside) => inside.startsWith("artifacts/"))
      .map((inside) => `${dir}/${inside}`),
  };
  return { data: { ticket: data }, diagnostics: ticket.diagnostics };
}

/** A ticket that a record names; what does not exist has neither title nor state. */
function nameIn(waits: Waits, overlay: WorkOverlay, id: string): NamedTicket {
  const summary = waits.summaryOf(id);
  if (summary === undefined) return nameOf(id, undefined);
  const { state } = overlay.show(summary, { state: summary.state, attention_required: null });
  return nameOf(id, { title: summary.title, state });
}

/** The events that only the work ref holds. */
function eventsOnlyOf({ workTicket }: ShownTicket, { thread }: Ticket): readonly ThreadEvent[] {
  const known = new Set((thread?.events ?? []).map(({ text }) => text));
  return (workTicket?.thread?.events ?? []).filter(({ text }) => !known.has(text));
}

/** A plan record as it stands in JSON. */
export function planData(record: PlanRecord, source: PlanData["source"]): PlanData {
  const { id, ticket_id, kind, related_ticket, note, accepted_plan, author, at } = record;
  return {
    id,
    ticket_id,
    kind,
    related_ticket: related_ticket ?? null,
    note: note ?? null,
    accepted_plan:
      accepted_plan === undefined ? null : { ...accepted_plan, role_plan: accepted_plan.role_plan ?? null },
    author,
    at,
    source,
  };
}

/** An event as it stands in JSON. */
export function eventData(event: ThreadEvent): EventData {
  return {
    kind: event.kind,
    id: event.id ?? null,
    author: event.author,
    role: event.role ?? null,
    at: event.at ?? null,
    from: event.from ?? null,
    to: event.to ?? null,
    reason: event.reason ?? null,
    status: event.status ?? null,
    field: event.field ?? null,
    line: event.line,
    heading: event.heading ?? null,
    body: event.body,
  };
}

function relationData({
  kind,
  note,
  author,
  at,
}: Relation): Pick<Shown["relations"][number], "kind" | "note" | "author" | "at"> {
  return { kind, note: note ?? null, author, at };
}
