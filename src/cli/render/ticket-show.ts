import type * as z from "zod";
import type { ticketShowAnswer } from "../../core/operation/answers.ts";
import { indent, manyLines, oneLine, padToWidth } from "../text.ts";
import { renderEvent } from "./event.ts";
import { type RenderOptions, stateStyle, stateText, titleOf } from "./words.ts";

type Shown = z.infer<typeof ticketShowAnswer>["ticket"];
type Named = Shown["blocked_by"][number];

/** How many of the last events are shown unless all are asked for. */
const LAST_EVENTS = 3;
const LABEL_WIDTH = 12;

/** One ticket: what it says of itself, what belongs to it, its body and its last events, or all with `events`. */
export function renderTicketShow(
  { ticket }: z.infer<typeof ticketShowAnswer>,
  options: RenderOptions & { readonly events: boolean },
): string {
  const { paint } = options;
  const state = stateStyle(ticket.state, paint)(stateText(ticket.state, ticket.work));
  const head = `${paint.bold(oneLine(titleOf(ticket.title)))}\n${ticket.id}  ${state}  ${ticket.priority}\n`;
  const facts = factsOf(ticket).map(
    ([label, value]) => `${paint.dim(padToWidth(label, LABEL_WIDTH))} ${oneLine(value)}\n`,
  );
  const body = manyLines(ticket.body).trim();
  const resolution = manyLines(ticket.resolution ?? "").trim();
  return [
    `${head}\n${facts.join("")}`,
    ...(body === "" ? [] : [`${body}\n`]),
    ...(resolution === "" ? [] : [`${paint.bold("Resolution")}\n\n${indent(resolution, "  ")}\n`]),
    ...eventsOf(ticket, options),
  ].join("\n");
}

function factsOf(ticket: Shown): readonly (readonly [string, string])[] {
  const facts: (readonly [string, string])[] = [];
  const add = (label: string, values: readonly (string | null)[]): void => {
    for (const [index, value] of values.filter((one) => one !== null && one !== "").entries()) {
      facts.push([index === 0 ? label : "", value ?? ""]);
    }
  };
  add("work", [ticket.work === null ? null : describeWork(ticket.work)]);
  add("attention", [ticket.attention_required]);
  add("deferred", [ticket.deferred_until]);
  add("blocked by", ticket.blocked_by.map(describe));
  add("closed as", [ticket.close_status]);
  add("labels", [ticket.labels.join(", ")]);
  add("risks", [ticket.risk_flags.join(", ")]);
  add("assignee", [ticket.assignee]);
  add("readiness", [ticket.readiness === "unspecified" ? null : ticket.readiness]);
  add("queued", [ticket.queued_at === null ? null : `${ticket.queued_at} by ${ticket.queued_by ?? "?"}`]);
  add("created", [ticket.created_at]);
  add("updated", [ticket.updated_at]);
  add(
    "relations",
    ticket.relations.map(({ kind, target, note }) => `${kind} ${describe(target)}${noteOf(note)}`),
  );
  add(
    "named by",
    ticket.incoming.map(({ kind, source, note }) => `${describe(source)} ${kind} this${noteOf(note)}`),
  );
  add(
    "plan",
    ticket.plan_records.map(
      ({ kind, related_ticket, note, source }) =>
        `${kind} ${related_ticket ?? ""}`.trim() +
        noteOf(note) +
        (source === "ledger" ? " (in the ledger)" : ""),
    ),
  );
  add(
    "objectives",
    ticket.objectives.map(({ id, title }) => `${id} ${title ?? ""}`.trim()),
  );
  add("artifacts", ticket.artifacts);
  return facts;
}

function describeWork({ branch, head, generation }: NonNullable<Shown["work"]>): string {
  const where = head === null ? `${branch}, not seen here` : `${branch} at ${head.slice(0, 12)}`;
  return generation === null ? where : `${where}, claim of generation ${generation}`;
}

function describe({ id, state, title }: Named): string {
  return state === null && title === null
    ? `${id} (there is no such ticket)`
    : `${id} (${state ?? "?"}) ${titleOf(title)}`;
}

function noteOf(note: string | null): string {
  return note === null || note === "" ? "" : `: ${note}`;
}

function eventsOf(ticket: Shown, options: RenderOptions & { readonly events: boolean }): readonly string[] {
  const events = [...ticket.events, ...ticket.work_events];
  if (events.length === 0) return [];
  const shown = options.events ? events : events.slice(-LAST_EVENTS);
  const left = events.length - shown.length;
  const hint =
    left === 0
      ? ""
      : ` (the last ${shown.length} of ${events.length}; all of them: yoi ticket show ${ticket.id} --events)`;
  const title = `${options.paint.bold("Thread")}${options.paint.dim(hint)}\n`;
  return [title, ...shown.map((event) => renderEvent(event, options.paint))];
}
