import { spawnSync } from "node:child_process";
import type { Pull } from "./emulator/values.ts";
import type { Flow } from "./flow.ts";

/** What a flow came to, without anything that differs from run to run. */
export interface FlowState {
  /** Branches and yoi's own refs. */
  readonly refs: readonly string[];
  /** State of each ticket on the default branch. */
  readonly tickets: Readonly<Record<string, string>>;
  readonly requests: readonly {
    readonly head: string;
    readonly state: "open" | "closed" | "merged";
    /** Hidden first lines of the comments of bots. */
    readonly comments: readonly string[];
    readonly reviews: readonly string[];
  }[];
  /** How often something of a ticket landed on the default branch. */
  readonly landed: Readonly<Record<string, number>>;
}

/** Reads what a flow came to: from git and from what GitHub shows. */
export async function readFlowState(flow: Flow): Promise<FlowState> {
  const { bare, defaultBranch, state } = flow.world;
  const listed = bare.git("ls-tree", "--name-only", `${defaultBranch}:.yoi/tickets`);
  const ids = listed.split("\n").filter((id) => id !== "");
  const requests = await Promise.all(
    [...state.pulls.values()].map(async (pull) => ({
      head: pull.headBranch,
      state: pull.merged === null ? pull.state : ("merged" as const),
      comments: (await commentsOf(flow, pull.number))
        .filter(({ user }) => user.login.endsWith("[bot]"))
        .map(({ body }) => body.split("\n")[0] ?? ""),
      reviews: pull.reviews.map((review) => `${review.author.login} ${review.state}`),
    })),
  );
  const landings = ids.map((id) => {
    const added = bare.git("log", "--first-parent", "--format=%H", defaultBranch, "--", `notes/${id}.txt`);
    return [id, added === "" ? 0 : added.split("\n").length] as const;
  });
  return {
    refs: flow.refs(),
    tickets: Object.fromEntries(ids.map((id) => [id, stateOf(flow, id)])),
    requests,
    landed: Object.fromEntries(landings),
  };
}

/** The state that a ticket shows on a branch: default, the default one. */
export function stateOf(flow: Flow, ticket: string, ref?: string): string {
  return /^state: (.*)$/m.exec(flow.item(ticket, ref))?.[1] ?? "?";
}

/** Comments of a request, oldest first. */
export async function commentsOf(
  { world }: Flow,
  number: number,
): Promise<readonly { readonly body: string; readonly user: { readonly login: string } }[]> {
  const reply = await world.as("ada").ask("GET", `/issues/${number}/comments?per_page=100`);
  return reply.body as readonly { body: string; user: { login: string } }[];
}

/** The newest state of each status of a commit. */
export function statusesOf({ world: { state } }: Flow, sha: string): Readonly<Record<string, string>> {
  const own = state.statuses.filter((status) => status.sha === sha);
  return Object.fromEntries(own.map((status) => [status.context, status.state]));
}

/** What the newest status of a context says of a commit. */
export function saidOf({ world: { state } }: Flow, sha: string, context: string): string {
  const own = state.statuses.filter((status) => status.sha === sha && status.context === context);
  return own.at(-1)?.description ?? "";
}

/** The newest request of a ticket's work branch. @throws Error when there is none */
export function requestOf({ world: { state } }: Flow, ticket: string): Pull {
  const found = [...state.pulls.values()].findLast(({ headBranch }) => headBranch === `work/${ticket}`);
  if (found === undefined) throw new Error(`${ticket} has no request`);
  return found;
}

/** Why a settled world is not as it was after one more look; empty: it is. Also how often GitHub was asked in it. */
export async function lookAgain(flow: Flow): Promise<{ readonly changed: string[]; readonly asked: number }> {
  const { bare, state } = flow.world;
  const refs = (): string =>
    bare.git("for-each-ref", "--format=%(refname) %(objectname)", "refs/heads", "refs/yoi");
  const before = refs();
  const from = state.requests.length;
  await flow.driver.schedule();
  const runs = await flow.runUntilQuiet({ maxRuns: 5 });
  const asked = state.requests.slice(from);
  const writes = asked.filter(({ method, kind }) => kind === "rest" && method !== "GET");
  return {
    changed: [
      ...(refs() === before ? [] : ["refs moved"]),
      ...writes.map(({ method, path }) => `${method} ${path}`),
      ...runs.flatMap(({ record }) =>
        record.event === "schedule" ? [] : [`started ${record.displayTitle}`],
      ),
    ],
    asked: asked.filter(({ kind }) => kind !== "git").length,
  };
}

/** Logs of jobs and files of machines in which a token stands; empty: no token got out. */
export function findLeaks({ driver }: Flow): readonly string[] {
  const inLogs = driver.runs.flatMap(({ record, jobs, earlierJobs }) =>
    [...earlierJobs, jobs]
      .flatMap((each) => [...each.values()])
      .flatMap(({ id, rawLog }) =>
        rawLog
          .split("\n")
          .filter((line) => line.includes("ghs_") && !line.startsWith("::add-mask::"))
          .map((line) => `${record.name} ${id}: ${line}`),
      ),
  );
  const found = spawnSync("grep", ["-rlF", "ghs_", driver.options.dir], { encoding: "utf8" });
  return [...inLogs, ...found.stdout.split("\n").filter((path) => path !== "")];
}
