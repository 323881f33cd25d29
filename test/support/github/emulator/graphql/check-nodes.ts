import { type CheckSuite, checksOf, suitesOf } from "../checks.ts";
import { nodeId } from "../shapes.ts";
import { fullName } from "../state.ts";
import type { CheckRun, Status } from "../values.ts";
import { actorNode } from "./actor-node.ts";
import { connection, type GraphCall, type GraphNode, need } from "./connection.ts";

function newestStatuses({ state }: GraphCall, sha: string): Status[] {
  const newest = new Map<string, Status>();
  for (const status of state.statuses) if (status.sha === sha) newest.set(status.context, status);
  return [...newest.values()];
}

/** The statuses of a commit. */
export function statusNode(call: GraphCall, sha: string): GraphNode | null {
  need(call, "statuses:read");
  const statuses = newestStatuses(call, sha);
  if (statuses.length === 0) return null;
  return {
    __typename: "Status",
    id: `S_${sha}`,
    state: summary(statuses.map(({ state }) => state.toUpperCase())),
    contexts: statuses.map((status) => statusContextNode(status)),
  };
}

/** Statuses and checks of a commit together. */
export function rollupNode(call: GraphCall, sha: string): GraphNode | null {
  need(call, "checks:read");
  need(call, "statuses:read");
  const checks = checksOf(call.state, sha);
  const statuses = newestStatuses(call, sha);
  if (checks.length + statuses.length === 0) return null;
  const all: readonly (CheckRun | Status)[] = [...checks, ...statuses];
  return {
    __typename: "StatusCheckRollup",
    id: `SCR_${sha}`,
    state: summary([
      ...statuses.map(({ state }) => state.toUpperCase()),
      ...checks.map((check) =>
        check.status === "completed" ? (check.conclusion ?? "").toUpperCase() : "PENDING",
      ),
    ]),
    contexts: connection(
      () => all,
      (each) => ("context" in each ? statusContextNode(each) : checkNode(call, each)),
    ),
  };
}

function summary(states: readonly string[]): string {
  if (states.some((each) => each === "ERROR")) return "ERROR";
  const good = ["SUCCESS", "NEUTRAL", "SKIPPED"];
  if (states.some((each) => each !== "PENDING" && !good.includes(each))) return "FAILURE";
  return states.includes("PENDING") ? "PENDING" : "SUCCESS";
}

function statusContextNode(status: Status): GraphNode {
  return {
    __typename: "StatusContext",
    id: nodeId("SC", status.id),
    context: status.context,
    state: status.state.toUpperCase(),
    description: status.description,
    targetUrl: status.targetUrl,
    createdAt: status.createdAt,
    creator: actorNode(status.creator),
    isRequired: false,
  };
}

function checkNode(call: GraphCall, check: CheckRun): GraphNode {
  return {
    __typename: "CheckRun",
    id: nodeId("CR", check.id),
    databaseId: check.id,
    name: check.name,
    status: check.status.toUpperCase(),
    conclusion: check.conclusion?.toUpperCase() ?? null,
    startedAt: check.startedAt,
    completedAt: check.completedAt,
    title: check.output.title,
    summary: check.output.summary,
    isRequired: false,
    checkSuite: () => {
      const suite = suitesOf(call.state, check.sha).find(({ checks }) =>
        checks.some(({ id }) => id === check.id),
      );
      return suite === undefined ? null : suiteNode(call, suite);
    },
  };
}

/** The checks of one App, or of one run. */
export function suiteNode(call: GraphCall, suite: CheckSuite): GraphNode {
  const { run } = suite;
  return {
    __typename: "CheckSuite",
    id: nodeId("CS", suite.id),
    databaseId: suite.id,
    status: suite.status.toUpperCase(),
    conclusion: suite.conclusion?.toUpperCase() ?? null,
    app: {
      __typename: "App",
      id: nodeId("A", suite.app.id),
      databaseId: suite.app.id,
      slug: suite.app.slug,
      name: suite.app.slug,
    },
    workflowRun:
      run === null
        ? null
        : {
            __typename: "WorkflowRun",
            id: nodeId("WFR", run.id),
            databaseId: run.id,
            event: run.event,
            runNumber: run.id % 1000,
            url: `${call.state.origin}/${fullName(call.state)}/actions/runs/${run.id}`,
            workflow: { __typename: "Workflow", id: nodeId("W", run.id), name: run.name },
          },
    checkRuns: connection(
      () => suite.checks,
      (check) => checkNode(call, check),
    ),
  };
}
