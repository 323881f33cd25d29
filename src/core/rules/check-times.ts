import { type Diagnostic, finding } from "../diagnostic/diagnostic.ts";
import type { ThreadEvent } from "../ticket/thread.ts";
import type { Ticket } from "../ticket/ticket.ts";
import { isBeforeTime, parseTime } from "../ticket/time.ts";
import { eventPlace, keyPlace } from "./places.ts";

const DAY_SECONDS = 24 * 60 * 60;

/** Findings about the order of a ticket's times; with `now` also about times that lie in the future. */
export function checkTimes(ticket: Ticket, now?: string): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const events = ticket.thread?.events ?? [];
  let lastMove: ThreadEvent | undefined;
  for (const event of events) {
    if (event.kind !== "state_changed") continue;
    if (isBeforeTime(event.at, lastMove?.at)) {
      found.push(
        finding(
          "time/falls",
          eventPlace(ticket, event),
          { at: event.at ?? "", earlier: lastMove?.at ?? "" },
          ticket.id,
        ),
      );
    }
    lastMove = event;
  }
  found.push(...checkItemTimes(ticket, events));
  const newest = newestOf(events);
  if (now !== undefined && newest?.at !== undefined && isFuture(newest.at, now)) {
    found.push(finding("time/future", eventPlace(ticket, newest), { at: newest.at }, ticket.id));
  }
  return found;
}

function checkItemTimes(ticket: Ticket, events: readonly ThreadEvent[]): readonly Diagnostic[] {
  const { created_at, updated_at } = ticket.item ?? {};
  if (updated_at === undefined) return [];
  const place = keyPlace(ticket, "updated_at");
  if (created_at !== undefined && isBeforeTime(updated_at, created_at)) {
    return [finding("time/updated-before-created", place, { updated_at, created_at }, ticket.id)];
  }
  const newest = newestOf(events);
  if (newest?.at === undefined || !isBeforeTime(updated_at, newest.at)) return [];
  return [finding("time/updated-before-event", place, { updated_at, at: newest.at }, ticket.id)];
}

/** The event with the latest time; of equal ones the last. */
export function newestOf(events: readonly ThreadEvent[]): ThreadEvent | undefined {
  let newest: ThreadEvent | undefined;
  for (const event of events) {
    if (event.at !== undefined && (newest?.at === undefined || event.at >= newest.at)) newest = event;
  }
  return newest;
}

function isFuture(at: string, now: string): boolean {
  const [time, today] = [parseTime(at), parseTime(now)];
  return time !== undefined && today !== undefined && time > today + DAY_SECONDS;
}
