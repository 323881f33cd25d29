import type { Attempt } from "../orchestrator/ledger.ts";
import type { TicketSeen } from "../orchestrator/observation.ts";

/** A run of a workflow, as the API shows it. */
export interface RunLike {
  readonly id: number;
  readonly attempt: number;
  readonly title: string;
  readonly status: "waiting" | "running" | "completed" | "held";
}

/** What an attempt is looked at with. */
export interface AttemptFacts {
  readonly attempt: Attempt;
  readonly ticket: string;
  /** The newest runs of the workflow of attempts. */
  readonly runs: readonly RunLike[];
  /** The run that the attempt is bound to, as it is now; undefined: it is gone, or the attempt is not bound to a run. */
  readonly bound: RunLike | undefined;
  /** The bound run has ended and left what it brought. */
  readonly hasArtifact: boolean;
  /** What it brought lies here. */
  readonly isHere: boolean;
  /** This process has just asked GitHub to run something for it. */
  readonly justAsked: boolean;
}

/** Runs that were started for one attempt and did nothing for it, before it counts as dead. */
const MAX_FRUITLESS_RUNS = 3;

/** The `run-name` of the workflow of attempts. */
export function attemptRunName(ticket: string, { id, role }: Pick<Attempt, "id" | "role">): string {
  return `yoi ${role} ${ticket} ${id}`;
}

/** The name under which a run leaves what an attempt brought. */
export function attemptArtifact(ticket: string, run: number, runAttempt: number): string {
  return `yoi-${ticket}-${run}-${runAttempt}`;
}

/**
 * Whether an attempt lives, by the run that it is bound to and by what was started in its name. Nobody needs to keep
 * what starting it answered: a run that nobody bound yet is known by its name, and one more is harmless, since only
 * one of them can be bound.
 */
export function viewAttempt(facts: AttemptFacts): NonNullable<TicketSeen["attempt"]> {
  const { attempt, bound, isHere, hasArtifact, justAsked } = facts;
  if (isHere) return { liveness: "unknown", result: "complete" };
  if (justAsked) return { liveness: "running", result: "none" };
  const { runner } = attempt;
  if (runner !== null && runner.kind !== "run") return { liveness: "unknown", result: "none" };
  if (runner !== null && isAlive(bound, runner.run_attempt)) return { liveness: "running", result: "none" };
  const named = attemptRunName(facts.ticket, attempt);
  const others = facts.runs.filter(({ id, title }) => title === named && id !== runner?.run);
  if (others.some(({ status }) => status !== "completed")) return { liveness: "running", result: "none" };
  const isFruitless = others.length >= MAX_FRUITLESS_RUNS;
  if (runner === null) return { liveness: isFruitless ? "dead" : "idle", result: "none" };
  return { liveness: "dead", result: hasArtifact && !isFruitless ? "complete" : "none" };
}

/** A re-run of the run is another one, which never had the attempt. */
function isAlive(bound: RunLike | undefined, runAttempt: number): boolean {
  return bound !== undefined && bound.attempt === runAttempt && bound.status !== "completed";
}
