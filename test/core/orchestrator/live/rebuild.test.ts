import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EMPTY_LEDGER, generationOf } from "../../../../src/core/orchestrator/ledger.ts";
import { formatLedgerFiles, parseLedgerFiles } from "../../../../src/core/orchestrator/ledger-files.ts";
import {
  type EndedClaimSeen,
  type LiveClaimSeen,
  type RebuildFacts,
  rebuildLedger,
} from "../../../../src/core/orchestrator/live/rebuild.ts";
import { keepWhole, newerFiles } from "../../../../src/core/orchestrator/live/salvage.ts";
import { byteLength } from "../../../../src/core/ticket/files.ts";
import { claimFileAt, ledgers } from "../../../support/ledgers.ts";
import { oid } from "../../../support/observation.ts";
import { timeAt } from "../../../support/ticket-text.ts";

const ID = "20261101-080000-dark-mode";

function live(change: Partial<LiveClaimSeen> = {}): LiveClaimSeen {
  return {
    ...{ ticket: ID, generation: 2, queuedAt: timeAt(20), acceptedAt: timeAt(21), round: 1 },
    ...{ base: oid("base"), acceptance: oid("accepted"), head: oid("head") },
    ...change,
  };
}

function ended(change: Partial<EndedClaimSeen> = {}): EndedClaimSeen {
  const said = {
    generation: 1,
    queuedAt: timeAt(3),
    at: timeAt(9),
    head: null,
    landed: null,
    isCertain: true,
  };
  return { ticket: ID, outcome: "completed", ...said, ...change };
}

function rebuilt(change: Partial<RebuildFacts>) {
  const nothing = { kept: EMPTY_LEDGER, damaged: [], isLost: true, live: [], ended: [], foreign: [] };
  const { ledger, lost } = rebuildLedger({ ...nothing, ...change });
  const file = ledger.claims.get(ID);
  return { ledger, lost, live: file?.live?.generation ?? null, ended: file?.ended ?? [] };
}

