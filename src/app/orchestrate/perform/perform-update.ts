import { boundReason } from "../../../core/orchestrator/fields.ts";
import type { LedgerVerdict } from "../../../core/orchestrator/ledger.ts";
import { liveClaim } from "../../../core/orchestrator/ledger.ts";
import type { RoundEntry } from "../../../core/orchestrator/rounds.ts";
import type { Step, StepOutcome } from "../../../core/orchestrator/step.ts";
import type { Orchestrator } from "../context.ts";
import { mergeCommits } from "../land/merge-commits.ts";
import { readSubject } from "../land/subject.ts";
import type { Seen } from "../observe/observe.ts";
import type { SharedRefs } from "../store/shared.ts";
import { type Made, moveClaim } from "./move-claim.ts";
import { requireWorkTicket, withRounds } from "./perform-records.ts";
import { commitStep } from "./step-commit.ts";

type UpdateStep = Extract<Step, { kind: "update_from_base" }>;

/**
 * Merges the default branch into the work branch, records by their merge drivers. Where other files conflict a round
 * begins instead, in which the coder solves them.
 */
export async function performUpdate(
  orchestrator: Orchestrator,
  step: UpdateStep,
  seen: Seen,
): Promise<StepOutcome> {
  const { base, conflicts } = step;
  return await moveClaim(orchestrator, {
    step,
    seen,
    make: ({ refs }) => {
      if (refs.defaultSha !== base) return { stale: `${refs.defaultBranch} has been moved since` };
      return conflicts.length > 0
        ? { newHead: askForSolution(orchestrator, step, seen, refs) }
        : mergeBase(orchestrator, step, seen, refs);
    },
    done: () =>
      conflicts.length > 0
        ? `a round begins: the work conflicts with ${seen.refs.defaultBranch} in ${conflicts.join(", ")}`
        : `merged ${seen.refs.defaultBranch} into the work branch`,
  });
}

/** Makes the commit that merges the default branch into a head of a work branch, and what it carries over. */
export function mergeBase(
  orchestrator: Orchestrator,
  { ticket: id, fence }: Pick<UpdateStep, "ticket" | "fence">,
  seen: Seen,
  refs: SharedRefs,
): Made {
  const { repo, clock, newId } = orchestrator;
  const root = seen.config.backend.root;
  const merged = mergeCommits(repo, { ours: fence.head, theirs: refs.defaultSha, ticketRoot: root });
  if (merged.kind === "conflict") {
    return { stale: `the records in ${merged.records.join(", ")} must be merged by a person` };
  }
  const before = requireWorkTicket(orchestrator, seen, id, fence.head);
  const newHead = commitStep(orchestrator, {
    id,
    parent: fence.head,
    merged: refs.defaultSha,
    tree: merged.tree,
    refs,
    config: seen.config,
    calls: [],
    claim: { generation: fence.generation, attempt: fence.attempt },
    message: `Merge ${refs.defaultBranch} into the work on ${id}`,
  });
  const after = requireWorkTicket(orchestrator, seen, id, newHead);
  const subject = readSubject(repo, { head: newHead, base: refs.defaultSha, ticket: after, root });
  const from = readSubject(repo, { head: fence.head, base: refs.defaultSha, ticket: before, root });
  // What git itself makes of merging carries a verdict on the code over; another text or policy does not.
  if (subject.ticket !== from.ticket) return { newHead };
  const verdict: LedgerVerdict = {
    kind: "update",
    id: newId(8),
    by: "orchestrator",
    at: clock(),
    head: newHead,
    subject,
    from,
  };
  return { newHead, verdicts: [verdict] };
}

function askForSolution(
  orchestrator: Orchestrator,
  { ticket: id, fence, conflicts }: UpdateStep,
  seen: Seen,
  refs: SharedRefs,
): string {
  const ticket = requireWorkTicket(orchestrator, seen, id, fence.head);
  const round = (liveClaim(seen.ledger, id)?.round ?? 0) + 1;
  const text = `The work conflicts with ${refs.defaultBranch} in ${conflicts.join(", ")}.`;
  const root = seen.config.backend.root;
  const entry: RoundEntry = {
    kind: "request",
    round,
    at: orchestrator.clock(),
    head: fence.head,
    subject: readSubject(orchestrator.repo, { head: fence.head, base: refs.defaultSha, ticket, root }),
    by: "orchestrator",
    cause: "conflict",
    text,
    findings: [],
  };
  const back = ticket.item?.state === "closed" || ticket.item?.state === "done";
  const reason = boundReason(text);
  return commitStep(orchestrator, {
    id,
    parent: fence.head,
    refs,
    config: seen.config,
    calls: back
      ? [{ name: "ticket_start", input: { reason } }]
      : [{ name: "ticket_comment", input: { kind: "decision", text: `Round ${round}: ${reason}` } }],
    files: withRounds(ticket, [entry]),
    claim: { generation: fence.generation, attempt: fence.attempt },
  });
}
