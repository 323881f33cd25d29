import fc from "fast-check";
import {
  LEDGER_VERSION,
  type LedgerVerdict,
  OUTCOMES,
  WAIT_KINDS,
} from "../../src/core/orchestrator/ledger.ts";
import type { Observation, TicketSeen } from "../../src/core/orchestrator/observation.ts";
import type { CommandResult, FindingAnswer, RoundEntry } from "../../src/core/orchestrator/rounds.ts";
import { PRIORITIES, READINESS } from "../../src/core/ticket/item-words.ts";
import { CLOSE_STATUSES, STATES } from "../../src/core/ticket/state.ts";
import {
  ACCEPTED_CHAIN,
  claimed,
  claims,
  claim as liveClaim,
  observation,
  oid,
  attempt as openAttempt,
  proposed,
  queued,
  report,
  review,
  onDefault as shownOnDefault,
  validation,
  work as workOf,
} from "./observation.ts";

// Any observation that the schema allows, from few names: so that heads, subjects and times often meet.

const IDS = ["ticket-1", "ticket-2", "ticket-3", "ticket-4"] as const;
const TIMES = [
  "2026-03-01T08:00:00Z",
  "2026-03-01T11:30:00Z",
  "2026-03-01T12:00:00Z",
  "2026-03-01T13:00:00Z",
];
const TEXTS = ["", "wrong", "Needs a decision.\nNow.", "\u001b[2J\u202e", "x".repeat(600)];

const id = fc.constantFrom(...IDS);
const time = fc.constantFrom(...TIMES);
const text = fc.constantFrom(...TEXTS);
const head = fc.constantFrom("head", "before", "found").map(oid);
const commit = fc.constantFrom("merged", "main", "head").map(oid);
const line = fc.constantFrom("a reason", "another reason");
const name = fc.constantFrom("Reader", "Asker", "Second");
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { freq: 2 });
const few = <T>(arbitrary: fc.Arbitrary<T>, maxLength = 2): fc.Arbitrary<T[]> =>
  fc.array(arbitrary, { maxLength });
const anyOf = <T>(words: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...words);

const subject = fc.record({
  code: anyOf(["code", "other"]).map(oid),
  ticket: anyOf(["text", "new"]).map(oid),
  policy: fc.constant(oid("policy")),
});
const chain = anyOf([
  [],
  ["ready>queued@1#a"],
  ["ready>queued@1#a", "queued>inprogress@2#b"],
  ["ready>queued@1#a", "queued>inprogress@2#b", "inprogress>done@3#c", "done>closed@3#d"],
  ["ready>queued@1#a", "queued>ready@2#e"],
]).map((words) => [...words]);

const agent: fc.Arbitrary<{ name: string; version: null }> = fc.constant({ name: "agent", version: null });
const evidence = few(
  fc.record({ criterion: fc.integer({ min: 1, max: 2 }), met: fc.boolean(), evidence: line }),
);
const finding = fc.record({
  id: anyOf(["f1", "f2", "verdict1-1"]),
  severity: anyOf(["blocking", "advice"] as const),
  path: maybe(fc.constant("a.txt")),
  line: maybe(fc.integer({ min: 1, max: 9 })),
  text: line,
});
const entry = { round: fc.integer({ min: 1, max: 4 }), at: time, head, subject };
const attemptId = anyOf(["attempt1", "attempt2"]);

const roundEntry: fc.Arbitrary<RoundEntry> = fc.oneof(
  fc.record({
    kind: fc.constant("report" as const),
    ...entry,
    attempt: attemptId,
    agent,
    summary: line,
    answers: fc.constant<FindingAnswer[]>([]),
    evidence,
    risks: fc.constant<string[]>([]),
  }),
  fc.record({
    kind: fc.constant("validation" as const),
    ...entry,
    passed: fc.boolean(),
    commands: fc.constant<CommandResult[]>([]),
  }),
  fc.record({
    kind: fc.constant("review" as const),
    ...entry,
    attempt: attemptId,
    agent,
    status: anyOf(["approve", "request_changes"] as const),
    summary: line,
    findings: few(finding),
    evidence,
  }),
  fc.record({
    kind: fc.constant("request" as const),
    ...entry,
    by: name,
    cause: anyOf(["review", "validation", "criteria", "person", "conflict", "adopted", "text"] as const),
    text: line,
    findings: few(finding),
  }),
);

const said = {
  id: anyOf(["verdict1", "verdict2"]),
  by: name,
  at: time,
  head: fc.oneof(head, commit),
  subject,
};
const verdict: fc.Arbitrary<LedgerVerdict> = fc.oneof(
  fc.record({ kind: fc.constant("approval" as const), ...said, note: maybe(text) }),
  fc.record({
    kind: fc.constant("changes_requested" as const),
    ...said,
    note: text,
    findings: few(fc.record({ path: maybe(fc.constant("a")), line: fc.constant(null), text })),
  }),
  fc.record({
    kind: fc.constant("override" as const),
    ...said,
    gate: anyOf(["review", "validation", "criteria", "approvals", "post-merge"]),
    reason: text,
  }),
  fc.record({ kind: fc.constant("validation" as const), ...said, passed: fc.boolean(), note: text }),
  fc.record({ kind: fc.constant("update" as const), ...said, from: subject }),
  fc.record({ kind: fc.constant("post_merge" as const), ...said, passed: fc.boolean(), note: text }),
);

