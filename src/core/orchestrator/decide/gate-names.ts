/** The parts of the gate, by name. */
export const GATE_NAMES = [
  "attention",
  "proposal",
  "review",
  "validation",
  "criteria",
  "approvals",
  "changes",
  "protected",
  "checks",
  "mergeable",
  "relations",
  "post-merge",
] as const;

/** One part of the gate. */
export type GateName = (typeof GATE_NAMES)[number];
