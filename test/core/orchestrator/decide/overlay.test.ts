import { describe, expect, it } from "vitest";
import { overlayOf } from "../../../../src/core/orchestrator/decide/overlay.ts";
import type { TicketSeen } from "../../../../src/core/orchestrator/observation.ts";
import {
  ACCEPTED_CHAIN,
  CLOSED_CHAIN,
  claimed,
  closedTicket,
  oid,
  onDefault,
  QUEUED_CHAIN,
  queued,
  work,
  workTicket,
} from "../../../support/observation.ts";

const cases: readonly (readonly [name: string, seen: TicketSeen, overlay: ReturnType<typeof overlayOf>])[] = [
  ["nothing lies over a ticket without a claim", queued(), undefined],
  ["the claim holds while the queueing stands", claimed(), "holds"],
  ["it holds without a work ref too", claimed({ work: null }), "holds"],
  ["it holds where the work's ticket cannot be read", claimed({ work: work({ ticket: null }) }), "holds"],
  [
    "another text on the default branch is an edit",
    claimed({ on_default: onDefault({ text: oid("new") }) }),
    "edited",
  ],
  [
    "a commit that landed goes before everything",
    claimed({ landed: oid("merged"), on_default: null }),
    "landed",
  ],
  ["a ticket that is gone is withdrawn", claimed({ on_default: null }), "withdrawn"],
  [
    "an un-queued ticket is withdrawn",
    claimed({
      on_default: onDefault({
        state: "ready",
        queued_at: null,
        chain: [...QUEUED_CHAIN, "queued>ready@9#x"],
      }),
    }),
    "withdrawn",
  ],
  [
    "another queueing is none of this claim",
    claimed({ on_default: onDefault({ queued_at: "2026-03-02T08:00:00Z" }) }),
    "withdrawn",
  ],
  [
    "a person's own start is no part of the work",
    claimed({
      on_default: onDefault({ state: "inprogress", chain: [...QUEUED_CHAIN, "queued>inprogress@9#x"] }),
    }),
    "withdrawn",
  ],
  [
    "the beginning of the work on the default branch was merged early",
    claimed({
      on_default: onDefault({ state: "inprogress", chain: ACCEPTED_CHAIN }),
      work: work({ ticket: closedTicket() }),
    }),
    "merged_early",
  ],
  [
    "what was merged early and then returned is withdrawn",
    claimed({
      on_default: onDefault({
        state: "intake",
        queued_at: null,
        chain: [...ACCEPTED_CHAIN, "inprogress>intake@9#x"],
      }),
    }),
    "withdrawn",
  ],
  [
    "a proposal that went on after it was merged lies over it",
    claimed({
      on_default: onDefault({ state: "closed", chain: CLOSED_CHAIN }),
      work: work({ ticket: workTicket({ chain: [...CLOSED_CHAIN, "closed>inprogress@5#f"] }) }),
    }),
    "merged_early",
  ],
  [
    "two stories of one queueing are for a person",
    claimed({ on_default: onDefault({ chain: [...QUEUED_CHAIN.slice(0, 1), "ready>queued@2#other"] }) }),
    "diverged",
  ],
];

describe("how a work ref lies over the default branch", () => {
  it.each(cases)("%s", (_name, seen, overlay) => {
    expect(overlayOf(seen)).toBe(overlay);
  });
});
