import { changedLedger, withEntry } from "../../src/app/orchestrate/store/ledger-change.ts";
import type { TicketStep } from "../../src/core/orchestrator/claim/claim-after.ts";
import { type RefMove, refMoves, rescuePrefix } from "../../src/core/orchestrator/claim/ref-moves.ts";
import { decide } from "../../src/core/orchestrator/decide/decide.ts";
import { LEDGER_VERSION, type Ledger, liveClaim } from "../../src/core/orchestrator/ledger.ts";
import type { Step } from "../../src/core/orchestrator/step.ts";
import { commit, read } from "./model-git.ts";
import { makeFor } from "./model-make.ts";
import { isKnown, isSaved, observeWorld } from "./model-observe.ts";
import {
  ledgerKey,
  type Machine,
  plainFacts,
  put,
  type Result,
  type Rules,
  spend,
  timeOf,
  type World,
  withMachine,
  without,
} from "./model-world.ts";

/** One thing that can happen next. */
export interface Move {
  readonly label: string;
  readonly world: World;
  /** The step that was performed, as far as it went. */
  readonly step?: Step;
}

/** Observes and decides. Undefined where there is nothing to do. */
export function tick(world: World, rules: Rules, index: number): Move | undefined {
  const machine = machineOf(world, index);
  const { steps } = decide(observeWorld(world, rules, machine));
  if (steps.length === 0) return undefined;
  const seen = { steps, seenWork: world.work, seenLedger: ledgerKey(world) };
  return { label: `${machine.name} decides`, world: withMachine(world, index, seen) };
}

/** All that can come of performing the next decided step of a machine: first that it is done. */
export function perform(world: World, rules: Rules, index: number): readonly Move[] {
  const machine = machineOf(world, index);
  const [step, ...steps] = machine.steps;
  if (step === undefined) return [];
  const rest = withMachine(world, index, {
    steps,
    ...(steps.length === 0 ? { seenWork: {}, seenLedger: "" } : {}),
  });
  const label = `${machine.name} ${step.kind} ${"ticket" in step ? step.ticket : ""}`;
  const done = (next: World, how = ""): Move => ({ label: `${label}${how}`, world: tidy(next), step });
  if (step.kind === "record_waits") return [done(recordWaits(rest, machine, step))];
  if (isLocal(step)) return performLocal(rest, rules, index, step).map(([next, how]) => done(next, how));
  const planned = planShared(world, rules, machine, step);
  if (planned === undefined) return [done(rest, " (stale)")];
  const whole = done(planned.apply(rest, ["rescue", "refs", "ledger"]));
  const parts: readonly (readonly Part[])[] = [["rescue"], ["rescue", "refs"], ["rescue", "ledger"]];
  const broken = world.budget.faults === 0 ? [] : parts.filter((part) => planned.isPartial(part));
  return [
    whole,
    ...broken.map((part): Move => {
      const next = crashed(spend(planned.apply(rest, part), "faults"), index, planned.made);
      return { label: `${label} (killed after ${part.join("+")})`, world: tidy(next), step };
    }),
  ];
}

/** The process of a machine ends; another one begins and knows nothing of what was decided. */
export function crashed(world: World, index: number, made: readonly string[] = []): World {
  const machine = machineOf(world, index);
  return withMachine(world, index, {
    process: machine.process + 1,
    steps: [],
    seenWork: {},
    seenLedger: "",
    known: [...new Set([...machine.known, ...made])].sort(),
  });
}

/** Forgets what makes no difference any more, so that equal worlds are equal. */
export function tidy(world: World): World {
  const heads = [...world.ledger.claims.values()].flatMap(({ live }) => (live === null ? [] : [live.head]));
  const open = [...world.ledger.claims.values()].flatMap(({ live }) => live?.attempt?.id ?? []);
  const machines = world.machines.map((machine) => {
    const known = machine.known.filter((id) => heads.includes(id) && !isSaved(world, id));
    const results = Object.entries(machine.results).filter(
      ([id]) => open.includes(id) || isNamed(machine, id),
    );
    const isTidy =
      known.length === machine.known.length && results.length === Object.keys(machine.results).length;
    return isTidy ? machine : { ...machine, known, results: Object.fromEntries(results) };
  });
  return { ...world, machines };
}

