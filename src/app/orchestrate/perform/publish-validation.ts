import { boundReason } from "../../../core/orchestrator/fields.ts";
import type { LedgerVerdict } from "../../../core/orchestrator/ledger.ts";
import type { CommandResult, EntryOf } from "../../../core/orchestrator/rounds.ts";
import type { AttemptResult } from "../agent/attempt-files.ts";
import { readSubject } from "../land/subject.ts";
import { withRounds } from "./perform-records.ts";
import type { Publishing } from "./publish-coder.ts";
import { type Brought, brought } from "./publish-result.ts";
import { commitStep } from "./step-commit.ts";

type Validated = Extract<AttemptResult, { kind: "validated" }>;

/**
 * Records what validation said: in the ticket while work goes on, in the ledger for a proposal, whose last commit it
 * must not move, and for what landed.
 */
export function publishValidation(publishing: Publishing, validated: Validated): Brought {
  const { orchestrator, seen, refs, claim, attempt, ticket } = publishing;
  const { passed, commands } = validated;
  const word = passed ? "passed" : "failed";
  const root = seen.config.backend.root;
  const subject = readSubject(orchestrator.repo, { head: attempt.head, base: refs.defaultSha, ticket, root });
  if (claim.landed !== null || ticket.item?.state === "closed") {
    const verdict: LedgerVerdict = {
      kind: claim.landed === null ? "validation" : "post_merge",
      id: orchestrator.newId(8),
      by: "orchestrator",
      at: orchestrator.clock(),
      head: attempt.head,
      subject,
      passed,
      note: boundReason(`validation ${word}: ${describe(commands)}`),
    };
    const when = claim.landed === null ? "" : "after the merge ";
    return brought(claim.head, `validation ${when}${word}`, verdict);
  }
  const entry: EntryOf<"validation"> = {
    kind: "validation",
    round: claim.round,
    at: orchestrator.clock(),
    head: attempt.head,
    subject,
    passed,
    commands: [...commands],
  };
  const newHead = commitStep(orchestrator, {
    id: ticket.id,
    parent: claim.head,
    refs,
    config: seen.config,
    calls: [{ name: "ticket_comment", input: { text: `Validation ${word}: ${describe(commands)}` } }],
    files: withRounds(ticket, [entry]),
    claim: { generation: claim.generation, attempt: attempt.id },
  });
  return brought(newHead, `validation ${word} in round ${claim.round}`);
}

function describe(commands: readonly CommandResult[]): string {
  const said = commands.map(({ command, exit_code, duration_ms }) => {
    const end = exit_code === null ? "was stopped" : `ended with ${exit_code}`;
    return `\`${command}\` ${end} after ${(duration_ms / 1000).toFixed(1)} s`;
  });
  return said.length === 0 ? "there is no command" : said.join(", ");
}
