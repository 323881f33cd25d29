import type { TicketSeen } from "../observation.ts";

/** The one order in which tickets are looked at: priority, then when they were queued, then id. */
export function inOrder(tickets: readonly TicketSeen[]): readonly TicketSeen[] {
  return [...tickets].sort(
    (a, b) =>
      compare(a.on_default?.priority ?? LAST, b.on_default?.priority ?? LAST) ||
      compare(a.on_default?.queued_at ?? LAST, b.on_default?.queued_at ?? LAST) ||
      compare(a.id, b.id),
  );
}

/** Comes after every priority and every time. */
const LAST = "~";

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
