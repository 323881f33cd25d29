import picomatch from "picomatch";
import type { Workflow, WorkflowTrigger } from "./workflow.ts";

/** Something that happened in the repository, as Actions is told of it. */
export interface DriverEvent {
  /** `push`, `pull_request`, `workflow_run`, … */
  readonly name: string;
  /** `opened`, `completed`, …: of events that have types. */
  readonly action?: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Who did it. */
  readonly actor: string;
  /** Whether it was done with the token of a job: such events start nothing but what was dispatched. */
  readonly isByJob: boolean;
  /** The branch that `branches` filters ask for: the pushed one, the base of a request, the head of a run. */
  readonly branch?: string;
  /** The commit of which workflow files are read; undefined: there is none, as for a request with conflicts. */
  readonly sha: string | undefined;
  /** `GITHUB_REF`. */
  readonly ref: string;
  /** The head and base branches of a request, else empty. */
  readonly headRef?: string;
  readonly baseRef?: string;
  /** Whether it comes from a fork: the token then only reads. */
  readonly fromFork?: boolean;
  /** Of a dispatch: only this workflow is asked. */
  readonly workflow?: string;
  readonly inputs?: Readonly<Record<string, string>>;
}

/** Types that start a workflow which names none. Events that are not listed: all of theirs. */
const DEFAULT_TYPES: Readonly<Record<string, readonly string[]>> = {
  pull_request: ["opened", "synchronize", "reopened"],
};

/** Whether an event starts a workflow. https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows */
export function startsWorkflow(workflow: Workflow, event: DriverEvent): boolean {
  const trigger = workflow.on[event.name];
  if (trigger === undefined) return false;
  if (event.workflow !== undefined && event.workflow !== workflow.path) return false;
  return matchesType(trigger, event) && matchesBranch(trigger, event) && matchesWorkflow(trigger, event);
}

function matchesType(trigger: WorkflowTrigger, { name, action }: DriverEvent): boolean {
  const types = trigger.types ?? DEFAULT_TYPES[name];
  return types === undefined || (action !== undefined && types.includes(action));
}

function matchesBranch(trigger: WorkflowTrigger, { branch }: DriverEvent): boolean {
  const { branches, "branches-ignore": ignored } = trigger;
  if (branches !== undefined && (branch === undefined || !picomatch.isMatch(branch, branches))) return false;
  return ignored === undefined || branch === undefined || !picomatch.isMatch(branch, ignored);
}

function matchesWorkflow(trigger: WorkflowTrigger, { payload }: DriverEvent): boolean {
  if (trigger.workflows === undefined) return true;
  const run = payload["workflow_run"] as { readonly name: string } | undefined;
  return run !== undefined && trigger.workflows.includes(run.name);
}

/**
 * What becomes of an event: events made with the token of a job start nothing, but dispatches do, and requests that
 * were opened or updated with it make runs that wait for a person.
 * https://docs.github.com/en/actions/concepts/security/github_token
 */
export function reachOf(event: DriverEvent): "starts" | "held" | "nothing" {
  if (!event.isByJob) return "starts";
  if (event.name === "workflow_dispatch" || event.name === "repository_dispatch") return "starts";
  // Runs start others by `workflow_run` whoever began them.
  if (event.name === "workflow_run") return "starts";
  const isHeld =
    event.name === "pull_request" && ["opened", "synchronize", "reopened"].includes(event.action ?? "");
  return isHeld ? "held" : "nothing";
}
