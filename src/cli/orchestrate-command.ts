import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { openOrchestrator } from "../app/orchestrate/context.ts";
import { type Mode, type RunEnd, runOrchestrator } from "../app/orchestrate/orchestrate.ts";
import { requireLocalWork } from "../app/orchestrate/require-local.ts";
import { decideFor, planTick, type TickOptions } from "../app/orchestrate/tick.ts";
import { openForReading } from "../app/queries/open-for-reading.ts";
import { resolveTicket } from "../app/workspace.ts";
import { failure } from "../core/diagnostic/error.ts";
import { envelope, formatJson } from "../core/diagnostic/format-json.ts";
import { type Observation, observationSchema } from "../core/orchestrator/observation.ts";
import type { Decision, StepOutcome } from "../core/orchestrator/step.ts";
import { showFindings } from "./errors.ts";
import { lockOptions } from "./lock.ts";
import type { RawInput } from "./program.ts";
import { renderDecision, renderOutcome } from "./render/orchestrate.ts";
import type { CommandContext } from "./run-command.ts";

/** Between two looks of `--watch` at a settled world. */
const WATCH_PAUSE_MS = 15_000;
/** Between two tries of a step that failed, at most. */
const RETRY_PAUSE_MS = 2_000;

/** `yoi orchestrate`: works on what is queued until everything is finished or waits. */
export async function orchestrate(raw: RawInput, context: CommandContext): Promise<number> {
  const modes = ["once", "watch", "dry_run"].filter((flag) => raw[flag] === true);
  if (modes.length > 1) throw failure("usage/one-of", { path: "" }, { flags: "--once, --watch, --dry-run" });
  const saved = raw["observation"];
  if (typeof saved === "string") return replay(saved, raw, context);
  const { terminal, cwd, env } = context;
  const { workspace, diagnostics } = await openForReading({ cwd, env }, lockOptions(terminal));
  showFindings(diagnostics, terminal);
  if (raw["dry_run"] !== true) requireLocalWork(workspace.config, "orchestrate");
  const options = {
    ticket: typeof raw["ticket"] === "string" ? resolveTicket(workspace, raw["ticket"]).id : undefined,
    maxParallel: readCount(raw["max_parallel"]),
  };
  const outcomes: StepOutcome[] = [];
  const orchestrator = openOrchestrator(workspace, {
    onOutcome: (outcome) => {
      outcomes.push(outcome);
      if (raw["json"] !== true) terminal.out(renderOutcome(outcome, terminal.paint));
    },
  });
  if (raw["dry_run"] === true) {
    const { seen, decision } = await planTick(orchestrator, options);
    return show({ decision, observation: seen.observation, outcomes }, raw, context);
  }
  const mode: Mode = raw["once"] === true ? "once" : raw["watch"] === true ? "watch" : "settle";
  const end = await withInterrupt((signal) => {
    const pauseMs = mode === "watch" ? WATCH_PAUSE_MS : RETRY_PAUSE_MS;
    return runOrchestrator(orchestrator, { ...options, mode, pauseMs, signal });
  });
  return finish(end, outcomes, raw, context);
}

/** The first interrupt lets what runs come to its end; the next one ends the process as usual. */
async function withInterrupt<T>(run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const onSignal = (): void => stop.abort();
  process.once("SIGINT", onSignal);
  process.once("SIGTERM", onSignal);
  try {
    return await run(stop.signal);
  } finally {
    process.off("SIGINT", onSignal);
    process.off("SIGTERM", onSignal);
  }
}

function finish(
  end: RunEnd,
  outcomes: readonly StepOutcome[],
  raw: RawInput,
  context: CommandContext,
): number {
  const { decision } = end.last;
  const code = show({ decision, observation: null, outcomes }, raw, context);
  if (end.kind === "fruitless" && raw["json"] !== true) {
    context.terminal.note("nothing that is left to do succeeds at the moment; the lines above say why\n");
  }
  return end.kind === "fruitless" ? 1 : code;
}

function replay(path: string, raw: RawInput, context: CommandContext): number {
  const observation = readObservation(resolve(context.cwd, path), path);
  const options: TickOptions = {
    ticket: typeof raw["ticket"] === "string" ? raw["ticket"] : undefined,
    maxParallel: readCount(raw["max_parallel"]),
  };
  return show({ decision: decideFor(observation, options), observation: null, outcomes: [] }, raw, context);
}

/** The observation itself, or the answer of `--dry-run --json` that holds it. */
function readObservation(file: string, path: string): Observation {
  const refuse = (reason: string): Error => failure("orchestrate/no-observation", { path }, { path, reason });
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw refuse(error instanceof SyntaxError ? "it is no JSON" : "it cannot be read");
  }
  const inner =
    typeof value === "object" && value !== null && "observation" in value ? value.observation : value;
  const parsed = observationSchema.safeParse(inner);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw refuse(issue === undefined ? "it has another form" : `${issue.path.join(".")}: ${issue.message}`);
}

interface Shown {
  readonly decision: Decision;
  readonly observation: Observation | null;
  readonly outcomes: readonly StepOutcome[];
}

function show(
  { decision, observation, outcomes }: Shown,
  raw: RawInput,
  { terminal }: CommandContext,
): number {
  const { steps, waits, stopped } = decision;
  if (raw["json"] === true) {
    const said = outcomes.map(({ kind, step, message }) => ({ kind, step, message }));
    const data = { stopped, steps, waits, outcomes: said, observation, diagnostics: [] };
    terminal.out(formatJson(envelope("orchestrate", data)));
  } else {
    const planned = raw["dry_run"] === true || raw["observation"] !== undefined;
    terminal.out(renderDecision(decision, { paint: terminal.paint, planned, acted: outcomes.length > 0 }));
  }
  return stopped === null ? 0 : 1;
}

function readCount(value: unknown): number | undefined {
  if (value === undefined) return undefined;
  const count = Number(value);
  if (Number.isInteger(count) && count >= 1) return count;
  const facts = { name: "--max-parallel", value: `"${String(value)}"`, suggestion: "give a number from 1" };
  throw failure("usage/bad-value", { path: "" }, facts);
}
