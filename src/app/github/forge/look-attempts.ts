import { existsSync } from "node:fs";
import { attemptArtifact, viewAttempt } from "../../../core/github/attempt-view.ts";
import { ATTEMPT_WORKFLOW } from "../../../core/github/names.ts";
import type { Attempt } from "../../../core/orchestrator/ledger.ts";
import type { TicketSeen } from "../../../core/orchestrator/observation.ts";
import type { GitHubRun } from "../../../io/github/values.ts";
import { resultPath } from "../../orchestrate/agent/attempt-files.ts";
import type { Orchestrator } from "../../orchestrate/context.ts";
import type { ForgeParts } from "./forge-parts.ts";

type AttemptSeen = NonNullable<TicketSeen["attempt"]>;

/** An open attempt and its ticket. */
export interface OpenAttempt {
  readonly ticket: string;
  readonly attempt: Attempt;
}

/**
 * Whether open attempts live, by id. No call where none is open; else 1 for the newest runs, 1 more for an attempt
 * whose run is older than those, and 1 for one whose run has ended.
 */
export async function readAttempts(
  { api, memory }: ForgeParts,
  { stateDir }: Pick<Orchestrator, "stateDir">,
  open: readonly OpenAttempt[],
): Promise<ReadonlyMap<string, AttemptSeen>> {
  const seen = new Map<string, AttemptSeen>();
  const isHere = ({ id }: Attempt): boolean => existsSync(resultPath(stateDir, id));
  // What lies here or was just asked for says enough.
  const isKnown = ({ attempt }: OpenAttempt): boolean => isHere(attempt) || memory.asked.has(attempt.id);
  const runs = open.every(isKnown) ? [] : await api.listRuns(ATTEMPT_WORKFLOW);
  for (const each of open) {
    const { attempt, ticket } = each;
    const { bound, hasArtifact } = isKnown(each)
      ? { bound: undefined, hasArtifact: false }
      : await readBound({ api }, runs, each);
    const justAsked = memory.asked.has(attempt.id);
    seen.set(
      attempt.id,
      viewAttempt({ attempt, ticket, runs, bound, hasArtifact, justAsked, isHere: isHere(attempt) }),
    );
  }
  return seen;
}

async function readBound(
  { api }: Pick<ForgeParts, "api">,
  runs: readonly GitHubRun[],
  { ticket, attempt: { runner } }: OpenAttempt,
): Promise<{ readonly bound: GitHubRun | undefined; readonly hasArtifact: boolean }> {
  if (runner?.kind !== "run") return { bound: undefined, hasArtifact: false };
  const bound = runs.find(({ id }) => id === runner.run) ?? (await api.readRun(runner.run));
  if (bound === undefined) return { bound, hasArtifact: false };
  if (bound.attempt === runner.run_attempt && bound.status !== "completed")
    return { bound, hasArtifact: false };
  const names = await api.listArtifacts(runner.run);
  return { bound, hasArtifact: names.includes(attemptArtifact(ticket, runner.run, runner.run_attempt)) };
}