const attempt = fc.record({
  id: attemptId,
  role: anyOf(["coder", "reviewer", "validator"] as const),
  round: entry.round,
  head,
  opened_at: time,
  deadline: time,
  runner: fc.constant(null),
});
const operation = anyOf(["asked:1:rounds", "asked:3:progress", "asked:2:conflict", "asked:1:post-merge"]);
const claim = fc.record({
  generation: fc.integer({ min: 1, max: 2 }),
  queued_at: time,
  base: commit,
  acceptance: head,
  head,
  before: maybe(head),
  round: entry.round,
  attempts: fc.nat(3),
  failures: fc.nat(4),
  retry_after: maybe(time),
  attempt: maybe(attempt),
  attention: fc.option(line, { freq: 1 }),
  request: maybe(fc.constant("branch")),
  landed: maybe(commit),
  operations: few(operation),
});
const endedClaim = fc.record({
  generation: fc.integer({ min: 1, max: 2 }),
  queued_at: time,
  outcome: anyOf(OUTCOMES),
  at: time,
  head: maybe(head),
  landed: maybe(commit),
});

const state = anyOf(STATES);
const onDefault = fc.record({
  state: fc.oneof({ weight: 4, arbitrary: fc.constant("queued" as const) }, { weight: 1, arbitrary: state }),
  title: text,
  priority: anyOf(PRIORITIES),
  queued_by: maybe(name),
  queued_at: maybe(time),
  attention: fc.option(text, { freq: 1 }),
  deferred_until: fc.option(anyOf(["later", "2026-02-01", "2026-09-01"]), { freq: 1 }),
  readiness: fc.oneof(
    { weight: 4, arbitrary: fc.constant("unspecified" as const) },
    { weight: 1, arbitrary: anyOf(READINESS) },
  ),
  criteria: fc.nat(3),
  text: anyOf(["text", "new"]).map(oid),
  chain,
  blockers: few(
    fc.record({ id, state: maybe(state), close_status: maybe(anyOf(CLOSE_STATUSES)), held: fc.boolean() }),
    1,
  ),
  broken: fc.integer({ min: 0, max: 9 }).map((roll) => roll === 0),
});

const work = fc.record({
  head,
  relation: anyOf(["expected", "expected", "expected", "ahead", "behind", "other"] as const),
  trailer: maybe(
    fc.record({
      generation: fc.integer({ min: 1, max: 3 }),
      attempt: maybe(attemptId),
      ledger: fc.constant(null),
    }),
  ),
  entry_unchanged: fc.boolean(),
  ticket: fc.option(
    fc.record({
      state: anyOf(["inprogress", "closed", "inprogress", "closed", ...STATES] as const),
      attention: fc.option(text, { freq: 1 }),
      text: anyOf(["text", "new"]).map(oid),
      chain,
      criteria: few(line),
    }),
    { freq: 9 },
  ),
  subject,
  has_code: fc.boolean(),
  rounds: few(roundEntry, 6),
  base: fc.record({
    contained: fc.boolean(),
    conflicts: fc.oneof(
      { weight: 3, arbitrary: fc.constant<string[]>([]) },
      { weight: 1, arbitrary: few(fc.constant("a.txt")) },
    ),
  }),
  protected_paths: fc.oneof(
    { weight: 3, arbitrary: fc.constant<string[]>([]) },
    { weight: 1, arbitrary: few(fc.constant(".github/x")) },
  ),
  committers: few(name, 1),
});

const wildTicket = (ticket: string): fc.Arbitrary<TicketSeen> =>
  fc.record({
    id: fc.constant(ticket),
    on_default: fc.option(onDefault, { freq: 9 }),
    claim: maybe(
      fc.record({
        version: fc.constant(LEDGER_VERSION),
        ticket: fc.constant(ticket),
        live: fc.option(claim, { freq: 4 }),
        ended: few(endedClaim),
      }),
    ),
    wait: maybe(
      fc.record({
        version: fc.constant(LEDGER_VERSION),
        ticket: fc.constant(ticket),
        since: time,
        reasons: fc.array(fc.record({ kind: anyOf(WAIT_KINDS), text: line, tickets: few(id) }), {
          minLength: 1,
          maxLength: 2,
        }),
      }),
    ),
    verdicts: few(verdict, 3),
    work: fc.option(work, { freq: 4 }),
    landed: fc.option(commit, { freq: 1 }),
    head_known: fc.boolean(),
    attempt: maybe(
      fc.record({
        liveness: anyOf(["running", "idle", "dead", "unknown"] as const),
        result: anyOf(["complete", "none"] as const),
      }),
    ),
    worktree: anyOf(["none", "none", "ready", "stale", "dirty", "foreign"] as const),
    request: maybe(
      fc.record({
        id: fc.constant("branch"),
        state: anyOf(["open", "open", "closed", "merged"] as const),
        head,
        checks: anyOf(["none", "pending", "passed", "failed", "held"] as const),
        status: maybe(anyOf(["", "passed"])),
      }),
    ),
  });

