import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bindAttempt, claimAfter, type StepFacts } from "../../../src/core/orchestrator/claim/claim-after.ts";
import { refMoves } from "../../../src/core/orchestrator/claim/ref-moves.ts";
import { decide } from "../../../src/core/orchestrator/decide/decide.ts";
import { evaluateGate } from "../../../src/core/orchestrator/decide/gate.ts";
import { inOrder } from "../../../src/core/orchestrator/decide/order.ts";
import {
  claimFileSchema,
  EMPTY_LEDGER,
  type Ledger,
  waitSchema,
} from "../../../src/core/orchestrator/ledger.ts";
import {
  type Observation,
  observationSchema,
  type TicketSeen,
} from "../../../src/core/orchestrator/observation.ts";
import { roundEntrySchema } from "../../../src/core/orchestrator/rounds.ts";
import type { Step } from "../../../src/core/orchestrator/step.ts";
import { anyObservation } from "../../support/any-observation.ts";
import { attempt, oid } from "../../support/observation.ts";

const stepsOf = (seen: Observation): readonly Exclude<Step, { kind: "record_waits" }>[] =>
  decide(seen).steps.filter((step) => step.kind !== "record_waits");
const seenOf = (seen: Observation, ticket: string): TicketSeen => {
  const found = seen.tickets.find(({ id }) => id === ticket);
  if (found === undefined) throw new TypeError(`no ticket ${ticket}`);
  return found;
};
const isAccepting = (step: Step): boolean =>
  step.kind === "accept" || (step.kind === "recover" && step.action === "claim");
const holds = (check: (seen: Observation) => void, numRuns = 1_500): void => {
  fc.assert(fc.property(anyObservation, check), { numRuns });
};

const facts: StepFacts = {
  now: "2026-03-01T12:00:00Z",
  newHead: oid("new"),
  base: oid("main"),
  attempt: attempt({ id: "attempt9" }),
  limits: { maxParallel: 9 },
  plans: [],
  request: "branch",
  landed: oid("merged"),
  verdicts: [],
  producedNothing: false,
  rescues: new Map(),
};

/** The ledger that an observation was made with. */
function ledgerOf({ tickets }: Observation): Ledger {
  return {
    ...EMPTY_LEDGER,
    claims: new Map(tickets.flatMap(({ id, claim }) => (claim === null ? [] : [[id, claim]]))),
    verdicts: new Map(tickets.map(({ id, verdicts }) => [id, verdicts])),
  };
}

