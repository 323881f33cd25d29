import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commentOn } from "./change-tickets.ts";
import { measureInTurn, sum } from "./measure.ts";
import { type Row, ratioRow } from "./row.ts";
import type { Command } from "./run.ts";
import { bareNode, count, HOOKS, type Setting } from "./setting.ts";

/** What a commit costs with the hooks, whether or not it touches a ticket. */
export function measureCommits(setting: Setting): readonly Row[] {
  return setting.sizes
    .filter((tickets) => tickets <= 10_000)
    .flatMap((tickets) => measureSize(setting, tickets));
}

function measureSize(setting: Setting, tickets: number): readonly Row[] {
  const { lab, rounds } = setting;
  const workspace = setting.workspace(tickets);
  const { root } = workspace;
  const none = join(lab.base, "no-hooks");
  const empty = join(lab.base, "empty-hook");
  mkdirSync(none, { recursive: true });
  mkdirSync(empty, { recursive: true });
  writeFileSync(join(empty, "pre-commit"), "#!/bin/sh\nexit 0\n", { mode: 0o755 });
  const commit = (hooks: string): Command => {
    return { args: ["git", "-c", `core.hooksPath=${hooks}`, "commit", "--quiet", "-m", "Change"], cwd: root };
  };
  const other = (): void => {
    appendFileSync(join(root, "README.md"), "More.\n");
    lab.git(root, "add", "README.md");
  };
  let turn = 0;
  const ticket = (): void => {
    turn += 1;
    commentOn(workspace, 1, turn);
    lab.git(root, "add", ".yoi");
  };
  const without = measureInTurn(
    lab,
    {
      plain: { command: commit(none), prepare: other },
      empty: { command: commit(empty), prepare: other },
      yoi: { command: commit(HOOKS), prepare: other },
    },
    rounds,
  );
  const withTicket = measureInTurn(
    lab,
    {
      plain: { command: commit(none), prepare: ticket },
      node: { command: bareNode(root) },
      yoi: { command: commit(HOOKS), prepare: ticket },
    },
    rounds,
  );
  const among = `of ${count(tickets)}`;
  const untouched = `commit without a ticket, ${count(tickets)} tickets`;
  return [
    ratioRow(
      { what: untouched, floor: "commit with an empty sh hook", goal: 1.25 },
      without.yoi,
      without.empty,
    ),
    ratioRow(
      { what: untouched, floor: "commit without hooks", goal: tickets <= 1_000 ? 1.5 : 1.4 },
      without.yoi,
      without.plain,
    ),
    ratioRow(
      {
        what: `commit of 1 ticket ${among}`,
        floor: "commit + `node -e 0`",
        goal: tickets <= 1_000 ? 1.2 : 1.25,
      },
      withTicket.yoi,
      sum(withTicket.plain, withTicket.node),
    ),
  ];
}
