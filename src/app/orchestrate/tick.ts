import { messageOf } from "../../core/diagnostic/diagnostic.ts";
import { YoiError } from "../../core/diagnostic/error.ts";
import { decide } from "../../core/orchestrator/decide/decide.ts";
import type { Observation } from "../../core/orchestrator/observation.ts";
import type { Decision, Step, StepOutcome } from "../../core/orchestrator/step.ts";
import type { Orchestrator } from "./context.ts";
import { observe, type Seen } from "./observe/observe.ts";
import { performStep } from "./perform/perform-step.ts";

/** What a tick is about. */
export interface TickOptions {
  /** Only this ticket is worked on; the others are seen, since capacity and order concern all. */
  readonly ticket?: string | undefined;
  /** Fewer tickets at once than the configuration allows. */
  readonly maxParallel?: number | undefined;
  /** Steps that are done here; all others are left. Without it all are done. */
  readonly allows?: ((step: Step) => boolean) | undefined;
}

/** What was seen and decided. */
export interface Plan {
  readonly seen: Seen;
  readonly decision: Decision;
}

/** What came of one tick. */
export interface Tick extends Plan {
  readonly outcomes: readonly StepOutcome[];
  /** Steps that were decided on and are not done here. */
  readonly left: readonly Step[];
}

/** Observes and decides; nothing is changed. @throws ledger/unreachable, git/* */
export async function planTick(orchestrator: Orchestrator, options: TickOptions = {}): Promise<Plan> {
  const seen = await observe(orchestrator);
  return { seen, decision: decideFor(seen.observation, options) };
}

/** The decision about an observation, for one ticket or with a smaller capacity where that is asked for. Pure. */
export function decideFor(observation: Observation, { ticket, maxParallel }: TickOptions): Decision {
  const { max_parallel } = observation.config;
  const limit = maxParallel === undefined ? max_parallel : Math.min(max_parallel, maxParallel);
  const decision = decide({ ...observation, config: { ...observation.config, max_parallel: limit } });
  if (ticket === undefined) return decision;
  const steps = decision.steps.flatMap((step): Step[] => {
    if (step.kind !== "record_waits") return step.ticket === ticket ? [step] : [];
    const waits = step.waits.filter((wait) => wait.ticket === ticket);
    return waits.length === 0 ? [] : [{ ...step, waits }];
  });
  return { ...decision, steps, waits: decision.waits.filter((wait) => wait.ticket === ticket) };
}

/**
 * One round of observe, decide and perform. A step that cannot be done does not keep the others from being done: each
 * looks at its precondition again. @throws ledger/unreachable, git/* while observing
 */
export async function runTick(orchestrator: Orchestrator, options: TickOptions = {}): Promise<Tick> {
  const { seen, decision } = await planTick(orchestrator, options);
  const { allows = () => true } = options;
  const outcomes: StepOutcome[] = [];
  for (const step of decision.steps.filter(allows)) {
    const outcome = await performSafely(orchestrator, step, seen);
    orchestrator.onOutcome(outcome);
    outcomes.push(outcome);
  }
  return { seen, decision, outcomes, left: decision.steps.filter((step) => !allows(step)) };
}

/** What a step meets is its outcome; what is no finding is a bug and ends the run. */
async function performSafely(orchestrator: Orchestrator, step: Step, seen: Seen): Promise<StepOutcome> {
  try {
    return await performStep(orchestrator, step, seen);
  } catch (error) {
    if (!(error instanceof YoiError)) throw error;
    return { kind: "failed", step, message: messageOf(error.diagnostic) };
  }
}
