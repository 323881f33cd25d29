import { chmodSync, cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { measureInTurn } from "./measure.ts";
import { type Row, ratioRow } from "./row.ts";
import type { Command, Lab } from "./run.ts";
import { bareNode, count, type Setting, yoi } from "./setting.ts";

/** Flows take seconds each. */
const FLOW_ROUNDS = 5;

/** What the Orchestrator costs: a look at a settled world, and one ticket from queued to merged. */
export function measureOrchestrator(setting: Setting): readonly Row[] {
  return [...setting.sizes.flatMap((tickets) => measureTick(setting, tickets)), measureFlow(setting)];
}

/** A tick that finds nothing to do, in a clone of an origin. The first run has noted why tickets wait. */
function measureTick({ lab, rounds, workspace }: Setting, tickets: number): readonly Row[] {
  const base = join(lab.base, `tick-${tickets}`);
  const clone = join(base, "clone");
  mkdirSync(base);
  lab.git(base, "clone", "--quiet", "--bare", workspace(tickets).root, "origin.git");
  lab.git(base, "clone", "--quiet", "origin.git", "clone");
  const tick = yoi(clone, "orchestrate");
  lab.time(tick);
  const times = measureInTurn(
    lab,
    {
      tick: { command: tick },
      floor: { command: shell(clone, "git fetch --quiet origin && git for-each-ref >/dev/null") },
      node: { command: bareNode(clone) },
    },
    rounds,
  );
  const peak = lab.peakMiB(tick);
  const barePeak = lab.peakMiB(bareNode(clone));
  const of = `, ${count(tickets)} tickets`;
  return [
    ratioRow({ what: `a settled tick${of}`, floor: "`git fetch` + `for-each-ref`" }, times.tick, times.floor),
    {
      what: `memory of a settled tick${of} (${Math.round(peak)} MiB)`,
      floor: `that of \`node -e 0\` (${Math.round(barePeak)} MiB)`,
      figure: peak / barePeak,
      unit: "x",
    },
  ];
}

const CODER = `#!/bin/sh
cat >/dev/null
echo done > "$YOI_TICKET.txt" && git add -A && git commit -qm "feat: note"
echo '{"outcome":"implemented","summary":"Wrote it.","evidence":[{"criterion":1,"met":true,"evidence":"note"}]}'
`;
const REVIEWER = `#!/bin/sh
cat >/dev/null
echo '{"status":"approve","summary":"Good.","evidence":[{"criterion":1,"met":true,"evidence":"note"}]}'
`;
/** The git commands that the same flow needs at least. */
const BARE_FLOW = `set -e
git worktree add -q -b work/one ../bare-one
cd ../bare-one
echo done > one.txt && git add -A && git commit -qm "feat: note" && git commit -q --allow-empty -m record
cd ../clone
git merge -q --no-ff -m merge work/one && git push -q origin HEAD
git worktree remove ../bare-one && git branch -q -D work/one`;

/** One ticket from queued to merged, with agents that do nothing but what they must. */
function measureFlow({ lab, rounds }: Setting): Row {
  const template = makeFlowTemplate(lab);
  const place = join(lab.base, "flow");
  const clone = join(place, "clone");
  const prepare = (): void => {
    rmSync(place, { recursive: true, force: true });
    cpSync(template, place, { recursive: true });
    lab.git(clone, "remote", "set-url", "origin", join(place, "origin.git"));
  };
  const times = measureInTurn(
    lab,
    {
      flow: { command: yoi(clone, "orchestrate"), prepare },
      bare: { command: shell(clone, BARE_FLOW), prepare },
    },
    Math.min(rounds, FLOW_ROUNDS),
  );
  const words = { what: "one ticket from queued to merged", floor: "the bare git commands of it" };
  return ratioRow(words, times.flow, times.bare);
}

function makeFlowTemplate(lab: Lab): string {
  const template = join(lab.base, "flow-template");
  const clone = join(template, "clone");
  mkdirSync(template);
  for (const [name, text] of [
    ["coder.sh", CODER],
    ["reviewer.sh", REVIEWER],
  ] as const) {
    writeFileSync(join(lab.base, name), text);
    chmodSync(join(lab.base, name), 0o755);
  }
  lab.git(template, "init", "--quiet", "--bare", "origin.git");
  lab.git(template, "clone", "--quiet", "origin.git", "clone");
  const dir = join(clone, ".yoi/tickets/one-ticket");
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(clone, ".yoi/ticket.config.toml"), configText(lab.base));
  writeFileSync(join(dir, "item.md"), ITEM);
  writeFileSync(join(dir, "thread.md"), THREAD);
  lab.git(clone, "add", "--all");
  lab.git(clone, "commit", "--quiet", "-m", "start");
  lab.git(clone, "push", "--quiet", "origin", "HEAD");
  return template;
}

function configText(base: string): string {
  const agent = (name: string): string =>
    `[agents.${name}]\nprotocol = "command"\ncommand = [${JSON.stringify(join(base, `${name}.sh`))}]\n[roles.${name}]\nagent = "${name}"\n`;
  return `version = 1\n[git]\ndefault_branch = "main"\n[merge]\nauthority = "merge"\n${agent("coder")}${agent("reviewer")}`;
}

const AT = "2026-11-01T08:0";
const ITEM = `---
title: Write a note
state: queued
created_at: ${AT}0:00Z
updated_at: ${AT}3:00Z
queued_by: alice
queued_at: ${AT}3:00Z
---

## Acceptance criteria

- There is a note.
`;
const THREAD = [
  `create id: ev000000 author: alice role: person at: ${AT}0:00Z`,
  `intake_summary id: ev000001 author: alice role: person at: ${AT}1:00Z`,
  `state_changed id: ev000002 author: alice role: person at: ${AT}2:00Z from: intake to: ready reason: ready field: state`,
  `state_changed id: ev000003 author: alice role: person at: ${AT}3:00Z from: ready to: queued reason: queued field: state`,
]
  .map((header) => `<!-- event: ${header} -->\n\n## Event\n\nBody.\n\n---\n`)
  .join("\n");

function shell(cwd: string, script: string): Command {
  return { args: ["sh", "-c", script], cwd };
}
