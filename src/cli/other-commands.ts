import { failure } from "../core/diagnostic/error.ts";
import { type CommandSpec, type OtherCommand, type Positional, switchFlag } from "./command-spec.ts";
import { completionScript, SHELLS } from "./completion-scripts.ts";
import type { Flag } from "./flags.ts";
import { ORCHESTRATOR_COMMANDS } from "./orchestrator-commands.ts";
import type { RawInput } from "./program.ts";
import type { CommandContext } from "./run-command.ts";

const migration: OtherCommand = {
  path: ["ticket", "migrate"],
  summary: "bring records of older formats to the current one",
  description:
    "Shows what brings tickets, objectives and the configuration of older formats to the current one; --write does it. Nothing is lost, and a second run changes nothing.",
  examples: ["yoi ticket migrate", "yoi ticket migrate --json", "yoi ticket migrate --write"],
  inputs: () => ({
    positionals: [],
    flags: [switchFlag("write", "do it"), switchFlag("json", "print one JSON value and nothing else")],
  }),
  run: async (raw, context) => (await import("./migrate-command.ts")).migrate(raw, context),
};

const setup: OtherCommand = {
  path: ["init"],
  summary: "set the repository up: hooks, configuration, merge drivers",
  description:
    "Adds what makes git judge tickets, beside husky, lefthook, pre-commit, hooks of your own, or nothing. Shows every line first and asks on a terminal; a second run has nothing to do, and --remove takes back exactly what was done.",
  examples: [
    "yoi init --dry-run",
    "yoi init --yes",
    "yoi init --github --action example/yoi@0123456789abcdef0123456789abcdef01234567 --dry-run",
    "yoi init --remove",
  ],
  inputs: () => ({ positionals: [], flags: INIT_FLAGS }),
  run: async (raw, context) => (await import("./init-command.ts")).init(raw, context),
};

const INIT_FLAGS: readonly Flag[] = [
  {
    key: "hooks",
    name: "--hooks",
    kind: "text",
    description: "who runs the hooks, when the guess is wrong",
    choices: ["husky", "lefthook", "pre-commit", "plain", "none"],
    required: false,
    hint: "manager",
  },
  {
    ...switchFlag("no-merge-drivers", "leave .gitattributes and git's configuration alone"),
    key: "no_merge_drivers",
  },
  switchFlag("agents", "tell agents about tickets in AGENTS.md"),
  switchFlag("worktrees", "copy husky's hooks to linked worktrees that lack them"),
  switchFlag("github", "write the workflows in which yoi runs on GitHub, or bring them up to date"),
  {
    key: "action",
    name: "--action",
    kind: "text",
    description: "with --github: the Action by its commit, owner/repository@SHA; later runs remember it",
    choices: [],
    required: false,
    hint: "action",
  },
  switchFlag("remove", "take back exactly what init did"),
  { ...switchFlag("dry-run", "only show what would be done"), key: "dry_run" },
  switchFlag("yes", "do not ask"),
];

const hook: OtherCommand = {
  path: ["hook"],
  summary: "judge for a git hook",
  description:
    "What yoi's shell hooks start when a ticket is touched; call it from a hook of your own where those cannot be used. It takes the arguments and the standard input that git gives the hook, and the index that git has chosen.",
  examples: ["yoi hook pre-commit", "yoi hook commit-msg .git/COMMIT_EDITMSG"],
  inputs: () => ({ positionals: [HOOK, HOOK_ARGUMENTS], flags: [] }),
  // `yoi hook …` does not come here: main.ts starts it without anything else.
  run: async () => {
    await import("../hook/main.ts");
    return Number(process.exitCode ?? 0);
  },
};

const HOOK: Positional = {
  key: "hook",
  name: "--hook",
  kind: "text",
  description: "the hook",
  choices: ["pre-commit", "pre-merge-commit", "commit-msg", "pre-push", "pre-receive"],
  required: true,
  hint: "name",
  variadic: false,
};

const HOOK_ARGUMENTS: Positional = {
  key: "arguments",
  name: "--arguments",
  kind: "list",
  description: "what git gives the hook",
  choices: [],
  required: false,
  hint: "argument",
  variadic: true,
};

const SHELL: Positional = {
  key: "shell",
  name: "--shell",
  kind: "text",
  description: "the shell",
  choices: SHELLS,
  required: true,
  hint: "shell",
  variadic: false,
};

const completion: OtherCommand = {
  path: ["completion"],
  summary: "print the completion script of a shell",
  description:
    "Prints a script that makes a shell complete commands, flags and ids. The script says where to put it.",
  examples: ["yoi completion bash", "yoi completion fish"],
  inputs: () => ({ positionals: [SHELL], flags: [] }),
  run: complete,
};

const OTHERS: readonly OtherCommand[] = [setup, migration, hook, completion, ...ORCHESTRATOR_COMMANDS];

/** The commands that are no operations. */
export const OTHER_SPECS: readonly CommandSpec[] = OTHERS;

/** Runs one of `OTHER_SPECS` and gives the exit code. */
export async function runOther(spec: CommandSpec, raw: RawInput, context: CommandContext): Promise<number> {
  const command = OTHERS.find(({ path }) => path.join(" ") === spec.path.join(" "));
  if (command === undefined) throw new Error(`nothing runs ${spec.path.join(" ")}`);
  return await command.run(raw, context);
}

function complete(raw: RawInput, { terminal }: CommandContext): number {
  const shell = SHELLS.find((known) => known === raw["shell"]);
  if (shell === undefined) {
    const suggestion = `write one of ${SHELLS.join(", ")}`;
    throw failure(
      "usage/bad-value",
      { path: "" },
      { name: "shell", value: `"${String(raw["shell"])}"`, suggestion },
    );
  }
  terminal.out(completionScript(shell));
  return 0;
}
