import type { ThreadEvent } from "../../core/ticket/thread.ts";

/** What a review is about besides the code. */
const REVIEWED = ["title", "body", "relations"];

/**
 * Whether a ticket's own text changed after its last review: an event behind the review names its title, body or
 * relations, or the item was changed later than its newest event, which is what an edit by hand looks like.
 */
export function isEditedAfterReview(events: readonly ThreadEvent[], updatedAt: string | undefined): boolean {
  const review = events.findLastIndex(({ kind }) => kind === "review");
  if (review < 0) return false;
  const changed = events.slice(review + 1).flatMap(({ field }) => field?.split(/[\s,]+/) ?? []);
  if (changed.some((field) => REVIEWED.includes(field))) return true;
  const newest = events.reduce<string>((time, { at }) => (at !== undefined && at > time ? at : time), "");
  return updatedAt !== undefined && newest !== "" && updatedAt > newest;
}
