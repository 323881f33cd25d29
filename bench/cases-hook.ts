import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { commentOn } from "./change-tickets.ts";
import type { BenchWorkspace } from "./make-workspace.ts";
import { type Contestant, measureInTurn } from "./measure.ts";
import { type Row, ratioRow } from "./row.ts";
import type { Command } from "./run.ts";
import { bareNode, count, HOOKS, type Setting } from "./setting.ts";

const MANY = 100;
/** Only git's own work for a change: what differs, and the texts of both sides. */
const GIT_ALONE = `git diff-index --cached --raw --no-renames --no-abbrev HEAD -- .yoi |
  awk '{ print $3; print $4 }' | git cat-file --batch --buffer >/dev/null`;

/** What the check of a staged change costs by itself. */
export function measureHook(setting: Setting): readonly Row[] {
  return setting.sizes
    .filter((tickets) => tickets <= 10_000)
    .flatMap((tickets) => measureSize(setting, setting.workspace(tickets), tickets));
}

function measureSize({ lab, rounds }: Setting, workspace: BenchWorkspace, tickets: number): readonly Row[] {
  const { root } = workspace;
  const changed = Math.min(MANY, Math.floor(tickets / 10));
  const hook = (index: string): Command => {
    return { args: ["sh", join(HOOKS, "pre-commit")], cwd: root, env: { GIT_INDEX_FILE: index } };
  };
  const git = (index: string): Command => {
    return { args: ["sh", "-c", GIT_ALONE], cwd: root, env: { GIT_INDEX_FILE: index } };
  };
  const one = stage(lab.git, workspace, 1);
  const many = stage(lab.git, workspace, changed);
  const contestants = {
    node: { command: bareNode(root) },
    one: { command: hook(one) },
    git: { command: git(many) },
    many: { command: hook(many) },
  } satisfies Record<string, Contestant>;
  const times = measureInTurn(lab, contestants, rounds);
  const among = `of ${count(tickets)} changed`;
  const counted = (what: string, command: Command): Row => {
    return { what, floor: "git processes", goal: 2, figure: lab.countGit(command), unit: "git" };
  };
  return [
    ratioRow(
      { what: `hook, 1 ${among}`, floor: "`node -e 0`", goal: tickets <= 1_000 ? 1.25 : 1.5 },
      times.one,
      times.node,
    ),
    ratioRow(
      { what: `hook, ${changed} ${among}`, floor: "`diff-index` + `cat-file`", goal: 2.6 },
      times.many,
      times.git,
    ),
    counted(`hook, 1 ${among}`, hook(one)),
    counted(`hook, ${changed} ${among}`, hook(many)),
  ];
}

/** Stages a change of some tickets in an index of its own, and leaves everything else as it was. */
function stage(git: Setting["lab"]["git"], workspace: BenchWorkspace, changed: number): string {
  const { root } = workspace;
  commentOn(workspace, changed, 3_000 + changed);
  git(root, "add", ".yoi");
  const index = join(root, `.git/index-${changed}`);

  copyFileSync(join(root, ".git/index"), index);
  git(root, "reset", "--quiet", "--hard");
  return index;
}
