import type { Command, CommanderError } from "commander";
import { failure } from "../core/diagnostic/error.ts";
import { nearest } from "../core/diagnostic/nearest.ts";

/** Nothing on the command line has a place in a file. */
const NOWHERE = { path: "" };

/**
 * What commander says about a command line, as a finding with the nearest right word. Help and version are no faults
 * and are given back as they are.
 */
export function explainUsage(error: CommanderError, command: Command): Error {
  const name = nameOf(command);
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? "";
  switch (error.code) {
    case "commander.unknownCommand":
      return failure("usage/unknown-command", NOWHERE, {
        name: quoted,
        suggestion: suggestCommand(quoted, command),
      });
    case "commander.unknownOption":
      return failure("usage/unknown-flag", NOWHERE, {
        command: name,
        flag: quoted,
        suggestion: suggestFlag(quoted, command),
      });
    case "commander.missingArgument":
      return failure("usage/missing-value", NOWHERE, { command: name, name: quoted });
    case "commander.optionMissingArgument":
      return failure("usage/missing-value", NOWHERE, {
        command: name,
        name: `a value for ${longName(quoted)}`,
      });
    case "commander.excessArguments":
      return failure("usage/too-many-values", NOWHERE, {
        command: name,
        expected: command.registeredArguments.length,
      });
    default:
      return error;
  }
}

/** `yoi ticket list`. */
function nameOf(command: Command): string {
  return command.parent === null ? command.name() : `${nameOf(command.parent)} ${command.name()}`;
}

function suggestCommand(word: string, command: Command): string {
  const name = nameOf(command);
  const near = nearest(word, namesIn(command));
  if (near !== undefined) return `run \`${name} ${near}\``;
  // `yoi list` is often meant as `yoi ticket list`.
  for (const group of command.commands) {
    const inside = nearest(word, namesIn(group));
    if (inside !== undefined) return `run \`${name} ${group.name()} ${inside}\``;
  }
  return `see \`${name} --help\``;
}

function namesIn(command: Command): readonly string[] {
  return command.commands.map((child) => child.name());
}

function suggestFlag(flag: string, command: Command): string {
  if (/^-(?:[^-]|$)|\s/.test(flag)) return "write -- before a value that begins with a dash";
  const known: string[] = [];
  for (let at: Command | null = command; at !== null; at = at.parent) {
    known.push(...at.options.flatMap((option) => option.long ?? []));
  }
  const near = nearest(
    flag.slice(2),
    known.map((long) => long.slice(2)),
  );
  return near === undefined ? `see \`${nameOf(command)} --help\`` : `write --${near}`;
}

/** `--limit` of `--limit <n>`. */
function longName(flags: string): string {
  return /--[a-z-]+/.exec(flags)?.[0] ?? flags;
}
