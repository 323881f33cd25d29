import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { yoi } from "./cli.ts";
import { type TestRepo, withRepo } from "./git-repo.ts";
import { relationsText, ticketTexts } from "./ticket-text.ts";

/** A bare origin with queued tickets, and clones of it: each clone is a machine. */
export interface Shared {
  readonly origin: TestRepo;
  /** A clone; the same name gives the same one. */
  readonly machine: (name?: string) => TestRepo;
}

/** One ticket of a world. */
export interface QueuedTicket {
  readonly id: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly relations?: readonly (readonly [kind: string, target: string])[];
  /** Default: queued. */
  readonly state?: Parameters<typeof ticketTexts>[0];
}

/** What a world is made of. */
export interface WorldOptions {
  readonly tickets: readonly (string | QueuedTicket)[];
  /** Appended to the configuration. */
  readonly config?: string;
  /** `[merge]` authority; default: merge. */
  readonly authority?: "dossier" | "merge";
  readonly maxParallel?: number;
  readonly validation?: readonly string[];
  /** Shell scripts of coder and reviewer, without the `#!` line; default: a coder that writes a file, a reviewer that approves. */
  readonly coder?: string;
  readonly reviewer?: string;
}

/** A coder in shell: one file for the ticket, one commit, one result. */
export const CODER = `cat >/dev/null
mkdir -p notes && echo "done in $YOI_ATTEMPT" > "notes/$YOI_TICKET.txt"
git add -A && git commit -qm "feat: $YOI_TICKET"
echo '{"outcome":"implemented","summary":"Wrote a note.","evidence":[{"criterion":1,"met":true,"evidence":"notes"}]}'`;

/** A coder in shell that adds one line in every round, and says of the first finding it was given that it is fixed. */
export const EVERY_ROUND = `finding=$(grep -owE '[0-9a-z]{8}-1|f[0-9]{1,2}' | head -n 1)
mkdir -p notes && echo "more" >> "notes/$YOI_TICKET.txt"
git add -A && git commit -qm "feat: $YOI_TICKET"
echo '{"outcome":"implemented","summary":"Added a line.","answers":[{"finding":"'"\${finding:-none}"'","status":"fixed","reason":"done"}],"evidence":[{"criterion":1,"met":true,"evidence":"notes"}]}'`;

/** A reviewer in shell that approves and names evidence for the one criterion. */
const REVIEWER = `cat >/dev/null
echo '{"status":"approve","summary":"Good.","evidence":[{"criterion":1,"met":true,"evidence":"read it"}]}'`;

/** A repository with agents, in which tickets wait to be worked on, shared through a bare origin. */
export async function withShared<T>(
  options: WorldOptions,
  use: (shared: Shared) => T | Promise<T>,
): Promise<T> {
  return await withRepo((repo) => {
    fill(repo, options);
    const origin = repo.bare("origin.git");
    const clones = new Map<string, TestRepo>();
    const machine = (name = "one"): TestRepo => {
      const known = clones.get(name) ?? origin.clone(`machine-${name}`);
      clones.set(name, known);
      return known;
    };
    return use({ origin, machine });
  });
}

/** The same in one repository without any remote. */
export async function withAlone<T>(
  options: WorldOptions,
  use: (repo: TestRepo) => T | Promise<T>,
): Promise<T> {
  return await withRepo((repo) => {
    fill(repo, options);
    return use(repo);
  });
}

function fill(repo: TestRepo, options: WorldOptions): void {
  const { tickets, coder = CODER, reviewer = REVIEWER } = options;
  const agents = { coder: script(repo, "coder", coder), reviewer: script(repo, "reviewer", reviewer) };
  repo.write(".yoi/ticket.config.toml", configText(options, agents));
  repo.write("README.md", "# World\n");
  for (const each of tickets) {
    const {
      id,
      fields = {},
      relations = [],
      state = "queued",
    } = typeof each === "string" ? { id: each } : each;
    for (const [inside, text] of Object.entries(ticketTexts(state, { title: `Do ${id}`, ...fields })))
      repo.write(`.yoi/tickets/${id}/${inside}`, text);
    if (relations.length > 0) {
      repo.write(`.yoi/tickets/${id}/artifacts/relations.json`, relationsText(id, relations));
    }
  }
  repo.commit("start");
}

function script(repo: TestRepo, name: string, text: string): string {
  const path = join(repo.base, `${name}.sh`);
  writeFileSync(path, `#!/bin/sh\n${text}\n`);
  chmodSync(path, 0o755);
  return path;
}

function configText(
  { authority = "merge", maxParallel = 2, validation = [], config = "" }: WorldOptions,
  agents: Readonly<Record<"coder" | "reviewer", string>>,
): string {
  return `version = 1
[git]
default_branch = "main"
[orchestrator]
max_parallel = ${maxParallel}
[merge]
authority = "${authority}"
[validation]
commands = ${JSON.stringify(validation)}
[agents.coding]
protocol = "command"
command = ${JSON.stringify([agents.coder])}
[agents.reviewing]
protocol = "command"
command = ${JSON.stringify([agents.reviewer])}
[roles.coder]
agent = "coding"
[roles.reviewer]
agent = "reviewing"
${config}`;
}

/** Runs the built `yoi orchestrate` on a machine, which must go well, and gives what it said. */
export function orchestrate(machine: TestRepo): string {
  const { stdout, stderr, status } = yoi(machine, "orchestrate");
  if (status === 0 && stderr === "") return stdout;
  throw new Error(`yoi orchestrate ended with ${status}: ${stderr}${stdout}`);
}

/** The item of a ticket on a branch. */
export function itemOn(repo: TestRepo, branch: string, ticket: string): string {
  return repo.git("show", `${branch}:.yoi/tickets/${ticket}/item.md`);
}
