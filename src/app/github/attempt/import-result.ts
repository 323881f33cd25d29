import { messageOf } from "../../../core/diagnostic/diagnostic.ts";
import { YoiError } from "../../../core/diagnostic/error.ts";
import {
  type AttemptArtifact,
  bundleRef,
  MAX_BUNDLE_BYTES,
  parseArtifact,
} from "../../../core/github/attempt-artifact.ts";
import type { OpenAttempt, RunAttempt } from "../../../core/github/attempt-authority.ts";
import { boundReason } from "../../../core/orchestrator/fields.ts";
import { parseRounds, ROUNDS } from "../../../core/orchestrator/rounds.ts";
import type { Config } from "../../../core/workspace/config.ts";
import { importBundle } from "../../../io/git/bundle-import.ts";
import { isAncestor } from "../../../io/git/revision.ts";
import type { AttemptResult } from "../../orchestrate/agent/attempt-files.ts";
import { checkCommits } from "../../orchestrate/agent/check-brought.ts";
import type { Orchestrator } from "../../orchestrate/context.ts";
import { isConflictRound, readConflicts } from "../../orchestrate/perform/conflicts.ts";
import { requireWorkTicket } from "../../orchestrate/perform/perform-records.ts";
import type { HandoverFiles } from "./read-handover.ts";

/** What a handover is judged by: what the ledger and the default branch say. */
export interface Judging {
  readonly ticket: string;
  readonly open: OpenAttempt;
  /** The run that the attempt is bound to. */
  readonly run: RunAttempt;
  /** Of the default branch. */
  readonly config: Config;
  readonly defaultSha: string;
}

/** Said where an agent's job ended without leaving anything. */
const NO_RESULT = "the agent's job left no result";

/**
 * Makes the result of an attempt of what its job handed over. Whatever does not stand up to a check makes it an attempt
 * that brought nothing, with the reason: it must end either way. The commits of a coder are in the repository
 * afterwards, under no ref, and only if every check let them pass. About 30 processes for commits, else at most 4.
 */
export function importResult(
  orchestrator: Orchestrator,
  judging: Judging,
  files: HandoverFiles,
): AttemptResult {
  try {
    return judge(orchestrator, judging, files);
  } catch (error) {
    if (!(error instanceof YoiError)) throw error;
    return failed(judging, `what the agent's job left cannot be read: ${messageOf(error.diagnostic)}`);
  }
}

function judge(orchestrator: Orchestrator, judging: Judging, files: HandoverFiles): AttemptResult {
  if (files.kind === "none") return failed(judging, NO_RESULT);
  if (files.kind === "refused") return refused(judging, files.reason);
  const { ticket, open, run, config } = judging;
  const read = parseArtifact(files.result, {
    ticket,
    attempt: open.attempt,
    ...run,
    agent: agentOf(judging),
    commands: config.validation.commands,
  });
  if (read.kind === "refused") return refused(judging, read.reason);
  const { artifact } = read;
  const { bundle } = files;
  if (bundle !== null && artifact.kind !== "coded") return refused(judging, "there are commits of no coder");
  const attempt = open.attempt.id;
  switch (artifact.kind) {
    case "failed":
      return failed(judging, artifact.reason);
    case "validated":
      return { kind: "validated", attempt, passed: artifact.passed, commands: artifact.commands };
    case "reviewed":
      return { kind: "reviewed", attempt, agent: artifact.agent, result: artifact.result };
    case "coded":
      return takeCommits(orchestrator, judging, artifact, bundle);
  }
}

function takeCommits(
  orchestrator: Orchestrator,
  judging: Judging,
  artifact: Extract<AttemptArtifact, { kind: "coded" }>,
  bundle: Buffer | null,
): AttemptResult {
  const { ticket, open } = judging;
  const { agent, start, head, base } = artifact;
  if ((bundle === null) !== (head === start)) return refused(judging, "its head and its commits do not fit");
  const { repo } = orchestrator;
  if (!isAncestor(repo, base, judging.defaultSha)) {
    return refused(judging, "its base is not part of the default branch");
  }
  if (bundle !== null) {
    const source = { kind: "commit", head } as const;
    const outcome = importBundle(repo, {
      bundle,
      ref: bundleRef(open.attempt.id),
      head,
      start,
      maxBytes: MAX_BUNDLE_BYTES,
      check: (quarantined) => {
        const work = checkCommits(quarantined, { source, start, ticket, agent });
        return work.kind === "refused" ? work.reasons : [];
      },
    });
    if (outcome.kind === "refused") return refused(judging, outcome.reasons.join("; "));
  }
  const conflicts = conflictsOf(orchestrator, judging, base);
  const { result } = artifact;
  const source = { kind: "commit", head } as const;
  return { kind: "coded", attempt: open.attempt.id, agent, source, conflicts, result };
}

/** The conflicts that the coder was shown: found out anew, since the list would be the coder's own. */
function conflictsOf(
  orchestrator: Orchestrator,
  { ticket: id, open, config }: Judging,
  base: string,
): string[] {
  const { head, round } = open.claim;
  const ticket = requireWorkTicket(orchestrator, { config }, id, head);
  const { entries } = parseRounds(ticket.files.get(ROUNDS)?.text);
  if (!isConflictRound(entries, round)) return [];
  return [...readConflicts(orchestrator, { config }, { head, base })];
}

function agentOf({ open, config }: Judging): string | undefined {
  const { role } = open.attempt;
  return role === "validator" ? undefined : config.roles[role].agent;
}

function refused(judging: Judging, reason: string): AttemptResult {
  return failed(judging, `what the agent's job left was refused: ${reason}`);
}

function failed(judging: Judging, reason: string): AttemptResult {
  const agent = agentOf(judging) ?? "validation";
  return { kind: "failed", attempt: judging.open.attempt.id, agent, reason: boundReason(reason) };
}
