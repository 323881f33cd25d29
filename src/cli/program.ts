import { Command, CommanderError, Option } from "commander";
import type { CommandInputs, CommandSpec } from "./command-spec.ts";
import { GLOBAL_FLAGS } from "./complete.ts";
import type { Flag } from "./flags.ts";
import type { Terminal } from "./terminal.ts";
import { explainUsage } from "./usage.ts";
import { version } from "./version.ts";

/** What was given on the command line, by input key, as text, lists of text or true. */
export type RawInput = Readonly<Record<string, string | readonly string[] | boolean>>;

/** What every command is given besides its own input. */
export interface GlobalInput {
  readonly cwd?: string;
}

/** Runs one command. */
export type Handler = (spec: CommandSpec, raw: RawInput, globals: GlobalInput) => Promise<void>;

/** What the groups of commands are about. */
const GROUPS: Readonly<Record<string, string>> = {
  ticket: "create, read and move tickets",
  objective: "medium-term goals that tickets serve",
  plan: "decisions about order and capacity",
  config: "the workspace configuration",
};

/**
 * The command line, made from the commands' specifications. Only what `args` may be about gets its flags: making those
 * of all commands takes longer than most commands do. Faults of usage are thrown as `YoiError`; help and version end
 * in a `CommanderError` with exit code 0.
 */
export function buildProgram(
  specs: readonly CommandSpec[],
  args: readonly string[],
  { handle, terminal }: { readonly handle: Handler; readonly terminal: Pick<Terminal, "out" | "note"> },
): Command {
  const program = new Command("yoi");
  const helpWidth = 100;
  program
    .description("Tickets as Markdown in git: a state machine held by hooks, worked on by people and agents.")
    .version(version, "-V, --version", "print the version")
    .option("--cwd <dir>", GLOBAL_FLAGS[0].description)
    .option("--no-color", GLOBAL_FLAGS[1].description)
    .addHelpText(
      "after",
      '\nExamples:\n  $ yoi ticket create "Support dark mode"\n  $ yoi ticket list --state ready',
    );
  for (const spec of specs) {
    const command = childAt(program, spec.path);
    command.summary(spec.summary);
    if (!spec.path.every((word) => args.includes(word))) continue;
    const inputs = spec.inputs();
    describe(command, spec, inputs);
    command.action(async (...given: readonly unknown[]) => {
      const raw = rawInput(inputs, given.slice(0, inputs.positionals.length), command.opts());
      const cwd: unknown = program.opts()["cwd"];
      await handle(spec, raw, typeof cwd === "string" ? { cwd } : {});
    });
  }
  for (const command of allCommands(program)) {
    command
      .helpOption("-h, --help", GLOBAL_FLAGS[2].description)
      .configureHelp({ showGlobalOptions: true, helpWidth })
      .configureOutput({ writeOut: terminal.out, writeErr: terminal.note, outputError: () => undefined })
      .showSuggestionAfterError(false)
      .exitOverride((error) => {
        throw explainUsage(error, command);
      });
    if (command.commands.length > 0) command.helpCommand(false);
  }
  return program;
}

/**
 * The exit code where an error is only commander's way to say that help or the version was printed: 0 when it was
 * asked for, 2 when a command was left out. Undefined for every other error.
 */
export function helpExitCode(error: unknown): 0 | 2 | undefined {
  if (!(error instanceof CommanderError)) return undefined;
  if (error.exitCode === 0) return 0;
  return error.code === "commander.help" ? 2 : undefined;
}

function allCommands(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(allCommands)];
}

function childAt(program: Command, path: readonly string[]): Command {
  let at = program;
  for (const name of path) {
    let next = at.commands.find((child) => child.name() === name);
    if (next === undefined) {
      next = at.command(name);
      const about = GROUPS[name];
      if (about !== undefined) next.description(about);
    }
    at = next;
  }
  return at;
}

function describe(command: Command, spec: CommandSpec, { positionals, flags }: CommandInputs): void {
  command.description(spec.description);
  for (const { key, hint, required, variadic, description, choices } of positionals) {
    const name = `${hint === "id" || hint === "text" ? key : hint}${variadic ? "..." : ""}`;
    command.argument(required ? `<${name}>` : `[${name}]`, withChoices(description, choices));
  }
  for (const flag of flags) command.addOption(optionOf(flag));
  const examples = spec.examples.map((example) => `  $ ${example}`).join("\n");
  if (examples !== "") command.addHelpText("after", `\nExamples:\n${examples}`);
}

function optionOf(flag: Flag): Option {
  const values = { switch: "", "optional-text": ` [${flag.hint}]` }[flag.kind as string] ?? ` <${flag.hint}>`;
  const repeated = flag.kind === "list" ? " (repeatable)" : "";
  const option = new Option(
    `${flag.name}${values}`,
    `${withChoices(flag.description, flag.choices)}${repeated}`,
  );
  if (flag.kind !== "list") return option;
  return option.argParser((value: string, before: readonly string[] | undefined) => [
    ...(before ?? []),
    ...value.split(",").filter((part) => part !== ""),
  ]);
}

function withChoices(description: string, choices: readonly string[]): string {
  return choices.length === 0
    ? description
    : `${description}${description === "" ? "" : ": "}${choices.join(", ")}`;
}

/** Values by input key; commander gives options by their camel-case name. */
function rawInput(
  inputs: CommandInputs,
  given: readonly unknown[],
  options: Record<string, unknown>,
): RawInput {
  const raw: Record<string, string | readonly string[] | boolean> = {};
  const take = (key: string, value: unknown): void => {
    if (typeof value === "string" || typeof value === "boolean") raw[key] = value;
    else if (Array.isArray(value) && value.length > 0) raw[key] = value.map(String);
  };
  for (const [index, { key }] of inputs.positionals.entries()) take(key, given[index]);
  for (const { key, name } of inputs.flags) {
    // Commander takes `--no-x` as the denial of `--x`, which is true without it.
    if (!name.startsWith("--no-")) take(key, options[camelCase(name.slice("--".length))]);
    else if (options[camelCase(name.slice("--no-".length))] === false) take(key, true);
  }
  return raw;
}

function camelCase(name: string): string {
  return name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
