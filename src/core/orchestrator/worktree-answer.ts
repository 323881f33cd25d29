import * as z from "zod";
import { ticketIdField } from "../ticket/record-fields.ts";
import { oidField } from "./fields.ts";
import { ticketSeenSchema } from "./observation.ts";

/** One worktree of a ticket, as `yoi worktree list` shows it. */
export const worktreeAnswer = z.object({
  id: ticketIdField.meta({ description: "the ticket it belongs to" }),
  path: z.string().meta({ description: "from the top of the main checkout" }),
  state: ticketSeenSchema.shape.worktree,
  head: oidField.nullable().meta({ description: "null where no worktree of this repository is there" }),
  claimed: z
    .boolean()
    .meta({ description: "an Orchestrator works on the ticket, as far as this clone has seen" }),
  note: z.string().meta({ description: "what stands there, in words" }),
});

/** One worktree of a ticket. */
export type WorktreeRow = z.infer<typeof worktreeAnswer>;
