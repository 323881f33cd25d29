import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { messageOf } from "../../../core/diagnostic/diagnostic.ts";
import { failure, YoiError } from "../../../core/diagnostic/error.ts";
import {
  ATTEMPT_MARK,
  agentEnvironment,
  agentGitConfig,
  agentIdentity,
} from "../../../core/orchestrator/agent/agent-environment.ts";
import { cleanText } from "../../../core/orchestrator/agent/clean-text.ts";
import { type ResultOf, readAgentAnswer } from "../../../core/orchestrator/agent-answer.ts";
import type { Config } from "../../../core/workspace/config.ts";
import { type ProcessOutcome, runProcess } from "../../../io/agent/run-command.ts";
import type { Repository } from "../../../io/git/repository.ts";
import { sandboxCommand } from "./sandbox.ts";
import { type PrivatePlaces, withPrivatePlaces } from "./scratch.ts";

/** One run of one agent. */
export interface AgentRun<R extends keyof ResultOf> {
  /** The main repository: what a sandbox keeps from being written. */
  readonly repo: Repository;
  readonly role: R;
  /** Name of the agent's table in the configuration, and the table. */
  readonly name: string;
  readonly agent: Config["agents"][string];
  readonly ticket: string;
  readonly attempt: string;
  readonly prompt: string;
  /** The coder's worktree, or the checkout of a reviewer. */
  readonly cwd: string;
  /** Directory of the attempt: transcript, and private places as long as it runs. */
  readonly attemptDir: string;
  /** The caller's environment: only what is allowed is taken from it. */
  readonly env: NodeJS.ProcessEnv;
  readonly timeoutMs: number;
  readonly cancel?: AbortSignal;
}

/** What came of a run. Whatever an agent says of itself is to be looked at: see `guardAfter` and `checkCommits`. */
export type AgentOutcome<T> = {
  /** The transcript: JSON lines. */
  readonly transcript: string;
  readonly durationMs: number;
  /** Processes that it left behind and that were killed. */
  readonly leftovers: number;
} & (
  | { readonly kind: "answered"; readonly result: T }
  /** Why it brought no result: one line, without secrets. */
  | { readonly kind: "failed"; readonly reason: string }
);

/** Most bytes that an agent may print. Streams of events are long. */
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;
/** Longest part of its last words that a reason holds, in UTF-16 code units. */
const MAX_WORDS_LENGTH = 200;

/**
 * Runs an agent by its command to its end and reads what it answered: it counts when the agent ends by itself with 0
 * and its output holds a result that the role's schema accepts. It has a home and temporary files of its own, which
 * are gone afterwards, and an environment of which every variable is named. 1 process, 3 more with a sandbox.
 * @throws agent/protocol-not-supported, agent/no-sandbox: then nothing was started
 */
export async function runAgent<R extends keyof ResultOf>(
  run: AgentRun<R>,
): Promise<AgentOutcome<ResultOf[R]>> {
  const { agent, name, attempt, attemptDir, cwd, prompt, timeoutMs, cancel } = run;
  const { protocol } = agent;
  if (protocol !== "command") {
    throw failure("agent/protocol-not-supported", { path: "" }, { agent: name, protocol });
  }
  const transcript = join(attemptDir, "transcript.jsonl");
  return await withPrivatePlaces({ attempt, attemptDir }, async (places) => {
    const env = makeEnvironment(run, places);
    const command = commandOf(agent, { prompt, cwd });
    const own = Object.values(places);
    const ended = await runProcess({
      command:
        agent.sandbox === "none"
          ? command
          : sandboxCommand(command, { repo: run.repo, cwd, own, env, home: run.env["HOME"] }),
      cwd,
      env,
      ...(agent.prompt === "stdin" ? { stdin: prompt } : {}),
      timeoutMs,
      maxOutputBytes: MAX_OUTPUT_BYTES,
      mark: { name: ATTEMPT_MARK, value: attempt },
      transcriptPath: transcript,
      ...(cancel === undefined ? {} : { cancel }),
    }).catch(asTranscriptFailure);
    if (ended instanceof YoiError) {
      return { kind: "failed", reason: messageOf(ended.diagnostic), transcript, durationMs: 0, leftovers: 0 };
    }
    const { durationMs, leftovers } = ended;
    return { ...judgeEnd(run.role, ended, timeoutMs), transcript, durationMs, leftovers };
  });
}

