import {
  type Attempt,
  type Claim,
  type ClaimFile,
  LEDGER_VERSION,
} from "../../src/core/orchestrator/ledger.ts";
import {
  type DefaultSeen,
  OBSERVATION_VERSION,
  type Observation,
  type TicketSeen,
  type WorkSeen,
} from "../../src/core/orchestrator/observation.ts";
import type { EntryOf, RoundEntry } from "../../src/core/orchestrator/rounds.ts";
import type { Subject } from "../../src/core/orchestrator/subject.ts";

// Observations for tests: what is not said is a ticket that goes its way without trouble.

/** The time at which tests observe. */
export const NOW = "2026-03-01T12:00:00Z";
/** When the tickets of tests were queued. */
export const QUEUED_AT = "2026-03-01T08:00:00Z";
/** The chain of moves of a queued ticket. */
export const QUEUED_CHAIN = ["intake>ready@1#a", "ready>queued@2#b"];
/** The same after its acceptance. */
export const ACCEPTED_CHAIN = [...QUEUED_CHAIN, "queued>inprogress@3#c"];
/** The same after its completion. */
export const CLOSED_CHAIN = [...ACCEPTED_CHAIN, "inprogress>done@4#d", "done>closed@4#e"];

/** An object id that a test can tell from others. */
export function oid(name: string | number): string {
  const hex = [...String(name)].map((char) => char.charCodeAt(0).toString(16)).join("");
  return hex.padStart(40, "0").slice(-40);
}

/** A subject that differs from others in what is named. */
export function subject(change: Partial<Subject> = {}): Subject {
  return { code: oid("code"), ticket: oid("text"), policy: oid("policy"), ...change };
}

/** A queued ticket as the default branch shows it. */
export function onDefault(change: Partial<DefaultSeen> = {}): DefaultSeen {
  return {
    state: "queued",
    title: "A ticket",
    priority: "P2",
    queued_by: "Asker",
    queued_at: QUEUED_AT,
    attention: null,
    deferred_until: null,
    readiness: "implementation_ready",
    criteria: 1,
    text: oid("text"),
    chain: QUEUED_CHAIN,
    blockers: [],
    broken: false,
    ...change,
  };
}

/** A live claim of the first generation. */
export function claim(change: Partial<Claim> = {}): Claim {
  return {
    generation: 1,
    queued_at: QUEUED_AT,
    base: oid("base"),
    acceptance: oid("accepted"),
    head: oid("head"),
    before: oid("head"),
    round: 1,
    attempts: 1,
    failures: 0,
    retry_after: null,
    attempt: null,
    attention: null,
    request: null,
    landed: null,
    operations: [],
    ...change,
  };
}

/** An open attempt. */
export function attempt(change: Partial<Attempt> = {}): Attempt {
  return {
    id: "attempt1",
    role: "coder",
    round: 1,
    head: oid("head"),
    opened_at: "2026-03-01T11:00:00Z",
    deadline: "2026-03-01T13:00:00Z",
    runner: { kind: "process", host: "host", pid: 1, started: "then" },
    ...change,
  };
}

/** The claims of a ticket. */
export function claims(live: Claim | null, ended: ClaimFile["ended"] = [], ticket = "ticket-1"): ClaimFile {
  return { version: LEDGER_VERSION, ticket, live, ended };
}

/** A claim that ended. */
export function ended(change: Partial<ClaimFile["ended"][number]> = {}): ClaimFile["ended"][number] {
  return {
    generation: 1,
    queued_at: QUEUED_AT,
    outcome: "withdrawn",
    at: "2026-03-01T09:00:00Z",
    head: null,
    landed: null,
    ...change,
  };
}

/** The tip of a work ref in progress, where the claim expects it. */
export function work(change: Partial<WorkSeen> = {}): WorkSeen {
  return {
    head: oid("head"),
    relation: "expected",
    trailer: { generation: 1, attempt: null, ledger: null },
    entry_unchanged: false,
    ticket: workTicket(),
    subject: subject(),
    has_code: true,
    rounds: [],
    base: { contained: true, conflicts: [] },
    protected_paths: [],
    committers: [],
    ...change,
  };
}

