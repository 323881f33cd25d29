import { existsSync } from "node:fs";
import { ATTEMPT_WORKFLOW } from "../../../core/github/names.ts";
import type { Attempt } from "../../../core/orchestrator/ledger.ts";
import type { Step, StepOutcome } from "../../../core/orchestrator/step.ts";
import { resultPath } from "../../orchestrate/agent/attempt-files.ts";
import type { Orchestrator } from "../../orchestrate/context.ts";
import type { Seen } from "../../orchestrate/observe/observe.ts";
import { performPublish } from "../../orchestrate/perform/perform-publish.ts";
import type { ForgeParts } from "./forge-parts.ts";

type StepOf<K extends Step["kind"]> = Extract<Step, { kind: K }>;

/**
 * Starts the workflow that runs an attempt. Its first job binds the run to the attempt, so that of several runs one
 * goes on: asking twice is harmless, and so is an answer that is lost.
 */
export async function dispatchAttempt(
  parts: ForgeParts,
  orchestrator: Orchestrator,
  step: StepOf<"run_coder" | "run_reviewer" | "run_validation">,
  seen: Seen,
): Promise<StepOutcome> {
  const attempt = openAttempt(seen, step);
  if (attempt === undefined) return notOpen(step);
  await dispatch(parts, orchestrator, step.ticket, attempt, "");
  return { kind: "done", step, message: `asked GitHub to run attempt ${attempt.id} of the ${attempt.role}` };
}

/** Takes over what lies here, or starts the job that takes over what a run left. */
export async function publishOrDispatch(
  parts: ForgeParts,
  orchestrator: Orchestrator,
  step: StepOf<"publish">,
  seen: Seen,
): Promise<StepOutcome> {
  if (existsSync(resultPath(orchestrator.stateDir, step.attempt)))
    return await performPublish(orchestrator, step, seen);
  const attempt = openAttempt(seen, step);
  if (attempt?.runner?.kind !== "run") return notOpen(step);
  const { run } = attempt.runner;
  await dispatch(parts, orchestrator, step.ticket, attempt, String(run));
  return {
    kind: "done",
    step,
    message: `asked GitHub to publish what run ${run} left of attempt ${attempt.id}`,
  };
}

async function dispatch(
  { api, memory }: ForgeParts,
  { place }: Orchestrator,
  ticket: string,
  { id, role }: Attempt,
  fromRun: string,
): Promise<void> {
  const inputs = { ticket, attempt: id, role, from_run: fromRun };
  await api.dispatchWorkflow({ workflow: ATTEMPT_WORKFLOW, ref: place.defaultBranch, inputs });
  memory.asked.add(id);
}

function openAttempt(
  { ledger }: Seen,
  step: { readonly ticket: string; readonly attempt: string },
): Attempt | undefined {
  const attempt = ledger.claims.get(step.ticket)?.live?.attempt ?? undefined;
  return attempt?.id === step.attempt ? attempt : undefined;
}

function notOpen(step: Step & { readonly attempt: string }): StepOutcome {
  return { kind: "stale", step, message: `attempt ${step.attempt} is not open` };
}
