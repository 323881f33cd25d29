import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { StepOutcome } from "../../core/orchestrator/step.ts";
import type { LockOptions } from "../../io/files/lock.ts";
import { prepareInit } from "../init/run-init.ts";
import { openOrchestrator } from "../orchestrate/context.ts";
import { runOrchestrator } from "../orchestrate/orchestrate.ts";
import { runOperation } from "../run-operation.ts";
import { openWorkspace } from "../workspace.ts";

/** What a demo is run with. */
export interface DemoOptions {
  readonly env: NodeJS.ProcessEnv;
  /** Program and arguments of the agent that codes and reviews. */
  readonly agent: readonly [string, ...string[]];
  /** Where this package lies: its hooks are set up. */
  readonly packageDir: string;
  readonly lock: LockOptions;
  readonly newEventId: () => string;
  readonly onHeading: (text: string) => void;
  readonly onLine: (text: string) => void;
  readonly onOutcome: (outcome: StepOutcome) => void;
}

/** What a demo has made. */
export interface Demo {
  /** The temporary directory with `origin.git` and `clone`. */
  readonly dir: string;
  readonly clone: string;
  readonly env: NodeJS.ProcessEnv;
  /** The three tickets, in the order they were made. */
  readonly tickets: readonly string[];
  /** Whether every ticket is closed on the default branch. */
  readonly finished: boolean;
}

const TICKETS = [
  {
    title: "Describe the search",
    criteria: ["The note says what is searched", "The note says how results are ordered"],
  },
  { title: "Describe the menu", criteria: ["The note names every entry of the menu"] },
  {
    title: "Describe shortcuts of the menu",
    criteria: ["The note lists a shortcut for every entry"],
    dependsOn: 1,
  },
] as const;

/**
 * Shows the whole flow in a temporary directory: a bare origin, a clone set up by `init`, three queued tickets, and
 * the Orchestrator at work until everything is finished.
 */
export async function runDemo(options: DemoOptions): Promise<Demo> {
  const dir = mkdtempSync(join(tmpdir(), "yoi-demo-"));
  try {
    const { clone, env } = makeRepositories(dir, options);
    const tickets = await queueTickets(clone, env, options);
    options.onHeading("The Orchestrator works until nothing is left to do");
    const workspace = openWorkspace({ cwd: clone, env });
    const orchestrator = openOrchestrator(workspace, { onOutcome: options.onOutcome });
    await runOrchestrator(orchestrator, { mode: "settle", pauseMs: 500 });
    run(clone, env, "pull", "--quiet", "--ff-only");
    const finished = tickets.every((id) => /^state: ['"]?closed/m.test(readItem(clone, env, id)));
    return { dir, clone, env, tickets, finished };
  } catch (error) {
    rmSync(dir, { recursive: true, force: true });
    throw error;
  }
}

/** Removes everything that a demo has made. */
export function removeDemo({ dir }: Demo): void {
  rmSync(dir, { recursive: true, force: true });
}

/** What the default branch looks like in the end. */
export function readGraph({ clone, env }: Demo): string {
  return run(clone, env, "log", "--graph", "--format=%h %s", "--max-count=40");
}

function makeRepositories(
  dir: string,
  { env: caller, agent, packageDir, onHeading, onLine }: DemoOptions,
): { readonly clone: string; readonly env: NodeJS.ProcessEnv } {
  onHeading("A bare origin and a clone, set up by yoi init");
  const config = join(dir, "gitconfig");
  writeFileSync(config, "[user]\n\tname = You\n\temail = you@demo.invalid\n[init]\n\tdefaultBranch = main\n");
  const env = {
    ...caller,
    GIT_CONFIG_GLOBAL: config,
    GIT_CONFIG_NOSYSTEM: "1",
    YOI_ACTOR: "You",
    YOI_ROLE: "person",
  };
  const [origin, clone] = [join(dir, "origin.git"), join(dir, "clone")];
  run(dir, env, "init", "--quiet", "--bare", origin);
  run(dir, env, "clone", "--quiet", origin, clone);
  const init = prepareInit(clone, env, { mergeDrivers: true, agents: false, worktrees: false, packageDir });
  init.perform(Math.random);
  const files = {
    "README.md": "# Demo\n",
    "check.sh": 'for note in notes/*.md; do head -n 1 "$note" | grep -q "^# " || exit 1; done\n',
    ".yoi/ticket.config.toml": configText(agent),
  };
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(clone, path, ".."), { recursive: true });
    writeFileSync(join(clone, path), content);
  }
  run(clone, env, "add", "--all");
  run(clone, env, "commit", "--quiet", "-m", "chore: keep tickets with yoi");
  run(clone, env, "push", "--quiet", "--set-upstream", "origin", "HEAD");
  onLine(clone);
  return { clone, env };
}

function configText(agent: readonly string[]): string {
  const command = agent.map((word) => JSON.stringify(word)).join(", ");
  return `version = 1

[merge]
authority = "merge"     # the Orchestrator merges when the gate passes

[validation]
commands = ["sh check.sh"]

[agents.demo]
protocol = "command"
command = [${command}]

[roles.coder]
agent = "demo"
[roles.reviewer]
agent = "demo"
`;
}

async function queueTickets(
  clone: string,
  env: NodeJS.ProcessEnv,
  options: DemoOptions,
): Promise<readonly string[]> {
  const { onHeading, onLine, lock, newEventId } = options;
  onHeading("Three tickets: two on their own, the third depends on the second; a person queues them");
  const act = async (name: string, input: Readonly<Record<string, unknown>>): Promise<string> => {
    const now = `${new Date().toISOString().slice(0, 19)}Z`;
    const actor = { name: "You", role: "person" as const };
    const wishes = { actor, now, newEventId, lock, commit: true };
    const result = await runOperation(openWorkspace({ cwd: clone, env }), name, input, wishes);
    if (result.outcome === "refused")
      throw new Error(`${name} was refused: ${JSON.stringify(result.diagnostics)}`);
    onLine(result.message);
    return result.id;
  };
  const ids: string[] = [];
  for (const { title, criteria } of TICKETS) {
    const body = `## Acceptance criteria\n\n${criteria.map((text) => `- ${text}`).join("\n")}\n`;
    ids.push(await act("ticket_create", { title, body }));
  }
  for (const [index, each] of TICKETS.entries()) {
    const [ticket, target] = [ids[index], "dependsOn" in each ? ids[each.dependsOn] : undefined];
    if (target !== undefined) await act("ticket_relate", { ticket, kind: "depends_on", target });
  }
  for (const ticket of ids) await act("ticket_ready", { ticket, summary: "One note in notes/." });
  for (const ticket of ids) await act("ticket_queue", { ticket });
  run(clone, env, "push", "--quiet");
  return ids;
}

function readItem(clone: string, env: NodeJS.ProcessEnv, id: string): string {
  return run(clone, env, "show", `HEAD:.yoi/tickets/${id}/item.md`);
}

function run(cwd: string, env: NodeJS.ProcessEnv, ...args: readonly string[]): string {
  return execFileSync("git", args, { cwd, env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}
