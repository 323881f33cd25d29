import type { State } from "./state.ts";
import type { CheckRun, WorkflowRun } from "./values.ts";

/** The App behind every workflow. */
export const ACTIONS_APP = { id: 15_368, slug: "github-actions" } as const;

/** Checks of one App, or of one run of a workflow. https://docs.github.com/en/rest/checks/suites */
export interface CheckSuite {
  readonly id: number;
  readonly app: CheckRun["app"];
  readonly run: WorkflowRun | null;
  readonly status: string;
  readonly conclusion: string | null;
  readonly checks: readonly CheckRun[];
}

/** The suites of a commit. A run that is held has a suite and no check. */
export function suitesOf(state: State, sha: string): CheckSuite[] {
  const suites: CheckSuite[] = state.runs
    .filter((run) => run.headSha === sha)
    .map((run) => ({
      id: run.id * 10 + 1,
      app: ACTIONS_APP,
      run,
      status: run.status,
      conclusion: run.conclusion,
      checks: run.jobs.map((job) => checkOfJob(run, job)),
    }));
  const posted = new Map<number, CheckRun[]>();
  const ofJobs = new Set(suites.flatMap(({ checks }) => checks.map(({ id }) => id)));
  for (const check of state.checkRuns) {
    if (check.sha === sha && !ofJobs.has(check.id))
      posted.set(check.app.id, [...(posted.get(check.app.id) ?? []), check]);
  }
  for (const [id, checks] of posted) {
    const app = checks[0]?.app ?? ACTIONS_APP;
    const open = checks.find(({ status }) => status !== "completed");
    const bad = checks.find(
      ({ conclusion }) => !["success", "neutral", "skipped"].includes(conclusion ?? ""),
    );
    suites.push({
      id: id * 10 + 2,
      app,
      run: null,
      status: open?.status ?? "completed",
      conclusion: open === undefined ? (bad?.conclusion ?? "success") : null,
      checks,
    });
  }
  return suites;
}

/** Every job of a workflow is a check of its run's head. */
function checkOfJob(run: WorkflowRun, job: WorkflowRun["jobs"][number]): CheckRun {
  return {
    id: job.id,
    sha: run.headSha,
    name: job.name,
    status: job.status as CheckRun["status"],
    conclusion: job.conclusion,
    output: { title: null, summary: null },
    app: ACTIONS_APP,
    startedAt: run.createdAt,
    completedAt: job.status === "completed" ? run.updatedAt : null,
  };
}

/** All checks of a commit, the newest last. */
export function checksOf(state: State, sha: string): CheckRun[] {
  return suitesOf(state, sha).flatMap(({ checks }) => checks);
}
