import { liveClaim } from "../../../core/orchestrator/ledger.ts";
import { appendRounds, ROUNDS, type RoundEntry } from "../../../core/orchestrator/rounds.ts";
import type { Step, StepOutcome } from "../../../core/orchestrator/step.ts";
import type { Ticket } from "../../../core/ticket/ticket.ts";
import { readTickets } from "../../change/read-tickets.ts";
import type { Orchestrator } from "../context.ts";
import { readSubject } from "../land/subject.ts";
import type { Seen } from "../observe/observe.ts";
import type { Call } from "../store/records.ts";
import { moveClaim } from "./move-claim.ts";
import { commitStep } from "./step-commit.ts";

type StepOf<K extends Step["kind"]> = Extract<Step, { kind: K }>;

function readWorkTicket(
  { repo }: Orchestrator,
  seen: Pick<Seen, "config">,
  id: string,
  head: string,
): Ticket | undefined {
  const root = seen.config.backend.root;
  return readTickets(repo, { kind: "commit", oid: head }, new Set([id]), root).get(id);
}

/** The ticket at the head of its work ref. 2 processes. @throws TypeError where the head has no such ticket */
export function requireWorkTicket(
  orchestrator: Orchestrator,
  seen: Pick<Seen, "config">,
  id: string,
  head: string,
): Ticket {
  const ticket = readWorkTicket(orchestrator, seen, id, head);
  if (ticket === undefined) throw new TypeError(`${head} has no ticket ${id}`);
  return ticket;
}

/** The ticket's rounds file with further lines. */
export function withRounds(ticket: Ticket, entries: readonly RoundEntry[]): ReadonlyMap<string, string> {
  return new Map([[ROUNDS, appendRounds(ticket.files.get(ROUNDS)?.text, entries)]]);
}

/** Sets what a person must decide, on the work ref; where the ticket is closed there, the ledger alone says it. */
export async function performEscalate(
  orchestrator: Orchestrator,
  step: StepOf<"escalate">,
  seen: Seen,
): Promise<StepOutcome> {
  const { ticket: id, fence, need } = step;
  return await moveClaim(orchestrator, {
    step,
    seen,
    make: ({ refs }) => {
      const ticket = readWorkTicket(orchestrator, seen, id, fence.head);
      if (ticket?.item === undefined || ticket.item.state === "closed") return {};
      const calls: readonly Call[] = [{ name: "ticket_attend", input: { need } }];
      const claim = { generation: fence.generation, attempt: fence.attempt };
      return {
        newHead: commitStep(orchestrator, {
          id,
          parent: fence.head,
          refs,
          config: seen.config,
          calls,
          claim,
        }),
      };
    },
    done: () => `asks a person: ${need}`,
  });
}

/** Begins a new round: what is to be changed, as an event and as data; a proposal goes back to inprogress. */
export async function performRequestChanges(
  orchestrator: Orchestrator,
  step: StepOf<"request_changes">,
  seen: Seen,
): Promise<StepOutcome> {
  const { ticket: id, fence, cause, by, text, findings } = step;
  const round = (liveClaim(seen.ledger, id)?.round ?? 0) + 1;
  return await moveClaim(orchestrator, {
    step,
    seen,
    make: ({ refs }) => {
      const ticket = requireWorkTicket(orchestrator, seen, id, fence.head);
      const entry: RoundEntry = {
        kind: "request",
        round,
        at: orchestrator.clock(),
        head: fence.head,
        subject: readSubject(orchestrator.repo, {
          head: fence.head,
          base: refs.defaultSha,
          ticket,
          root: seen.config.backend.root,
        }),
        by,
        cause,
        text,
        findings: [...findings],
      };
      const back = ticket.item?.state === "closed" || ticket.item?.state === "done";
      const calls: readonly Call[] = back
        ? [{ name: "ticket_start", input: { reason: `${by}: ${text}` } }]
        : [
            {
              name: "ticket_comment",
              input: { kind: "decision", text: `Round ${round} (${cause}): ${text}` },
            },
          ];
      return {
        newHead: commitStep(orchestrator, {
          id,
          parent: fence.head,
          refs,
          config: seen.config,
          calls,
          files: withRounds(ticket, [entry]),
          claim: { generation: fence.generation, attempt: fence.attempt },
        }),
      };
    },
    done: () => `round ${round} begins (${cause}): ${text}`,
  });
}
