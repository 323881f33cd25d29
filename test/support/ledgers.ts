import * as fc from "fast-check";
import {
  type Claim,
  type ClaimFile,
  type EndedClaim,
  type Ledger,
  type LedgerVerdict,
  OUTCOMES,
  WAIT_KINDS,
  type Wait,
} from "../../src/core/orchestrator/ledger.ts";
import { PLAN_KINDS, type PlanRecord } from "../../src/core/ticket/plan.ts";
import { timeAt } from "./ticket-text.ts";

const oid = fc.stringMatching(/^[0-9a-f]{40}$/);
const randomId = fc.stringMatching(/^[0-9a-z]{8}$/);
const time = fc.integer({ min: 0, max: 100_000 }).map(timeAt);
const line = fc.constantFrom("a reason", "課題 → ready", '"quoted" \\ and <!-- so on', "x".repeat(500));
const text = fc.oneof(line, fc.string({ maxLength: 60, unit: "binary" }));
const subject = fc.record({ code: oid, ticket: oid, policy: oid });
const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });
const ticketId = fc.stringMatching(/^2026110[1-9]-08000[0-9]-[a-z]{3,8}$/);

const attempt = fc.record({
  id: randomId,
  role: fc.constantFrom("coder" as const, "reviewer" as const, "validator" as const),
  round: fc.integer({ min: 1, max: 9 }),
  head: oid,
  opened_at: time,
  deadline: time,
  runner: orNull(
    fc.record({
      kind: fc.constant("process" as const),
      host: randomId,
      pid: fc.integer({ min: 1, max: 99_999 }),
      started: fc.constant("12345"),
    }),
  ),
});

const claim: fc.Arbitrary<Omit<Claim, "generation">> = fc.record({
  queued_at: time,
  base: oid,
  acceptance: oid,
  head: oid,
  before: orNull(oid),
  round: fc.integer({ min: 1, max: 9 }),
  attempts: fc.nat(99),
  failures: fc.nat(9),
  retry_after: orNull(time),
  attempt: orNull(attempt),
  attention: orNull(line),
  request: orNull(line),
  landed: orNull(oid),
  operations: fc.array(line, { maxLength: 3 }),
});

const ended: fc.Arbitrary<Omit<EndedClaim, "generation">> = fc.record({
  queued_at: time,
  outcome: fc.constantFrom(...OUTCOMES),
  at: time,
  head: orNull(oid),
  landed: orNull(oid),
});

function claimFileOf(ticket: string): fc.Arbitrary<ClaimFile> {
  return fc.record({ live: orNull(claim), ended: fc.array(ended, { maxLength: 3 }) }).map((file) => ({
    version: 1,
    ticket,
    live: file.live === null ? null : { generation: file.ended.length + 1, ...file.live },
    ended: file.ended.map((each, index) => ({ generation: index + 1, ...each })),
  }));
}

function waitOf(ticket: string): fc.Arbitrary<Wait> {
  const reason = fc.record({
    kind: fc.constantFrom(...WAIT_KINDS),
    text: line,
    tickets: fc.array(ticketId, { maxLength: 2 }),
  });
  return fc.record({
    version: fc.constant(1 as const),
    ticket: fc.constant(ticket),
    since: time,
    reasons: fc.array(reason, { minLength: 1, maxLength: 3 }),
  });
}

function plansOf(ticket: string): fc.Arbitrary<PlanRecord[]> {
  const record = fc.record({ kind: fc.constantFrom(...PLAN_KINDS), other: ticketId, note: line, at: time });
  return fc.array(record, { minLength: 1, maxLength: 3 }).map((records) =>
    records.map(({ kind, other, note, at }, index): PlanRecord => {
      const parts =
        kind === "accepted_plan"
          ? { accepted_plan: { summary: note, branch: `work/${ticket}` } }
          : kind === "waiting_capacity_note"
            ? { note }
            : { related_ticket: other === ticket ? `${other}-2` : other, note };
      return { id: `plan-${index}00`, ticket_id: ticket, kind, ...parts, author: "orchestrator", at };
    }),
  );
}

const said = { id: randomId, by: line, at: time, head: oid, subject };
const verdict: fc.Arbitrary<LedgerVerdict> = fc.oneof(
  fc.record({ kind: fc.constant("approval" as const), ...said, note: orNull(text) }),
  fc.record({
    kind: fc.constant("changes_requested" as const),
    ...said,
    note: text,
    findings: fc.array(
      fc.record({ path: orNull(line), line: orNull(fc.integer({ min: 1, max: 99 })), text }),
      {
        maxLength: 2,
      },
    ),
  }),
  fc.record({ kind: fc.constant("post_merge" as const), ...said, passed: fc.boolean(), note: text }),
);

/** Entries of some tickets; each has one, by its id. */
function entries<T>(of: (ticket: string) => fc.Arbitrary<T>): fc.Arbitrary<ReadonlyMap<string, T>> {
  return fc
    .array(
      ticketId.chain((ticket) => of(ticket).map((value) => [ticket, value] as const)),
      { maxLength: 3 },
    )
    .map((all) => new Map(all));
}

/** Any ledger that the form allows, small. */
export const ledgers: fc.Arbitrary<Ledger> = fc.record({
  claims: entries(claimFileOf),
  waits: entries(waitOf),
  plans: entries(plansOf),
  verdicts: entries(() => fc.array(verdict, { minLength: 1, maxLength: 3 })),
});

/** The claims of a ticket whose live one is at some commit. */
export function claimFileAt(ticket: string, head: string, generation: number = 1): ClaimFile {
  return {
    version: 1,
    ticket,
    live: {
      generation,
      queued_at: timeAt(3),
      base: head,
      acceptance: head,
      head,
      before: null,
      round: 1,
      attempts: 0,
      failures: 0,
      retry_after: null,
      attempt: null,
      attention: null,
      request: null,
      landed: null,
      operations: [],
    },
    ended: [],
  };
}