describe("claims of one ticket", () => {
  it("are live where the newest generation has a branch", () => {
    const { ledger, live: generation, ended: over } = rebuilt({ live: [live()], ended: [ended()] });
    expect([generation, over.map((each) => each.generation)]).toEqual([2, [1]]);
    expect(ledger.claims.get(ID)?.live).toMatchObject({
      head: oid("head"),
      before: oid("head"),
      queued_at: timeAt(20),
    });
  });

  it("are no longer live where a newer generation ended: the branch is an old one", () => {
    const { live: generation, ended: over } = rebuilt({
      live: [live({ generation: 1 })],
      ended: [ended({ generation: 2, queuedAt: timeAt(30) })],
    });
    expect([generation, over.map((each) => [each.generation, each.outcome])]).toEqual([
      null,
      [
        [1, "abandoned"],
        [2, "completed"],
      ],
    ]);
  });

  it("are live although the same generation was saved or landed: the next tick ends them", () => {
    const { live: generation, ended: over } = rebuilt({
      live: [live()],
      ended: [ended({ generation: 2 }), ended({ generation: null, queuedAt: timeAt(20) })],
    });
    expect([generation, over]).toEqual([2, []]);
  });

  it("take what is said later of one generation", () => {
    const both = [ended({ outcome: "abandoned", isCertain: false }), ended({ landed: oid("landed") })];
    const { ended: over, lost } = rebuilt({ ended: both });
    expect(over).toMatchObject([{ outcome: "completed", landed: oid("landed") }]);
    expect(lost.filter((each) => each.startsWith(ID))).toEqual([]);
  });

  it("of unknown generation take the lowest free ones, in the order of their queueings", () => {
    const unknown = (minute: number) => ended({ generation: null, queuedAt: timeAt(minute), at: timeAt(50) });
    const { ended: over } = rebuilt({
      live: [live({ generation: 4, queuedAt: timeAt(40) })],
      ended: [unknown(30), unknown(2), ended({ generation: 2, queuedAt: timeAt(10) })],
    });
    expect(over.map(({ generation, queued_at }) => [generation, queued_at])).toEqual([
      [1, timeAt(2)],
      [2, timeAt(10)],
      [3, timeAt(30)],
    ]);
  });

  it("that nothing tells of are named as lost", () => {
    const { lost } = rebuilt({ isLost: false, damaged: [`claims/${ID}.json`] });
    expect(lost).toContain(`${ID}: nothing tells of its claims`);
  });

  const times = fc.integer({ min: 0, max: 50 }).map(timeAt);
  const anyEnded = fc.record({
    generation: fc.option(fc.integer({ min: 1, max: 9 })),
    queuedAt: fc.option(times),
    at: times,
    outcome: fc.constantFrom("completed" as const, "abandoned" as const, "withdrawn" as const),
    isCertain: fc.boolean(),
  });
  const anyLive = fc.option(fc.record({ generation: fc.integer({ min: 1, max: 9 }), queuedAt: times }));

  it("make a ledger that can be read, give no generation again, and keep every known queueing", () => {
    fc.assert(
      fc.property(fc.array(anyEnded, { maxLength: 8 }), anyLive, (over, found) => {
        const seen = over.map((each) => ended(each));
        const { ledger } = rebuilt({ ended: seen, live: found === null ? [] : [live(found)] });
        const texts = [...formatLedgerFiles(ledger)].map(
          ([path, text]) => [path, { text, sizeBytes: byteLength(text) }] as const,
        );
        expect(parseLedgerFiles(new Map(texts))).toEqual({ kind: "read", ledger });
        const known = [...seen.map(({ generation }) => generation ?? 0), found?.generation ?? 0];
        expect(generationOf(ledger, ID)).toBeGreaterThanOrEqual(Math.max(0, ...known));
        const file = ledger.claims.get(ID);
        const queueings = new Set([
          file?.live?.queued_at,
          ...(file?.ended ?? []).map(({ queued_at }) => queued_at),
        ]);
        // Of one generation only the last word counts, and before a live one there is not always a place.
        const last = new Map(seen.map((each) => [each.generation, each]));
        for (const { generation, queuedAt } of last.values()) {
          const isLive = generation === found?.generation;
          if (generation !== null && queuedAt !== null && !isLive) expect(queueings).toContain(queuedAt);
        }
      }),
    );
  });
});

describe("what is kept of a damaged ledger", () => {
  it("is each file that can be read wholly, and nothing of a file with one bad line", () => {
    fc.assert(
      fc.property(ledgers, (ledger) => {
        const paths = [...formatLedgerFiles(ledger).keys()];
        expect(keepWhole(ledger, [])).toEqual(ledger);
        for (const path of paths) {
          const kept = [...formatLedgerFiles(keepWhole(ledger, [path])).keys()];
          expect(kept).toEqual(paths.filter((each) => each !== path));
        }
      }),
      { numRuns: 50 },
    );
  });

  it("is rebuilt only where it was damaged", () => {
    const claims = new Map([["other-ticket", claimFileAt("other-ticket", oid("head"))]]);
    const { ledger, lost } = rebuilt({
      kept: { ...EMPTY_LEDGER, claims },
      damaged: [`claims/${ID}.json`, `plans/${ID}.jsonl`],
      isLost: false,
      live: [live(), live({ ticket: "other-ticket", generation: 7 })],
    });
    expect(ledger.claims.get("other-ticket")).toEqual(claims.get("other-ticket"));
    expect(ledger.claims.get(ID)?.live?.generation).toBe(2);
    expect(lost).toContain(
      `plans/${ID}.jsonl: decisions about order and capacity that were not copied into the ticket yet`,
    );
  });

  it("does not count what a newer version wrote as damage", () => {
    const file = (text: string) => ({ text, sizeBytes: text.length });
    const files = new Map([
      ["claims/a-ticket.json", file('{"version":2}')],
      ["claims/b-ticket.json", file('{"version":1}')],
      ["claims/c-ticket.json", file("{")],
      ["requests/a-ticket.json", file("{}")],
      ["README.md", file("x")],
      ["requests/../x.json", file("{}")],
    ]);
    expect(newerFiles(files, [...files.keys()])).toEqual(["claims/a-ticket.json", "requests/a-ticket.json"]);
  });
});
