import type { Claim } from "../../src/core/orchestrator/ledger.ts";
import {
  OBSERVATION_VERSION,
  type Observation,
  type TicketSeen,
  type WorkSeen,
} from "../../src/core/orchestrator/observation.ts";
import { conflictsBetween, isWithin, read, subjectAt, ticketAt } from "./model-git.ts";
import { entryOf, type Machine, type Rules, timeOf, type World } from "./model-world.ts";

/** What one machine sees of the world. */
export function observeWorld(world: World, rules: Rules, machine: Machine): Observation {
  return {
    version: OBSERVATION_VERSION,
    now: timeOf(world.now),
    default: { branch: "main", sha: world.main },
    ledger: { sha: null, state: "present", problem: null },
    config: {
      version: 1,
      max_parallel: rules.maxParallel,
      max_review_rounds: rules.maxRounds,
      run_minutes: 60,
      authority: rules.authority,
      method: "merge",
      required_approvals: rules.approvals,
      has_validation: rules.validation,
      roles: { coder: true, reviewer: true, orchestrator: false },
    },
    checkout: { problem: null },
    plans: [...rules.plans],
    others: [],
    tickets: rules.tickets.map((ticket) => seeTicket(world, rules, machine, ticket)),
  };
}

/** Whether a commit can be read on a machine: from the shared refs, or because it was kept. */
export function isKnown(world: World, machine: Machine, id: string): boolean {
  const refs = [world.main, ...Object.values(world.work), ...Object.values(world.rescue), ...machine.known];
  return refs.some((ref) => isWithin(id, ref));
}

function seeTicket(world: World, rules: Rules, machine: Machine, id: string): TicketSeen {
  const claim = world.ledger.claims.get(id) ?? null;
  const live = claim?.live ?? null;
  const head = world.work[id];
  const headKnown = live !== null && isKnown(world, machine, live.head);
  const work = head === undefined ? null : seeWork(world, id, head, live, headKnown);
  const isProposal = work?.ticket?.state === "closed" && live !== null;
  return {
    id,
    on_default: seeDefault(world, rules, id),
    claim,
    wait: world.ledger.waits.get(id) ?? null,
    verdicts: [...(world.ledger.verdicts.get(id) ?? [])],
    work,
    landed: live === null ? null : landedAt(world, id, live, headKnown),
    head_known: headKnown,
    attempt: seeAttempt(live, machine),
    worktree: seeWorktree(world, machine, id, live),
    request: isProposal
      ? { id: "branch", state: "open", head: work.head, checks: "none", status: null }
      : null,
  };
}

function seeDefault(world: World, rules: Rules, id: string): NonNullable<TicketSeen["on_default"]> {
  const there = ticketAt(world.main, id);
  const blocker = rules.dependsOn[id];
  return {
    state: there.state,
    title: id,
    priority: "P2",
    queued_by: there.queuedAt === null ? null : "Asker",
    queued_at: there.queuedAt,
    attention: there.attention,
    deferred_until: null,
    readiness: "unspecified",
    criteria: 1,
    text: subjectAt(world.main, id).ticket,
    chain: [...there.chain],
    blockers: blocker === undefined ? [] : [seeBlocker(world, blocker)],
    broken: false,
  };
}

function seeBlocker(world: World, id: string): NonNullable<TicketSeen["on_default"]>["blockers"][number] {
  const { state } = ticketAt(world.main, id);
  const held = (world.ledger.claims.get(id)?.live ?? null) !== null;
  return { id, state, close_status: state === "closed" ? "completed" : null, held };
}

function seeWork(world: World, id: string, head: string, live: Claim | null, headKnown: boolean): WorkSeen {
  const { trailer, code, tickets } = read(head);
  const there = tickets[id];
  const own = trailer?.ticket === id ? trailer : null;
  return {
    head,
    relation: relationOf(head, live, headKnown),
    trailer: own === null ? null : { generation: own.generation, attempt: own.attempt, ledger: null },
    entry_unchanged: own !== null && own.entry === entryOf(world, id),
    ticket:
      there === undefined
        ? null
        : {
            state: there.state,
            attention: there.attention,
            text: subjectAt(head, id).ticket,
            chain: [...there.chain],
            criteria: ["it works"],
          },
    subject: subjectAt(head, id),
    has_code: code.some((piece) => !read(world.main).code.includes(piece)),
    rounds: [...(there?.rounds ?? [])],
    base: { contained: isWithin(world.main, head), conflicts: [...conflictsBetween(head, world.main)] },
    protected_paths: [],
    committers: [],
  };
}

function relationOf(head: string, live: Claim | null, headKnown: boolean): WorkSeen["relation"] {
  if (live === null) return "other";
  if (head === live.head) return "expected";
  if (headKnown && isWithin(live.head, head)) return "ahead";
  return head === live.before ? "behind" : "other";
}

/** The oldest commit of the default branch's own line by which a done or closed end of the work is part of it. */
function landedAt(world: World, id: string, live: Claim, headKnown: boolean): string | null {
  if (live.landed !== null) return isWithin(live.landed, world.main) ? live.landed : null;
  const tip = world.work[id];
  const heads = [...(tip === undefined ? [] : [tip]), ...(headKnown ? [live.head] : [])];
  const ends = heads
    .map((head) => ticketAt(head, id))
    .filter(({ state }) => state === "done" || state === "closed");
  const holds = (at: string): boolean =>
    ends.some(({ chain }) => chain.every((word, index) => ticketAt(at, id).chain[index] === word));
  let found: string | null = null;
  for (let at: string | undefined = world.main; at !== undefined && holds(at); at = read(at).parents[0])
    found = at;
  return found;
}

function seeAttempt(live: Claim | null, machine: Machine): TicketSeen["attempt"] {
  const attempt = live?.attempt ?? null;
  if (attempt === null) return null;
  const result = machine.results[attempt.id] === undefined ? "none" : "complete";
  if (attempt.runner?.kind !== "process" || attempt.runner.host !== machine.name)
    return { liveness: "unknown", result };
  return { liveness: attempt.runner.pid === machine.process ? "idle" : "dead", result };
}

function seeWorktree(world: World, machine: Machine, id: string, live: Claim | null): TicketSeen["worktree"] {
  const at = machine.worktrees[id];
  if (at === undefined) return "none";
  if (at === live?.head) return "ready";
  return isSaved(world, at) ? "stale" : "dirty";
}

/** Whether a shared ref has a commit. */
export function isSaved(world: World, id: string): boolean {
  return [world.main, ...Object.values(world.work), ...Object.values(world.rescue)].some((ref) =>
    isWithin(id, ref),
  );
}
