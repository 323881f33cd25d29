import type { Observation } from "../observation.ts";

/** The part of a plan record that decides about order and capacity. */
export type PlanSeen = Observation["plans"][number];

// What plan records mean before acceptance. They are append-only, so each ends by itself:
// - `T after X`, `T blocked_by X`, `X before T`, `X blocks T`: T waits until X is closed, however it was closed;
// - `conflicts_with`, `do_not_parallelize`, in either direction: T waits while the other has a live claim;
// - `waiting_capacity_note` of T: T waits while any other ticket has a live claim.

/** One record by which a ticket comes after another. */
export interface Predecessor {
  readonly id: string;
  readonly record: PlanSeen;
}

/** The tickets that plan records put before this one, each once, in the order of the records. */
export function predecessorsOf(plans: readonly PlanSeen[], ticket: string): readonly Predecessor[] {
  return distinct(
    plans.flatMap((record): Predecessor[] => {
      const { ticket_id: id, related_ticket: related, kind } = record;
      const isBehind = kind === "after" || kind === "blocked_by";
      const isAhead = kind === "before" || kind === "blocks";
      if (isBehind && id === ticket && related !== undefined) return [{ id: related, record }];
      return isAhead && related === ticket ? [{ id, record }] : [];
    }),
  );
}

/** The tickets that must not be worked on at the same time, each once. */
export function rivalsOf(plans: readonly PlanSeen[], ticket: string): readonly Predecessor[] {
  return distinct(
    plans.flatMap((record): Predecessor[] => {
      const { ticket_id: id, related_ticket: related, kind } = record;
      if ((kind !== "conflicts_with" && kind !== "do_not_parallelize") || related === undefined) return [];
      if (id === ticket) return [{ id: related, record }];
      return related === ticket ? [{ id, record }] : [];
    }),
  );
}

/** The newest note by which a ticket waits for room, or undefined. */
export function capacityNoteOf(plans: readonly PlanSeen[], ticket: string): PlanSeen | undefined {
  return plans.findLast(({ ticket_id, kind }) => ticket_id === ticket && kind === "waiting_capacity_note");
}

function distinct(found: readonly Predecessor[]): readonly Predecessor[] {
  return found.filter(({ id }, index) => found.findIndex((other) => other.id === id) === index);
}
