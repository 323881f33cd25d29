import { readFileSync } from "node:fs";

// What a step says to the runner: commands in its output, and files.
// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands

/** A notice, warning or error of a step. */
export interface Annotation {
  readonly level: "notice" | "warning" | "error";
  readonly message: string;
  readonly properties: Readonly<Record<string, string>>;
}

/** What a step's output came to. */
export interface StepOutput {
  /** The output with every mask in place, without the commands. */
  readonly log: string;
  readonly annotations: readonly Annotation[];
  /** What is hidden from now on. */
  readonly masks: readonly string[];
}

/** Parses the output of a step. `masks`: what was to be hidden before. */
export function parseOutput(output: string, masks: readonly string[]): StepOutput {
  const annotations: Annotation[] = [];
  const hidden = [...masks];
  const lines: string[] = [];
  let stopped: string | undefined;
  for (const line of output.split("\n")) {
    const [, command = "", properties = "", value = ""] =
      /^\s*::([a-z-]+)(?: ([^:]*(?::(?!:)[^:]*)*))?::(.*)$/s.exec(line) ?? [];
    if (stopped !== undefined) {
      if (line.trim() === `::${stopped}::`) stopped = undefined;
      else lines.push(line);
    } else if (command === "add-mask") hidden.push(decode(value));
    else if (command === "stop-commands") stopped = value;
    else if (command === "error" || command === "warning" || command === "notice") {
      annotations.push({
        level: command,
        message: decode(value),
        properties: parseProperties(properties),
      });
      lines.push(`${command}: ${decode(value)}`);
    } else lines.push(line);
  }
  const mask = (text: string): string =>
    hidden.reduce((shown, secret) => (secret === "" ? shown : shown.replaceAll(secret, "***")), text);
  return {
    log: mask(lines.join("\n")),
    annotations: annotations.map((each) => ({ ...each, message: mask(each.message) })),
    masks: hidden,
  };
}

function parseProperties(text: string): Record<string, string> {
  return Object.fromEntries(
    text
      .split(",")
      .filter((part) => part.includes("="))
      .map((part) => [
        part.slice(0, part.indexOf("=")).trim(),
        decode(part.slice(part.indexOf("=") + 1))
          .replaceAll("%3A", ":")
          .replaceAll("%2C", ","),
      ]),
  );
}

function decode(text: string): string {
  return text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
}

/**
 * Reads `GITHUB_OUTPUT` or `GITHUB_ENV`: `name=value`, and `name<<END` with lines up to `END`.
 * @throws Error for a line that is neither: there the runner fails the step
 */
export function readFileCommands(path: string): Record<string, string> {
  const lines = readFileSync(path, "utf8").split("\n");
  const values: Record<string, string> = {};
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    if (line === "") continue;
    const [, long, end] = /^([^=]+?)<<(.+)$/.exec(line) ?? [];
    if (long !== undefined && end !== undefined) {
      const last = lines.indexOf(end, at + 1);
      if (last < 0) throw new Error(`no line "${end}" ends the value of ${long}`);
      values[long] = lines.slice(at + 1, last).join("\n");
      at = last;
      continue;
    }
    const equals = line.indexOf("=");
    if (equals < 1) throw new Error(`invalid format "${line}"`);
    values[line.slice(0, equals)] = line.slice(equals + 1);
  }
  return values;
}
