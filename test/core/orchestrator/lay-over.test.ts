import { describe, expect, it } from "vitest";
import { layOver, type TicketView } from "../../../src/core/orchestrator/lay-over.ts";
import type { Claim } from "../../../src/core/orchestrator/ledger.ts";
import { STATES, type State } from "../../../src/core/ticket/state.ts";
import { claimFileAt } from "../../support/ledgers.ts";

const CHAIN = [
  "intake>ready@1#a",
  "ready>queued@2#b",
  "queued>inprogress@3#c",
  "inprogress>done@4#d",
  "done>closed@5#e",
];

/** A ticket in a state, after all moves that lead there. */
function view(state: State, attention: string | null = null): TicketView {
  return { state, attention, chain: CHAIN.slice(0, STATES.indexOf(state)) };
}

function claim(more: Partial<Claim> = {}): Claim {
  const { live } = claimFileAt("t", "a".repeat(40));
  if (live === null) throw new Error("there is a live claim");
  return { ...live, ...more };
}

const NONE = { tree: null, onDefault: null, work: null, claim: null };

describe("the work ref over what a reader has before them", () => {
  it("is shown from wherever the tree stands on the way to it", () => {
    for (const tree of STATES.slice(0, 4)) {
      const laid = layOver({
        tree: view(tree),
        onDefault: view("queued"),
        work: view("inprogress"),
        claim: claim(),
      });
      expect(laid).toEqual({ state: "inprogress", attention: null, mergeReady: false, holds: true });
    }
  });

  it("is in progress and merge-ready from its closing until that is on the default branch", () => {
    const at = (onDefault: State, tree: State, landed: string | null = null) =>
      layOver({
        tree: view(tree),
        onDefault: view(onDefault),
        work: view("closed"),
        claim: claim({ landed }),
      });
    for (const tree of ["queued", "inprogress", "closed"] as const) {
      expect(at("queued", tree)).toMatchObject({ state: "inprogress", mergeReady: true });
      expect(at("closed", tree)).toMatchObject({ state: "closed", mergeReady: false });
      expect(at("queued", tree, "b".repeat(40))).toMatchObject({ state: "closed", mergeReady: false });
    }
    expect(layOver({ ...NONE, tree: view("queued"), work: view("closed") })).toMatchObject({
      mergeReady: true,
    });
  });

  it("gives way to a tree that tells another story, or more of it", () => {
    const unqueued: TicketView = { ...view("ready"), chain: [...CHAIN.slice(0, 2), "queued>ready@9#x"] };
    const reopened: TicketView = { ...view("intake"), chain: [...CHAIN, "closed>intake@9#y"] };
    for (const tree of [unqueued, reopened]) {
      const laid = layOver({ tree, onDefault: view("queued"), work: view("inprogress"), claim: claim() });
      expect(laid).toEqual({ state: tree.state, attention: null, mergeReady: false, holds: false });
    }
  });

  it("says what is asked: by the ledger, on the work ref, on the default branch", () => {
    const asked = (ledger: string | null, work: string | null, onDefault: string | null) =>
      layOver({
        tree: view("queued", "stale"),
        onDefault: view("queued", onDefault),
        work: view("inprogress", work),
        claim: claim({ attention: ledger }),
      }).attention;
    expect(asked("ledger", "work", "default")).toBe("ledger");
    expect(asked(null, "work", "default")).toBe("work");
    expect(asked(null, null, "default")).toBe("default");
    expect(asked(null, null, null)).toBeNull();
  });

  it("shows the tree where the work ref cannot be read, and still what the ledger asks", () => {
    const laid = layOver({ ...NONE, tree: view("queued"), claim: claim({ attention: "look" }) });
    expect(laid).toEqual({ state: "queued", attention: "look", mergeReady: false, holds: false });
    expect(layOver(NONE)).toMatchObject({ state: null, attention: null });
  });
});