function isNamed({ steps }: Machine, attempt: string): boolean {
  return steps.some((step) => "attempt" in step && step.attempt === attempt);
}

type Part = "rescue" | "refs" | "ledger";

interface Planned {
  readonly apply: (world: World, parts: readonly Part[]) => World;
  /** Whether a part can be done without the rest. */
  readonly isPartial: (parts: readonly Part[]) => boolean;
  readonly made: readonly string[];
}

function planShared(world: World, rules: Rules, machine: Machine, step: TicketStep): Planned | undefined {
  const { ticket } = step;
  if (world.work[ticket] !== machine.seenWork[ticket]) return undefined;
  const made = makeFor(world, machine, step);
  if (made === undefined) return undefined;
  const facts = { ...plainFacts(world, rules), ...made };
  const change = rules.claimAfter(world.ledger, step, facts);
  if (change.kind === "refused") return undefined;
  const all = refMoves(step, liveClaim(world.ledger, ticket), facts);
  const rescues = all.filter(({ ref }) => ref === "rescue");
  const others = all.filter(({ ref }) => ref !== "rescue");
  if (!all.every((move) => holds(world, ticket, move))) return undefined;
  if (
    !all.every(
      ({ to }) => to === null || to === made.newHead || to === made.landed || isKnown(world, machine, to),
    )
  ) {
    return undefined;
  }
  const ledger = change.kind === "unchanged" ? world.ledger : changedLedger(world.ledger, ticket, change);
  const isMoving = others.some(({ from, to }) => from !== to);
  return {
    apply: (start, parts) => {
      const moves = [...(parts.includes("rescue") ? rescues : []), ...(parts.includes("refs") ? others : [])];
      const moved = moves.reduce((next, move) => moveRef(next, ticket, move), start);
      return parts.includes("ledger") ? { ...moved, ledger } : moved;
    },
    isPartial: (parts) => (parts.length === 1 ? rescues.length > 0 : isMoving && ledger !== world.ledger),
    made: [made.newHead, made.landed].filter((id) => id !== undefined && id !== null),
  };
}

function holds({ work, main, rescue }: World, ticket: string, { ref, name, from }: RefMove): boolean {
  if (ref === "work") return (work[ticket] ?? null) === from;
  return ref === "default" ? main === from : (rescue[name ?? ""] ?? null) === from;
}

function moveRef(world: World, ticket: string, { ref, name = "", to }: RefMove): World {
  if (ref === "default") return to === null ? world : { ...world, main: to };
  if (ref === "rescue") return to === null ? world : { ...world, rescue: put(world.rescue, name, to) };
  return { ...world, work: to === null ? without(world.work, ticket) : put(world.work, ticket, to) };
}

function recordWaits(
  world: World,
  { seenLedger }: Machine,
  step: Extract<Step, { kind: "record_waits" }>,
): World {
  if (seenLedger !== ledgerKey(world)) return world;
  const since = timeOf(world.now);
  const waits = step.waits.reduce<Ledger["waits"]>(
    (kept, { ticket, reasons }) =>
      withEntry(
        kept,
        ticket,
        reasons === null ? undefined : { version: LEDGER_VERSION, ticket, since, reasons: [...reasons] },
      ),
    world.ledger.waits,
  );
  return { ...world, ledger: { ...world.ledger, waits } };
}

const LOCAL = ["prepare_workspace", "cleanup", "run_coder", "run_reviewer", "run_validation"] as const;
type LocalStep = Extract<Step, { kind: (typeof LOCAL)[number] }>;

function isLocal(step: Step): step is LocalStep {
  return (LOCAL as readonly string[]).includes(step.kind);
}

