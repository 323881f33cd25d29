import { setTimeout as sleep } from "node:timers/promises";
import { TICK_WORKFLOW } from "../../../core/github/names.ts";
import type { WaitingTicket } from "../../../core/github/tick-summary.ts";
import { evaluateGate } from "../../../core/orchestrator/decide/gate.ts";
import type { Step, StepOutcome } from "../../../core/orchestrator/step.ts";
import { runTick, type Tick } from "../../orchestrate/tick.ts";
import type { GitHubContext } from "../context.ts";
import { countRequests } from "../forge/forge-parts.ts";
import type { GitHubOrchestrator } from "./open-on-github.ts";

type StepKind = Step["kind"];

/** What each kind of job may do: a job does only what its permissions are for, and what its token may be used for. */
export const ALLOWED = {
  /** Everything; what runs agents only starts the workflow that does. */
  plan: undefined,
  /** What follows from one attempt's result. */
  publish: new Set<StepKind>([
    "adopt",
    "escalate",
    "hold",
    "open_request",
    "propose",
    "publish",
    "recover",
    "request_changes",
    "set_status",
    "update_from_base",
  ]),
  /** What follows from a landing, or from the end of a claim. */
  complete: new Set<StepKind>([
    "cleanup",
    "complete",
    "delete_work_ref",
    "note_landed",
    "recover",
    "record_waits",
    "release",
  ]),
} as const satisfies Readonly<Record<string, ReadonlySet<StepKind> | undefined>>;

/** Which steps a job does. */
export type TickJob = keyof typeof ALLOWED;

/** How to run. */
export interface RestrictedOptions {
  readonly job: TickJob;
  readonly ticket?: string | undefined;
}

/** What some ticks did. */
export interface TicksEnd {
  readonly last: Tick;
  /** Of all ticks, in order. */
  readonly outcomes: readonly StepOutcome[];
  /** Steps that another job does. */
  readonly left: readonly Step[];
  readonly waiting: readonly WaitingTicket[];
  /** Steps of the last tick that failed. */
  readonly failed: readonly StepOutcome[];
  /** Whether the next tick is to be woken now: something is left, or what was merged is not seen yet. */
  readonly wakes: boolean;
  readonly requests: number;
}

/** Most ticks of one job. Each claim takes a handful; what is left after so many the next job does. */
const MAX_TICKS = 60;
/** Ticks in a row that brought nothing although there was something to do. */
const MAX_FRUITLESS = 3;
const PAUSE_MS = 200;

/**
 * Runs ticks of the steps that a job may do until none is left, nothing comes of them any longer, or the bound is
 * reached. @throws ledger/unreachable, git/*, github/* while looking
 */
export async function runTicks(
  context: Pick<GitHubContext, "api" | "actingApi">,
  orchestrator: GitHubOrchestrator,
  { job, ticket }: RestrictedOptions,
): Promise<TicksEnd> {
  const allowed: ReadonlySet<StepKind> | undefined = ALLOWED[job];
  const options = { ticket, allows: (step: Step) => allowed?.has(step.kind) ?? true };
  const outcomes: StepOutcome[] = [];
  const said = new Set<string>();
  let fruitless = 0;
  for (let ticks = 1; ; ticks += 1) {
    const tick = await runTick(orchestrator, options);
    for (const outcome of tick.outcomes) if (isNews(outcome, said)) outcomes.push(outcome);
    const advanced = tick.outcomes.some(({ kind }) => kind === "done");
    fruitless = advanced ? 0 : fruitless + 1;
    const isOver = tick.outcomes.length === 0 || fruitless >= MAX_FRUITLESS || ticks >= MAX_TICKS;
    if (isOver) return endOf(context, orchestrator, tick, outcomes, ticks >= MAX_TICKS && advanced);
    if (!advanced) await sleep(PAUSE_MS * fruitless);
  }
}

/** That a step came to nothing again, for the same reason, need not be told again. */
function isNews({ kind, step, message }: StepOutcome, said: Set<string>): boolean {
  const key = JSON.stringify([kind, step, message]);
  if (kind !== "done" && said.has(key)) return false;
  said.add(key);
  return true;
}

function endOf(
  context: Pick<GitHubContext, "api" | "actingApi">,
  orchestrator: GitHubOrchestrator,
  last: Tick,
  outcomes: readonly StepOutcome[],
  isCut: boolean,
): TicksEnd {
  const live = new Set(last.seen.observation.tickets.flatMap(({ id, claim }) => (claim?.live ? [id] : [])));
  // A merge by the token of a job wakes nobody, and git shows it only a moment later.
  const isUnseen = outcomes.some(
    ({ kind, step }) => kind === "done" && step.kind === "merge" && live.has(step.ticket),
  );
  return {
    last,
    outcomes,
    left: last.left,
    waiting: waitingOf(orchestrator, last),
    failed: last.outcomes.filter(({ kind }) => kind === "failed"),
    wakes: isCut || isUnseen || last.left.length > 0,
    requests: countRequests(context),
  };
}

/** What waits, with the gate of every proposal. */
function waitingOf({ forge }: GitHubOrchestrator, { seen, decision }: Tick): readonly WaitingTicket[] {
  return decision.waits.map(({ ticket, reasons }): WaitingTicket => {
    const notes = forge.notesOf(ticket);
    const shown = seen.observation.tickets.find(({ id }) => id === ticket);
    const isProposal = shown?.claim?.live != null && shown.work?.ticket?.state === "closed";
    return {
      ticket,
      reasons,
      gate: isProposal ? evaluateGate(shown, seen.observation) : null,
      request: notes?.request ?? null,
      left: notes?.left ?? [],
    };
  });
}

/** Two rounds of ticks as one: what the first did counts, and where the second ended. */
export function joinEnds(first: TicksEnd, second: TicksEnd): TicksEnd {
  return { ...second, outcomes: [...first.outcomes, ...second.outcomes], wakes: first.wakes || second.wakes };
}

/** Wakes the next tick: what was done with the token of a job starts no workflow by itself. @throws github/* */
export async function wakeTick(
  { api }: Pick<GitHubContext, "api">,
  defaultBranch: string,
  ticket?: string,
): Promise<void> {
  const inputs = ticket === undefined ? {} : { ticket };
  await api.dispatchWorkflow({ workflow: TICK_WORKFLOW, ref: defaultBranch, inputs });
}
