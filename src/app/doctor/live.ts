import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import { YoiError } from "../../core/diagnostic/error.ts";
import { checkLive } from "../../core/orchestrator/live/check-live.ts";
import { checkLocks } from "../../core/orchestrator/live/check-live-machine.ts";
import type { LiveFacts, LiveFinding } from "../../core/orchestrator/live/live-facts.ts";
import { parseTime } from "../../core/ticket/time.ts";
import type { Orchestrator } from "../orchestrate/context.ts";
import { observe, type Seen } from "../orchestrate/observe/observe.ts";
import { salvageLedger } from "../orchestrate/rebuild/salvage-ledger.ts";
import { readLedger } from "../orchestrate/store/ledger-store.ts";
import { decideFor } from "../orchestrate/tick.ts";
import { readWorktreeStates } from "../orchestrate/worktree/worktree.ts";
import { seeAttempts, seeLocks, seeWorktrees } from "./see-machine.ts";
import { seeDossiers, seeRescues, seeTakenBack } from "./see-shared.ts";

/** How many things of each kind were compared. */
export interface LiveCounts {
  /** Tickets that are queued, claimed, wait, or have a branch or worktree. */
  readonly tickets: number;
  readonly claims: number;
  readonly work_refs: number;
  readonly rescue_refs: number;
  readonly worktrees: number;
  readonly attempts: number;
}

/** What an examination of the living parts has found. */
export interface LiveReport {
  readonly findings: readonly LiveFinding[];
  readonly examined: LiveCounts;
  /** What was seen; undefined where the shared refs could not be read, because of the locks that were found. */
  readonly seen: Seen | undefined;
}

/**
 * Compares tickets, ledger, work and rescue refs, worktrees, attempts, processes and dossiers, as they are now: the
 * remote is asked. Nothing is changed but what was seen there. Processes as `observe`, and a few for each proposal.
 * @throws ledger/unreachable, git/*
 */
export async function examineLive(orchestrator: Orchestrator): Promise<LiveReport> {
  const now = (parseTime(orchestrator.clock()) ?? 0) * 1000;
  const locks = seeLocks(orchestrator, now);
  // What is here before the claims are read belongs to one of them, or to none that is live. Not so what comes later.
  const attempts = seeAttempts(orchestrator, now);
  const ids = readWorktreeStates(orchestrator.repo).ids;
  const seen = await tryObserve(orchestrator, locks.length > 0);
  if ("problem" in seen) {
    const findings = [...checkLocks(locks), { found: seen.problem, fix: null }];
    return { findings, examined: NOTHING, seen: undefined };
  }
  const { observation, refs, ledger } = seen;
  const worktrees = seeWorktrees(orchestrator, ids, observation);
  const facts: LiveFacts = {
    observation,
    decision: decideFor(observation, {}),
    place: orchestrator.place.kind,
    workPrefix: orchestrator.place.workPrefix,
    ...seeDamage(orchestrator, seen),
    locks,
    worktrees,
    attempts,
    dossiers: seeDossiers(orchestrator, seen),
    takenBack: seeTakenBack(orchestrator, seen),
    rescues: seeRescues(seen),
  };
  const examined = {
    tickets: observation.tickets.length,
    claims: [...ledger.claims.values()].filter(({ live }) => live !== null).length,
    work_refs: refs.work.size,
    rescue_refs: refs.rescue.size,
    worktrees: worktrees.length,
    attempts: attempts.length,
  };
  return { findings: checkLive(facts), examined, seen };
}

const NOTHING: LiveCounts = {
  tickets: 0,
  claims: 0,
  work_refs: 0,
  rescue_refs: 0,
  worktrees: 0,
  attempts: 0,
};

/** A lock can keep git from fetching: then what is wrong is known all the same. */
async function tryObserve(
  orchestrator: Orchestrator,
  isLocked: boolean,
): Promise<Seen | { readonly problem: Diagnostic }> {
  try {
    return await observe(orchestrator);
  } catch (error) {
    if (!isLocked || !(error instanceof YoiError)) throw error;
    return { problem: error.diagnostic };
  }
}

function seeDamage(
  { repo }: Orchestrator,
  { observation: { ledger } }: Seen,
): Pick<LiveFacts, "problems" | "newer"> {
  if (ledger.state !== "damaged" || ledger.sha === null) return { problems: [], newer: [] };
  const read = readLedger(repo, ledger.sha);
  const problems = read.kind === "read" ? [] : read.problems;
  return { problems, newer: salvageLedger(repo, ledger.sha).newer };
}
