import type * as z from "zod";
import type { ticketShowAnswer } from "../../core/operation/answers.ts";
import type { PlanRecord } from "../../core/ticket/plan.ts";
import type { Relation } from "../../core/ticket/relations.ts";
import type { ThreadEvent } from "../../core/ticket/thread.ts";
import { parseTicket } from "../../core/workspace/parse-ticket.ts";
import { closeStatusOf } from "../../core/workspace/summary.ts";
import { listTicketDirs, readTicketDir } from "../doctor/read-workspace.ts";
import { resolveTicket } from "../workspace.ts";
import type { Answer, QueryContext } from "./answer.ts";
import { readObjectives } from "./objectives.ts";
import { type NamedTicket, nameOf, rowOf } from "./ticket-row.ts";
import { readWaits, type Waits } from "./waits.ts";

type Shown = z.infer<typeof ticketShowAnswer>["ticket"];
type PlanData = Shown["plan_records"][number];
type EventData = Shown["events"][number];

/** Everything that belongs to one ticket, with the tickets it points to and those that point to it. */
export function showTicket(
  context: QueryContext,
  input: { readonly ticket: string },
): Answer<z.infer<typeof ticketShowAnswer>> {
  const { workspace } = context;
  const place = resolveTicket(workspace, input.ticket);
  const ticket = parseTicket(readTicketDir(workspace.root, place));
  const waits = readWaits(context, listTicketDirs(workspace.root, workspace.ticketRoot).dirs);
  const { id, item, thread, dir } = ticket;
  const objectives = readObjectives(workspace.root).filter(({ linked_tickets }) =>
    linked_tickets.includes(id),
  );
  const data: Shown = {
    ...rowOf(id, item),
    path: dir,
    body: item?.body ?? "",
    resolution: ticket.resolution ?? null,
    close_status: item?.state === "closed" ? closeStatusOf(ticket) : null,
    relations: ticket.relations.map((relation) => ({
      ...relationData(relation),
      target: nameIn(waits, relation.target),
    })),
    incoming: (waits.incoming.get(id) ?? []).map((relation) => ({
      ...relationData(relation),
      source: nameIn(waits, relation.ticket_id),
    })),
    blocked_by: waits.openBlockers(id).map((blocker) => nameOf(blocker.id, blocker)),
    plan_records: ticket.planRecords.map(planData),
    objectives: objectives.map((objective) => ({ id: objective.id, title: objective.title ?? null })),
    events: (thread?.events ?? []).map(eventData),
    artifacts: [...ticket.files.keys()]
      .filter((inside) => inside.startsWith("artifacts/"))
      .map((inside) => `${dir}/${inside}`),
  };
  return { data: { ticket: data }, diagnostics: ticket.diagnostics };
}

/** A ticket that a record names; what does not exist has neither title nor state. */
function nameIn(waits: Waits, id: string): NamedTicket {
  return nameOf(id, waits.summaryOf(id));
}

/** A plan record as it stands in JSON. */
export function planData(record: PlanRecord): PlanData {
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
