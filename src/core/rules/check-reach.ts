import { type Diagnostic, finding } from "../diagnostic/diagnostic.ts";
import { BASELINE_PATH, CONFIG_PATH } from "../ticket/files.ts";
import type { Actor } from "../ticket/role.ts";

/** Findings about what an agent's or the Orchestrator's commit may touch at all. */
export function checkReach(
  actor: Actor,
  changedPaths: readonly string[],
  changedTickets: readonly string[],
): readonly Diagnostic[] {
  const { role } = actor;
  if (role === "person" || role === "intake") return [];
  const found: Diagnostic[] = [];
  for (const path of changedPaths) {
    if (isPolicyPath(path)) found.push(finding("change/policy-by-agent", { path }, { role, path }));
    else if (role !== "orchestrator" && path.startsWith(".yoi/")) {
      found.push(finding("change/record-by-agent", { path }, { role, path }));
    }
  }
  const first = changedTickets[0];
  if (role === "orchestrator" && first !== undefined && changedTickets.length > 1) {
    const facts = { count: changedTickets.length, tickets: changedTickets.slice(0, 5).join(", ") };
    found.push(finding("change/many-tickets", { path: first }, facts));
  }
  return found;
}

/** Whether a path decides what agents may do: configuration, workflows, hooks. */
function isPolicyPath(path: string): boolean {
  return (
    path === CONFIG_PATH ||
    path === BASELINE_PATH ||
    path.startsWith(".yoi/workflow/") ||
    path.startsWith(".github/") ||
    path.startsWith(".husky/") ||
    path.startsWith("hooks/")
  );
}
