import { mkdirSync } from "node:fs";
import { messageOf } from "../../../core/diagnostic/diagnostic.ts";
import { YoiError } from "../../../core/diagnostic/error.ts";
import { coderPrompt, reviewerPrompt } from "../../../core/orchestrator/agent/prompts.ts";
import type { Claim } from "../../../core/orchestrator/ledger.ts";
import { parseRounds, ROUNDS } from "../../../core/orchestrator/rounds.ts";
import type { Step, StepOutcome } from "../../../core/orchestrator/step.ts";
import type { Config } from "../../../core/workspace/config.ts";
import { mergeBases } from "../../../io/git/revision.ts";
import { packetOf, readGuidance, readReviewDiff } from "../agent/agent-prompts.ts";
import { type AttemptResult, attemptDir, writeResult } from "../agent/attempt-files.ts";
import { withCheckout } from "../agent/checkout.ts";
import { startGuard } from "../agent/guard.ts";
import { runAgent } from "../agent/run-agent.ts";
import { runValidation } from "../agent/validate.ts";
import type { Orchestrator } from "../context.ts";
import type { Seen } from "../observe/observe.ts";
import { prepareWorktree } from "../worktree/worktree.ts";
import { passBoundary } from "./boundary.ts";
import { isConflictRound, writeConflicts } from "./conflicts.ts";
import { minutesOf } from "./perform-attempt.ts";
import { requireWorkTicket } from "./perform-records.ts";

type RunStep = Extract<Step, { kind: "run_coder" | "run_reviewer" | "run_validation" }>;

/**
 * Starts what an attempt is for and comes back at once: its end is a file, which the next tick publishes. Nothing here
 * moves a ref.
 */
export async function performRun(
  orchestrator: Orchestrator,
  step: RunStep,
  seen: Seen,
): Promise<StepOutcome> {
  const { running, stateDir, env } = orchestrator;
  const { attempt, ticket } = step;
  if (running.has(attempt)) return { kind: "stale", step, message: `attempt ${attempt} is running already` };
  const claim = seen.ledger.claims.get(ticket)?.live;
  if (claim?.attempt?.id !== attempt)
    return { kind: "stale", step, message: `attempt ${attempt} is not open` };
  mkdirSync(attemptDir(stateDir, attempt), { recursive: true });
  passBoundary(env, `${step.kind}:start`);
  const run = { orchestrator, step, seen, claim };
  const work = { run_coder: runCoder, run_reviewer: runReviewer, run_validation: runCommands }[step.kind];
  const ended = bringResult(run, work).then(() => void running.delete(attempt));
  running.set(attempt, ended);
  // One that could not even leave a result stays: whoever waits for the runs hears of it, and it is not started again
  // and again. Until then it must not end the process.
  ended.catch(() => undefined);
  return { kind: "done", step, message: `started attempt ${attempt} of the ${claim.attempt.role}` };
}

interface Run {
  readonly orchestrator: Orchestrator;
  readonly step: RunStep;
  readonly seen: Seen;
  readonly claim: Claim;
}

/** What keeps an agent from running is a result too: the attempt brought nothing, and says why. */
async function bringResult(run: Run, work: (run: Run) => Promise<AttemptResult>): Promise<void> {
  const { orchestrator, step } = run;
  let result: AttemptResult;
  try {
    result = await work(run);
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    result = { kind: "failed", attempt: step.attempt, agent: "orchestrator", reason };
  }
  writeResult(orchestrator.stateDir, result);
  passBoundary(orchestrator.env, `${step.kind}:result`);
}

/** A finding's words, or what the operating system refused, such as a write to a full disk; undefined for a bug. */
function reasonOf(error: unknown): string | undefined {
  if (error instanceof YoiError) return messageOf(error.diagnostic);
  if (!(error instanceof Error) || !("syscall" in error) || !("code" in error)) return undefined;
  return `the operating system refused ${String(error.syscall)}: ${String(error.code)}`;
}

