import * as z from "zod";
import type { Code } from "../diagnostic/codes.ts";
import { DEFAULT_TICKET_ROOT } from "../ticket/files.ts";
import { MAX_LIST_LENGTH, MAX_ONE_LINE_LENGTH } from "../ticket/limits.ts";
import { isBranchName, isBranchPrefix, isLedgerName, isRemoteName } from "./ref-name.ts";

/** Newest version of the configuration that this program knows. A file without `version` has version 0. */
export const CONFIG_VERSION = 1;
/** Most tickets that may be worked on at once. */
const MAX_PARALLEL = 64;
/** Most rounds of review before a person is asked. */
const MAX_REVIEW_ROUNDS = 20;
/** Longest run of one agent, in minutes: a week. */
const MAX_RUN_MINUTES = 7 * 24 * 60;
/** Most people whose approval can be asked for. */
const MAX_REQUIRED_APPROVALS = 20;
/** Most validation commands. */
const MAX_VALIDATION_COMMANDS = 50;
/** Longest validation command or argument of an agent's command, in UTF-16 code units. */
const MAX_COMMAND_LENGTH = 4_000;

/** Roles that an agent can be given. `companion` is the Pod that helps a person; `investigator` is an older role. */
export const AGENT_ROLES = ["intake", "orchestrator", "coder", "reviewer", "companion"] as const;

/** https://docs.github.com/en/rest/teams: an organisation's login and a team's slug. */
const TEAM = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})\/[a-z0-9][a-z0-9_-]{0,99}$/;
const NAME = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;
const ENV_NAME = /^[A-Za-z_][A-Za-z0-9_]{0,127}$/;
/** Variables that carry the forge's authority: an agent never gets them. */
const FORGE_ENV =
  /^(?:(?:GITHUB|GH|GH_ENTERPRISE|GITHUB_ENTERPRISE)_TOKEN|ACTIONS_(?:RUNTIME|ID_TOKEN_REQUEST)_TOKEN|GIT_ASKPASS|SSH_AUTH_SOCK)$/i;

// An empty text has that one fault: further checks are not asked.
const line = z.string().min(1, { abort: true }).max(MAX_ONE_LINE_LENGTH, { abort: true });

function checked(isGood: (text: string) => boolean, code: Code) {
  return line.refine(isGood, { params: { code } });
}

/** Whether a text is a path inside the repository: relative, POSIX, nothing like `..`, and not git's own. */
function isInsidePath(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no path of a repository needs them
  if (/[\\\u0000-\u001f\u007f]/.test(text) || /^[A-Za-z]:/.test(text)) return false;
  const parts = text.split("/");
  return (
    parts.every((part) => part !== "" && part !== "." && part !== "..") && parts[0]?.toLowerCase() !== ".git"
  );
}

/** Whether a text is a directory below `.yoi`: the hooks look at nothing else, so that other commits cost nothing. */
function isRecordDirectory(text: string): boolean {
  return isInsidePath(text) && text.startsWith(".yoi/");
}

const backendSchema = z.strictObject({
  provider: z
    .enum(["builtin:yoi_local"])
    .default("builtin:yoi_local")
    .meta({ description: "where records are kept" }),
  root: checked(isRecordDirectory, "config/bad-path")
    .default(DEFAULT_TICKET_ROOT)
    .meta({ description: "directory of the tickets, relative to the repository" }),
});

const ticketSchema = z.strictObject({
  language: z
    .enum(["English", "Japanese"])
    .default("English")
    .meta({ description: "language of headings and generated sentences" }),
});

const gitSchema = z.strictObject({
  remote: checked(isRemoteName, "config/bad-ref")
    .optional()
    .meta({ description: "remote to fetch from and push to; without it: origin, else the only one" }),
  default_branch: checked(isBranchName, "config/bad-ref")
    .optional()
    .meta({ description: "branch where finished work lands; without it: what the remote says" }),
  work_prefix: checked(isBranchPrefix, "config/bad-ref")
    .default("work/")
    .meta({ description: "the branch of a ticket's work is this and the ticket's id" }),
  ledger: checked(isLedgerName, "config/bad-ref")
    .default("refs/yoi/ledger")
    .meta({ description: "full name of the ref that holds claims and attempts" }),
});

const minutes = z.int().min(1).max(MAX_RUN_MINUTES);

