import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  attemptInTheWay,
  claimByPerson,
  type PersonMove,
} from "../../../../src/core/orchestrator/claim/claim-by-person.ts";
import { liveClaim } from "../../../../src/core/orchestrator/ledger.ts";
import { ledgers } from "../../../support/ledgers.ts";
import { timeAt } from "../../../support/ticket-text.ts";

const NEW = "f".repeat(40);
const moves: fc.Arbitrary<PersonMove> = fc.record({
  newHead: fc.constant(NEW),
  answers: fc.boolean(),
  ends: fc.boolean(),
  newRound: fc.boolean(),
});
const NOW = timeAt(50_000);

describe("a person's commit on a claimed ticket", () => {
  it("moves the claim's head, keeps who has claimed it, and loses no attempt that is waited for", () => {
    let moved = 0;
    let waited = 0;
    fc.assert(
      fc.property(ledgers, moves, fc.boolean(), (any, move, hasLanded) => {
        for (const [ticket, found] of any.claims) {
          if (found.live === null) continue;
          const live = { ...found.live, landed: hasLanded ? NEW : null };
          const file = { ...found, live };
          const ledger = { ...any, claims: new Map([...any.claims, [ticket, file]]) };
          const change = claimByPerson(ledger, ticket, live, move, NOW);
          const open = live.attempt !== null && live.attempt.deadline > NOW;
          if (live.landed !== null || (open && !move.answers && !move.ends)) {
            if (live.landed === null) {
              waited += 1;
              expect(attemptInTheWay(live, move, NOW)).toBe(live.attempt);
            }
            expect(change.kind).toBe("refused");
            continue;
          }
          moved += 1;
          if (change.kind !== "changed") throw new Error(change.kind);
          const { round, attention, failures, retry_after, ...rest } = live;
          expect(change.file).toEqual({
            ...file,
            live: {
              ...rest,
              head: NEW,
              before: live.head,
              attempt: null,
              attention: move.answers ? null : attention,
              round: move.newRound ? round + 1 : round,
              failures: move.answers || move.newRound ? 0 : failures,
              retry_after: move.answers || move.newRound ? null : retry_after,
            },
          });
          expect(change.clearsPlans).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
    expect(moved).toBeGreaterThan(50);
    expect(waited).toBeGreaterThan(10);
  });

  it("is refused where the entry is not the one it was made for", () => {
    const move = { newHead: NEW, answers: true, ends: false, newRound: false };
    fc.assert(
      fc.property(ledgers, (ledger) => {
        for (const ticket of [...ledger.claims.keys(), "20261101-080000-none"]) {
          const live = liveClaim(ledger, ticket);
          const fence = { generation: live?.generation ?? 1, head: live?.head ?? NEW };
          const others =
            live === undefined
              ? [fence]
              : [
                  { ...fence, head: NEW },
                  { ...fence, generation: fence.generation + 1 },
                ];
          for (const other of others)
            expect(claimByPerson(ledger, ticket, other, move, NOW).kind).toBe("refused");
        }
      }),
      { numRuns: 50 },
    );
  });
});
