import type { z } from "zod";
import type { GitHubApi } from "./api.ts";
import type { Connection } from "./connection.ts";
import { hasStatus } from "./failure.ts";
import { performOnce } from "./once.ts";
import { anything, runArtifacts, workflowRun, workflowRuns } from "./rest-shapes.ts";
import type { GitHubRun } from "./values.ts";

// https://docs.github.com/en/rest/actions/workflow-runs

const PER_PAGE = 100;

/** What starts workflows and reads their runs. */
export function runAccess(
  connection: Connection,
): Pick<GitHubApi, "dispatchWorkflow" | "listRuns" | "readRun" | "listArtifacts"> {
  const { repository } = connection;
  const listRuns = async (workflow: string): Promise<readonly GitHubRun[]> => {
    const asked = { ...repository, workflow_id: workflow, per_page: PER_PAGE };
    const data = await connection.rest("readRuns", workflowRuns, (rest) =>
      rest.actions.listWorkflowRuns(asked),
    );
    return data.workflow_runs.map(runFrom);
  };
  return {
    listRuns,
    dispatchWorkflow: async ({ workflow, ref, inputs, title }) => {
      const start = { ...repository, workflow_id: workflow, ref, inputs };
      await performOnce(
        connection,
        async () => {
          await connection.rest("dispatch", anything, (rest) => rest.actions.createWorkflowDispatch(start));
          return true;
        },
        async () => {
          if (title === undefined) return undefined;
          const runs = await listRuns(workflow);
          return runs.some((run) => run.title === title) || undefined;
        },
      );
    },
    readRun: (id) => readRun(connection, id),
    listArtifacts: async (run) => {
      const asked = { ...repository, run_id: run, per_page: PER_PAGE };
      const data = await connection.rest("readArtifacts", runArtifacts, (rest) =>
        rest.actions.listWorkflowRunArtifacts(asked),
      );
      return data.artifacts.filter(({ expired }) => !expired).map(({ name }) => name);
    },
  };
}

async function readRun(connection: Connection, id: number): Promise<GitHubRun | undefined> {
  const isGone = (error: unknown): boolean => hasStatus(error, 404);
  const asked = { ...connection.repository, run_id: id };
  try {
    const data = await connection.rest(
      "readRuns",
      workflowRun,
      (rest) => rest.actions.getWorkflowRun(asked),
      isGone,
    );
    return runFrom(data);
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

type RunAnswer = z.infer<typeof workflowRun>;

function runFrom(run: RunAnswer): GitHubRun {
  return {
    id: run.id,
    attempt: run.run_attempt,
    title: run.display_title,
    status: statusOf(run.status, run.conclusion),
    conclusion: run.conclusion,
    createdAt: run.created_at,
    event: run.event,
    headSha: run.head_sha,
  };
}

/**
 * A run that waits for approval is shown as completed with `action_required`; `waiting` is one whose deployment a
 * person must let go on. `pending` waits for its concurrency group.
 * https://docs.github.com/en/rest/actions/workflow-runs#list-workflow-runs-for-a-repository
 */
function statusOf(status: string | null, conclusion: string | null): GitHubRun["status"] {
  if (status === "waiting" || status === "action_required" || conclusion === "action_required") return "held";
  if (status === "completed") return "completed";
  return status === "in_progress" ? "running" : "waiting";
}
