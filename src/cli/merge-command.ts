import { openOrchestrator } from "../app/orchestrate/context.ts";
import { runOrchestrator } from "../app/orchestrate/orchestrate.ts";
import { mergeProposal } from "../app/orchestrate/person/merge-proposal.ts";
import { requireLocalWork } from "../app/orchestrate/require-local.ts";
import { openWorkspace, resolveTicket } from "../app/workspace.ts";
import type { RawInput } from "./program.ts";
import { renderDecision, renderOutcome } from "./render/orchestrate.ts";
import type { CommandContext } from "./run-command.ts";

/** Between two tries of a step that failed, at most. */
const RETRY_PAUSE_MS = 2_000;

/** `yoi merge`: lands a proposal whose gate passed, then completes it: validation, records, cleaning up. */
export async function merge(raw: RawInput, { cwd, env, terminal }: CommandContext): Promise<number> {
  const workspace = openWorkspace({ cwd, env });
  requireLocalWork(workspace.config, "merge");
  const ticket = resolveTicket(workspace, String(raw["ticket"])).id;
  const orchestrator = openOrchestrator(workspace, {
    onOutcome: (outcome) => terminal.out(renderOutcome(outcome, terminal.paint)),
  });
  const { outcome } = await mergeProposal(orchestrator, ticket);
  if (outcome.kind !== "done") return 1;
  const { last } = await runOrchestrator(orchestrator, { mode: "settle", pauseMs: RETRY_PAUSE_MS, ticket });
  const left = last.decision;
  terminal.out(renderDecision(left, { paint: terminal.paint, planned: false, acted: true }));
  return left.waits.length === 0 ? 0 : 1;
}
