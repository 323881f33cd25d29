import { createInterface } from "node:readline/promises";
import { HOOK_MANAGERS, type HookManager } from "../app/init/detect.ts";
import { formatNext, formatPlan } from "../app/init/format-plan.ts";
import { findPackage } from "../app/init/init.ts";
import { type PreparedInit, prepareInit, prepareRemoval } from "../app/init/run-init.ts";
import { failure } from "../core/diagnostic/error.ts";
import { showFindings } from "./errors.ts";
import type { RawInput } from "./program.ts";
import type { CommandContext } from "./run-command.ts";

/** `yoi init`: shows what it will do, asks on a terminal, does it, and proves that git reaches the hooks. */
export async function init(raw: RawInput, context: CommandContext): Promise<number> {
  const { terminal, cwd, env } = context;
  const prepared = raw["remove"] === true ? prepareRemoval(cwd, env) : prepareInit(cwd, env, optionsOf(raw));
  const { plan } = prepared;
  terminal.out(formatPlan(plan));
  if (raw["dry_run"] === true || plan.steps.length === 0) return leave(prepared, context, []);
  if (raw["yes"] !== true && !(await isAgreed())) {
    terminal.note("nothing was done\n");
    return 1;
  }
  return leave(prepared, context, prepared.perform(Math.random));
}

function leave(
  { plan }: PreparedInit,
  { terminal }: CommandContext,
  proof: PreparedInit["plan"]["findings"],
): number {
  const findings = [...plan.findings, ...proof];
  showFindings(findings, terminal);
  terminal.out(formatNext(plan));
  return findings.some(({ severity }) => severity === "error") ? 1 : 0;
}

function optionsOf(raw: RawInput): Parameters<typeof prepareInit>[2] {
  const wished = raw["hooks"];
  const hooks =
    wished === undefined ? undefined : HOOK_MANAGERS.find((known): known is HookManager => known === wished);
  if (wished !== undefined && hooks === undefined) {
    const suggestion = `write one of ${HOOK_MANAGERS.join(", ")}`;
    throw failure(
      "usage/bad-value",
      { path: "" },
      { name: "--hooks", value: `"${String(wished)}"`, suggestion },
    );
  }
  return {
    ...(hooks === undefined ? {} : { hooks }),
    mergeDrivers: raw["no_merge_drivers"] !== true,
    agents: raw["agents"] === true,
    worktrees: raw["worktrees"] === true,
    ...gitHubOf(raw),
    packageDir: findPackage(import.meta.dirname),
  };
}

function gitHubOf(raw: RawInput): Pick<Parameters<typeof prepareInit>[2], "github"> {
  const action = raw["action"];
  if (raw["github"] === true) return { github: typeof action === "string" ? { action } : {} };
  if (action === undefined) return {};
  throw failure("usage/needless-flag", { path: "" }, { flag: "--action", needed: "--github" });
}

/** Asks only where somebody can answer. */
async function isAgreed(): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return true;
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^(?:y|yes)?$/i.test((await prompt.question("Do this? [Y/n] ")).trim());
  } finally {
    prompt.close();
  }
}
