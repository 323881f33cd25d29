import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { GitHubContext } from "../../../src/app/github/context.ts";
import { openContext } from "../../../src/app/github/open-context.ts";
import { judgeProposals } from "../../../src/app/github/tick/judge-proposals.ts";
import { type GitHubOrchestrator, openOnGitHub } from "../../../src/app/github/tick/open-on-github.ts";
import { joinEnds, runTicks, type TicksEnd } from "../../../src/app/github/tick/restricted-tick.ts";
import { openOrchestrator } from "../../../src/app/orchestrate/context.ts";
import { runOrchestrator } from "../../../src/app/orchestrate/orchestrate.ts";
import { performPublish } from "../../../src/app/orchestrate/perform/perform-publish.ts";
import { performRun } from "../../../src/app/orchestrate/perform/perform-run.ts";
import { openWorkspace } from "../../../src/app/workspace.ts";
import type { GitHubEvent } from "../../../src/core/github/event.ts";
import { type TestRepo, withRepo } from "../git-repo.ts";
import { CODER } from "../orchestrated.ts";
import { ticketTexts } from "../ticket-text.ts";
import type { World } from "./emulator/make-world.ts";
import { type WorldOptions, withGitHub } from "./world.ts";

/** What a world is made of. */
export interface ForgeOptions {
  readonly tickets: readonly string[];
  /** Lines of `[merge]`; default: yoi merges after one approval, and there are no checks. */
  readonly merge?: string;
  /** Shell scripts without the `#!` line. */
  readonly coder?: string;
  readonly reviewer?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly world?: WorldOptions;
  /** Whether an App's token is there. */
  readonly app?: boolean;
}

/** A repository on GitHub in which tickets are queued, and jobs that work on it from clones of their own. */
export interface ForgeWorld {
  readonly world: World;
  /** What a job works with, in a fresh clone, woken by an event. */
  readonly job: (event?: GitHubEvent) => Promise<GitHubContext>;
  /** An Orchestrator of a job. Agents run in its clone, as if their workflow had run and its result had come back. */
  readonly open: (context?: GitHubContext) => Promise<Work>;
  /** The numbers of all requests, oldest first. */
  readonly pulls: () => readonly number[];
  /** A request as GitHub has it. */
  readonly pull: (number: number) => Promise<Record<string, unknown>>;
  /** The gate's status of a commit: `success passed`. */
  readonly gate: (sha: string) => Promise<string>;
  /** Where a ref is; empty: it is not there. */
  readonly tip: (ref: string) => string;
  readonly item: (ticket: string, ref?: string) => string;
}

/** One job at work. */
export interface Work {
  readonly context: GitHubContext;
  readonly orchestrator: GitHubOrchestrator;
  /** Ticks, and the runs that they start, until nothing goes on. */
  readonly settle: () => Promise<TicksEnd>;
}

const DISPATCH: GitHubEvent = { name: "workflow_dispatch" };
const JOB = {
  contents: "write",
  pull_requests: "write",
  statuses: "write",
  checks: "read",
  actions: "write",
} as const;

const REVIEWER = `cat >/dev/null
echo '{"status":"approve","summary":"Good.","evidence":[{"criterion":1,"met":true,"evidence":"read it"}]}'`;

/** Starts a GitHub in which tickets are queued by `wes`. Afterwards nothing is left. */
export async function withForge<T>(
  options: ForgeOptions,
  use: (world: ForgeWorld) => Promise<T>,
): Promise<T> {
  return await withGitHub(async (world) => {
    setUp(world.bare, world.defaultBranch, options);
    return await use(makeForgeWorld(world, options));
  }, options.world);
}

/** A repository whose work is done up to the proposals, so that not every test has to wait for that. */
export interface Proposed {
  /** Starts a GitHub with the same refs. Other options than those of the proposals are taken from `more`. */
  readonly start: <T>(use: (world: ForgeWorld) => Promise<T>, more?: Partial<ForgeOptions>) => Promise<T>;
  readonly dispose: () => Promise<void>;
}

/** Has tickets worked on up to their proposals, without a forge. @throws where that does not go well */
export async function propose(options: ForgeOptions): Promise<Proposed> {
  const ready = Promise.withResolvers<string>();
  const over = Promise.withResolvers<void>();
  const whole = withRepo(async (seed) => {
    seed.write("README.md", "# Widgets\n");
    seed.commit("chore: begin");
    const origin = seed.bare("origin.git");
    setUp(origin, "main", options);
    const clone = origin.clone("one");
    const workspace = openWorkspace({ cwd: clone.root, env: clone.env });
    await runOrchestrator(openOrchestrator(workspace), { mode: "settle", pauseMs: 50 });
    ready.resolve(origin.root);
    await over.promise;
  });
  whole.catch(ready.reject);
  const origin = await ready.promise;
  return {
    start: (use, more = {}) =>
      withGitHub(async (world) => {
        world.bare.git("fetch", "--quiet", origin, "+refs/*:refs/*");
        return await use(makeForgeWorld(world, { ...options, ...more }));
      }, more.world),
    dispose: async () => {
      over.resolve();
      await whole;
    },
  };
}

