import { closeSync, openSync, readSync } from "node:fs";
import { resolve } from "node:path";
import type { ZodError } from "zod";
import { failure } from "../core/diagnostic/error.ts";
import { nearest } from "../core/diagnostic/nearest.ts";
import type { Operation } from "../core/operation/operation.ts";
import { type CommandSpec, isLongText } from "./command-spec.ts";
import type { Flag } from "./flags.ts";
import type { RawInput } from "./program.ts";

/** Most bytes that are read for one text; the operations have smaller limits of their own. */
const MAX_INPUT_BYTES = 1024 * 1024;
const CHUNK_BYTES = 64 * 1024;
const STANDARD_INPUT = 0;

/** An operation's input, checked. */
export type Input = Readonly<Record<string, unknown>>;

/**
 * The input of an operation from what was given: numbers as numbers, long texts from their file or standard input.
 * `cwd` is what file names are relative to.
 * @throws usage/bad-value, usage/missing-value, usage/unreadable-input
 */
export function readInput(spec: CommandSpec, operation: Operation, raw: RawInput, cwd: string): Input {
  const input: Record<string, unknown> = {};
  const { positionals, flags } = spec.inputs();
  const all = [...positionals, ...flags];
  for (const flag of all) {
    const value = raw[flag.key];
    if (value === undefined || !Object.hasOwn(operation.input.shape, flag.key)) continue;
    input[flag.key] = typeof value === "string" ? readValue(flag, value) : value;
  }
  for (const flag of all) {
    const file = raw[`${flag.key}_file`];
    if (typeof file === "string")
      input[flag.key] = readText(`${flag.name}-file`, file === "-" ? file : resolve(cwd, file));
  }
  const checked = operation.input.safeParse(input);
  if (checked.success) return checked.data;
  throw explainIssue(spec, checked.error, input);
}

function readValue(flag: Flag, value: string): unknown {
  if (flag.kind === "number") return /^-?\d+$/.test(value) ? Number(value) : value;
  return value === "-" && isLongText(flag) ? readText(flag.name, "-") : value;
}

function readText(name: string, file: string): string {
  let bytes: Buffer;
  try {
    bytes = readBounded(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw failure("usage/unreadable-input", { path: "" }, { name, reason }, error);
  }
  if (bytes.length > MAX_INPUT_BYTES) {
    throw failure(
      "usage/unreadable-input",
      { path: "" },
      { name, reason: `more than ${MAX_INPUT_BYTES} bytes` },
    );
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw failure("usage/unreadable-input", { path: "" }, { name, reason: "it is not UTF-8" });
  }
}

/** Reads to the end, but not much more than is allowed: what is named may be a device or a pipe without end. */
function readBounded(file: string): Buffer {
  const fd = file === "-" ? STANDARD_INPUT : openSync(file, "r");
  const parts: Buffer[] = [];
  try {
    for (let length = 0; length <= MAX_INPUT_BYTES; ) {
      const part = Buffer.alloc(CHUNK_BYTES);
      const count = readPart(fd, part);
      if (count === 0) break;
      parts.push(part.subarray(0, count));
      length += count;
    }
  } finally {
    if (fd !== STANDARD_INPUT) closeSync(fd);
  }
  return Buffer.concat(parts);
}

/** Windows tells the end of a pipe by an error. */
function readPart(fd: number, part: Buffer): number {
  try {
    return readSync(fd, part);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EOF") return 0;
    throw error;
  }
}

/** The first fault of an input in the words of the command line. */
function explainIssue(spec: CommandSpec, error: ZodError, input: Input): Error {
  const [issue] = error.issues;
  const key = String(issue?.path[0] ?? "");
  const { positionals, flags } = spec.inputs();
  const flag = [...positionals, ...flags].find((one) => one.key === key);
  const positional = positionals.some((one) => one.key === key);
  const name = positional ? key : (flag?.name ?? key);
  const given = issue?.path.reduce<unknown>(
    (at, step) => (at as Record<PropertyKey, unknown> | undefined)?.[step],
    input,
  );
  const command = `yoi ${spec.path.join(" ")}`;
  if ((given === undefined && issue?.code !== "custom") || (given === "" && issue?.code === "too_small")) {
    return failure("usage/missing-value", { path: "" }, { command, name });
  }
  const value = typeof given === "string" ? `"${given}"` : JSON.stringify(given ?? null);
  return failure(
    "usage/bad-value",
    { path: "" },
    { name, value, suggestion: suggest(flag, given, issue?.message ?? "") },
  );
}

function suggest(flag: Flag | undefined, given: unknown, message: string): string {
  const choices = flag?.choices ?? [];
  if (flag?.kind === "number") return `give a whole number: ${flag.description}`;
  if (choices.length === 0) return message;
  const near = typeof given === "string" ? nearest(given, choices) : undefined;
  const list = `one of ${choices.join(", ")}`;
  return near === undefined ? `write ${list}` : `write ${near}; it is ${list}`;
}
