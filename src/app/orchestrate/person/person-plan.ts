import type { PersonMove } from "../../../core/orchestrator/claim/claim-by-person.ts";
import { boundNote } from "../../../core/orchestrator/fields.ts";
import type { Claim } from "../../../core/orchestrator/ledger.ts";
import { wordsFor } from "../../../core/ticket/headings.ts";
import type { Ticket } from "../../../core/ticket/ticket.ts";
import type { Config } from "../../../core/workspace/config.ts";
import type { Call } from "../store/records.ts";

/** What a person's operation does where the work is. */
export interface PersonPlan extends Omit<PersonMove, "newHead"> {
  readonly call: Call;
  /** What the next round is about, where one begins. */
  readonly request: string | null;
}

/**
 * Plans an operation of a person for the ticket as its work ref has it; undefined: there is nothing that it could be
 * about there. A decision that the ledger alone asks for is answered by an event. Pure.
 */
export function planForPerson(
  { name, input }: Call,
  { ticket, claim, config }: { readonly ticket: Ticket; readonly claim: Claim; readonly config: Config },
): PersonPlan | undefined {
  const plan: PersonPlan = {
    call: { name, input },
    answers: false,
    ends: name === "ticket_return" || name === "ticket_reopen",
    newRound: false,
    request: null,
  };
  const answer = name === "ticket_attend" ? input["answer"] : undefined;
  if (typeof answer === "string") {
    if ((ticket.item?.attention_required ?? null) !== null) return { ...plan, answers: true };
    if (claim.attention === null) return undefined;
    const text = `${wordsFor(config.ticket.language).decided(claim.attention)}\n\n${answer}`;
    const call = { name: "ticket_comment", input: { kind: "decision", text } };
    return { ...plan, call, answers: true };
  }
  const { state } = ticket.item ?? {};
  if (name === "ticket_start" && (state === "done" || state === "closed")) {
    const request = typeof input["reason"] === "string" ? boundNote(input["reason"]) : null;
    return { ...plan, newRound: true, request };
  }
  return plan;
}
