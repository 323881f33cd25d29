import type { Operation } from "../core/operation/operation.ts";
import { type Flag, flagsOf } from "./flags.ts";
import type { RawInput } from "./program.ts";
import type { CommandContext } from "./run-command.ts";

/** A value given by position. */
export interface Positional extends Flag {
  /** Takes all words that are left. */
  readonly variadic: boolean;
}

/** The values a command takes. */
export interface CommandInputs {
  readonly positionals: readonly Positional[];
  readonly flags: readonly Flag[];
}

/** One command as the command line and its completion see it. */
export interface CommandSpec {
  /** `["ticket", "queue"]` is `yoi ticket queue`. */
  readonly path: readonly string[];
  readonly summary: string;
  readonly description: string;
  readonly examples: readonly string[];
  /** Made when it is asked for: one command line needs those of one command. */
  readonly inputs: () => CommandInputs;
  /** The operation behind it; absent for the commands that are not operations on records. */
  readonly operation?: Operation;
}

/** A command that is no operation on one record. */
export interface OtherCommand extends CommandSpec {
  /** Runs it and gives the exit code. */
  readonly run: (raw: RawInput, context: CommandContext) => number | Promise<number>;
}

/** What `--commit`, `--push` and `--pr` do, on every command that changes records. */
const COMMIT_FLAGS: readonly Flag[] = [
  switchFlag("commit", "commit exactly the files that changed"),
  switchFlag("push", "commit and push the branch"),
  switchFlag("pr", "commit on a branch of its own and push it, for a pull request"),
];

const JSON_FLAG = switchFlag("json", "print one JSON value and nothing else");

/** A flag without a value. */
export function switchFlag(name: string, description: string): Flag {
  return {
    key: name,
    name: `--${name}`,
    kind: "switch",
    description,
    choices: [],
    required: false,
    hint: "",
  };
}

/** The command of an operation: its input keys by position where its shape says so, the others as flags. */
export function specOf(operation: Operation): CommandSpec {
  const { summary, description, command } = operation;
  const { path, examples } = command;
  return { path, summary, description, examples, inputs: () => inputsOf(operation), operation };
}

function inputsOf(operation: Operation): CommandInputs {
  const { positional } = operation.command;
  const keys = new Map(flagsOf(operation.input).map((flag) => [flag.key, flag]));
  const positionals = positional.map((written): Positional => {
    const variadic = written.endsWith("...");
    const key = variadic ? written.slice(0, -3) : written;
    const flag = keys.get(key);
    if (flag === undefined) throw new Error(`${operation.name} has no input key ${key}`);
    keys.delete(key);
    return { ...flag, variadic };
  });
  const own = [...keys.values()].flatMap((flag) => (isLongText(flag) ? [flag, fileFlag(flag)] : [flag]));
  const common = operation.effect === "write" ? [...COMMIT_FLAGS, JSON_FLAG] : [JSON_FLAG];
  return { positionals, flags: [...own, ...common] };
}

const LONG_TEXTS = new Set(["body", "summary", "report", "resolution", "text", "note"]);

/** Whether a value is often too long for a command line, so that it can be read from a file or standard input. */
export function isLongText(flag: Flag): boolean {
  return flag.kind === "text" && LONG_TEXTS.has(flag.key) && flag.choices.length === 0;
}

/** `--body-file` for `--body`. */
function fileFlag(flag: Flag): Flag {
  return {
    key: `${flag.key}_file`,
    name: `${flag.name}-file`,
    kind: "text",
    description: `read ${flag.name} from a file; - is standard input`,
    choices: [],
    required: false,
    hint: "file",
  };
}
