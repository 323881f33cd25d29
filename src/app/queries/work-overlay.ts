import { hasSharedRefs } from "../orchestrate/store/has-shared-refs.ts";
import type { Workspace } from "../workspace.ts";
import { asInTree, type WorkOverlay } from "./shown-ticket.ts";

/**
 * Reads which tickets are worked on, as it was last seen: no remote is asked. 1 process in a repository without
 * ledger and work refs; else up to 10, whatever the number of work refs.
 */
export async function readWorkOverlay(workspace: Workspace): Promise<WorkOverlay> {
  if (!hasSharedRefs(workspace.repository, workspace.config)) return AS_IN_TREE;
  const { layWorkOver } = await import("./lay-work-over.ts");
  return layWorkOver(workspace) ?? AS_IN_TREE;
}

const AS_IN_TREE: WorkOverlay = { seen: undefined, show: (_place, item) => asInTree(item) };
