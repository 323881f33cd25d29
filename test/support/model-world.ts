import type { StepFacts } from "../../src/core/orchestrator/claim-after.ts";
import { EMPTY_LEDGER, type Ledger, type Runner } from "../../src/core/orchestrator/ledger.ts";
import type { PlanSeen } from "../../src/core/orchestrator/plan-waits.ts";
import type { Step } from "../../src/core/orchestrator/step.ts";
import { commit, digest, type TicketThere } from "./model-git.ts";

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
  readonly claimAfter: typeof import("../../src/core/orchestrator/claim-after.ts").claimAfter;
}

/** The ids of the model's tickets. */
export const TICKETS = ["ticket-a", "ticket-b", "ticket-c"] as const;

const FIRST_DAY = 20_000;

/** A time of the model. Each jump is a day. */
export function timeOf(now: number): string {
  const day = new Date((FIRST_DAY + now) * 86_400_000).toISOString();
  return `${day.slice(0, 19)}Z`;
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
export function runnerOf({ name, process }: Machine): Runner {
  return { kind: "process", host: name, pid: process, started: "then" };
}

/** The ledger's entry of a ticket as one value. */
export function entryOf({ ledger }: World, ticket: string): string {
  return digest(ledger.claims.get(ticket) ?? null);
}

/** The whole ledger as one value. */
export function ledgerValue({ claims, waits, plans, verdicts }: Ledger): unknown {
  return [claims, waits, plans, verdicts].map((map) => [...map].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A short text that is the same for equal worlds only. */
export function worldKey(world: World): string {
  return digest([world, ledgerValue(world.ledger)]).slice(0, 24);
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
