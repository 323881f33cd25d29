import { TRANSITIONS } from "./state.ts";

/** The state machine as a Mermaid state diagram, drawn from its table; each arrow says who may make the move. */
export function formatStateDiagram(): string {
  const arrows = TRANSITIONS.map(({ from, to, roles }) => `    ${from} --> ${to}: ${roles.join(", ")}`);
  return ["stateDiagram-v2", "    [*] --> intake", ...arrows, "    closed --> [*]", ""].join("\n");
}
