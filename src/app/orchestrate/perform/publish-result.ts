import { boundReason } from "../../../core/orchestrator/fields.ts";
import type { LedgerVerdict } from "../../../core/orchestrator/ledger.ts";
import type { Publishing } from "./publish-coder.ts";
import { commitStep } from "./step-commit.ts";

/** What publishing an attempt makes of its ticket. */
export interface Brought {
  /** The work ref afterwards. */
  readonly newHead: string;
  /** Whether the attempt counts as a failure, to be tried again. */
  readonly nothing: boolean;
  /** What is said in the ledger, for what is about a proposal or landed work. */
  readonly verdict: LedgerVerdict | null;
  readonly message: string;
}

/** An attempt that brought something. */
export function brought(newHead: string, message: string, verdict: LedgerVerdict | null = null): Brought {
  return { newHead, nothing: false, verdict, message };
}

/** An attempt that brought nothing: the ticket says why, and it counts as a failure. */
export function nothing(
  { orchestrator, seen, refs, claim, attempt, ticket }: Publishing,
  agent: string,
  reason: string,
): Brought {
  const said = boundReason(reason);
  const isOpen = ticket.item?.state !== "closed" && ticket.item?.state !== "done";
  const newHead = isOpen
    ? commitStep(orchestrator, {
        id: ticket.id,
        parent: claim.head,
        refs,
        config: seen.config,
        calls: [
          {
            name: "ticket_comment",
            input: {
              text: `Attempt ${attempt.id} of the ${attempt.role} (${agent}) brought nothing: ${said}`,
            },
          },
        ],
        claim: { generation: claim.generation, attempt: attempt.id },
      })
    : claim.head;
  return {
    newHead,
    nothing: true,
    verdict: null,
    message: `attempt ${attempt.id} of ${agent} brought nothing: ${said}`,
  };
}
