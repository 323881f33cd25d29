import { timeAfter } from "../../../core/orchestrator/claim/time-after.ts";
import type { Attempt } from "../../../core/orchestrator/ledger.ts";
import type { Step, StepOutcome } from "../../../core/orchestrator/step.ts";
import type { Config } from "../../../core/workspace/config.ts";
import { attemptDir, removeResult } from "../agent/attempt-files.ts";
import { endLeftGuard } from "../agent/guard.ts";
import { reapAttempt } from "../agent/reap-attempt.ts";
import type { Orchestrator } from "../context.ts";
import type { Seen } from "../observe/observe.ts";
import { readWorktreeStates } from "../worktree/worktree.ts";
import { moveClaim } from "./move-claim.ts";

type StepOf<K extends Step["kind"]> = Extract<Step, { kind: K }>;

/** Minutes beyond an agent's time limit after which an attempt on another machine counts as dead. */
const GRACE_MINUTES = 10;

/** Opens an attempt in the ledger, bound to whom the forge names; nothing is started before others can see it. */
export async function performOpenAttempt(
  orchestrator: Orchestrator,
  step: StepOf<"open_attempt">,
  seen: Seen,
): Promise<StepOutcome> {
  const { clock, newId, forge } = orchestrator;
  const { role, round, replaces, fence, landed } = step;
  if (replaces !== null) {
    await clearAttempt(orchestrator, { id: replaces, role, ticket: step.ticket }, seen);
  }
  const now = clock();
  const attempt: Attempt = {
    id: newId(12),
    role,
    round,
    head: landed ?? fence.head,
    opened_at: now,
    deadline: timeAfter(now, (minutesOf(seen.config, role) + GRACE_MINUTES) * 60),
    runner: forge.runner,
  };
  const again = replaces === null ? "" : `, since attempt ${replaces} brought nothing`;
  return await moveClaim(orchestrator, {
    step,
    seen,
    make: () => ({ attempt }),
    done: () => `opened attempt ${attempt.id} of the ${role} in round ${round}${again}`,
  });
}

/** Whatever still runs of a dead attempt must not meet the next one, and what it left in git's own files goes. */
async function clearAttempt(
  orchestrator: Orchestrator,
  { id, role, ticket }: { readonly id: string; readonly role: Attempt["role"]; readonly ticket: string },
  { config }: Seen,
): Promise<void> {
  const { repo, stateDir } = orchestrator;
  await reapAttempt(id, attemptDir(stateDir, id));
  const agent = role === "validator" ? undefined : config.roles[role].agent;
  const sandboxed = (agent === undefined ? undefined : config.agents[agent]?.sandbox) === "bwrap";
  const worktree = role === "coder" ? readWorktreeStates(repo).pathOf(ticket) : null;
  endLeftGuard(orchestrator, { worktree, sandboxed }, attemptDir(stateDir, id));
  removeResult(stateDir, id);
}

/** The time limit of one run: the agent's own, or what the configuration says for all. */
export function minutesOf(config: Config, role: Attempt["role"]): number {
  const { run_minutes } = config.orchestrator;
  if (role === "validator") return run_minutes;
  const agent = config.roles[role].agent;
  return (agent === undefined ? undefined : config.agents[agent]?.timeout_minutes) ?? run_minutes;
}
