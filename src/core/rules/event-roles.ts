import type { Role } from "../ticket/role.ts";

const ROUTERS: readonly Role[] = ["person", "intake", "orchestrator"];

/**
 * Who may write which event. Moves are judged by their row of the state machine, and a migration's events only by
 * what `migrate` makes of the tree before.
 */
export const EVENT_ROLES: Readonly<Record<string, readonly Role[]>> = {
  create: ROUTERS,
  comment: ["person", "intake", "orchestrator", "coder", "reviewer"],
  plan: ROUTERS,
  decision: ROUTERS,
  intake_summary: ROUTERS,
  implementation_report: ["person", "orchestrator", "coder"],
  review: ["person", "orchestrator", "reviewer"],
  close: ["person", "orchestrator"],
  migration: [],
};
