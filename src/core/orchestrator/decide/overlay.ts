import type { TicketSeen } from "../observation.ts";

/** How a claimed ticket's work ref lies over what the default branch shows. */
export type Overlay =
  /** The default branch holds the work's events and shows the ticket done or closed. */
  | "landed"
  /** The default branch holds the beginning of the work: a person merged early. The work ref goes on. */
  | "merged_early"
  /** The default branch no longer shows the queueing that was claimed. */
  | "withdrawn"
  /** Title, body or relations differ, or something else was added to the thread; the state did not change. */
  | "edited"
  /** What the default branch shows is what was claimed. */
  | "holds"
  /** The default branch and the work ref tell different stories: for a person. */
  | "diverged";

/** How the work ref of a live claim lies over the default branch; undefined without a live claim. */
export function overlayOf(
  seen: Pick<TicketSeen, "on_default" | "claim" | "work" | "landed">,
): Overlay | undefined {
  const { on_default: item, work, landed } = seen;
  const live = seen.claim?.live ?? null;
  if (live === null) return undefined;
  if (landed !== null) return "landed";
  if (item === null) return "withdrawn";
  const chain = work?.ticket?.chain;
  const isPart = chain === undefined || isPrefix(item.chain, chain);
  const isQueued = item.state === "queued" && item.queued_at === live.queued_at;
  if (isQueued) {
    if (!isPart) return "diverged";
    return work?.ticket !== undefined && work.ticket !== null && work.ticket.text !== item.text
      ? "edited"
      : "holds";
  }
  // Without a work ref there is nothing that goes on.
  const goesOn = chain !== undefined && isPart && item.chain.length > 0 && item.queued_at === live.queued_at;
  return goesOn ? "merged_early" : "withdrawn";
}

/** Whether one chain of moves is the beginning of another, or all of it. */
export function isPrefix(chain: readonly string[], whole: readonly string[]): boolean {
  return chain.length <= whole.length && chain.every((word, index) => whole[index] === word);
}
