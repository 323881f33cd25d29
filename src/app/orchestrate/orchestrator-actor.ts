import type { Actor } from "../../core/ticket/role.ts";

/** Who the Orchestrator is on the records it writes. */
export const ORCHESTRATOR: Actor = { name: "orchestrator", role: "orchestrator" };
