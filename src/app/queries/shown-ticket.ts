import type * as z from "zod";
import type { workAnswer } from "../../core/operation/work-answers.ts";
import type { State } from "../../core/ticket/state.ts";
import type { Ticket } from "../../core/ticket/ticket.ts";
import type { TicketDir } from "../doctor/read-workspace.ts";
import type { SeenShared } from "../orchestrate/store/seen.ts";

/** Where a ticket is worked on, as it stands in JSON. */
export type WorkData = z.infer<typeof workAnswer>;

/** A ticket of the working tree as a reader is shown it. */
export interface ShownTicket {
  readonly state: State | undefined;
  readonly attention: string | null;
  readonly work: WorkData | null;
  /** Item and thread at the tip of the work ref, where that is what is shown. */
  readonly workTicket?: Ticket;
}

/** The work refs and claims that were last seen, laid over the tickets of the working tree. */
export interface WorkOverlay {
  readonly seen: SeenShared | undefined;
  /** How a ticket is shown; the same as it stands in the tree, for all that nobody works on. */
  readonly show: (place: TicketDir, item: TreeItem | undefined) => ShownTicket;
}

/** What is laid over of a ticket of the working tree. */
export interface TreeItem {
  readonly state?: State | undefined;
  readonly attention_required: string | null;
}

/** A ticket as it stands in the working tree: nobody works on it. */
export function asInTree(item: TreeItem | undefined): ShownTicket {
  return { state: item?.state, attention: item?.attention_required ?? null, work: null };
}
