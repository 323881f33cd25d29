import type { Role } from "../../ticket/role.ts";

/** Roles in which an agent is run for a ticket. */
export type AgentRole = Extract<Role, "coder" | "reviewer" | "orchestrator">;

/** Whom an environment is for, and where its private places are. */
export interface AgentPlaces {
  readonly agent: string;
  readonly role: AgentRole;
  readonly ticket: string;
  readonly attempt: string;
  /** A home of its own, used unless `HOME` is among `names`. */
  readonly home: string;
  /** A directory of its own for temporary files. */
  readonly temp: string;
  /** The only git configuration beside the repository's: see `agentGitConfig`. */
  readonly gitConfig: string;
  /** Names of the variables that the configuration hands over. */
  readonly names: readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The variable by which every process of a run is known. */
export const ATTEMPT_MARK = "YOI_ATTEMPT";

/** What programs need to start at all and to find others, on every system. */
const BASIC = /^(?:PATH|LANG|LC_[A-Z]+|TZ|SYSTEMROOT|WINDIR|COMSPEC|PATHEXT)$/i;
/** What says where git works, how it reaches servers, and who acts: never the caller's. */
const OURS = /^(?:GIT_|YOI_)/i;

/**
 * Git's configuration by environment, which outweighs every file: nothing asks for a passphrase, hands out a person's
 * credentials, or starts a process that stays.
 */
const GIT_SETTINGS = [
  ["commit.gpgSign", "false"],
  ["tag.gpgSign", "false"],
  ["credential.helper", ""],
  ["gc.auto", "0"],
  ["maintenance.auto", "false"],
  ["core.fsmonitor", "false"],
] as const;

/**
 * The whole environment of an agent: what every program needs, what the configuration names, and who it is. Nothing
 * else of the caller's, so that no token reaches it; `GIT_*` and `YOI_*` are never the caller's.
 */
export function agentEnvironment(caller: Environment, places: AgentPlaces): Record<string, string> {
  const { agent, role, ticket, attempt, home, temp, names } = places;
  const identity = agentIdentity(agent, role);
  return {
    HOME: home,
    ...taken(caller, (name) => BASIC.test(name) || (names.includes(name) && !OURS.test(name))),
    ...runEnvironment(places),
    TMPDIR: temp,
    TMP: temp,
    TEMP: temp,
    GIT_AUTHOR_NAME: identity.name,
    GIT_AUTHOR_EMAIL: identity.email,
    GIT_COMMITTER_NAME: identity.name,
    GIT_COMMITTER_EMAIL: identity.email,
    YOI_ROLE: role,
    YOI_ACTOR: agent,
    YOI_TICKET: ticket,
    [ATTEMPT_MARK]: attempt,
  };
}

/**
 * The whole environment of a validation command. It comes from the policy and needs the person's tools, so it has their
 * home where no sandbox is asked for; tokens and agents of theirs are left out all the same.
 */
export function validationEnvironment(
  caller: Environment,
  places: Omit<AgentPlaces, "agent" | "role" | "names"> & { readonly ownHome: boolean },
): Record<string, string> {
  const { ticket, attempt, home, temp, ownHome } = places;
  return {
    HOME: home,
    ...taken(caller, (name) => BASIC.test(name) || (!ownHome && /^(?:HOME|USERPROFILE)$/i.test(name))),
    ...runEnvironment(places),
    TMPDIR: temp,
    TMP: temp,
    TEMP: temp,
    YOI_TICKET: ticket,
    [ATTEMPT_MARK]: attempt,
  };
}

/** Whom the commits of an agent name. `.invalid` reaches nobody: https://www.rfc-editor.org/rfc/rfc6761 */
export function agentIdentity(
  agent: string,
  role: AgentRole,
): { readonly name: string; readonly email: string } {
  return { name: `${agent} (${role})`, email: `${agent}.${role}@yoi.invalid` };
}

/** The file that stands in for a person's and the system's git configuration. */
export function agentGitConfig(
  identity: { readonly name: string; readonly email: string },
  cwd: string,
): string {
  const lines = [
    [
      "user",
      [
        ["name", identity.name],
        ["email", identity.email],
      ],
    ],
    // Git refuses a directory of another owner; whoever starts the agent has been let in already.
    ["safe", [["directory", cwd]]],
    ["advice", [["detachedHead", "false"]]],
  ] as const;
  return lines
    .map(
      ([section, keys]) =>
        `[${section}]\n${keys.map(([key, value]) => `\t${key} = ${quoted(value)}\n`).join("")}`,
    )
    .join("");
}

/** https://git-scm.com/docs/git-config#_syntax */
function quoted(value: string): string {
  return `"${value.replaceAll(/["\\]/g, "\\$&").replaceAll("\n", "\\n")}"`;
}

function runEnvironment({ gitConfig }: Pick<AgentPlaces, "gitConfig">): Record<string, string> {
  const settings = GIT_SETTINGS.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ]);
  return {
    TERM: "dumb",
    NO_COLOR: "1",
    CI: "1",
    GIT_CONFIG_GLOBAL: gitConfig,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_TERMINAL_PROMPT: "0",
    GIT_EDITOR: "true",
    GIT_PAGER: "cat",
    GIT_CONFIG_COUNT: String(GIT_SETTINGS.length),
    ...Object.fromEntries(settings),
  };
}

function taken(caller: Environment, wants: (name: string) => boolean): Record<string, string> {
  return Object.fromEntries(
    Object.entries(caller).flatMap(([name, value]) =>
      value === undefined || !wants(name) ? [] : [[name, value]],
    ),
  );
}
