import type { CoderResult } from "../../../core/orchestrator/agent/agent-result.ts";
import { reportText } from "../../../core/orchestrator/dossier/round-texts.ts";
import { boundReason } from "../../../core/orchestrator/fields.ts";
import type { Attempt, Claim } from "../../../core/orchestrator/ledger.ts";
import {
  type EntryOf,
  lastEntry,
  parseRounds,
  ROUNDS,
  type RoundEntry,
} from "../../../core/orchestrator/rounds.ts";
import type { Ticket } from "../../../core/ticket/ticket.ts";
import type { AttemptResult } from "../agent/attempt-files.ts";
import { checkCommits } from "../agent/check-brought.ts";
import type { Orchestrator } from "../context.ts";
import { readSubject } from "../land/subject.ts";
import type { Seen } from "../observe/observe.ts";
import type { SharedRefs } from "../store/shared.ts";
import { solveMerge } from "./conflicts.ts";
import { withRounds } from "./perform-records.ts";
import { type Brought, brought, nothing } from "./publish-result.ts";
import { commitStep } from "./step-commit.ts";

/** What a published attempt is about. */
export interface Publishing {
  readonly orchestrator: Orchestrator;
  readonly seen: Seen;
  readonly refs: SharedRefs;
  readonly claim: Claim;
  readonly attempt: Attempt;
  /** The ticket at the claim's head. */
  readonly ticket: Ticket;
}

/**
 * Takes a coder's commits over: checked, on top of the claim's head, followed by the report. Work that breaks a rule is
 * left where it is, and the ticket says why.
 */
export function publishCoder(
  publishing: Publishing,
  coded: Extract<AttemptResult, { kind: "coded" }>,
): Brought {
  const { orchestrator, claim, ticket } = publishing;
  const work = checkCommits(orchestrator.repo, {
    source: coded.source,
    start: claim.head,
    ticket: ticket.id,
    agent: coded.agent,
  });
  if (work.kind === "refused") return nothing(publishing, coded.agent, work.reasons.join("; "));
  const result = coded.result as CoderResult;
  if (result.outcome === "blocked") return asks(publishing, coded.agent, result);
  if (work.commits.length === 0 && !rejectsAll(ticket, claim, result)) {
    return nothing(publishing, coded.agent, "the agent ended without a commit");
  }
  const base = mergeSolved(publishing, coded, work.head);
  if (typeof base !== "string") return nothing(publishing, coded.agent, base.reason);
  return report(publishing, coded, { result, head: base });
}

/** Where every open finding is rejected with a reason, there is nothing to commit. */
function rejectsAll(ticket: Ticket, { round }: Claim, { answers }: CoderResult): boolean {
  const { entries } = parseRounds(ticket.files.get(ROUNDS)?.text);
  const asked = lastEntry(entries, "request", (entry) => entry.round === round)?.findings ?? [];
  const rejected = new Set(
    answers.filter(({ status }) => status === "rejected").map(({ finding }) => finding),
  );
  return asked.length > 0 && asked.every(({ id }) => rejected.has(id));
}

/** The head with the default branch merged in, where this round was about its conflicts. */
function mergeSolved(
  { orchestrator, seen, refs, claim, ticket }: Publishing,
  { conflicts, attempt }: Extract<AttemptResult, { kind: "coded" }>,
  head: string,
): string | { readonly reason: string } {
  if (conflicts.length === 0) return head;
  const { repo } = orchestrator;
  const ticketRoot = seen.config.backend.root;
  const merged = solveMerge(repo, { ours: head, theirs: refs.defaultSha, paths: conflicts, ticketRoot });
  if (merged.kind === "left") return { reason: `conflicts are left in ${merged.paths.join(", ")}` };
  return commitStep(orchestrator, {
    id: ticket.id,
    parent: head,
    merged: refs.defaultSha,
    tree: merged.tree,
    refs,
    config: seen.config,
    calls: [],
    claim: { generation: claim.generation, attempt },
    message: `Merge ${refs.defaultBranch} into the work on ${ticket.id}`,
  });
}

function asks(
  { orchestrator, seen, refs, claim, attempt, ticket }: Publishing,
  agent: string,
  result: CoderResult,
): Brought {
  const need = boundReason(result.question ?? result.summary);
  const newHead = commitStep(orchestrator, {
    id: ticket.id,
    parent: claim.head,
    refs,
    config: seen.config,
    calls: [
      { name: "ticket_comment", input: { text: `${agent} cannot go on:\n\n${result.summary}` } },
      { name: "ticket_attend", input: { need } },
    ],
    claim: { generation: claim.generation, attempt: attempt.id },
  });
  return brought(newHead, `${agent} asks a person: ${need}`);
}

function report(
  publishing: Publishing,
  { agent, attempt }: Extract<AttemptResult, { kind: "coded" }>,
  { result, head }: { readonly result: CoderResult; readonly head: string },
): Brought {
  const { orchestrator, seen, refs, claim, ticket } = publishing;
  const { config } = seen;
  const entry: EntryOf<"report"> = {
    kind: "report",
    round: claim.round,
    at: orchestrator.clock(),
    head,
    subject: readSubject(orchestrator.repo, {
      head,
      base: refs.defaultSha,
      ticket,
      root: config.backend.root,
    }),
    attempt,
    agent: { name: agent, version: result.agent ?? null },
    summary: result.summary,
    answers: [...result.answers],
    evidence: [...result.evidence],
    risks: [...result.risks],
  };
  const newHead = commitStep(orchestrator, {
    id: ticket.id,
    parent: head,
    refs,
    config,
    calls: [
      {
        name: "ticket_comment",
        input: { kind: "implementation_report", text: reportText(entry, config.ticket.language) },
      },
    ],
    files: withRounds(ticket, [entry satisfies RoundEntry]),
    claim: { generation: claim.generation, attempt },
  });
  return brought(newHead, `published what ${agent} coded in round ${claim.round}`);
}
