import type { Config } from "../../workspace/config.ts";

/** What the text of the workflows depends on. */
export interface WorkflowSettings {
  /** What steps use: `./`, or `owner/repo@<sha>`, perhaps with the version as a comment behind it. */
  readonly action: string;
  readonly defaultBranch: string;
  /** Prefix of work branches, with its slash. */
  readonly workPrefix: string;
  /** Environment variables of agents by name, with the roles that are handed them. */
  readonly keys: ReadonlyMap<string, readonly KeyRole[]>;
  /** Time limit of the agent job. */
  readonly agentMinutes: number;
  /** Whether members of a team are asked for, which only an App's token can see. */
  readonly asksTeam: boolean;
  /** Names of the repository's other workflows whose end can make a request mergeable. */
  readonly others: readonly string[];
}

/** A role whose agent is handed a key: validation runs the coder's code and gets none. */
export type KeyRole = "coder" | "reviewer";

const KEY_ROLES: readonly KeyRole[] = ["coder", "reviewer"];
/** What a job needs besides the agent itself: clones, the set-up steps, keeping the results. */
const JOB_MINUTES = 30;
/** Most other workflows that wake the Orchestrator. */
const MAX_OTHERS = 20;
/** Names that mean the same in YAML and in GitHub's lists, and in nobody's shell anything. */
const PLAIN_NAME = /^[\p{L}\p{N}][\p{L}\p{N} ._/:()&+-]{0,99}$/u;

/** What the workflows depend on, from the configuration and what is known of the repository. */
export function decideSettings(
  config: Config,
  known: {
    readonly action: string;
    readonly defaultBranch: string;
    /** Names of other workflows that run for requests. */
    readonly others: readonly string[];
  },
): WorkflowSettings {
  const { action, defaultBranch } = known;
  const others = [...new Set(known.others)].filter((name) => PLAIN_NAME.test(name)).sort();
  return {
    action,
    defaultBranch,
    workPrefix: config.git.work_prefix,
    keys: keysOf(config),
    agentMinutes: minutesOf(config) + JOB_MINUTES,
    asksTeam: config.github.queue_team !== undefined,
    others: others.slice(0, MAX_OTHERS),
  };
}

function keysOf(config: Config): ReadonlyMap<string, readonly KeyRole[]> {
  const keys = new Map<string, KeyRole[]>();
  for (const role of KEY_ROLES) {
    const agent = config.agents[config.roles[role].agent ?? ""];
    for (const name of new Set(agent?.env)) keys.set(name, [...(keys.get(name) ?? []), role]);
  }
  return new Map([...keys].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The longest run that any role may take. */
function minutesOf(config: Config): number {
  const agents = KEY_ROLES.flatMap((role) => config.agents[config.roles[role].agent ?? ""] ?? []);
  return Math.max(
    config.orchestrator.run_minutes,
    ...agents.map(({ timeout_minutes: minutes }) => minutes ?? 0),
  );
}