describe("a decision about any observation", () => {
  it("is made, with at most one step and one list of reasons for each ticket", () => {
    let kinds = new Set<string>();
    holds((seen) => {
      expect(observationSchema.safeParse(seen).error).toBeUndefined();
      const { waits } = decide(seen);
      const tickets = [...stepsOf(seen), ...waits].map(({ ticket }) => ticket);
      expect(new Set(tickets).size).toBe(tickets.length);
      kinds = new Set([...kinds, ...stepsOf(seen).map(({ kind }) => kind)]);
    });
    // What is made up must be rich enough to reach every step, or these properties say little.
    expect([...kinds].sort().join(" ")).toBe(
      "accept adopt cleanup complete delete_work_ref escalate hold merge note_landed open_attempt open_request prepare_workspace propose publish recover release request_changes return_to_intake run_coder run_reviewer run_validation set_status update_from_base",
    );
  });

  it("is the same when it is made again", () => {
    holds((seen) => {
      expect(decide(structuredClone(seen))).toEqual(decide(seen));
    }, 300);
  });

  it("does not depend on the order in which tickets were read", () => {
    holds((seen) => {
      expect(decide({ ...seen, tickets: seen.tickets.toReversed() })).toEqual(decide(seen));
    }, 300);
  });

  it("has its steps in the fixed order", () => {
    holds((seen) => {
      const order = inOrder(seen.tickets).map(({ id }) => id);
      const places = stepsOf(seen).map(({ ticket }) => order.indexOf(ticket));
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    });
  });

  it("accepts no more than there are places, and nothing beside its rival", () => {
    holds((seen) => {
      const claimed = seen.tickets.filter(({ claim }) => claim?.live != null).map(({ id }) => id);
      const accepted = stepsOf(seen)
        .filter(isAccepting)
        .map(({ ticket }) => ticket);
      if (accepted.length > 0) {
        expect(claimed.length + accepted.length).toBeLessThanOrEqual(seen.config.max_parallel);
      }
      const all = [...claimed, ...accepted];
      for (const { kind, ticket_id, related_ticket } of seen.plans) {
        if (kind !== "conflicts_with" && kind !== "do_not_parallelize") continue;
        const both = all.includes(ticket_id) && all.includes(related_ticket ?? "");
        if (both) expect(accepted.filter((id) => id === ticket_id || id === related_ticket)).toEqual([]);
      }
    });
  });

  it("merges nothing whose gate has not passed, and nothing where a person is to merge", () => {
    holds((seen) => {
      for (const step of stepsOf(seen)) {
        if (step.kind !== "merge") continue;
        expect(evaluateGate(seenOf(seen, step.ticket), seen).status).toBe("passed");
        expect(seen.config.authority).toBe("merge");
      }
    });
  });

  it("opens no attempt while one is open, but for one that is dead or late", () => {
    holds((seen) => {
      for (const step of stepsOf(seen)) {
        if (step.kind !== "open_attempt") continue;
        const { claim, attempt: run } = seenOf(seen, step.ticket);
        const opened = claim?.live?.attempt ?? null;
        expect(step.replaces).toBe(opened?.id ?? null);
        if (opened === null) continue;
        const liveness = run?.liveness ?? "unknown";
        expect(liveness === "dead" || (liveness === "unknown" && seen.now >= opened.deadline)).toBe(true);
      }
    });
  });

  it("is about the ledger's entry as it was seen: the ledger takes each of its steps", () => {
    holds((seen) => {
      const ledger = ledgerOf(seen);
      for (const step of stepsOf(seen)) {
        // What a claim of a made-up generation was never followed by is no question of the fence.
        const change = claimAfter(ledger, step, facts);
        if (isAccepting(step) || change.kind === "unchanged") continue;
        if (change.kind === "refused")
          expect(change.reason).not.toMatch(/generation|moved since|attempt is open/);
        else expect(claimFileSchema.safeParse(change.file).error).toBeUndefined();
        expect(refMoves(step, seenOf(seen, step.ticket).claim?.live ?? undefined, facts)).toBeDefined();
      }
    });
  });

  it("moves nothing of a claim that changed since, whatever it is", () => {
    const broken = fc.constantFrom("generation", "head", "attempt");
    fc.assert(
      fc.property(anyObservation, broken, (seen, what) => {
        const ledger = ledgerOf({
          ...seen,
          tickets: seen.tickets.map((ticket) => {
            const live = ticket.claim?.live ?? null;
            if (ticket.claim === null || live === null) return ticket;
            const other = {
              generation: { generation: live.generation + 1 },
              head: { head: oid("elsewhere") },
              attempt: { attempt: attempt({ id: "attempt8" }) },
            }[what] as object;
            return { ...ticket, claim: { ...ticket.claim, live: { ...live, ...other } } };
          }),
        });
        for (const step of stepsOf(seen)) {
          const change = claimAfter(ledger, step, facts);
          if ("fence" in step && step.fence !== null) expect(change.kind).toBe("refused");
        }
        const runner = { kind: "process" as const, host: "h", pid: 1, started: "then" };
        expect(bindAttempt(ledger, "ticket-1", "attempt1", runner).kind).not.toBe(
          what === "attempt" ? "changed" : "",
        );
      }),
      { numRuns: 500 },
    );
  });

  it("records what can be read back", () => {
    holds((seen) => {
      for (const step of decide(seen).steps) {
        if (step.kind === "request_changes") {
          const entry = {
            kind: "request",
            round: 2,
            at: seen.now,
            head: oid("head"),
            subject: { code: oid("a"), ticket: oid("b"), policy: oid("c") },
          };
          const { cause, by, text, findings } = step;
          expect(roundEntrySchema.safeParse({ ...entry, cause, by, text, findings }).error).toBeUndefined();
        }
        if (step.kind !== "record_waits") continue;
        for (const { ticket, reasons } of step.waits) {
          if (reasons === null) continue;
          const wait = { version: 1, ticket, since: seen.now, reasons };
          expect(waitSchema.safeParse(wait).error).toBeUndefined();
        }
      }
    });
  });

  it("records waiting only where it changed: once recorded, it is not again", () => {
    holds((seen) => {
      const waits = decide(seen).steps.flatMap((step) => (step.kind === "record_waits" ? step.waits : []));
      const tickets = seen.tickets.map((ticket): TicketSeen => {
        const written = waits.find((wait) => wait.ticket === ticket.id);
        if (written === undefined) return ticket;
        const { reasons } = written;
        return {
          ...ticket,
          wait:
            reasons === null
              ? null
              : { version: 1, ticket: ticket.id, since: seen.now, reasons: [...reasons] },
        };
      });
      expect(decide({ ...seen, tickets }).steps.filter(({ kind }) => kind === "record_waits")).toEqual([]);
    });
  });
});
