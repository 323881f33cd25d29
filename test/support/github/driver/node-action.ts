import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { type Contexts, interpolate } from "./expressions.ts";
import { type ProcessEnd, runProcess } from "./process.ts";

const ActionFile = z.object({
  inputs: z
    .record(z.string(), z.object({ default: z.union([z.string(), z.number(), z.boolean()]).optional() }))
    .default({}),
  runs: z.strictObject({ using: z.literal("node24"), main: z.string() }),
});

/**
 * Runs an action of ours as the runner does: its bundle as a process of its own in the workspace, inputs as variables.
 * A missing input is its default or empty; the runner does not enforce `required`.
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/Handlers/NodeScriptActionHandler.cs
 * @throws Error for an input that the action does not have: the runner would only warn
 */
export async function runNodeAction(
  dir: string,
  given: Readonly<Record<string, string>>,
  { contexts, cwd, env }: { contexts: Contexts; cwd: string; env: NodeJS.ProcessEnv },
): Promise<ProcessEnd> {
  const { inputs, runs } = ActionFile.parse(parse(readFileSync(join(dir, "action.yml"), "utf8")));
  const unknown = Object.keys(given).filter((name) => !(name in inputs));
  if (unknown.length > 0) throw new Error(`the action has no input ${unknown.join(", ")}`);
  const variables = Object.entries(inputs).map(([name, { default: preset = "" }]) => [
    `INPUT_${name.replaceAll(" ", "_").toUpperCase()}`,
    given[name] ?? interpolate(String(preset), contexts),
  ]);
  return await runProcess(process.execPath, [join(dir, runs.main)], {
    cwd,
    env: { ...env, ...Object.fromEntries(variables) },
  });
}
