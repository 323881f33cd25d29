import { join } from "node:path";
import { ATTEMPT_MARK } from "../../../core/orchestrator/agent/agent-environment.ts";
import { sweepMarked } from "../../../io/agent/sweep.ts";
import { endTranscript } from "../../../io/agent/transcript.ts";
import { homeOf, removeScratch, removeScratches } from "./scratch.ts";

/**
 * Ends what an attempt left on this machine when the process that ran it was killed: its processes, checkouts and
 * private places; its transcript gets the end it lacks. Gives how many processes there were. Nothing happens where all
 * is gone already. Only for an attempt whose process is known to be dead.
 */
export async function reapAttempt(attempt: string, attemptDir: string): Promise<number> {
  const killed = await sweepMarked({ name: ATTEMPT_MARK, value: attempt });
  removeScratches(attempt);
  removeScratch(homeOf(attemptDir));
  endTranscript(join(attemptDir, "transcript.jsonl"));
  return killed;
}