/** The agent may have run until its transcript failed, so what it did is still to be looked at. */
function asTranscriptFailure(error: unknown): YoiError {
  if (error instanceof YoiError && error.diagnostic.code === "agent/transcript") return error;
  throw error;
}

function makeEnvironment(
  { agent, name, role, ticket, attempt, cwd, env }: AgentRun<keyof ResultOf>,
  { home, temp }: PrivatePlaces,
): Record<string, string> {
  const gitConfig = join(home, "gitconfig");
  writeFileSync(gitConfig, agentGitConfig(agentIdentity(name, role), cwd));
  return agentEnvironment(env, {
    agent: name,
    role,
    ticket,
    attempt,
    home,
    temp,
    gitConfig,
    names: agent.env,
  });
}

/**
 * Holes are filled only where the prompt is an argument: otherwise braces are the agent's own. A prompt that no argument
 * has a hole for is the last one.
 */
function commandOf(
  { command, prompt: way }: Config["agents"][string],
  values: { readonly prompt: string; readonly cwd: string },
): readonly [string, ...string[]] {
  const [program, ...args] = command;
  if (way === "stdin") return [program, ...args];
  const fill = (arg: string): string =>
    arg.replaceAll(/\{(prompt|cwd)\}/g, (_hole, name: "prompt" | "cwd") => values[name]);
  const hasHole = args.some((arg) => arg.includes("{prompt}"));
  return [program, ...args.map(fill), ...(hasHole ? [] : [values.prompt])];
}

function judgeEnd<R extends keyof ResultOf>(
  role: R,
  ended: ProcessOutcome,
  timeoutMs: number,
):
  | { readonly kind: "answered"; readonly result: ResultOf[R] }
  | { readonly kind: "failed"; readonly reason: string } {
  const why = failureOfEnd(ended, timeoutMs);
  if (why !== undefined) return { kind: "failed", reason: why };
  const answer = readAgentAnswer(role, ended.stdout.toString("utf8"));
  return answer.kind === "read"
    ? { kind: "answered", result: answer.result }
    : { kind: "failed", reason: `the agent brought no result: ${answer.reason}` };
}

/** Why a process that ended brought nothing, whatever it printed. */
function failureOfEnd(ended: ProcessOutcome, timeoutMs: number): string | undefined {
  const { kind, exitCode, signal, stderrTail } = ended;
  switch (kind) {
    case "exited":
      return exitCode === 0 ? undefined : `the agent ended with ${exitCode}${lastWords(ended)}`;
    case "signalled":
      return `the agent was ended by ${signal}${lastWords(ended)}`;
    case "timed-out":
      return `the agent had not ended after ${Math.round(timeoutMs / 1000)} seconds and was stopped`;
    case "too-much-output":
      return `the agent printed more than ${MAX_OUTPUT_BYTES} bytes and was stopped`;
    case "cancelled":
      return "the agent was stopped";
    case "not-started":
      return `the agent did not start: ${stderrTail}`;
  }
}

function lastWords({ stderrTail, outputTail }: ProcessOutcome): string {
  const lines = cleanText(stderrTail.trim() === "" ? outputTail : stderrTail)
    .trim()
    .split(/\n+/);
  const last = (lines.at(-1) ?? "").trim().slice(0, MAX_WORDS_LENGTH);
  return last === "" ? "" : `: ${last.toWellFormed()}`;
}
