import { runnerOf } from "../../../core/github/attempt-authority.ts";
import { attemptArtifact } from "../../../core/github/attempt-view.ts";
import { bindOpenAttempt } from "../../orchestrate/perform/bind-attempt.ts";
import type { GitHubContext } from "../context.ts";
import type { ActionOutcome } from "../outcome.ts";
import { type AttemptJob, lostOutcome, openJob, outcomeOf } from "./attempt-job.ts";

/**
 * The first, trusted step of a run of `yoi-attempt.yml`: binds this run and run attempt to the open attempt. Of any
 * number of runs for one attempt exactly one wins. A loser is green and has empty outputs, by which the jobs after it
 * are skipped; a re-run is another run attempt, and loses to the one before. The API is not asked.
 * @throws ledger/*, git/*
 */
export async function runBind(context: GitHubContext, job: AttemptJob): Promise<ActionOutcome> {
  const { runner, log } = context;
  const orchestrator = openJob(context);
  const bound = await bindOpenAttempt(orchestrator, { ...job, runner: runnerOf(runner) });
  if (bound.kind === "lost") {
    log(`lost: ${bound.reason}`);
    return lostOutcome(job, bound.reason);
  }
  if (bound.kind === "failed") {
    return outcomeOf(job, {
      reason: "failed",
      ok: false,
      text: `The ledger was not written: ${bound.reason}`,
    });
  }
  const { id, role, round } = bound.attempt;
  const { run, runAttempt } = runner;
  log(`bound attempt ${id} to attempt ${runAttempt} of run ${run}`);
  return outcomeOf(job, {
    reason: "bound",
    ok: true,
    text: `The ${role} of round ${round} is this run's now.`,
    details: { role, run, run_attempt: runAttempt },
    outputs: { attempt: id, role, artifact: attemptArtifact(job.ticket, run, runAttempt) },
  });
}
