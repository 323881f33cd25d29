import { join } from "node:path";
import { measureInTurn, sum } from "./measure.ts";
import { type Row, ratioRow } from "./row.ts";
import { bareNode, historyBundle, type Setting, yoi } from "./setting.ts";

/** Only git's own work: what each commit changes, and the texts of it. Merges are compared with every parent. */
const GIT_ALONE = `git log -m --raw --no-renames --no-abbrev --format= -- .yoi |
  awk '{ print $3; print $4 }' | grep -v '^0*$' | sort -u | git cat-file --batch --buffer >/dev/null`;

/** What it costs to replay the whole ticket history that yoi grew up with. */
export function measureHistory({ lab, rounds, skip }: Setting): readonly Row[] {
  const bundle = historyBundle();
  if (bundle === undefined) {
    skip("history: ../shared/corpus is absent");
    return [];
  }
  const root = join(lab.base, "history");
  lab.git(lab.base, "clone", "--quiet", bundle, root);
  const times = measureInTurn(
    lab,
    {
      git: { command: { args: ["sh", "-c", GIT_ALONE], cwd: root } },
      node: { command: bareNode(root) },
      yoi: { command: { ...yoi(root, "ticket", "doctor", "--history"), okCodes: [0, 1] } },
    },
    Math.min(rounds, 9),
  );
  const commits = lab.git(root, "rev-list", "--count", "HEAD").trim();
  const what = `\`ticket doctor --history\`, ${commits} commits`;
  const floor = "`git log --raw` + `cat-file` + `node -e 0`";
  return [ratioRow({ what, floor, goal: 1.2 }, times.yoi, sum(times.git, times.node))];
}
