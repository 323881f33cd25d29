import { isWorkflowOfYoi } from "./format-workflows.ts";
import type { Workflow } from "./workflow.ts";

/** Names of the workflows, yoi's own left out, that run for requests: when one ends, a request may be mergeable. */
export function namesForRequests(read: readonly Workflow[]): readonly string[] {
  return read.flatMap(({ path, name, events }) => {
    const isForRequests = events.has("pull_request") || events.has("merge_group");
    return isForRequests && !isWorkflowOfYoi(path) ? [name ?? path] : [];
  });
}
