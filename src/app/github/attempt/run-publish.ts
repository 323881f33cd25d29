import { resolve } from "node:path";
import {
  type Authority,
  decideAuthority,
  type OpenAttempt,
  type RunAttempt,
} from "../../../core/github/attempt-authority.ts";
import { attemptArtifact } from "../../../core/github/attempt-view.ts";
import { liveClaim } from "../../../core/orchestrator/ledger.ts";
import type { GitHubRun } from "../../../io/github/values.ts";
import { readConfigAt } from "../../change/settings.ts";
import { writeResult } from "../../orchestrate/agent/attempt-files.ts";
import { passBoundary } from "../../orchestrate/perform/boundary.ts";
import { type Current, readCurrent } from "../../orchestrate/perform/move-claim.ts";
import type { GitHubContext } from "../context.ts";
import type { ActionOutcome } from "../outcome.ts";
import type { GitHubOrchestrator } from "../tick/open-on-github.ts";
import { runTicks, type TicksEnd, wakeTick } from "../tick/restricted-tick.ts";
import { tickOutcome } from "../tick/tick-outcome.ts";
import { lostOutcome, openJob, outcomeOf, type ResultsJob } from "./attempt-job.ts";
import { importResult } from "./import-result.ts";
import { type HandoverFiles, readHandover } from "./read-handover.ts";

/**
 * The job that takes over what an agent's job left: on a fresh runner, with a token that may write. Everything in the
 * results directory is checked as a stranger's; what does not stand up to it makes the attempt one that brought nothing,
 * so that it ends in every case. It acts for the attempt that is bound to its own run and run attempt, or for one whose
 * run is over. Twice is once: an attempt that is closed is not published again. What follows for the ticket is done
 * too, as far as the job may; at last it wakes the next tick. @throws ledger/*, git/*, github/*
 */
export async function runPublish(context: GitHubContext, job: ResultsJob): Promise<ActionOutcome> {
  const orchestrator = openJob(context);
  const outcome = await publish(context, orchestrator, job);
  passBoundary(orchestrator.env, "publish_job:wake");
  await wakeTick(context, orchestrator.place.defaultBranch);
  return outcome;
}

async function publish(
  context: GitHubContext,
  orchestrator: GitHubOrchestrator,
  job: ResultsJob,
): Promise<ActionOutcome> {
  const { runner } = context;
  const current = await readCurrent(orchestrator);
  const open = decideAuthority(current.ledger, job, runner);
  if (open.kind === "lost") return lostOutcome(job, open.reason);
  const isOwn = open.kind === "own";
  const { run, runAttempt }: RunAttempt = isOwn ? runner : open.of;
  if (!isOwn && !isOver(await context.api.readRun(run), runAttempt)) {
    return lostOutcome(job, `run ${run} is bound to it and goes on`);
  }
  const files = readHandover(resolve(runner.workspace, job.results));
  if (files.kind === "none") {
    const left = await context.api.listArtifacts(run);
    if (left.includes(attemptArtifact(job.ticket, run, runAttempt))) return notDownloaded(job);
  }
  return await record(context, orchestrator, { job, current, open, run: { run, runAttempt }, files });
}

/** A re-run is another run attempt, under whose authority nothing of this one is. */
function isOver(run: GitHubRun | undefined, runAttempt: number): boolean {
  return run === undefined || run.status === "completed" || run.attempt > runAttempt;
}

/** The attempt stays open: the next tick starts a run that publishes what is there. */
function notDownloaded(job: ResultsJob): ActionOutcome {
  const text =
    "What the agent's job left is kept on GitHub and was not downloaded: the next tick asks again.";
  return outcomeOf(job, { reason: "no-download", ok: false, text });
}

interface Recording {
  readonly job: ResultsJob;
  readonly current: Current;
  readonly open: Exclude<Authority, { kind: "lost" }>;
  /** The run that the attempt is bound to. */
  readonly run: RunAttempt;
  readonly files: HandoverFiles;
}

async function record(
  context: GitHubContext,
  orchestrator: GitHubOrchestrator,
  { job, current, open, run, files }: Recording,
): Promise<ActionOutcome> {
  const { repo, stateDir, env } = orchestrator;
  const { ticket } = job;
  const { defaultSha } = current.refs;
  const config = readConfigAt(repo, { kind: "commit", oid: defaultSha });
  const result = importResult(orchestrator, { ticket, open, run, config, defaultSha }, files);
  writeResult(stateDir, result);
  passBoundary(env, "publish_job:imported");
  const end = await runTicks(context, orchestrator, { job: "publish", ticket });
  const ticks = tickOutcome(`yoi publish: the ${open.attempt.role} of round ${open.attempt.round}`, end);
  const details = {
    ticket,
    attempt: job.attempt,
    role: open.attempt.role,
    kind: result.kind,
    run: run.run,
    run_attempt: run.runAttempt,
  };
  const reason = ticks.ok ? reasonOf(end, ticket, open) : ticks.reason;
  return { ...ticks, reason, result: { ...ticks.result, ...details } };
}

/** Another writer can have closed the attempt meanwhile, or a person have acted: then there was nothing to publish. */
function reasonOf({ outcomes, last }: TicksEnd, ticket: string, { claim }: OpenAttempt): string {
  if (!outcomes.some(({ kind, step }) => kind === "done" && step.kind === "publish")) return "stale";
  const failures = liveClaim(last.seen.ledger, ticket)?.failures ?? 0;
  return failures > claim.failures ? "brought-nothing" : "published";
}
