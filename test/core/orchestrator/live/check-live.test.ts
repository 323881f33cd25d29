import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { finding } from "../../../../src/core/diagnostic/diagnostic.ts";
import { decide } from "../../../../src/core/orchestrator/decide/decide.ts";
import { nextWords } from "../../../../src/core/orchestrator/decide/next-words.ts";
import { checkLive } from "../../../../src/core/orchestrator/live/check-live.ts";
import type { LiveFacts } from "../../../../src/core/orchestrator/live/live-facts.ts";
import type { Observation } from "../../../../src/core/orchestrator/observation.ts";
import { anyObservation } from "../../../support/any-observation.ts";
import {
  attempt,
  claim,
  claimed,
  claims,
  ended,
  observation,
  oid,
  onDefault,
  proposed,
  queued,
  work,
} from "../../../support/observation.ts";

function factsOf(seen: Observation, change: Partial<LiveFacts> = {}): LiveFacts {
  return {
    observation: seen,
    decision: decide(seen),
    place: "remote",
    workPrefix: "work/",
    problems: [],
    newer: [],
    locks: [],
    worktrees: [],
    attempts: [],
    dossiers: [],
    takenBack: [],
    rescues: [],
    ...change,
  };
}

const codesOf = (seen: Observation, change: Partial<LiveFacts> = {}): readonly string[] =>
  checkLive(factsOf(seen, change)).map(({ found, fix }) => `${found.code} ${fix?.kind ?? "-"}`);

describe("what lives with tickets", () => {
  it("is in order while tickets are queued, worked on, proposed, landed and over", () => {
    const landed = claimed({
      claim: claims(claim({ landed: oid("landed") })),
      landed: oid("landed"),
      on_default: onDefault({ state: "closed" }),
    });
    const over = queued({ claim: claims(null, [ended()]) });
    const running = claimed({
      claim: claims(claim({ attempt: attempt() })),
      attempt: { liveness: "running", result: "none" },
      worktree: "dirty",
    });
    for (const seen of [queued(), claimed(), landed, over, running, proposed()]) {
      const place = { ticket: seen.id, dir: ".worktree/ticket-1", reason: "", kind: "whole" as const };
      const worktrees = (seen.claim?.live ?? null) === null ? [] : [{ ...place, unsaved: seen === running }];
      expect(codesOf(observation([seen]), { worktrees })).toEqual([]);
    }
  });

  it("is not judged by a ledger that is lost or damaged, but for what keeps it from being rebuilt", () => {
    const foreign = queued({ work: work({ trailer: null }), worktree: "stale" });
    const problems = [
      finding("ledger/bad-file", { path: "claims/x.json" }, { file: "claims/x.json", problem: "no" }),
    ];
    const lock = {
      ref: "refs/yoi/ledger",
      path: "/x.lock",
      name: "x.lock",
      minutes: 11,
      holder: "none" as const,
    };
    const at = (state: "lost" | "damaged") =>
      observation([foreign], { ledger: { sha: null, state, problem: "gone" } });
    expect(codesOf(at("lost"), { locks: [lock] })).toEqual([
      "ledger/stale-lock remove_lock",
      "ledger/lost rebuild_ledger",
    ]);
    expect(codesOf(at("damaged"), { problems })).toEqual(["ledger/bad-file rebuild_ledger"]);
    expect(codesOf(at("damaged"), { problems, newer: ["claims/x.json"] })).toEqual(["ledger/newer-file -"]);
    const unreadable = finding("ledger/unreadable", { path: "" }, { sha: oid("x"), reason: "missing" });
    expect(codesOf(at("damaged"), { problems: [unreadable] })).toEqual(["ledger/unreadable -"]);
    expect(codesOf(at("damaged"), { problems: [unreadable], place: "local" })).toEqual([
      "ledger/unreadable rebuild_ledger",
    ]);
  });

  it("is mended by hand where another git may be at work", () => {
    const lock = { ref: "refs/yoi/ledger", path: "/x.lock", name: "x.lock", minutes: 11 };
    for (const holder of ["git", "unknown"] as const) {
      expect(codesOf(observation([]), { locks: [{ ...lock, holder }] })).toEqual(["ledger/stale-lock -"]);
    }
  });

  it("has for every observation an answer whose words are whole", () => {
    fc.assert(
      fc.property(anyObservation, (seen) => {
        for (const { found } of checkLive(factsOf(seen))) {
          expect(Object.values(found.facts)).not.toContain("");
          expect(found.ticket ?? "").not.toContain(" ");
        }
      }),
      { numRuns: 200 },
    );
  });

  it("is described by what the next tick does, in words that follow it", () => {
    fc.assert(
      fc.property(anyObservation, (seen) => {
        const decision = decide(seen);
        for (const { id } of seen.tickets) expect(nextWords(decision, id)).toMatch(/^[a-z]+s(?:\b|:)/);
      }),
      { numRuns: 200 },
    );
  });
});
