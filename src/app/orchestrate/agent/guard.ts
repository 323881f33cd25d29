import type { Orchestrator } from "../context.ts";
import { readWorktreeStates } from "../worktree/worktree.ts";
import { type Guard, type GuardScope, guardAfter, guardBefore, readGuard } from "./check-agent-work.ts";

/** An agent's own place while it runs. */
export type OwnPlace = Pick<GuardScope, "worktree" | "sandboxed">;

/** Takes note of how the repository stands before an agent runs. Gives what tells afterwards: see `guardAfter`. */
export function startGuard(
  orchestrator: Orchestrator,
  own: OwnPlace,
  attemptDir: string,
): () => readonly string[] {
  const guard = guardBefore(orchestrator.repo, scopeOf(orchestrator, own), attemptDir);
  return () => endGuard(orchestrator, own, guard, attemptDir);
}

/**
 * Puts back what an agent changed whose Orchestrator was killed beside it. Empty where no agent was started here, or it
 * left everything as it was.
 */
export function endLeftGuard(
  orchestrator: Orchestrator,
  own: OwnPlace,
  attemptDir: string,
): readonly string[] {
  const guard = readGuard(attemptDir);
  return guard === undefined ? [] : endGuard(orchestrator, own, guard, attemptDir);
}

/** What an agent did outside its own place, a sentence each; configuration and hooks are put back. */
function endGuard(
  orchestrator: Orchestrator,
  own: OwnPlace,
  guard: Guard,
  attemptDir: string,
): readonly string[] {
  const { reasons, restored } = guardAfter(orchestrator.repo, guard, scopeOf(orchestrator, own), attemptDir);
  return [...reasons, ...restored.map((what) => `put back: ${what}`)];
}

/** Other agents work in their worktrees meanwhile, and Orchestrators move the shared refs. */
function scopeOf({ repo, place }: Orchestrator, own: OwnPlace): GuardScope {
  const worktrees = readWorktreeStates(repo);
  return {
    ...own,
    busy: worktrees.ids.map(worktrees.pathOf).filter((path) => path !== own.worktree),
    movingRefs: [
      `refs/heads/${place.workPrefix}`,
      // At a remote it is a person's own branch here, which no Orchestrator moves.
      ...(place.kind === "local" ? [`refs/heads/${place.defaultBranch}`] : []),
      place.ledger,
      "refs/remotes/",
      "refs/yoi/",
    ],
  };
}
