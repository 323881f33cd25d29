import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { runAgentJob } from "../../../../src/app/github/attempt/run-agent-job.ts";
import { runBind } from "../../../../src/app/github/attempt/run-bind.ts";
import { runPublish } from "../../../../src/app/github/attempt/run-publish.ts";
import type { GitHubContext } from "../../../../src/app/github/context.ts";
import type { ActionOutcome } from "../../../../src/app/github/outcome.ts";
import { openOrchestrator } from "../../../../src/app/orchestrate/context.ts";
import { seeLocally } from "../../../../src/app/orchestrate/forge/local-forge.ts";
import { readLedger } from "../../../../src/app/orchestrate/store/ledger-store.ts";
import { runTick } from "../../../../src/app/orchestrate/tick.ts";
import { openWorkspace } from "../../../../src/app/workspace.ts";
import { type Claim, liveClaim } from "../../../../src/core/orchestrator/ledger.ts";
import { openRepository } from "../../../../src/io/git/repository.ts";
import type { GitHubApi } from "../../../../src/io/github/api.ts";
import type { GitHubRun } from "../../../../src/io/github/values.ts";
import type { TestRepo } from "../../../support/git-repo.ts";
import { type Shared, type WorldOptions, withShared } from "../../../support/orchestrated.ts";

/** The ticket of the world. */
export const TICKET = "first-ticket";
const LEDGER = "refs/yoi/ledger";

/** Which attempt of which run a job belongs to. */
export interface RunOf {
  readonly run: number;
  readonly runAttempt: number;
}

export const RUN: RunOf = { run: 4711, runAttempt: 1 };

/** A repository on a server, in which an attempt is open that no run has bound yet. */
export interface AttemptWorld {
  readonly shared: Shared;
  readonly origin: TestRepo;
  /** What GitHub would say of runs, and what it was asked to start. */
  readonly github: {
    readonly runs: Map<number, GitHubRun>;
    readonly artifacts: Map<number, string[]>;
    woken: number;
  };
  /** The live claim of the ticket. */
  readonly claim: () => Claim | undefined;
  /** The id of the open attempt. */
  readonly attempt: () => string;
  /** Lets the planner decide and act until it waits. */
  readonly plan: () => Promise<void>;
  /** A fresh runner with a clone of its own. */
  readonly runner: (run?: RunOf, env?: Readonly<Record<string, string>>) => Runner;
  /** A whole run: bind, agent, publish, each on a runner of its own. */
  readonly wholeRun: (run?: RunOf) => Promise<readonly ActionOutcome[]>;
  /** What the ticket's thread says on the work branch. */
  readonly thread: () => string;
}

/** One job's machine. */
export interface Runner {
  readonly repo: TestRepo;
  readonly context: GitHubContext;
  /** Lines of the log. */
  readonly logged: readonly string[];
  /** Where results lie. */
  readonly results: string;
  readonly bind: (attempt?: string) => Promise<ActionOutcome>;
  readonly agent: (attempt?: string) => Promise<ActionOutcome>;
  /** `results`: what was downloaded. */
  readonly publish: (results: string, attempt?: string) => Promise<ActionOutcome>;
}

/** Makes a world with one queued ticket, and lets the planner open its first attempt. `prepare` pushes before that. */
export async function withAttempt(
  { prepare, ...options }: Partial<WorldOptions> & { readonly prepare?: (clone: TestRepo) => void },
  use: (world: AttemptWorld) => Promise<void>,
): Promise<void> {
  await withShared({ tickets: [TICKET], authority: "dossier", ...options }, async (shared) => {
    const world = worldOf(shared);
    prepare?.(shared.machine("planner"));
    await world.plan();
    await use(world);
  });
}

/** As `withAttempt`, for several tests of one world. */
export async function holdAttempt(
  options: Parameters<typeof withAttempt>[0],
): Promise<{ readonly world: AttemptWorld; readonly release: () => Promise<void> }> {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const { promise: made, resolve, reject } = Promise.withResolvers<AttemptWorld>();
  const whole = withAttempt(options, async (world) => {
    resolve(world);
    await released;
  });
  whole.catch(reject);
  const world = await made;
  return {
    world,
    release: async () => {
      release();
      await whole;
    },
  };
}

