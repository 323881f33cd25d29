import type { GitHubContext } from "../context.ts";
import type { ActionOutcome } from "../outcome.ts";
import { judgeProposals } from "./judge-proposals.ts";
import { openOnGitHub } from "./open-on-github.ts";
import { joinEnds, runTicks, type TickJob, wakeTick } from "./restricted-tick.ts";
import { tickOutcome } from "./tick-outcome.ts";

/** What a tick is about. */
export interface TickRunOptions {
  /** Only this ticket; empty or undefined: all. */
  readonly ticket?: string | undefined;
}

/**
 * The tick of a repository on GitHub: looks, decides, and does everything that is no agent's work; for that it starts
 * one run of a workflow an attempt. @throws ledger/*, git/*, github/*
 */
export async function runPlan(context: GitHubContext, options: TickRunOptions = {}): Promise<ActionOutcome> {
  return await runTickJob(context, "plan", "yoi tick", options);
}

/** Runs the ticks of one kind of job, and wakes the next one where something is left. @throws ledger/*, git/*, github/* */
export async function runTickJob(
  context: GitHubContext,
  job: TickJob,
  title: string,
  { ticket }: TickRunOptions,
): Promise<ActionOutcome> {
  const orchestrator = openOnGitHub(context);
  const only = ticket === "" ? undefined : ticket;
  let end = await runTicks(context, orchestrator, { job, ticket: only });
  // What the gate says depends on the verdicts that are posted here.
  if (job === "plan" && (await judgeProposals(context, orchestrator, end)) > 0)
    end = joinEnds(end, await runTicks(context, orchestrator, { job, ticket: only }));
  if (end.wakes && end.last.decision.stopped === null)
    await wakeTick(context, orchestrator.place.defaultBranch);
  return tickOutcome(title, end);
}
