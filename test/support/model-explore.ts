import { decide } from "../../src/core/orchestrator/decide/decide.ts";
import { faultOf } from "./model-check.ts";
import { ticketAt } from "./model-git.ts";
import { observeWorld } from "./model-observe.ts";
import { actsOn } from "./model-people.ts";
import { crashed, type Move, machineOf, perform, tick, tidy } from "./model-perform.ts";
import { type Rules, spend, type World, worldKey } from "./model-world.ts";

/** What an exploration found. */
export interface Exploration {
  readonly states: number;
  readonly moves: number;
  /** Ends at which nobody has anything to do, with all faults behind. */
  readonly settled: number;
  /** The first fault, with the moves that lead to it. */
  readonly fault: string | undefined;
  /** Whether everything was looked at. */
  readonly isComplete: boolean;
}

/** Everything that can happen next in a world: first what makes others see an older one. */
export function movesOf(world: World, rules: Rules): readonly Move[] {
  const places = world.machines.map((machine, index) => ({ ...machine, index }));
  const ticks = places.map(({ steps, index }) => (steps.length > 0 ? undefined : tick(world, rules, index)));
  const crashes = places.map(({ name, index }): Move | undefined => {
    if (world.budget.faults === 0 || !canCrash(world, index)) return undefined;
    return { label: `${name} crashes`, world: tidy(crashed(spend(world, "faults"), index)) };
  });
  const later = { ...world, now: world.now + 1 };
  const isLater = world.budget.jumps > 0 && hasDeadline(world);
  return [
    ...actsOn(world, rules),
    ...ticks.filter((move) => move !== undefined),
    ...places.flatMap(({ index }) => perform(world, rules, index)),
    ...crashes.filter((move) => move !== undefined),
    ...(isLater ? [{ label: "every deadline passes", world: spend(later, "jumps") }] : []),
  ];
}

/** A crash matters where something was decided, or where the process is the one of an open attempt. */
function canCrash(world: World, index: number): boolean {
  const { name, process, steps } = machineOf(world, index);
  if (steps.length > 0) return true;
  return [...world.ledger.claims.values()].some(({ live }) => {
    const runner = live?.attempt?.runner;
    return runner?.kind === "process" && runner.host === name && runner.pid === process;
  });
}

function hasDeadline({ ledger }: World): boolean {
  return [...ledger.claims.values()].some(({ live }) => live?.attempt != null || live?.retry_after != null);
}

/** Looks at every world that can be reached, up to a number of them. */
export function explore(start: World, rules: Rules, limit: number): Exploration {
  const explorer = new Map<string, Node>();
  const stack: Frame[] = [];
  let [moves, fault] = [0, undefined as string | undefined];
  const settlings = settlingsOf(start, rules);
  const enter = (world: World, key: string, label: string): void => {
    explorer.set(key, "open");
    stack.push({ key, label, world, moves: movesOf(world, rules), next: 0 });
    for (const settling of settlings) fault ??= prefixed(settle(world, settling), "settling: ");
  };
  enter(start, worldKey(start), "start");
  while (stack.length > 0 && fault === undefined && explorer.size < limit) {
    const top = stack.at(-1);
    const move = top?.moves[top.next];
    if (top === undefined || move === undefined) {
      if (top !== undefined) explorer.set(top.key, "done");
      stack.pop();
      continue;
    }
    top.next += 1;
    moves += 1;
    fault = faultOf(top.world, move, rules);
    const key = worldKey(move.world);
    const known = explorer.get(key);
    if (fault === undefined && known === "open") fault = "it runs in a circle";
    if (fault !== undefined) fault = [fault, ...stack.map(({ label }) => label), move.label].join("\n  ");
    else if (known === undefined) enter(move.world, key, move.label);
  }
  if (fault?.startsWith("settling") === true)
    fault = [fault, ...stack.map(({ label }) => label)].join("\n  ");
  const isComplete = stack.length === 0;
  return { states: explorer.size, moves, settled: settlings[0]?.settled.size ?? 0, fault, isComplete };
}

type Node = "open" | "done";

interface Frame {
  readonly key: string;
  readonly label: string;
  readonly world: World;
  readonly moves: readonly Move[];
  next: number;
}

interface Settling {
  /** Machines that still run. */
  readonly alive: readonly number[];
  /** Worlds that are known to settle. */
  readonly known: Set<string>;
  readonly rules: Rules;
  readonly settled: Set<string>;
}