/** What is done on one machine, and what can come of it. */
function performLocal(
  world: World,
  rules: Rules,
  index: number,
  step: LocalStep,
): readonly (readonly [World, string])[] {
  const { ticket } = step;
  if (step.kind === "cleanup") {
    const machine = machineOf(world, index);
    if (liveClaim(world.ledger, ticket) !== undefined) return [[world, " (stale)"]];
    const saved = saveWorktree(world, index, ticket);
    return [[withMachine(saved, index, { worktrees: without(machine.worktrees, ticket) }), ""]];
  }
  if (step.kind === "prepare_workspace") {
    return isKnown(world, machineOf(world, index), step.fence.head)
      ? [[prepared(world, index, ticket, step.fence.head), ""]]
      : [[world, " (stale)"]];
  }
  const bring = (at: World, result: Result): World => {
    const { results } = machineOf(at, index);
    return withMachine(at, index, { results: put(results, step.attempt, result) });
  };
  const spent = (at: World): World => spend(at, "surprises");
  const mayFail = world.budget.surprises > 0;
  if (step.kind === "run_coder") return runCoder(world, rules, index, step, bring);
  const [good, bad]: readonly [Result, Result] =
    step.kind === "run_reviewer"
      ? [
          { kind: "reviewed", approves: true },
          { kind: "reviewed", approves: false },
        ]
      : [
          { kind: "validated", passed: true },
          { kind: "validated", passed: false },
        ];
  const failures = mayFail ? [bad, { kind: "nothing" } as const] : [];
  return [
    [bring(world, good), ""],
    ...failures.map((result) => [spent(bring(world, result)), ` (${result.kind}, not good)`] as const),
  ];
}

function runCoder(
  world: World,
  rules: Rules,
  index: number,
  step: Extract<Step, { kind: "run_coder" }>,
  bring: (at: World, result: Result) => World,
): readonly (readonly [World, string])[] {
  const { ticket, fence, attempt } = step;
  if (!isKnown(world, machineOf(world, index), fence.head)) return [[world, " (stale)"]];
  const ready = prepared(world, index, ticket, fence.head);
  const { tickets, code } = read(fence.head);
  const piece = `${rules.sameFile.includes(ticket) ? "shared" : ticket}:${attempt}`;
  const head = commit({
    parents: [fence.head],
    by: "coder",
    tickets,
    code: [...new Set([...code, piece])].sort(),
    trailer: null,
  });
  const coded = withMachine(ready, index, {
    worktrees: put(machineOf(ready, index).worktrees, ticket, head),
  });
  const { faults, surprises } = world.budget;
  // Who was asked for changes may reject them all: there is nothing to commit then.
  const mayReject = surprises > 0 && tickets[ticket]?.rounds.some(({ kind }) => kind === "request") === true;
  return [
    [bring(coded, { kind: "coded", head }), ""],
    ...(mayReject
      ? [[spend(bring(ready, { kind: "coded", head: fence.head }), "surprises"), " (rejects)"] as const]
      : []),
    ...(surprises > 0
      ? [[spend(bring(ready, { kind: "nothing" }), "surprises"), " (nothing)"] as const]
      : []),
    ...(faults > 0 ? [[crashed(spend(coded, "faults"), index), " (killed before its result)"] as const] : []),
  ];
}

/** The worktree at a commit; what nobody has is saved to a rescue ref first. */
function prepared(world: World, index: number, ticket: string, head: string): World {
  const saved = saveWorktree(world, index, ticket);
  const { worktrees } = machineOf(saved, index);
  return withMachine(saved, index, { worktrees: put(worktrees, ticket, head) });
}

function saveWorktree(world: World, index: number, ticket: string): World {
  const at = machineOf(world, index).worktrees[ticket];
  if (at === undefined || isSaved(world, at)) return world;
  return { ...world, rescue: put(world.rescue, `${rescuePrefix(ticket)}worktree-${at}`, at) };
}

/** A machine by its place. */
export function machineOf({ machines }: World, index: number): Machine {
  const machine = machines[index];
  if (machine === undefined) throw new TypeError(`no machine ${index}`);
  return machine;
}