function worldOf(shared: Shared): AttemptWorld {
  const { origin } = shared;
  const github: AttemptWorld["github"] = { runs: new Map(), artifacts: new Map(), woken: 0 };
  let count = 0;
  const claim = (): Claim | undefined => readClaim(origin);
  const attempt = (): string => claim()?.attempt?.id ?? "none";
  const runner: AttemptWorld["runner"] = (run = RUN, env = {}) => {
    count += 1;
    if (!github.runs.has(run.run)) github.runs.set(run.run, githubRun(run, "running"));
    return makeRunner(shared.machine(`runner-${count}`), { github, run, env, attempt });
  };
  return {
    shared,
    origin,
    github,
    claim,
    attempt,
    runner,
    plan: async () => await plan(shared.machine("planner")),
    wholeRun: async (run = RUN) => {
      const name = attempt();
      const bound = await runner(run).bind(name);
      const agent = runner(run);
      const ran = await agent.agent(name);
      return [bound, ran, await runner(run).publish(agent.results, name)];
    },
    thread: () => origin.git("show", `work/${TICKET}:.yoi/tickets/${TICKET}/thread.md`),
  };
}

/** A run as GitHub shows it. */
export function githubRun({ run, runAttempt }: RunOf, status: GitHubRun["status"]): GitHubRun {
  const rest = { title: "", conclusion: null, createdAt: "", event: "workflow_dispatch", headSha: "" };
  return { id: run, attempt: runAttempt, status, ...rest };
}

function makeRunner(
  clone: TestRepo,
  {
    github,
    run,
    env,
    attempt,
  }: {
    readonly github: AttemptWorld["github"];
    readonly run: RunOf;
    readonly env: Readonly<Record<string, string>>;
    readonly attempt: () => string;
  },
): Runner {
  const temp = join(clone.base, `temp-${clone.root.split("/").at(-1)}`);
  mkdirSync(temp);
  const logged: string[] = [];
  const api = fakeApi(github);
  const context: GitHubContext = {
    event: { name: "workflow_dispatch" },
    runner: {
      owner: "acme",
      name: "world",
      serverUrl: "https://github.example",
      apiUrl: "https://github.example/api",
      graphqlUrl: "https://github.example/graphql",
      ...run,
      job: "job",
      actor: "somebody",
      triggeringActor: "somebody",
      eventName: "workflow_dispatch",
      ref: "refs/heads/main",
      sha: clone.git("rev-parse", "HEAD"),
      workspace: clone.root,
      temp,
    },
    api,
    actingApi: api,
    gitEnv: clone.env,
    env: { ...clone.env, ...env },
    log: (line) => logged.push(line),
  };
  const results = join(temp, "results");
  const job = (name = attempt()) => ({ ticket: TICKET, attempt: name });
  return {
    repo: clone,
    context,
    logged,
    results,
    bind: async (name) => await runBind(context, job(name)),
    agent: async (name) => await runAgentJob(context, { ...job(name), results }),
    publish: async (downloaded, name) => await runPublish(context, { ...job(name), results: downloaded }),
  };
}

/** The part of GitHub that a run of an attempt asks, as plain data: no request is part of these tests. */
function fakeApi(github: AttemptWorld["github"]): GitHubApi {
  const answers: Partial<GitHubApi> = {
    readRun: (id) => Promise.resolve(github.runs.get(id)),
    listArtifacts: (id) => Promise.resolve(github.artifacts.get(id) ?? []),
    listRuns: () => Promise.resolve([...github.runs.values()]),
    findRequests: () => Promise.resolve({ requests: new Map(), authors: new Map() }),
    requestCount: () => 0,
    dispatchWorkflow: () => {
      github.woken += 1;
      return Promise.resolve();
    },
  };
  return answers as GitHubApi;
}

/** What a planning job does: everything but running attempts. */
async function plan(clone: TestRepo): Promise<void> {
  const orchestrator = openOrchestrator(openWorkspace({ cwd: clone.root, env: clone.env }));
  const unbound = {
    ...orchestrator,
    forge: {
      ...orchestrator.forge,
      runner: null,
      look: () =>
        Promise.resolve({
          ...seeLocally(orchestrator),
          attemptOf: () => ({ liveness: "running", result: "none" }) as const,
        }),
    },
  };
  for (let ticks = 0; ticks < 10; ticks += 1) {
    const { outcomes } = await runTick(unbound);
    const failed = outcomes.find(({ kind }) => kind === "failed");
    if (failed !== undefined) throw new Error(failed.message);
    if (outcomes.every(({ step }) => step.kind === "record_waits")) return;
  }
}

function readClaim(origin: TestRepo): Claim | undefined {
  const repo = openRepository(origin.root, origin.env);
  const read = readLedger(repo, origin.git("rev-parse", LEDGER));
  return read.kind === "read" ? liveClaim(read.ledger, TICKET) : undefined;
}
