import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  ATTEMPT_MARK,
  agentGitConfig,
  validationEnvironment,
} from "../../../core/orchestrator/agent/agent-environment.ts";
import { cleanText } from "../../../core/orchestrator/agent/clean-text.ts";
import type { CommandResult } from "../../../core/orchestrator/rounds.ts";
import { type ProcessOutcome, runProcess } from "../../../io/agent/run-command.ts";
import type { Repository } from "../../../io/git/repository.ts";
import { withCheckout } from "./checkout.ts";
import { sandboxCommand } from "./sandbox.ts";
import { type PrivatePlaces, withPrivatePlaces } from "./scratch.ts";

/** What is validated, and how. */
export interface Validation {
  readonly repo: Repository;
  /** From the default branch, never from the work branch. */
  readonly commands: readonly string[];
  readonly head: string;
  readonly ticket: string;
  readonly attempt: string;
  readonly attemptDir: string;
  readonly env: NodeJS.ProcessEnv;
  /** For all commands together. */
  readonly timeoutMs: number;
  /** Whether to run inside bubblewrap, as the coder did: it is the coder's code that runs. */
  readonly sandbox: "none" | "bwrap";
  readonly cancel?: AbortSignal;
}

/** What came of it: the commands that were run, up to the first that failed. */
export interface ValidationOutcome {
  readonly passed: boolean;
  readonly commands: readonly CommandResult[];
}

/** Most bytes that one command may print. */
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;
/** Longest end of an output that is kept, in UTF-16 code units. */
const MAX_TAIL_LENGTH = 8_000;
const IDENTITY = { name: "validation", email: "validation@yoi.invalid" };

/**
 * Runs the validation commands, each by `sh -c`, in a clean checkout of the head, until one fails. Standard error goes
 * where standard output goes. 1 process a command and what it starts, 3 for the checkout, 2 with a sandbox.
 * @throws agent/no-sandbox, agent/transcript, git/refused when the commit is missing
 */
export async function runValidation(validation: Validation): Promise<ValidationOutcome> {
  const { repo, commands, head, attempt, attemptDir, timeoutMs } = validation;
  const deadline = performance.now() + timeoutMs;
  return await withPrivatePlaces({ attempt, attemptDir }, (places) =>
    withCheckout(repo, { head, attempt }, async (cwd) => {
      const env = makeEnvironment(validation, places, cwd);
      const results: CommandResult[] = [];
      for (const command of commands) {
        const leftMs = Math.max(1, Math.round(deadline - performance.now()));
        const ended = await runOne(command, { validation, env, cwd, leftMs, own: Object.values(places) });
        results.push(resultOf(command, ended, timeoutMs));
        if (ended.kind !== "exited" || ended.exitCode !== 0) return { passed: false, commands: results };
      }
      return { passed: true, commands: results };
    }),
  );
}

function makeEnvironment(
  { env, ticket, attempt, sandbox }: Validation,
  { home, temp }: PrivatePlaces,
  cwd: string,
): Record<string, string> {
  const gitConfig = join(home, "gitconfig");
  writeFileSync(gitConfig, agentGitConfig(IDENTITY, cwd));
  return validationEnvironment(env, { ticket, attempt, home, temp, gitConfig, ownHome: sandbox === "bwrap" });
}

interface Place {
  readonly validation: Validation;
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly leftMs: number;
  readonly own: readonly string[];
}

async function runOne(
  command: string,
  { validation, env, cwd, leftMs, own }: Place,
): Promise<ProcessOutcome> {
  const { repo, attempt, attemptDir, sandbox, cancel } = validation;
  // One stream, so that what is said on both stays in order.
  const shell = ["sh", "-c", `exec 2>&1\n${command}`] as const;
  return await runProcess({
    command:
      sandbox === "none"
        ? [...shell]
        : sandboxCommand([...shell], { repo, cwd, own, env, home: validation.env["HOME"] }),
    cwd,
    env,
    timeoutMs: leftMs,
    maxOutputBytes: MAX_OUTPUT_BYTES,
    mark: { name: ATTEMPT_MARK, value: attempt },
    transcriptPath: join(attemptDir, "transcript.jsonl"),
    ...(cancel === undefined ? {} : { cancel }),
  });
}

function resultOf(command: string, ended: ProcessOutcome, timeoutMs: number): CommandResult {
  const words = [ended.outputTail, whyStopped(ended, timeoutMs)].filter((text) => text !== "").join("\n");
  return {
    command,
    exit_code: ended.kind === "exited" ? ended.exitCode : null,
    duration_ms: ended.durationMs,
    output_digest: ended.outputDigest,
    output_tail: cleanText(words).slice(-MAX_TAIL_LENGTH).toWellFormed(),
  };
}

function whyStopped({ kind, signal, stderrTail }: ProcessOutcome, timeoutMs: number): string {
  switch (kind) {
    case "exited":
      return "";
    case "signalled":
      return `(ended by ${signal})`;
    case "timed-out":
      return `(stopped: ${Math.round(timeoutMs / 1000)} seconds for all commands are over)`;
    case "too-much-output":
      return `(stopped: more than ${MAX_OUTPUT_BYTES} bytes of output)`;
    case "cancelled":
      return "(stopped)";
    case "not-started":
      return `(not started: ${stderrTail})`;
  }
}