/** The ticket at the tip of a work ref. */
export function workTicket(
  change: Partial<NonNullable<WorkSeen["ticket"]>> = {},
): NonNullable<WorkSeen["ticket"]> {
  return {
    state: "inprogress",
    attention: null,
    text: oid("text"),
    chain: ACCEPTED_CHAIN,
    criteria: ["it works"],
    ...change,
  };
}

/** The ticket of a proposal. */
export function closedTicket(
  change: Partial<NonNullable<WorkSeen["ticket"]>> = {},
): NonNullable<WorkSeen["ticket"]> {
  return workTicket({ state: "closed", chain: CLOSED_CHAIN, ...change });
}

const entry = { round: 1, at: NOW, head: oid("head"), subject: subject() };
const agent = { name: "agent", version: null };

/** A coder's report that has evidence for the first criterion. */
export function report(change: Partial<EntryOf<"report">> = {}): RoundEntry {
  const evidence = [{ criterion: 1, met: true, evidence: "a test" }];
  const said = { attempt: "attempt1", agent, summary: "done", answers: [], evidence, risks: [] };
  return { kind: "report", ...entry, ...said, ...change };
}

/** An approving review. */
export function review(change: Partial<EntryOf<"review">> = {}): RoundEntry {
  const said = { attempt: "attempt2", agent, summary: "good", findings: [], evidence: [] };
  return { kind: "review", ...entry, ...said, status: "approve", ...change };
}

/** A validation that passed. */
export function validation(change: Partial<EntryOf<"validation">> = {}): RoundEntry {
  return { kind: "validation", ...entry, passed: true, commands: [], ...change };
}

/** A request for changes, which begins a round. */
export function request(change: Partial<EntryOf<"request">> = {}): RoundEntry {
  return {
    kind: "request",
    ...entry,
    by: "orchestrator",
    cause: "review",
    text: "",
    findings: [],
    ...change,
  };
}

/** A ticket that is queued and that nobody has claimed. */
export function queued(change: Partial<TicketSeen> = {}): TicketSeen {
  return {
    id: "ticket-1",
    on_default: onDefault(),
    claim: null,
    wait: null,
    verdicts: [],
    work: null,
    landed: null,
    head_known: false,
    attempt: null,
    worktree: "none",
    request: null,
    ...change,
  };
}

/** A ticket with a live claim and work in progress. */
export function claimed(change: Partial<TicketSeen> = {}): TicketSeen {
  return queued({ claim: claims(claim()), work: work(), head_known: true, ...change });
}

/** A ticket with a proposal that lacks nothing. */
export function proposed(change: Partial<TicketSeen> = {}, tip: Partial<WorkSeen> = {}): TicketSeen {
  const there = work({ ticket: closedTicket(), rounds: [report(), review()], ...tip });
  return claimed({
    work: there,
    request: { id: "branch", state: "open", head: there.head, checks: "none", status: null },
    ...change,
  });
}

/** What is observed of some tickets. */
export function observation(
  tickets: readonly TicketSeen[],
  change: Partial<Omit<Observation, "config">> & { readonly config?: Partial<Observation["config"]> } = {},
): Observation {
  return {
    version: OBSERVATION_VERSION,
    now: NOW,
    default: { branch: "main", sha: oid("main") },
    ledger: { sha: oid("ledger"), state: "present", problem: null },
    checkout: { problem: null },
    plans: [],
    others: [],
    ...change,
    tickets: [...tickets],
    config: {
      version: 1,
      max_parallel: 2,
      max_review_rounds: 3,
      run_minutes: 60,
      authority: "merge",
      method: "merge",
      required_approvals: 0,
      has_validation: false,
      roles: { coder: true, reviewer: true, orchestrator: false },
      ...change.config,
    },
  };
}
