import { chmodSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { yoi } from "../cli.ts";
import type { TestRepo } from "../git-repo.ts";
import { CODER } from "../orchestrated.ts";
import { relationsText, ticketTexts } from "../ticket-text.ts";
import { type Driver, type DriverOptions, makeDriver } from "./driver/driver.ts";
import type { DriverRun, StepRecord } from "./driver/run.ts";
import type { World } from "./emulator/make-world.ts";
import { noteFlow } from "./flow-table.ts";
import { type WorldOptions, withGitHub } from "./world.ts";

/** This repository as an action: `action.yml` and what it runs from `dist/`. */
const ACTION_DIR = resolve(import.meta.dirname, "../../..");
/** How workflows name the Action in flows. */
const ACTION = "acme/yoi";
const ACTION_SHA = "a".repeat(40);

/** One ticket of a flow. */
export interface FlowTicket {
  readonly id: string;
  /** Default: ready, so that a person can queue it. */
  readonly state?: Parameters<typeof ticketTexts>[0];
  readonly fields?: Readonly<Record<string, string>>;
  readonly relations?: readonly (readonly [kind: string, target: string])[];
}

/** What a flow is made of. */
export interface FlowOptions {
  readonly tickets: readonly (string | FlowTicket)[];
  /** Default: merge. */
  readonly authority?: "dossier" | "merge";
  readonly approvals?: number;
  readonly maxParallel?: number;
  readonly method?: "merge" | "squash" | "rebase";
  /** Lines of `[merge]` besides; default: no checks are asked for. */
  readonly merge?: string;
  readonly validation?: readonly string[];
  /** Appended to the configuration. */
  readonly config?: string;
  /** Shell scripts without the `#!` line. */
  readonly coder?: string;
  readonly reviewer?: string;
  /** Further files of the default branch. */
  readonly files?: Readonly<Record<string, string>>;
  readonly world?: WorldOptions;
  readonly driver?: Partial<DriverOptions>;
  /** Whether an App is installed. */
  readonly app?: boolean;
}

/** A repository on GitHub that was set up with `yoi init --github`, and GitHub Actions for it. */
export interface Flow {
  readonly world: World;
  readonly driver: Driver;
  /** A person queues a ticket on the default branch, with the command line and a push. */
  readonly queue: (...tickets: readonly string[]) => Promise<void>;
  /** A person changes the default branch as `change` says, and pushes it. */
  readonly onDefault: (message: string, change: (clone: TestRepo) => void, login?: string) => Promise<void>;
  readonly runUntilQuiet: Driver["runUntilQuiet"];
  /** What git shows. */
  readonly item: (ticket: string, ref?: string) => string;
  readonly refs: () => readonly string[];
}

/** A reviewer that approves and names evidence. */
const REVIEWER = `cat >/dev/null
echo '{"status":"approve","summary":"Good.","evidence":[{"criterion":1,"met":true,"evidence":"read it"}]}'`;

/** Starts a GitHub with a repository that yoi works in. Afterwards nothing is left. */
export async function withFlow<T>(options: FlowOptions, use: (flow: Flow) => Promise<T>): Promise<T> {
  return await withGitHub(async (world) => {
    setUp(world, options);
    const flow = makeFlow(world, options);
    try {
      return await use(flow);
    } catch (error) {
      // What the runs said is most often why.
      if (error instanceof Error) error.message += `\n${showRuns(flow.driver.runs)}`;
      throw error;
    } finally {
      noteFlow(flow);
    }
  }, options.world);
}

function setUp(world: World, options: FlowOptions): void {
  const setup = world.bare.clone("setup");
  const agents = {
    coder: script(setup, "coder", options.coder ?? CODER),
    reviewer: script(setup, "reviewer", options.reviewer ?? REVIEWER),
  };
  setup.write(".yoi/ticket.config.toml", configText(world.defaultBranch, options, agents));
  for (const [path, text] of Object.entries(options.files ?? {})) setup.write(path, text);
  for (const each of options.tickets) writeFlowTicket(setup, each);
  setup.commit("chore: begin with tickets");
  const { status, stdout, stderr } = yoi(
    setup,
    "init",
    "--github",
    "--yes",
    "--hooks",
    "none",
    "--action",
    `${ACTION}@${ACTION_SHA}`,
  );
  if (status !== 0) throw new Error(`yoi init ended with ${status}: ${stderr}${stdout}`);
  setup.commit("chore: set yoi up");
  setup.git("push", "--quiet", "origin", `HEAD:refs/heads/${world.defaultBranch}`);
}

function writeFlowTicket(repo: TestRepo, each: string | FlowTicket): void {
  const { id, state = "ready", fields = {}, relations = [] } = typeof each === "string" ? { id: each } : each;
  const dir = `.yoi/tickets/${id}`;
  for (const [inside, text] of Object.entries(ticketTexts(state, { title: `Do ${id}`, ...fields })))
    repo.write(`${dir}/${inside}`, text);
  if (relations.length > 0) repo.write(`${dir}/artifacts/relations.json`, relationsText(id, relations));
}

function script(repo: TestRepo, name: string, text: string): string {
  const path = join(repo.base, `${name}.sh`);
  writeFileSync(path, `#!/bin/sh\n${text}\n`);
  chmodSync(path, 0o755);
  return path;
}

function configText(
  branch: string,
  options: FlowOptions,
  agents: Readonly<Record<"coder" | "reviewer", string>>,
): string {
  const { authority = "merge", approvals = 1, maxParallel = 2, method = "merge" } = options;
  return `version = 1
[git]
default_branch = "${branch}"
[orchestrator]
max_parallel = ${maxParallel}
[merge]
authority = "${authority}"
method = "${method}"
required_approvals = ${approvals}
${options.merge ?? "required_checks = []"}
[validation]
commands = ${JSON.stringify(options.validation ?? [])}
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
${options.config ?? ""}`;
}

function makeFlow(world: World, options: FlowOptions): Flow {
  const driver = makeDriver({
    state: world.state,
    dir: join(world.bare.base, "machines"),
    actions: new Map([[ACTION, ACTION_DIR]]),
    ...(options.app === true
      ? {
          vars: { YOI_APP_CLIENT_ID: "Iv1.app" },
          secrets: { YOI_APP_PRIVATE_KEY: "key-of-the-app" },
          appToken: world.token({
            actor: "yoi-app[bot]",
            permissions: { contents: "write", pull_requests: "write" },
          }),
        }
      : {}),
    ...options.driver,
  });
  let clones = 0;
  const onDefault: Flow["onDefault"] = async (message, change, login = "wes") => {
    const { email } = world.as(login).actor;
    clones += 1;
    const clone = world.bare.clone(`person-${clones}`).withEnv({
      GIT_AUTHOR_NAME: login,
      GIT_AUTHOR_EMAIL: email,
      GIT_COMMITTER_NAME: login,
      GIT_COMMITTER_EMAIL: email,
    });
    clone.git("config", "user.name", login);
    clone.git("config", "user.email", email);
    change(clone);
    clone.git("add", "--all");
    if (clone.git("status", "--porcelain") !== "") clone.commit(message);
    const pushed = await world.git(
      clone.root,
      world.token({ actor: login }),
      "push",
      "--quiet",
      world.cloneUrl,
      `HEAD:refs/heads/${world.defaultBranch}`,
    );
    if (pushed.status !== 0) throw new Error(pushed.stderr);
  };
  return {
    world,
    driver,
    onDefault,
    queue: (...tickets) =>
      onDefault(`chore: queue ${tickets.join(", ")}`, (clone) => {
        for (const ticket of tickets) mustYoi(clone, "ticket", "queue", ticket);
      }),
    runUntilQuiet: (limits) => driver.runUntilQuiet(limits),
    item: (ticket, ref = world.defaultBranch) =>
      world.bare.git("show", `${ref}:.yoi/tickets/${ticket}/item.md`),
    refs: () => world.bare.git("for-each-ref", "--format=%(refname)", "refs/heads", "refs/yoi").split("\n"),
  };
}

/** Runs the built `yoi`, which must go well. */
export function mustYoi(repo: TestRepo, ...args: readonly string[]): string {
  const { status, stdout, stderr } = yoi(repo, ...args);
  if (status !== 0) throw new Error(`yoi ${args.join(" ")} ended with ${status}: ${stderr}${stdout}`);
  return stdout;
}

/** Runs, jobs and steps as lines, with the log of what went wrong: for looking at a flow that does not go on. */
function showRuns(runs: readonly DriverRun[]): string {
  return runs.map(showRun).join("\n");
}

function showRun({ record, jobs, earlierJobs }: DriverRun): string {
  const lines = [...earlierJobs, jobs]
    .flatMap((each) => [...each.values()])
    .flatMap(({ id, result, steps }) => [`    ${id}: ${result}`, ...steps.flatMap((step) => showStep(step))]);
  const title = `${record.name} [${record.event}] "${record.displayTitle}" ${record.status} ${record.conclusion}`;
  return [title, ...lines].join("\n");
}

function showStep({ title, result, outputs, log }: StepRecord): string[] {
  const { reason } = outputs;
  if (result === "skipped") return [];
  const said = result === "failure" ? `\n${log.replaceAll(/^/gm, "          | ")}` : "";
  return [`      ${title}: ${result}${reason === undefined ? "" : ` (${reason})`}${said}`];
}
