import { type Diagnostic, finding, messageOf } from "../../../core/diagnostic/diagnostic.ts";
import { YoiError } from "../../../core/diagnostic/error.ts";
import { checkOrchestrator, checkQueueing, isQueueing } from "../../../core/github/check-identity.ts";
import type { CheckReport } from "../../../core/github/check-report.ts";
import type { TicketMoves } from "../../../core/github/moves.ts";
import type { Config } from "../../../core/workspace/config.ts";
import type { Repository } from "../../../io/git/repository.ts";
import type { RequestSeen } from "../../../io/github/values.ts";
import type { GitHubContext } from "../context.ts";
import { fetchBranch } from "./fetch.ts";
import { lazily, readLedgerNow } from "./ledger.ts";
import type { Range } from "./range.ts";
import { rangeOnto } from "./range.ts";
import { readMoves } from "./read-moves.ts";
import { readPeople } from "./read-people.ts";
import { readProofs } from "./read-proofs.ts";
import { judgeWorkRequest } from "./work-request.ts";

/** A change to be judged, and whose it is. */
export interface Judged {
  readonly range: Range;
  /** What is compared, in words. */
  readonly change: string;
  /** The request that brings it; null: none, as in a push, which needs write access by itself. */
  readonly request: JudgedRequest | null;
}

/** A request as far as it is known. */
export interface JudgedRequest {
  /** Undefined: the token may not see it, as in a run of the request's own workflow. */
  readonly seen: RequestSeen | undefined;
  /** Why it is not seen. */
  readonly reason: string;
  /** Whether who stands behind it must be known: where the verdict counts. */
  readonly isBinding: boolean;
}

/**
 * Judges a change by the rules, by who moved what, and by what the Orchestrator's ledger says of it.
 * @throws git/*, ledger/*, github/* where that cannot be known
 */
export async function judgeRange(
  context: GitHubContext,
  repo: Repository,
  { range, change, request }: Judged,
): Promise<CheckReport> {
  const now = `${new Date().toISOString().slice(0, 19)}Z`;
  const verdict = range.judge({ actor: { name: context.runner.actor || "somebody", role: "person" }, now });
  const { config, tickets, unjudged } = readMoves(repo, range);
  const ledger = lazily(() => readLedgerNow(repo, config));
  const isFork = request?.seen?.isFork === true;
  const proofs = await readProofs(repo, tickets, { ledger, root: config.backend.root });
  const work =
    request?.seen === undefined
      ? { findings: [], overrides: [] }
      : await judgeWorkRequest(repo, { ...request.seen, head: range.head }, { config, ledger });
  const findings: readonly Diagnostic[] = [
    ...verdict.diagnostics,
    ...unjudged,
    ...checkOrchestrator(tickets, proofs, isFork),
    ...work.findings,
    ...(request === null ? [] : await judgePeople(context, tickets, request, config)),
  ];
  const decisions = tickets.flatMap(({ ticket, decisions: made }) =>
    made.map(({ by, text }) => ({ ticket, by, text })),
  );
  return {
    change,
    examined: verdict.examined,
    tickets,
    findings,
    notes: isFork ? ["The request comes from a fork: its files are data here, and nothing of it runs."] : [],
    overrides: [...decisions, ...work.overrides],
  };
}

async function judgePeople(
  { api, actingApi }: GitHubContext,
  tickets: readonly TicketMoves[],
  { seen, reason, isBinding }: JudgedRequest,
  config: Config,
): Promise<readonly Diagnostic[]> {
  if (!isQueueing(tickets)) return [];
  if (seen === undefined) return [finding("github/identity-unknown", { path: "" }, { reason })];
  const team = config.github.queue_team;
  try {
    return checkQueueing(tickets, await readPeople(seen, { api, actingApi, team }), team);
  } catch (error) {
    if (isBinding || !isOfGitHub(error)) throw error;
    return [finding("github/identity-unknown", { path: "" }, { reason: messageOf(error.diagnostic) })];
  }
}

/** Judges what a request brings to its base, as both stand at the remote now. */
export async function judgeRequest(
  context: GitHubContext,
  repo: Repository,
  { baseBranch, head, request }: { baseBranch: string; head: string; request: JudgedRequest | null },
): Promise<CheckReport> {
  const base = { branch: baseBranch, tip: await fetchBranch(repo, baseBranch) };
  const change = describeChange(baseBranch, base.tip, head);
  return await judgeRange(context, repo, { range: rangeOnto(repo, base, head), change, request });
}

/** What is compared, in words. */
export function describeChange(branch: string, from: string, to: string): string {
  return `${branch} ${from.slice(0, 10)} … ${to.slice(0, 10)}`;
}

/** Whether an error is GitHub's answer, and not a fault of the change or of git. */
export function isOfGitHub(error: unknown): error is YoiError {
  return error instanceof YoiError && error.diagnostic.code.startsWith("github/");
}
