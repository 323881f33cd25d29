import { STATES, TRANSITIONS } from "../ticket/state.ts";
import type { Move } from "./moves.ts";

/**
 * The state machine as a Mermaid diagram, with the moves of a change counted on their arrows and the states they touch
 * marked. Made of the table and of counts alone, so that no text of a ticket is in it.
 */
export function formatMovesDiagram(moves: readonly Pick<Move, "from" | "to">[]): string {
  const counts = new Map<string, number>();
  for (const move of moves) counts.set(keyOf(move), (counts.get(keyOf(move)) ?? 0) + 1);
  const known = new Set(TRANSITIONS.map(keyOf));
  const arrow = (move: Pick<Move, "from" | "to">, label: string): string =>
    `    ${move.from} --> ${move.to}${label === "" ? "" : `: ${label}`}`;
  const rows = TRANSITIONS.map((row) => arrow(row, countedOf(counts.get(keyOf(row)))));
  const unlawful = new Map(
    moves.filter((move) => !known.has(keyOf(move))).map((move) => [keyOf(move), move]),
  );
  const wrong = [...unlawful].map(([key, move]) => arrow(move, `${countedOf(counts.get(key))}, not lawful`));
  const touched = STATES.filter((state) => moves.some(({ from, to }) => from === state || to === state));
  return [
    "stateDiagram-v2",
    "    [*] --> intake",
    ...rows,
    ...wrong,
    "    closed --> [*]",
    ...(touched.length === 0
      ? []
      : ["    classDef moved stroke-width:3px,font-weight:bold", `    class ${touched.join(", ")} moved`]),
    "",
  ].join("\n");
}

function keyOf({ from, to }: Pick<Move, "from" | "to">): string {
  return `${from} ${to}`;
}

function countedOf(count: number | undefined): string {
  return count === undefined ? "" : count === 1 ? "1 move" : `${count} moves`;
}
