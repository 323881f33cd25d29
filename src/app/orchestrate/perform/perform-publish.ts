import { messageOf } from "../../../core/diagnostic/diagnostic.ts";
import type { ReviewerResult } from "../../../core/orchestrator/agent/agent-result.ts";
import { reviewText } from "../../../core/orchestrator/dossier/round-texts.ts";
import type { EntryOf } from "../../../core/orchestrator/rounds.ts";
import type { Step, StepOutcome } from "../../../core/orchestrator/step.ts";
import type { Subject } from "../../../core/orchestrator/subject.ts";
import { type AttemptResult, readResult, removeResult } from "../agent/attempt-files.ts";
import type { Orchestrator } from "../context.ts";
import { readSubject } from "../land/subject.ts";
import type { Seen } from "../observe/observe.ts";
import { RecordsRefused } from "../store/records.ts";
import { type Current, moveClaim } from "./move-claim.ts";
import { requireWorkTicket, withRounds } from "./perform-records.ts";
import { type Publishing, publishCoder } from "./publish-coder.ts";
import { type Brought, brought, nothing } from "./publish-result.ts";
import { publishValidation } from "./publish-validation.ts";
import { createFoundTickets } from "./put-on-default.ts";
import { commitStep } from "./step-commit.ts";

type PublishStep = Extract<Step, { kind: "publish" }>;

/** Takes over what an attempt brought, once: the move that publishes it also closes the attempt. */
export async function performPublish(
  orchestrator: Orchestrator,
  step: PublishStep,
  seen: Seen,
): Promise<StepOutcome> {
  const result = readResult(orchestrator.stateDir, step.attempt);
  if (result === undefined) {
    removeResult(orchestrator.stateDir, step.attempt);
    return { kind: "failed", step, message: `the result of attempt ${step.attempt} cannot be read` };
  }
  if (result.kind === "reviewed") {
    const { new_tickets: tickets } = result.result as ReviewerResult;
    await createFoundTickets(orchestrator, seen, { from: step.ticket, attempt: step.attempt, tickets });
  }
  let message = "";
  const outcome = await moveClaim(orchestrator, {
    step,
    seen,
    make: (current) => {
      const publishing = publishingOf(orchestrator, step, seen, current);
      if (publishing === undefined) return { stale: `attempt ${step.attempt} is not open any longer` };
      const what = publishSafely(publishing, result);
      message = what.message;
      return {
        newHead: what.newHead === step.fence.head ? null : what.newHead,
        producedNothing: what.nothing,
        verdicts: what.verdict === null ? [] : [what.verdict],
      };
    },
    done: () => message,
  });
  if (outcome.kind === "done") removeResult(orchestrator.stateDir, step.attempt);
  return outcome;
}

function publishingOf(
  orchestrator: Orchestrator,
  { ticket: id, attempt: name }: PublishStep,
  seen: Seen,
  { refs, ledger }: Current,
): Publishing | undefined {
  const claim = ledger.claims.get(id)?.live ?? undefined;
  const attempt = claim?.attempt ?? undefined;
  if (claim === undefined || attempt?.id !== name) return undefined;
  const ticket = requireWorkTicket(orchestrator, seen, id, claim.head);
  return { orchestrator, seen, refs, claim, attempt, ticket };
}

/** What an agent says can break a rule of records: then it brought nothing, and the ticket says so. */
function publishSafely(publishing: Publishing, result: AttemptResult): Brought {
  try {
    return publishResult(publishing, result);
  } catch (error) {
    if (!(error instanceof RecordsRefused)) throw error;
    const agent = result.kind === "validated" ? "validation" : result.agent;
    return nothing(publishing, agent, messageOf(error.diagnostic));
  }
}

function publishResult(publishing: Publishing, result: AttemptResult): Brought {
  switch (result.kind) {
    case "failed":
      return nothing(publishing, result.agent, result.reason);
    case "coded":
      return publishCoder(publishing, result);
    case "validated":
      return publishValidation(publishing, result);
    case "reviewed":
      return publishReview(publishing, result);
  }
}

/** An approval with a blocking finding is none. */
function statusOf({ status, findings }: ReviewerResult): ReviewerResult["status"] {
  return findings.some(({ severity }) => severity === "blocking") ? "request_changes" : status;
}

function publishReview(
  publishing: Publishing,
  reviewed: Extract<AttemptResult, { kind: "reviewed" }>,
): Brought {
  const { orchestrator, seen, refs, claim, ticket } = publishing;
  const { config } = seen;
  const result = reviewed.result as ReviewerResult;
  const entry: EntryOf<"review"> = {
    kind: "review",
    round: claim.round,
    at: orchestrator.clock(),
    head: claim.head,
    subject: subjectOf(publishing),
    attempt: reviewed.attempt,
    agent: { name: reviewed.agent, version: result.agent ?? null },
    status: statusOf(result),
    summary: result.summary,
    findings: [...result.findings],
    evidence: [...result.evidence],
  };
  const newHead = commitStep(orchestrator, {
    id: ticket.id,
    parent: claim.head,
    refs,
    config,
    calls: [
      {
        name: "ticket_comment",
        input: { kind: "review", status: entry.status, text: reviewText(entry, config.ticket.language) },
      },
    ],
    files: withRounds(ticket, [entry]),
    claim: { generation: claim.generation, attempt: reviewed.attempt },
  });
  return brought(
    newHead,
    `${reviewed.agent} reviewed round ${claim.round}: ${entry.status.replace("_", " ")}`,
  );
}

/** What a verdict on the claim's head is about. 3 processes. */
function subjectOf({ orchestrator, seen, refs, claim, ticket }: Publishing): Subject {
  const root = seen.config.backend.root;
  return readSubject(orchestrator.repo, { head: claim.head, base: refs.defaultSha, ticket, root });
}
