import { measureInTurn } from "./measure.ts";
import { type Row, ratioRow } from "./row.ts";
import { bareNode, floor, type Setting, yoi } from "./setting.ts";

/** How long yoi takes to start. */
export function measureStart({ lab, rounds, sizes, workspace }: Setting): readonly Row[] {
  const { root } = workspace(sizes[0] ?? 0);
  const times = measureInTurn(
    lab,
    {
      empty: { command: floor(root, "empty.js") },
      node: { command: bareNode(root) },
      version: { command: yoi(root, "--version") },
      explain: { command: yoi(root, "explain", "item/unknown-key") },
    },
    rounds,
  );
  return [
    ratioRow({ what: "`yoi --version`", floor: "an empty script", goal: 1.1 }, times.version, times.empty),
    ratioRow({ what: "`yoi explain <code>`", floor: "`node -e 0`", goal: 1.5 }, times.explain, times.node),
  ];
}
