import type { Step, StepOutcome } from "../../../core/orchestrator/step.ts";
import type { PlanRecord } from "../../../core/ticket/plan.ts";
import { mergeBases } from "../../../io/git/revision.ts";
import { readTickets } from "../../change/read-tickets.ts";
import { judgeTicket } from "../agent/judge-ticket.ts";
import type { Orchestrator } from "../context.ts";
import type { Seen } from "../observe/observe.ts";
import type { Call } from "../store/records.ts";
import { type Current, moveClaim } from "./move-claim.ts";
import { commitStep } from "./step-commit.ts";

type StepOf<K extends Step["kind"]> = Extract<Step, { kind: K }>;

/**
 * Claims a ticket: the acceptance on the work ref and the claim in the ledger, in one move. Whatever starts later
 * finds both there.
 */
export async function performAccept(
  orchestrator: Orchestrator,
  step: StepOf<"accept">,
  seen: Seen,
): Promise<StepOutcome> {
  const judgement = step.judge ? await judgeTicket(orchestrator, step, seen) : undefined;
  if (judgement?.kind === "other") return judgement.outcome;
  const branch = `${orchestrator.place.workPrefix}${step.ticket}`;
  return await moveClaim(orchestrator, {
    step,
    seen,
    make: ({ refs, ledger }) => {
      const problem = notQueued(orchestrator, step, seen, refs.defaultSha);
      if (problem !== undefined) return { stale: problem };
      const waiting = ledger.plans.get(step.ticket) ?? [];
      const newHead = commitStep(orchestrator, {
        id: step.ticket,
        parent: refs.defaultSha,
        refs,
        config: seen.config,
        calls: acceptCalls(branch, judgement?.plan, waiting),
        claim: { generation: step.generation, attempt: null },
      });
      return { newHead, base: refs.defaultSha };
    },
    done: () => `claimed as generation ${step.generation} on ${branch}`,
  });
}

/** The queueing that is accepted must be the one that the default branch still shows. */
function notQueued(
  { repo }: Orchestrator,
  { ticket, queuedAt }: StepOf<"accept"> | StepOf<"return_to_intake">,
  { config }: Seen,
  defaultSha: string,
): string | undefined {
  const root = config.backend.root;
  const item = readTickets(repo, { kind: "commit", oid: defaultSha }, new Set([ticket]), root).get(
    ticket,
  )?.item;
  const same = item?.state === "queued" && item.queued_at === queuedAt;
  return same ? undefined : "the default branch no longer shows it queued as it was";
}

/** Decisions that waited in the ledger become records of the ticket, with who made them. */
function acceptCalls(
  branch: string,
  plan: string | undefined,
  waiting: readonly PlanRecord[],
): readonly Call[] {
  const copied = waiting.map((record): Call => {
    const note = [record.note, `Decided by ${record.author} at ${record.at}.`].filter(
      (part) => part !== undefined,
    );
    return {
      name: "plan_record",
      input: {
        kind: record.kind,
        ...(record.related_ticket === undefined ? {} : { related: record.related_ticket }),
        note: note.join(" "),
      },
    };
  });
  return [
    { name: "ticket_start", input: {} },
    ...copied,
    {
      name: "plan_record",
      input: {
        kind: "accepted_plan",
        summary: plan ?? "Implement the acceptance criteria of the ticket, have it validated and reviewed.",
        branch,
        role_plan: "coder, then validation, then an independent reviewer, in bounded rounds",
      },
    },
  ];
}

/** Finishes or takes back a move that was interrupted between its two refs. */
export async function performRecover(
  orchestrator: Orchestrator,
  step: StepOf<"recover">,
  seen: Seen,
): Promise<StepOutcome> {
  const said = {
    claim: "wrote the claim that the work ref proves",
    ledger: "wrote into the ledger what the work ref proves",
    ref: "moved the work ref to where the ledger has it",
    back: "took the ledger back to where the work ref is: what it named is lost",
    unlanded: "took a merge out of the ledger that the default branch does not have",
  };
  return await moveClaim(orchestrator, {
    step,
    seen,
    // Only a claim that is written anew needs it; of the others the commit may be lost.
    make: ({ refs }: Current) =>
      step.action === "claim" ? { base: acceptedOn(orchestrator, step, refs.defaultSha) } : {},
    done: () => said[step.action],
  });
}

/** The commit of the default branch that an acceptance follows. */
function acceptedOn({ repo }: Orchestrator, step: StepOf<"recover">, defaultSha: string): string {
  return mergeBases(repo, step.head, [defaultSha])[0] ?? defaultSha;
}

/** Takes a person's commits on the work ref into the claim. */
export async function performAdopt(
  orchestrator: Orchestrator,
  step: StepOf<"adopt">,
  seen: Seen,
): Promise<StepOutcome> {
  return await moveClaim(orchestrator, {
    step,
    seen,
    done: () =>
      `adopted the commits that somebody pushed to the work branch, up to ${step.head.slice(0, 10)}`,
  });
}

/** Saves a work ref that nobody can explain, puts the expected one back, and asks a person. */
export async function performHold(
  orchestrator: Orchestrator,
  step: StepOf<"hold">,
  seen: Seen,
): Promise<StepOutcome> {
  return await moveClaim(orchestrator, {
    step,
    seen,
    done: () => `${step.reason}; it is kept in a rescue ref`,
  });
}
