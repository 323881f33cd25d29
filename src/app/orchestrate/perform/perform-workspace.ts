import type { Step, StepOutcome } from "../../../core/orchestrator/step.ts";
import type { Orchestrator } from "../context.ts";
import type { Seen } from "../observe/observe.ts";
import { prepareWorktree, removeWorktree } from "../worktree/worktree.ts";

type StepOf<K extends Step["kind"]> = Extract<Step, { kind: K }>;

/** Makes the ticket's worktree stand at the claim's head. Work that nobody has is saved first. */
export async function performPrepare(
  { repo }: Orchestrator,
  step: StepOf<"prepare_workspace">,
  { ledger }: Seen,
): Promise<StepOutcome> {
  const { ticket: id, fence } = step;
  if (ledger.claims.get(id)?.live?.head !== fence.head) {
    return { kind: "stale", step, message: "the claim has been moved since" };
  }
  const { rescued } = await prepareWorktree(repo, { id, head: fence.head, rescue: true });
  const kept = rescued === null ? "" : `; what was there is kept in ${rescued}`;
  return { kind: "done", step, message: `prepared the worktree${kept}` };
}

/** Removes what a claim left on this machine. Work that nobody has is saved first. */
export async function performCleanup({ repo }: Orchestrator, step: StepOf<"cleanup">): Promise<StepOutcome> {
  const { removed, rescued } = await removeWorktree(repo, { id: step.ticket, rescue: true });
  if (!removed) return { kind: "stale", step, message: "there is no worktree" };
  const kept = rescued === null ? "" : `; what was there is kept in ${rescued}`;
  return { kind: "done", step, message: `removed the worktree${kept}` };
}
