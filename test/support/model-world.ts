import type { StepFacts } from "../../src/core/orchestrator/claim/claim-after.ts";
import type { PlanSeen } from "../../src/core/orchestrator/decide/plan-waits.ts";
import { EMPTY_LEDGER, type Ledger, type ProcessRunner } from "../../src/core/orchestrator/ledger.ts";
import type { Step } from "../../src/core/orchestrator/step.ts";
import { commit, digest, type TicketThere } from "./model-git.ts";

// A model of git, ledger, machines and people for the real `decide`, `claimAfter` and `refMoves`. What it takes for given:
// - A step reads the ledger, makes its commits and moves its refs by compare-and-set in one instant: who loses that reads
//   again, so only what is seen at the instant of the move counts. Observing and moving are two instants, and anything
//   may happen between them. A crash may leave rescue refs alone, or either side of a move of two refs.
// - A lost reply is a success whose machine knows nothing of it: the same world as a crash after the step.
// - A run of an agent ends at the instant it begins, or dies in it; what happens during a run happens before or after it.
// - What model-make.ts makes stands for the performer's commits. Agents that judge, forges with checks and statuses, and
//   records that cannot be read are not part of it.

/** What an attempt brought, in the state directory of the machine that ran it. */
export type Result =
  | { readonly kind: "coded"; readonly head: string }
  | { readonly kind: "reviewed"; readonly approves: boolean }
  | { readonly kind: "validated"; readonly passed: boolean }
  | { readonly kind: "nothing" };

/** One machine with the Orchestrator that runs on it. */
export interface Machine {
  readonly name: string;
  /** Which process it is: a crash ends it, and another one begins. */
  readonly process: number;
  /** Decided, and not yet performed. */
  readonly steps: readonly Step[];
  /** The world that the steps were decided on: where the work refs and the default branch were. */
  readonly seenWork: Readonly<Record<string, string>>;
  readonly seenLedger: string;
  /** Where the worktrees of tickets stand. */
  readonly worktrees: Readonly<Record<string, string>>;
  readonly results: Readonly<Record<string, Result>>;
  /** Commits that no shared ref has and that are here. */
  readonly known: readonly string[];
}

/** What may still happen that nobody plans. */
export interface Budget {
  /** Crashes, between or in the middle of effects. */
  readonly faults: number;
  /** Acts of people. */
  readonly people: number;
  /** Times that every deadline passes at once. */
  readonly jumps: number;
  /** Agents that bring nothing, ask for changes, or fail validation. */
  readonly surprises: number;
}

/** All there is. A plain value: whoever changes it makes a new one. */
export interface World {
  readonly now: number;
  readonly main: string;
  readonly work: Readonly<Record<string, string>>;
  /** Rescue refs by full name. */
  readonly rescue: Readonly<Record<string, string>>;
  readonly ledger: Ledger;
  readonly machines: readonly Machine[];
  readonly budget: Budget;
}

/** The rules of one world, which never change. */
export interface Rules {
  readonly tickets: readonly string[];
  /** Ticket by the one it depends on. */
  readonly dependsOn: Readonly<Record<string, string>>;
  readonly plans: readonly PlanSeen[];
  readonly maxParallel: number;
  readonly maxRounds: number;
  readonly validation: boolean;
  readonly authority: "dossier" | "merge";
  readonly approvals: number;
  /** Tickets whose code is in one file, so that it conflicts. */
  readonly sameFile: readonly string[];
  /** Neither people nor agents do anything that keeps a ticket from being merged. */
  readonly isCalm: boolean;
  /** What people may do here. */
  readonly acts: readonly string[];
  /** The step preconditions under test. */
  readonly claimAfter: typeof import("../../src/core/orchestrator/claim/claim-after.ts").claimAfter;
}

/** The ids of the model's tickets. */
export const TICKETS = ["ticket-a", "ticket-b", "ticket-c"] as const;

/** A time of the model. Each jump is a day. */
export function timeOf(now: number): string {
  const [month, day] = [1 + Math.floor(now / 28), 1 + (now % 28)];
  return `2025-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}T00:00:00Z`;
}

/** The queueing of a ticket that is its first, second, … */
export function queuedAt(life: number, ticket: string): string {
  return `2024-0${life}-01T00:00:0${TICKETS.indexOf(ticket as (typeof TICKETS)[number])}Z`;
}

/** A world in which people have queued every ticket, and nothing else has happened. */
export function startWorld(rules: Rules, machines: number, budget: Budget): World {
  const tickets = Object.fromEntries(
    rules.tickets.map((id): [string, TicketThere] => [
      id,
      {
        state: "queued",
        queuedAt: queuedAt(1, id),
        attention: null,
        text: 0,
        chain: ["intake>ready", "ready>queued#1"],
        rounds: [],
      },
    ]),
  );
  return {
    now: 0,
    main: commit({ parents: [], by: "start", tickets, code: [], trailer: null }),
    work: {},
    rescue: {},
    ledger: EMPTY_LEDGER,
    machines: Array.from({ length: machines }, (_, index) => ({
      name: `m${index}`,
      process: 1,
      steps: [],
      seenWork: {},
      seenLedger: "",
      worktrees: {},
      results: {},
      known: [],
    })),
    budget,
  };
}

/** The process of a machine, as attempts name it. */
export function runnerOf({ name, process }: Machine): ProcessRunner {
  return { kind: "process", host: name, pid: process, started: "then" };
}

/** The ledger's entry of a ticket as one value. */
export function entryOf({ ledger }: World, ticket: string): string {
  return digest(ledger.claims.get(ticket) ?? null);
}

/** The whole ledger as one value. */
function ledgerValue({ claims, waits, plans, verdicts }: Ledger): unknown {
  return [claims, waits, plans, verdicts].map((map) => [...map].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A short text that is the same for equal worlds only. What did not change since another world is not written again. */
export function worldKey({ ledger, machines, ...rest }: World): string {
  const texts = machines.map((machine) => textOf(machine));
  return digest([rest, textOf(ledger, ledgerValue), texts]).slice(0, 24);
}

const written = new WeakMap<object, string>();

function textOf<T extends object>(value: T, partOf: (value: T) => unknown = (same) => same): string {
  const known = written.get(value);
  if (known !== undefined) return known;
  const text = digest(partOf(value));
  written.set(value, text);
  return text;
}

/** The ledger as one short value. */
export function ledgerKey({ ledger }: World): string {
  return textOf(ledger, ledgerValue);
}

/** The world with one machine changed. */
export function withMachine(world: World, index: number, change: Partial<Machine>): World {
  const machines = world.machines.map((machine, at) => (at === index ? { ...machine, ...change } : machine));
  return { ...world, machines };
}

/** The world with less left of something. */
export function spend(world: World, what: keyof Budget): World {
  return { ...world, budget: { ...world.budget, [what]: world.budget[what] - 1 } };
}

/** Facts of a step that makes nothing. */
export function plainFacts(world: World, rules: Rules): StepFacts {
  return {
    now: timeOf(world.now),
    newHead: null,
    base: null,
    attempt: null,
    limits: { maxParallel: rules.maxParallel },
    plans: rules.plans,
    request: null,
    landed: null,
    verdicts: [],
    producedNothing: false,
    rescues: new Map(Object.entries(world.rescue)),
  };
}

/** A record with one key set, its keys in order. */
export function put<T>(
  record: Readonly<Record<string, T>>,
  key: string,
  value: T,
): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries({ ...record, [key]: value }).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A record without one key. */
export function without<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).filter(([each]) => each !== key));
}
