import type { State } from "../ticket/state.ts";
import { isPrefix } from "./decide/overlay.ts";
import type { Claim } from "./ledger.ts";

/** A ticket as one place shows it. */
export interface TicketView {
  readonly state: State;
  readonly attention: string | null;
  /** One word for each change of state, in order. */
  readonly chain: readonly string[];
}

/** A ticket as the places show it where it is worked on; null: not there, or it cannot be read. */
export interface TicketViews {
  /** What the reader has before them. */
  readonly tree: TicketView | null;
  readonly onDefault: TicketView | null;
  readonly work: TicketView | null;
  readonly claim: Claim | null;
}

/** What a reader is shown of a ticket that is worked on. */
export interface LaidOver {
  readonly state: State | null;
  readonly attention: string | null;
  /** The work ref holds a proposal that has not landed. */
  readonly mergeReady: boolean;
  /** The work ref tells the tree's story and goes on from it: it is what is shown. */
  readonly holds: boolean;
}

/**
 * Lays the work ref over what a reader has before them. It holds where its moves begin with all of the tree's: a tree
 * that tells another story (un-queued since, or ahead of the work ref) is shown as it is. Until a closing has landed,
 * the ticket is in progress.
 */
export function layOver({ tree, onDefault, work, claim }: TicketViews): LaidOver {
  const asked = claim?.attention ?? null;
  if (work === null || !isPrefix(tree?.chain ?? [], work.chain)) {
    const attention = asked ?? tree?.attention ?? null;
    return { state: tree?.state ?? null, attention, mergeReady: false, holds: false };
  }
  const mergeReady = work.state === "closed" && !hasLanded({ onDefault, work, claim });
  return {
    state: mergeReady ? "inprogress" : work.state,
    attention: asked ?? work.attention ?? onDefault?.attention ?? null,
    mergeReady,
    holds: true,
  };
}

/** Whether what the work ref closed is closed on the default branch too, whether or not the ledger says so yet. */
export function hasLanded({ onDefault, work, claim }: Omit<TicketViews, "tree">): boolean {
  if (claim !== null && claim.landed !== null) return true;
  if (work?.state !== "closed" || onDefault === null) return false;
  return isPrefix(work.chain, onDefault.chain);
}
