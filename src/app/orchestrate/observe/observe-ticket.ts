import { existsSync } from "node:fs";
import type { ClaimTrailer } from "../../../core/orchestrator/claim/claim-trailer.ts";
import type { Attempt, Claim, Ledger } from "../../../core/orchestrator/ledger.ts";
import type { DefaultSeen, TicketSeen } from "../../../core/orchestrator/observation.ts";
import type { Ticket } from "../../../core/ticket/ticket.ts";
import type { Config } from "../../../core/workspace/config.ts";
import { isAncestor, resolveCommits } from "../../../io/git/revision.ts";
import { isProcessAlive } from "../../../io/process/alive.ts";
import { readTickets } from "../../change/read-tickets.ts";
import { resultPath } from "../agent/attempt-files.ts";
import type { Orchestrator } from "../context.ts";
import { wasLanded } from "../land/landed.ts";
import type { SharedRefs } from "../store/shared.ts";
import type { Worktrees } from "../worktree/worktree.ts";
import { seeWork } from "./observe-work.ts";

/** What the tickets of one observation are seen with. */
export interface SeeingFacts {
  readonly orchestrator: Orchestrator;
  readonly refs: SharedRefs;
  readonly ledger: Ledger;
  readonly config: Config;
  /** `Yoi-Claim` of the tips of work refs, by commit. */
  readonly trailers: ReadonlyMap<string, ClaimTrailer>;
  readonly worktrees: Worktrees;
  /** A ticket as the default branch has it. */
  readonly readDefault: (id: string) => Ticket | undefined;
  readonly onDefault: DefaultSeen | null;
}

/** One ticket with its claim, its work ref and what is left of it on this machine. Up to 20 processes with a work ref. */
export function seeTicket(id: string, facts: SeeingFacts): TicketSeen {
  const { orchestrator, refs, ledger, worktrees } = facts;
  const claim = ledger.claims.get(id) ?? null;
  const live = claim?.live ?? null;
  const head = refs.work.get(id);
  const workTicket = head === undefined ? undefined : readWorkTicket(id, head, facts);
  const work = head === undefined ? null : seeWork(id, head, { ...facts, claim: live, workTicket });
  return {
    id,
    on_default: facts.onDefault,
    claim,
    wait: ledger.waits.get(id) ?? null,
    verdicts: [...(ledger.verdicts.get(id) ?? [])],
    work,
    landed: landedAt(id, live, facts, workTicket),
    head_known: live !== null && isKnown(orchestrator, live.head),
    attempt: live?.attempt == null ? null : seeAttempt(live.attempt, orchestrator),
    worktree: worktrees.stateOf(id, live === null ? [] : [live.head]),
    request: seeLocalRequest(work, live),
  };
}

function readWorkTicket(
  id: string,
  head: string,
  { orchestrator, config }: Pick<SeeingFacts, "orchestrator" | "config">,
): Ticket | undefined {
  const root = config.backend.root;
  const { repo, memo } = orchestrator;
  return memo.get(`work ticket ${head} ${id} ${root}`, () =>
    readTickets(repo, { kind: "commit", oid: head }, new Set([id]), root).get(id),
  );
}

/** Where the work is known to have landed: what the ledger noted, else what the default branch shows. */
function landedAt(
  id: string,
  live: Claim | null,
  { orchestrator, refs, config, readDefault, onDefault }: SeeingFacts,
  workTicket: Ticket | undefined,
): string | null {
  if (live === null) return null;
  const { landed } = live;
  if (landed !== null) {
    // Where a kill between two refs moved the ledger alone, the default branch lacks it: it did not land then.
    const isThere = (): boolean => isAncestor(orchestrator.repo, landed, refs.defaultSha);
    return orchestrator.memo.get(`within ${landed} ${refs.defaultSha}`, isThere) ? landed : null;
  }
  if (onDefault?.state !== "done" && onDefault?.state !== "closed") return null;
  const { repo, memo } = orchestrator;
  const head = refs.work.get(id) ?? live.head;
  if (!isKnown(orchestrator, head)) return null;
  const atHead = workTicket ?? readWorkTicket(id, head, { orchestrator, config });
  const ticket = readDefault(id);
  if (ticket === undefined || atHead === undefined) return null;
  return memo.get(`landed ${refs.defaultSha} ${live.base} ${head} ${id}`, () =>
    wasLanded(repo, {
      defaultSha: refs.defaultSha,
      since: live.base,
      head,
      ticketAtDefault: ticket,
      ticketAtHead: atHead,
    }),
  );
}

/** A commit that was here stays here as long as this process needs it; one that is not may still come. */
function isKnown({ repo, known }: Orchestrator, commit: string): boolean {
  if (!known.has(commit) && resolveCommits(repo, [commit]).has(commit)) known.add(commit);
  return known.has(commit);
}

/** Whether what runs an attempt still lives can be asked on its own machine only. */
function seeAttempt(
  attempt: Attempt,
  { self, running, stateDir }: Orchestrator,
): NonNullable<TicketSeen["attempt"]> {
  const result = existsSync(resultPath(stateDir, attempt.id)) ? "complete" : "none";
  const { runner, id } = attempt;
  if (running.has(id)) return { liveness: "running", result: "none" };
  if (runner === null || runner.host !== self.host) return { liveness: "unknown", result };
  if (runner.pid === self.pid && runner.started === self.started) return { liveness: "idle", result };
  return { liveness: isProcessAlive(runner) ? "running" : "dead", result };
}

/** Without a server the branch is the request: open as long as it holds a proposal. */
function seeLocalRequest(work: TicketSeen["work"], live: Claim | null): TicketSeen["request"] {
  if (work === null || live === null || work.ticket?.state !== "closed") return null;
  return { id: work.head.slice(0, 12), state: "open", head: work.head, checks: "none", status: null };
}
