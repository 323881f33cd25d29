import { randomUUID } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { setSecret } from "@actions/core";
import manifest from "../../package.json" with { type: "json" };
import { openContext } from "../app/github/open-context.ts";
import type { ActionOutcome } from "../app/github/outcome.ts";
import { type Diagnostic, finding } from "../core/diagnostic/diagnostic.ts";
import { failure, YoiError } from "../core/diagnostic/error.ts";
import { maskSecrets } from "../core/diagnostic/secrets.ts";
import { useCasesOf } from "../core/github/auto.ts";
import { type GitHubEvent, parseEvent } from "../core/github/event.ts";
import { parseRunner, withoutAuthority } from "../core/github/runner.ts";
import { type CheckedInputs, readInputs } from "./read-inputs.ts";
import { runUseCases } from "./use-cases.ts";
import { writeOutcome } from "./write-outcome.ts";

/** Largest payload that is read; GitHub's own limit is 25 MB. https://docs.github.com/en/webhooks/webhook-events-and-payloads */
const MAX_EVENT_BYTES = 32 * 1024 * 1024;

/**
 * Runs one step of a workflow, from inputs to outputs, and gives its exit code: 0 green, 1 findings, 2 could not run.
 * Whatever goes wrong is one finding and a reason; nothing is thrown.
 */
export async function runAction(env: NodeJS.ProcessEnv): Promise<0 | 1 | 2> {
  maskTokens(env);
  const stop = randomUUID();
  // What is printed from here on can hold text of strangers, in which no line is a command.
  print(`::stop-commands::${stop}`);
  let mode = env["INPUT_MODE"] ?? "";
  let outcome: ActionOutcome;
  let couldRun = true;
  let sarif = "";
  try {
    const inputs = readInputs();
    mode = inputs.mode;
    sarif = inputs.sarif;
    outcome = await runChecked(inputs, env);
  } catch (error) {
    couldRun = false;
    outcome = failed(error, env);
  } finally {
    print(`::${stop}::`);
  }
  try {
    writeOutcome(outcome, { mode, sarif, workspace: env["GITHUB_WORKSPACE"] ?? "." });
  } catch (error) {
    couldRun = false;
    print(`yoi: the outcome could not be written: ${oneLine(error, env)}`);
  }
  if (!couldRun) return 2;
  return outcome.ok ? 0 : 1;
}

async function runChecked(inputs: CheckedInputs, env: NodeJS.ProcessEnv): Promise<ActionOutcome> {
  const runner = parseRunner(env);
  const event = readEvent(runner.eventName, env["GITHUB_EVENT_PATH"]);
  const useCases =
    inputs.mode === "auto"
      ? useCasesOf(event)
      : [inputs.mode === "plan" && inputs.attempt !== "" ? ("bind" as const) : inputs.mode];
  if (useCases.length === 0) return nothingToDo(event);
  const context = await openContext({
    event,
    runner,
    tokens: { job: inputs.token, app: inputs["app-token"] },
    env: withoutAuthority(env),
    log: print,
  });
  return await runUseCases(useCases, context, inputs);
}

function readEvent(name: string, path: string | undefined): GitHubEvent {
  if (path === undefined || path === "")
    throw failure("github/no-runner", { path: "" }, { name: "GITHUB_EVENT_PATH" });
  let payload: unknown;
  try {
    if (statSync(path).size > MAX_EVENT_BYTES) throw new RangeError("it is too large");
    payload = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw failure("github/bad-event", { path: "" }, { event: name, key: "file" }, error);
  }
  return parseEvent(name, payload);
}

function nothingToDo(event: GitHubEvent): ActionOutcome {
  const name = event.name === "other" ? event.event : event.name;
  return {
    reason: "ignored",
    ok: true,
    result: {},
    summary: `## yoi: nothing to do\n\nThe event \`${name.replaceAll(/[^a-z_]/g, "")}\` only wakes other workflows.\n`,
    findings: [],
  };
}

/** Tokens are masked before anything is printed, also in a form that git sends. */
function maskTokens(env: NodeJS.ProcessEnv): void {
  for (const token of tokensOf(env)) {
    setSecret(token);
    setSecret(Buffer.from(`x-access-token:${token}`, "utf8").toString("base64"));
  }
}

function failed(error: unknown, env: NodeJS.ProcessEnv): ActionOutcome {
  const found = error instanceof YoiError ? error.diagnostic : unexpected(error, env);
  return { reason: found.code, ok: false, result: {}, summary: "", findings: [found] };
}

/** A fault of the program: its trace is in the log, where whoever reports it finds it, and no token is in it. */
function unexpected(error: unknown, env: NodeJS.ProcessEnv): Diagnostic {
  if (error instanceof Error) print(hideTokens(error.stack ?? error.message, env));
  const facts = { version: manifest.version, problem: oneLine(error, env) };
  return finding("github/unexpected", { path: "" }, facts);
}

function oneLine(error: unknown, env: NodeJS.ProcessEnv): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return hideTokens(text, env).split(/[\r\n]/, 1)[0] ?? "";
}

function hideTokens(text: string, env: NodeJS.ProcessEnv): string {
  return tokensOf(env).reduce((hidden, token) => hidden.replaceAll(token, "***"), maskSecrets(text));
}

function tokensOf(env: NodeJS.ProcessEnv): readonly string[] {
  const tokens = ["INPUT_TOKEN", "INPUT_APP-TOKEN"].map((name) => env[name]?.trim() ?? "");
  return tokens.filter((token) => token !== "");
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
