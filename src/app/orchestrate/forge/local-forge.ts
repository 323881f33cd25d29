import { existsSync } from "node:fs";
import type { Attempt, Claim, Runner } from "../../../core/orchestrator/ledger.ts";
import type { TicketSeen, WorkSeen } from "../../../core/orchestrator/observation.ts";
import { isProcessAlive } from "../../../io/process/alive.ts";
import { resultPath } from "../agent/attempt-files.ts";
import type { Orchestrator } from "../context.ts";
import { readCheckoutProblem } from "../observe/checkout-problem.ts";
import { performMerge } from "../perform/perform-landing.ts";
import { performPublish } from "../perform/perform-publish.ts";
import { performRun } from "../perform/perform-run.ts";
import { readWorktreeStates } from "../worktree/worktree.ts";
import type { Forge, ForgeView } from "./forge.ts";

/** The forge without a server: the branch is the request, and attempts are processes of this machine. */
export function localForge(runner: Runner): Forge {
  return {
    kind: "local",
    runner,
    look: (orchestrator) => Promise.resolve(seeLocally(orchestrator)),
    run: performRun,
    publish: performPublish,
    // The branch is the request, and the gate is evaluated where it is asked for.
    openRequest: (_orchestrator, step) => Promise.resolve({ kind: "stale", step, message: NEITHER }),
    setStatus: (_orchestrator, step) => Promise.resolve({ kind: "stale", step, message: NEITHER }),
    merge: performMerge,
    fitHead: () => null,
    recordsRequest: (_orchestrator, _seen, _change, reason) => Promise.resolve({ kind: "refused", reason }),
  };
}

const NEITHER = "the local forge has no requests and no statuses";

/** What this machine shows. 1 or 2 processes. */
export function seeLocally(orchestrator: Orchestrator): ForgeView {
  const worktrees = readWorktreeStates(orchestrator.repo);
  return {
    checkoutProblem: () => readCheckoutProblem(orchestrator),
    worktrees: worktrees.ids,
    worktreeOf: (id, live) => worktrees.stateOf(id, live === null ? [] : [live.head]),
    attemptOf: (attempt) => seeAttempt(attempt, orchestrator),
    requestOf: (_id, work, live) => seeRequest(work, live),
    verdictsOf: () => [],
    heeds: () => true,
    committersOf: () => [],
    requesterOf: () => null,
  };
}

/** Whether what runs an attempt still lives can be asked on its own machine only. */
function seeAttempt(
  { runner, id }: Attempt,
  { self, running, stateDir }: Orchestrator,
): NonNullable<TicketSeen["attempt"]> {
  const result = existsSync(resultPath(stateDir, id)) ? "complete" : "none";
  if (running.has(id)) return { liveness: "running", result: "none" };
  if (runner?.kind !== "process" || runner.host !== self.host) return { liveness: "unknown", result };
  if (runner.pid === self.pid && runner.started === self.started) return { liveness: "idle", result };
  return { liveness: isProcessAlive(runner) ? "running" : "dead", result };
}

/** Without a server the branch is the request: open as long as it holds a proposal. */
function seeRequest(work: WorkSeen | null, live: Claim | null): TicketSeen["request"] {
  if (work === null || live === null || work.ticket?.state !== "closed") return null;
  return { id: work.head.slice(0, 12), state: "open", head: work.head, checks: "none", status: null };
}
