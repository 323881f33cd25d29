import { join } from "node:path";
import type { TestRepo } from "../git-repo.ts";
import { ticketTexts } from "../ticket-text.ts";
import type { World } from "./emulator/make-world.ts";
import { exampleOf } from "./pull-world.ts";
import { type ActionEnd, runAction } from "./run-action.ts";
import { withGitHub } from "./world.ts";

const PERMISSIONS = { contents: "read", pull_requests: "read", checks: "read", statuses: "write" } as const;

/** The files of a ticket, by their paths in the repository. */
export function filesOf(
  id: string,
  state: Parameters<typeof ticketTexts>[0],
  fields: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const texts = Object.entries(ticketTexts(state, fields));
  return Object.fromEntries(texts.map(([inside, text]) => [`.yoi/tickets/${id}/${inside}`, text]));
}

const CONFIG = { ".yoi/ticket.config.toml": "version = 1\n" };

/** Starts a GitHub with a repository of some tickets. */
export async function withTickets(
  files: Readonly<Record<string, string>>,
  use: (world: World) => Promise<void>,
): Promise<void> {
  await withGitHub(use, { files: { ...CONFIG, ...files }, teams: { planners: ["wes"] }, isPrivate: false });
}

/** Runs the gate workflow's step for a run that was about a head. */
export async function wake(
  world: World,
  run: Readonly<Record<string, unknown>>,
  action = "completed",
  inputs: Readonly<Record<string, string>> = {},
): Promise<ActionEnd> {
  const token = world.token(PERMISSIONS);
  const dir = join(world.state.base.base, `gate-${world.state.nextId()}`);
  const cloned = await world.git(
    world.state.base.base,
    token,
    "clone",
    "--quiet",
    "--filter=blob:none",
    world.cloneUrl,
    dir,
  );
  if (cloned.status !== 0) throw new Error(cloned.stderr);
  const example = exampleOf("workflow_run", "workflow_run") as { readonly workflow_run: object };
  return await runAction(world.state.base.at(dir), {
    event: "workflow_run",
    payload: {
      ...example,
      action,
      workflow_run: {
        ...example.workflow_run,
        name: "yoi check",
        event: "pull_request",
        head_branch: "x",
        ...run,
      },
    },
    inputs: { mode: "check", token, ...inputs },
    apiUrl: world.apiUrl,
    repository: `${world.owner}/${world.name}`,
    env: { GITHUB_GRAPHQL_URL: world.graphqlUrl },
  });
}

/** What the head's status says last. */
export function statusOf(world: World, sha: string): readonly [string, string] | undefined {
  const last = world.state.statuses.filter((status) => status.sha === sha).at(-1);
  return last === undefined ? undefined : [last.state, last.description ?? ""];
}

/** Opens a request of a person's branch, and gives its head. */
export async function propose(
  world: World,
  login: string,
  branch: string,
  files: Readonly<Record<string, string>>,
): Promise<string> {
  const head = await world.as(login).pushFiles(branch, files);
  await world.as(login).openPull({ head: branch });
  return head;
}

/** Opens a request from a fork. */
export async function proposeFromFork(
  world: World,
  fork: TestRepo,
  files: Readonly<Record<string, string>>,
): Promise<{ readonly sha: string; readonly number: number }> {
  const clone = fork.clone(`offer-${world.state.nextId()}`);
  for (const [path, text] of Object.entries(files)) clone.write(path, text);
  const sha = clone.commit("from a fork");
  clone.git("push", "--quiet", "origin", "HEAD:refs/heads/offer");
  return { sha, number: await world.as("sam").openPull({ head: "sam:offer" }) };
}