async function runCoder({ orchestrator, step, seen, claim }: Run): Promise<AttemptResult> {
  const { repo, stateDir, env } = orchestrator;
  const { name, agent } = requireAgent(seen.config, "coder");
  const ticket = requireWorkTicket(orchestrator, seen, step.ticket, claim.head);
  const { entries } = parseRounds(ticket.files.get(ROUNDS)?.text);
  const { path } = await prepareWorktree(repo, { id: step.ticket, head: claim.head, rescue: true });
  const conflicts = isConflictRound(entries, claim.round)
    ? writeConflicts(orchestrator, seen, { worktree: path, head: claim.head })
    : [];
  const dir = attemptDir(stateDir, step.attempt);
  const own = { worktree: path, sandboxed: agent.sandbox === "bwrap" };
  const endGuard = startGuard(orchestrator, own, dir);
  const outcome = await runAgent({
    repo,
    role: "coder",
    name,
    agent,
    ticket: step.ticket,
    attempt: step.attempt,
    prompt: coderPrompt({
      guidance: readGuidance(orchestrator, seen, "coder"),
      packet: packetOf(orchestrator, seen, { ticket, claim }),
      entries,
      conflicts,
    }),
    cwd: path,
    attemptDir: dir,
    env,
    timeoutMs: minutesOf(seen.config, "coder") * 60_000,
  });
  const broken = endGuard();
  if (broken.length > 0) return failed(step, name, broken.join("; "));
  if (outcome.kind === "failed") return failed(step, name, outcome.reason);
  return {
    kind: "coded",
    attempt: step.attempt,
    agent: name,
    source: { kind: "worktree", path },
    conflicts: [...conflicts],
    result: outcome.result,
  };
}

async function runReviewer({ orchestrator, step, seen, claim }: Run): Promise<AttemptResult> {
  const { repo, stateDir, env } = orchestrator;
  const { name, agent } = requireAgent(seen.config, "reviewer");
  const ticket = requireWorkTicket(orchestrator, seen, step.ticket, claim.head);
  const [base = seen.refs.defaultSha] = mergeBases(repo, claim.head, [seen.refs.defaultSha]);
  const prompt = reviewerPrompt({
    guidance: readGuidance(orchestrator, seen, "reviewer"),
    packet: packetOf(orchestrator, seen, { ticket, claim }),
    entries: parseRounds(ticket.files.get(ROUNDS)?.text).entries,
    head: claim.head,
    diff: readReviewDiff(orchestrator, seen, { base, head: claim.head }),
  });
  const dir = attemptDir(stateDir, step.attempt);
  const own = { worktree: null, sandboxed: agent.sandbox === "bwrap" };
  const endGuard = startGuard(orchestrator, own, dir);
  const outcome = await withCheckout(repo, { head: claim.head, attempt: step.attempt }, (cwd) =>
    runAgent({
      repo,
      role: "reviewer",
      name,
      agent,
      ticket: step.ticket,
      attempt: step.attempt,
      prompt,
      cwd,
      attemptDir: dir,
      env,
      timeoutMs: minutesOf(seen.config, "reviewer") * 60_000,
    }),
  );
  const broken = endGuard();
  if (broken.length > 0) return failed(step, name, broken.join("; "));
  if (outcome.kind === "failed") return failed(step, name, outcome.reason);
  return { kind: "reviewed", attempt: step.attempt, agent: name, result: outcome.result };
}

/** Commands are those of the default branch, run on the work's tree as the coder was: in a sandbox where it has one. */
async function runCommands({ orchestrator, step, seen, claim }: Run): Promise<AttemptResult> {
  const { config } = seen;
  const coder = config.roles.coder.agent;
  const outcome = await runValidation({
    repo: orchestrator.repo,
    commands: config.validation.commands,
    head: claim.attempt?.head ?? claim.head,
    ticket: step.ticket,
    attempt: step.attempt,
    attemptDir: attemptDir(orchestrator.stateDir, step.attempt),
    env: orchestrator.env,
    timeoutMs: minutesOf(config, "validator") * 60_000,
    sandbox: (coder === undefined ? undefined : config.agents[coder]?.sandbox) ?? "none",
  });
  return {
    kind: "validated",
    attempt: step.attempt,
    passed: outcome.passed,
    commands: [...outcome.commands],
  };
}

function failed({ attempt }: RunStep, agent: string, reason: string): AttemptResult {
  return { kind: "failed", attempt, agent, reason };
}

function requireAgent(
  config: Config,
  role: "coder" | "reviewer",
): { readonly name: string; readonly agent: Config["agents"][string] } {
  const name = config.roles[role].agent;
  const agent = name === undefined ? undefined : config.agents[name];
  if (name === undefined || agent === undefined)
    throw new TypeError(`no agent is configured for the ${role}`);
  return { name, agent };
}
