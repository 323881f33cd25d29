import { asWarning, type Diagnostic, finding } from "../diagnostic/diagnostic.ts";
import type { ThreadEvent } from "../ticket/thread.ts";
import type { Ticket } from "../ticket/ticket.ts";
import { PLAN, THREAD } from "../workspace/parse-ticket.ts";
import type { ChangeContext } from "./change-input.ts";
import { type EventMatch, headerOf } from "./match-events.ts";
import { eventPlace } from "./places.ts";

const NOT_VISIBLE = "nobody else can see it yet";

/** Findings about what was there and no longer is: events, plan records, the time of creation. */
export function checkKept(
  before: Ticket,
  after: Ticket,
  match: EventMatch,
  context: ChangeContext,
): readonly Diagnostic[] {
  const losses = [...checkEventsKept(after, match, context), ...checkPlanKept(before, after)];
  const judged = context.visible ? losses : losses.map((found) => asWarning(found, NOT_VISIBLE));
  const created = [before.item?.created_at, after.item?.created_at];
  if (created[0] !== undefined && created[1] !== undefined && created[0] !== created[1]) {
    const facts = { key: "created_at", before: created[0], after: created[1] };
    judged.push(finding("change/immutable", { path: `${after.dir}/item.md` }, facts, after.id));
  }
  return judged;
}

function checkEventsKept(after: Ticket, match: EventMatch, context: ChangeContext): Diagnostic[] {
  const path = `${after.dir}/${THREAD}`;
  // A redaction is told by a decision event; without it a tombstone is a loss like any other.
  const isTold = match.added.some(({ event }) => event.kind === "decision");
  const all = isTold ? match.lost : [...match.lost, ...match.redacted];
  // A thread that cannot be read has lost every event, which is one fault.
  const lost = after.thread === undefined ? all.slice(0, 1) : all;
  const found: Diagnostic[] = lost.map((event) => {
    const line = after.thread?.events.find((other) => other.line >= event.line)?.line;
    const facts = { ...eventFacts(event), base: context.base, path };
    return finding("change/event-lost", { path, ...(line === undefined ? {} : { line }) }, facts, after.id);
  });
  for (const event of match.reordered) {
    found.push(finding("change/event-order", { path }, eventFacts(event), after.id));
  }
  // The new text of an edited event is no event of its own: the loss says it all.
  const edited = new Set(match.lost.map(headerOf));
  for (const { event, inserted } of match.added) {
    if (inserted && !edited.has(headerOf(event)))
      found.push(finding("change/event-inserted", eventPlace(after, event), eventFacts(event), after.id));
  }
  return found;
}

function checkPlanKept(before: Ticket, after: Ticket): Diagnostic[] {
  const there = new Map<string, number>();
  for (const { text } of after.planRecords) there.set(text ?? "", (there.get(text ?? "") ?? 0) + 1);
  return before.planRecords.flatMap(({ id, text }) => {
    const left = there.get(text ?? "") ?? 0;
    there.set(text ?? "", left - 1);
    return left > 0
      ? []
      : [finding("change/plan-record-lost", { path: `${after.dir}/${PLAN}` }, { id }, after.id)];
  });
}

function eventFacts(event: ThreadEvent): { kind: string; author: string; at: string } {
  return { kind: event.kind, author: event.author, at: event.at ?? "an unknown time" };
}