const orchestratorSchema = z.strictObject({
  max_parallel: z
    .int()
    .min(1)
    .max(MAX_PARALLEL)
    .default(2)
    .meta({ description: "tickets worked on at once" }),
  max_review_rounds: z
    .int()
    .min(1)
    .max(MAX_REVIEW_ROUNDS)
    .default(3)
    .meta({ description: "rounds of review before a person is asked" }),
  run_minutes: minutes.default(60).meta({ description: "time limit of one run of an agent, in minutes" }),
});

const mergeSchema = z.strictObject({
  authority: z.enum(["dossier", "merge"]).default("dossier").meta({
    description: "dossier: stop when ready and let a person merge; merge: merge when the gate passes",
  }),
  method: z
    .enum(["merge", "squash", "rebase"])
    .default("merge")
    .meta({ description: "how the branch lands" }),
  required_approvals: z
    .int()
    .min(0)
    .max(MAX_REQUIRED_APPROVALS)
    .default(0)
    .meta({ description: "people who must approve, besides the agent reviewer" }),
  required_checks: z.array(line).max(MAX_LIST_LENGTH).optional().meta({
    description:
      "names of the checks that must be green on GitHub; an empty list says that there are none; without it: every check that reports, and at least one",
  }),
  protected_paths: z
    .array(checked(isInsidePath, "config/outside-path"))
    .max(MAX_LIST_LENGTH)
    .default([".github/**", ".yoi/ticket.config.toml"])
    .meta({ description: "paths that an agent's change may touch only with a person's approval" }),
});

const githubSchema = z.strictObject({
  enabled: z.boolean().default(false).meta({
    description: "the Orchestrator runs on GitHub: `yoi orchestrate` elsewhere only looks",
  }),
  queue_team: z.string().regex(TEAM).optional().meta({
    description: "organisation/team whose members may queue tickets; without it: whoever may write",
  }),
});

const validationSchema = z.strictObject({
  commands: z
    .array(z.string().min(1).max(MAX_COMMAND_LENGTH))
    .max(MAX_VALIDATION_COMMANDS)
    .default([])
    .meta({ description: "commands that must succeed on the work branch, in this order" }),
});

const agentSchema = z.strictObject({
  protocol: z
    .enum(["acp", "command"])
    .meta({ description: "acp: Agent Client Protocol over stdio; command: one process a run" }),
  command: z
    .tuple([z.string().min(1).max(MAX_COMMAND_LENGTH)], z.string().max(MAX_COMMAND_LENGTH))
    .meta({ description: "program and arguments" }),
  env: z
    .array(
      z
        .string()
        .regex(ENV_NAME)
        .refine((name) => !FORGE_ENV.test(name), { params: { code: "config/forge-token" satisfies Code } }),
    )
    .max(MAX_LIST_LENGTH)
    .default([])
    .meta({ description: "names of the environment variables that are handed to the agent" }),
  timeout_minutes: minutes
    .optional()
    .meta({ description: "time limit of one run; without it: orchestrator.run_minutes" }),
  sandbox: z.enum(["none", "bwrap"]).default("none").meta({ description: "bwrap: run inside bubblewrap" }),
  prompt: z
    .enum(["stdin", "argument"])
    .default("stdin")
    .meta({ description: "how the protocol command gets its prompt" }),
});

const roleSchema = z.strictObject({
  agent: line.optional().meta({ description: "name of a table under agents" }),
  workflow: line.optional().meta({ description: "name of a file under .yoi/workflow, without .md" }),
  profile: line.optional().meta({ description: "older name of what agents describe", deprecated: true }),
});

const role = roleSchema.prefault({});

/** `.yoi/ticket.config.toml`. Every key has a default or may be absent; a key that is not here is an error. */
export const configSchema = z.strictObject({
  version: z
    .literal([0, CONFIG_VERSION])
    .default(0)
    .meta({ description: "version of this file's form; new files say 1" }),
  backend: backendSchema.prefault({}),
  ticket: ticketSchema.prefault({}),
  git: gitSchema.prefault({}),
  orchestrator: orchestratorSchema.prefault({}),
  merge: mergeSchema.prefault({}),
  github: githubSchema.prefault({}),
  validation: validationSchema.prefault({}),
  agents: z.record(z.string().regex(NAME), agentSchema).default({}),
  roles: z
    .strictObject({
      intake: role,
      orchestrator: role,
      coder: role,
      reviewer: role,
      companion: role,
      investigator: roleSchema.optional().meta({ description: "a role of older files", deprecated: true }),
    })
    .prefault({}),
});

/** JSON schema (2020-12) of the configuration file, for editors: what may be written, not what is read back. */
export function configJsonSchema(): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(configSchema.meta({ title: "yoi: .yoi/ticket.config.toml" }), { io: "input" });
}