function setUp(bare: TestRepo, defaultBranch: string, options: ForgeOptions): void {
  const setup = bare.clone("setup");
  const agents = {
    coder: script(setup, "coder", options.coder ?? CODER),
    reviewer: script(setup, "reviewer", options.reviewer ?? REVIEWER),
  };
  setup.write(".yoi/ticket.config.toml", configText(options, agents));
  for (const [name, inputs] of [
    ["yoi-tick.yml", ["ticket"]],
    ["yoi-attempt.yml", ["ticket", "attempt", "role", "from_run"]],
  ] as const) {
    const given = inputs.map((input) => `      ${input}: { type: string, required: false }\n`).join("");
    setup.write(
      `.github/workflows/${name}`,
      `name: ${name}\non:\n  workflow_dispatch:\n    inputs:\n${given}`,
    );
  }
  for (const [path, text] of Object.entries(options.files ?? {})) setup.write(path, text);
  setup.commit("chore: set yoi up");
  const who = { NAME: "wes", EMAIL: "wes@example.com" };
  const wes = setup.withEnv({
    GIT_AUTHOR_NAME: who.NAME,
    GIT_AUTHOR_EMAIL: who.EMAIL,
    GIT_COMMITTER_NAME: who.NAME,
    GIT_COMMITTER_EMAIL: who.EMAIL,
  });
  for (const id of options.tickets) {
    for (const [inside, text] of Object.entries(ticketTexts("queued", { title: `Do ${id}` })))
      wes.write(`.yoi/tickets/${id}/${inside}`, text);
  }
  if (options.tickets.length > 0) wes.commit("chore: queue tickets");
  setup.git("push", "--quiet", "origin", `HEAD:refs/heads/${defaultBranch}`);
}

function script(repo: TestRepo, name: string, text: string): string {
  const path = join(repo.base, `${name}.sh`);
  writeFileSync(path, `#!/bin/sh\n${text}\n`);
  chmodSync(path, 0o755);
  return path;
}

function configText(options: ForgeOptions, agents: Readonly<Record<"coder" | "reviewer", string>>): string {
  return `version = 1
[orchestrator]
max_parallel = 2
[merge]
${options.merge ?? 'authority = "merge"\nrequired_approvals = 1\nrequired_checks = []'}
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
[github]
enabled = true
`;
}

function makeForgeWorld(world: World, options: ForgeOptions): ForgeWorld {
  let jobs = 0;
  const job = async (event = DISPATCH): Promise<GitHubContext> => {
    jobs += 1;
    const token = world.token(JOB);
    const root = join(world.bare.base, `job-${jobs}`);
    const cloned = await world.git(world.bare.base, token, "clone", "--quiet", world.cloneUrl, root);
    if (cloned.status !== 0) throw new Error(cloned.stderr);
    const app =
      options.app === true
        ? world.token({ actor: "yoi-app[bot]", permissions: { ...JOB, workflows: "write" } })
        : "";
    return await openContext({
      event,
      runner: runnerOf(world, root, jobs, event),
      tokens: { job: token, app },
      env: { ...world.bare.env },
      log: () => undefined,
    });
  };
  return {
    world,
    job,
    open: async (given) => openWork(given ?? (await job())),
    pulls: () => [...world.state.pulls.keys()].sort((a, b) => a - b),
    pull: async (number) =>
      (await world.as("ada").ask("GET", `/pulls/${number}`)).body as Record<string, unknown>,
    gate: async (sha) => {
      const { body } = await world.as("ada").ask("GET", `/commits/${sha}/status`);
      const statuses = (body as { statuses: { context: string; state: string; description: string }[] })
        .statuses;
      const status = statuses.find(({ context }) => context === "yoi/review-gate");
      return status === undefined ? "" : `${status.state} ${status.description}`;
    },
    tip: (ref) => world.bare.git("for-each-ref", "--format=%(objectname)", ref),
    item: (ticket, ref = world.defaultBranch) =>
      world.bare.git("show", `${ref}:.yoi/tickets/${ticket}/item.md`),
  };
}

function runnerOf(world: World, root: string, run: number, event: GitHubEvent): GitHubContext["runner"] {
  return {
    owner: world.owner,
    name: world.name,
    serverUrl: world.serverUrl,
    apiUrl: world.apiUrl,
    graphqlUrl: world.graphqlUrl,
    run,
    runAttempt: 1,
    job: "plan",
    actor: "wes",
    triggeringActor: "wes",
    eventName: event.name,
    ref: `refs/heads/${world.defaultBranch}`,
    sha: world.bare.git("rev-parse", world.defaultBranch),
    workspace: root,
    temp: world.bare.base,
  };
}

function openWork(context: GitHubContext): Work {
  const opened = openOnGitHub(context);
  // As a run of the workflow, an attempt is begun once, though a look may come just before its end.
  const begun = new Set<string>();
  const run: GitHubOrchestrator["forge"]["run"] = async (orchestrator, step, seen) => {
    if (begun.has(step.attempt)) return { kind: "stale", step, message: "it has begun" };
    begun.add(step.attempt);
    return await performRun(orchestrator, step, seen);
  };
  const forge = { ...opened.forge, run, publish: performPublish };
  const orchestrator: GitHubOrchestrator = { ...opened, forge };
  const settle = async (): Promise<TicksEnd> => {
    for (let before: TicksEnd | undefined; ; ) {
      const now = await runTicks(context, orchestrator, { job: "plan" });
      const end = before === undefined ? now : joinEnds(before, now);
      before = end;
      const judged = await judgeProposals(context, orchestrator, end);
      if (judged === 0 && orchestrator.running.size === 0) return end;
      await Promise.all(orchestrator.running.values());
    }
  };
  return { context, orchestrator, settle };
}
