import { resolve } from "node:path";
import type { AttemptArtifact } from "../../../core/github/attempt-artifact.ts";
import { type Authority, decideAuthority, type OpenAttempt } from "../../../core/github/attempt-authority.ts";
import type { AttemptRole, Step } from "../../../core/orchestrator/step.ts";
import type { Config } from "../../../core/workspace/config.ts";
import { type AttemptResult, readResult } from "../../orchestrate/agent/attempt-files.ts";
import type { Orchestrator } from "../../orchestrate/context.ts";
import { localForge } from "../../orchestrate/forge/local-forge.ts";
import { observe, type Seen } from "../../orchestrate/observe/observe.ts";
import { performRun } from "../../orchestrate/perform/perform-run.ts";
import type { GitHubContext } from "../context.ts";
import type { ActionOutcome } from "../outcome.ts";
import { type AttemptJob, lostOutcome, openJob, outcomeOf, type ResultsJob } from "./attempt-job.ts";
import { makeHandover, writeHandover } from "./write-artifact.ts";

type RunStep = Extract<Step, { kind: "run_coder" | "run_reviewer" | "run_validation" }>;

const RUNS = { coder: "run_coder", reviewer: "run_reviewer", validator: "run_validation" } as const;
/** Names of variables whose values are left out of what is handed over, where they are long enough to be secrets. */
const SECRET = /key|token|secret|passw|credential/i;
const MIN_SECRET_LENGTH = 8;

/**
 * The job that runs what an attempt is for: the coder in a worktree of the job's own clone, the reviewer and the
 * validation commands in a checkout of their own, by the default branch's configuration. It writes to no ref and asks
 * no API. What it brought, an agent's failure too, goes into the results directory for the publish job, which believes
 * nothing of it. The transcript stays on the runner: logs and artifacts of public repositories are public.
 * @throws ledger/*, git/* before anything is started
 */
export async function runAgentJob(context: GitHubContext, job: ResultsJob): Promise<ActionOutcome> {
  const { runner, log } = context;
  const opened = openJob(context);
  // Nothing is asked of GitHub here, and nothing is told.
  const orchestrator: Orchestrator = { ...opened, forge: localForge(opened.self) };
  const seen = await observe(orchestrator);
  const authority = decideAuthority(seen.ledger, job, runner);
  if (authority.kind !== "own") return lostOutcome(job, whyNot(authority));
  const { attempt } = authority;
  log(`running the ${attempt.role} of round ${attempt.round}`);
  const result = await runToEnd(orchestrator, seen, { job, open: authority });
  const { ticket } = job;
  const { defaultSha: base } = seen.refs;
  const handover = makeHandover(orchestrator, { ticket, open: authority, run: runner, base, result });
  const dir = resolve(runner.workspace, job.results);
  writeHandover(dir, handover, secretsOf(seen.config, attempt.role, orchestrator.env));
  return describe(job, handover.artifact);
}

function whyNot(authority: Exclude<Authority, { kind: "own" }>): string {
  return authority.kind === "lost" ? authority.reason : `run ${authority.of.run} is bound to it`;
}

/** Starts the run and waits for its end. What keeps it from starting is a result as well. */
async function runToEnd(
  orchestrator: Orchestrator,
  seen: Seen,
  { job, open }: { readonly job: AttemptJob; readonly open: OpenAttempt },
): Promise<AttemptResult> {
  const { claim, attempt } = open;
  const fence = { generation: claim.generation, head: claim.head, attempt: attempt.id };
  const step: RunStep = { kind: RUNS[attempt.role], ticket: job.ticket, fence, attempt: attempt.id };
  const started = await performRun(orchestrator, step, seen);
  await orchestrator.running.get(attempt.id);
  const result = readResult(orchestrator.stateDir, attempt.id);
  if (result !== undefined) return result;
  return { kind: "failed", attempt: attempt.id, agent: "orchestrator", reason: started.message };
}

/** The values of what the role's agent is given by name: a model's key must not leave the runner in a text. */
function secretsOf(config: Config, role: AttemptRole, env: NodeJS.ProcessEnv): readonly string[] {
  const agent = role === "validator" ? undefined : config.agents[config.roles[role].agent ?? ""];
  return (agent?.env ?? []).flatMap((name) => {
    const value = env[name] ?? "";
    return SECRET.test(name) && value.length >= MIN_SECRET_LENGTH ? [value] : [];
  });
}

/** Nothing of an agent's words: whoever reads the log must not take them for the job's. The publish job records them. */
function describe(job: AttemptJob, artifact: AttemptArtifact): ActionOutcome {
  const { kind, role, run, run_attempt } = artifact;
  const said = {
    coded: "The coder brought commits, or an answer.",
    reviewed: "The reviewer answered.",
    validated: "The validation commands were run.",
    failed: "The attempt brought nothing; the ticket will say why.",
  };
  return outcomeOf(job, {
    reason: kind === "failed" ? "brought-nothing" : kind,
    ok: true,
    text: said[kind],
    details: { kind, role, run, run_attempt },
  });
}