const running = { liveness: "idle", result: "none" } as const;
const opened = (role: "coder" | "reviewer" | "validator"): TicketSeen =>
  claimed({
    claim: claims(liveClaim({ attempt: openAttempt({ role }) })),
    attempt: running,
    worktree: "ready",
  });

/** Tickets on their way, from which tame ones differ in a few places. */
const ORDINARY: readonly TicketSeen[] = [
  queued(),
  queued({ on_default: shownOnDefault({ criteria: 0 }) }),
  claimed(),
  opened("coder"),
  opened("reviewer"),
  opened("validator"),
  claimed({ work: workOf({ rounds: [report()] }) }),
  claimed({ work: workOf({ rounds: [report(), validation(), review()] }) }),
  claimed({ work: workOf({ rounds: [report(), validation(), review({ status: "request_changes" })] }) }),
  claimed({
    on_default: shownOnDefault({ text: oid("new") }),
    work: workOf({ base: { contained: false, conflicts: [] } }),
  }),
  claimed({ on_default: shownOnDefault({ state: "inprogress", chain: ACCEPTED_CHAIN }) }),
  proposed({}, { rounds: [report(), validation(), review()] }),
  proposed({ request: null }, { rounds: [report(), validation(), review()] }),
  proposed({ landed: oid("merged"), on_default: shownOnDefault({ state: "closed" }) }),
  proposed({ landed: oid("merged"), claim: claims(liveClaim({ landed: oid("merged") })) }),
];

/** One value with some of its keys as another has them; `mask` says which. */
function mixed<T extends object>(tame: T, wild: T, mask: readonly number[]): T {
  const keys = Object.keys(tame) as (keyof T)[];
  const taken = keys.filter((_, index) => mask[index % mask.length] === 0);
  return Object.assign({ ...tame }, ...taken.map((key) => ({ [key]: wild[key] }))) as T;
}

/** An ordinary ticket that is strange in a few places, at each depth. */
const tameTicket = (ticket: string): fc.Arbitrary<TicketSeen> => {
  const mask = fc.array(fc.nat(11), { minLength: 17, maxLength: 17 });
  return fc
    .tuple(anyOf(ORDINARY), wildTicket(ticket), mask, mask, mask, mask)
    .map(([tame, wild, ...masks]) => {
      const [top, ofWork, ofClaim, ofDefault] = masks;
      const ticketClaims = tame.claim === null ? null : { ...tame.claim, ticket };
      const seen = { ...mixed({ ...tame, claim: ticketClaims }, wild, top), id: ticket };
      const live = seen.claim?.live ?? null;
      const wildLive = wild.claim?.live ?? live;
      return {
        ...seen,
        work: seen.work === null || wild.work === null ? seen.work : mixed(seen.work, wild.work, ofWork),
        on_default:
          seen.on_default === null || wild.on_default === null
            ? seen.on_default
            : mixed(seen.on_default, wild.on_default, ofDefault),
        claim:
          seen.claim === null || live === null || wildLive === null
            ? seen.claim
            : { ...seen.claim, live: mixed(live, wildLive, ofClaim) },
      };
    });
};

const ticketSeen = (ticket: string): fc.Arbitrary<TicketSeen> =>
  fc.oneof({ weight: 3, arbitrary: tameTicket(ticket) }, { weight: 1, arbitrary: wildTicket(ticket) });

const planRecord: fc.Arbitrary<Observation["plans"][number]> = fc
  .record({
    ticket_id: id,
    kind: anyOf(["before", "after", "blocks", "conflicts_with", "do_not_parallelize"] as const),
    related_ticket: id,
  })
  .filter(({ ticket_id, related_ticket }) => ticket_id !== related_ticket);

/** Any observation of up to four tickets. */
export const anyObservation: fc.Arbitrary<Observation> = fc
  .record({
    tickets: fc
      .subarray([...IDS])
      .chain((ids) => fc.tuple(...ids.map(ticketSeen)) as fc.Arbitrary<TicketSeen[]>),
    now: time,
    plans: few(planRecord),
    others: few(fc.record({ id: fc.constant("ticket-9"), state: maybe(state) }), 1),
    problem: fc.option(line, { freq: 1 }),
    config: fc.record({
      version: fc.integer({ min: 0, max: 1 }),
      max_parallel: fc.integer({ min: 1, max: 4 }),
      max_review_rounds: fc.integer({ min: 1, max: 3 }),
      authority: anyOf(["merge", "merge", "dossier"] as const),
      required_approvals: fc.nat(1),
      has_validation: fc.boolean(),
      roles: fc.record({ coder: fc.constant(true), reviewer: fc.boolean(), orchestrator: fc.boolean() }),
    }),
  })
  .map(({ tickets, problem, ...rest }) => observation(tickets, { ...rest, checkout: { problem } }));