const MAX_SETTLING = 500;

/** What is wrong when all machines go on without faults, or only the last one does; undefined: nothing. */
export function settleFrom(world: World, rules: Rules): string | undefined {
  for (const settling of settlingsOf(world, rules)) {
    const fault = settle(world, settling);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** Whoever is left must be able to end what others began. */
function settlingsOf({ machines }: World, rules: Rules): readonly Settling[] {
  const all = machines.map((_, index) => index);
  return [all, all.slice(-1)].map((alive) => ({ alive, known: new Set(), rules, settled: new Set() }));
}

/** Lets every machine go on without faults until nothing is left to do; what is wrong then, or undefined. */
function settle(start: World, settling: Settling): string | undefined {
  const { known, rules, settled, alive } = settling;
  const path: string[] = [];
  const labels: string[] = [];
  const machines = start.machines.map((machine, index) =>
    alive.includes(index) ? machine : { ...machine, steps: [] },
  );
  let world: World = { ...start, machines, budget: { faults: 0, people: 0, jumps: 0, surprises: 0 } };
  for (;;) {
    const key = worldKey(world);
    if (known.has(key)) break;
    if (path.includes(key) || path.length > MAX_SETTLING)
      return `it never settles\n    ${labels.slice(-40).join("\n    ")}`;
    path.push(key);
    const move = nextMove(world, settling);
    if (move === undefined) {
      const wrong = wrongEnd(world, settling);
      if (wrong !== undefined) return `${wrong}\n    ${labels.slice(-40).join("\n    ")}`;
      settled.add(key);
      break;
    }
    const fault = faultOf(world, move, rules);
    labels.push(move.label);
    if (fault !== undefined) return `${fault}\n    ${labels.slice(-40).join("\n    ")}`;
    world = move.world;
  }
  for (const key of path) known.add(key);
  return undefined;
}

/** The next thing that happens when machines take turns; time passes only where nothing else is left. */
function nextMove(world: World, settling: Settling): Move | undefined {
  const move = firstMove(world, settling);
  return move ?? (hasDeadline(world) ? firstMove({ ...world, now: world.now + 1 }, settling) : undefined);
}

function firstMove(world: World, { alive, rules }: Settling): Move | undefined {
  for (const index of alive) {
    const { steps } = machineOf(world, index);
    const move = steps.length > 0 ? perform(world, rules, index)[0] : tick(world, rules, index);
    if (move !== undefined) return move;
  }
  return undefined;
}

const FINAL: ReadonlySet<string> = new Set([
  "attention",
  "person",
  "diverged",
  "outcome",
  "branch",
  "relation",
  "plan",
  "capacity",
]);

/** What is wrong with a world in which nobody has anything to do. */
function wrongEnd(world: World, { alive, rules }: Settling): string | undefined {
  const decision = decide(observeWorld(world, rules, machineOf(world, alive[0] ?? 0)));
  for (const ticket of rules.tickets) {
    const live = world.ledger.claims.get(ticket)?.live ?? null;
    const { state } = ticketAt(world.main, ticket);
    const isOpen = live !== null || state === "queued";
    const reasons = decision.waits.find((wait) => wait.ticket === ticket)?.reasons ?? [];
    if (isOpen && !reasons.some(({ kind }) => FINAL.has(kind))) return `${ticket} waits for nothing`;
    if (isOpen && world.ledger.waits.get(ticket) === undefined) return `nothing says why ${ticket} waits`;
    if (rules.isCalm && alive.length === world.machines.length && (isOpen || state !== "closed"))
      return `${ticket} does not come to its end`;
    if (isOpen) continue;
    const left = world.work[ticket];
    const ended = world.ledger.claims.get(ticket)?.ended.at(-1);
    if (left !== undefined && left === ended?.head) return `${ticket} leaves its work ref`;
    if (world.ledger.waits.get(ticket) !== undefined) return `${ticket} waits in the ledger for ever`;
    if (alive.some((index) => machineOf(world, index).worktrees[ticket] !== undefined))
      return `${ticket} leaves a worktree`;
  }
  return undefined;
}

function prefixed(text: string | undefined, prefix: string): string | undefined {
  return text === undefined ? undefined : `${prefix}${text}`;
}
