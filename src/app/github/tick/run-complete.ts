import type { GitHubContext } from "../context.ts";
import type { ActionOutcome } from "../outcome.ts";
import { runTickJob, type TickRunOptions } from "./run-plan.ts";

/**
 * Ends what has landed or was given up: notes landings, closes claims, deletes work branches. Validation of what landed
 * is the next tick's. @throws ledger/*, git/*, github/*
 */
export async function runComplete(
  context: GitHubContext,
  options: TickRunOptions = {},
): Promise<ActionOutcome> {
  return await runTickJob(context, "complete", "yoi complete", options);
}
