import type { GitHubEvent } from "./event.ts";

/** What one run of the Action does: use cases by the name of their mode. */
export type UseCase = "check" | "plan" | "bind" | "agent" | "publish" | "gate" | "complete" | "doctor";

/** What an event asks for where the mode is `auto`, in order; empty: nothing. */
export function useCasesOf(event: GitHubEvent): readonly UseCase[] {
  switch (event.name) {
    case "pull_request":
    case "merge_group":
    case "push":
      return ["check"];
    case "workflow_run":
      return ["check", "gate"];
    case "schedule":
    case "workflow_dispatch":
      return ["plan"];
    // Runs from the request's own copy of its workflow: it only wakes the gate.
    case "pull_request_review":
    case "other":
      return [];
  }
}
