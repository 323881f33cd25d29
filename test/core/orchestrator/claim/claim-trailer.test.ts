import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type ClaimTrailer,
  formatClaimTrailer,
  parseClaimTrailer,
} from "../../../../src/core/orchestrator/claim/claim-trailer.ts";

const ID = "20261101-080000-dark-mode";
const OID = "b".repeat(40);

const trailers: fc.Arbitrary<ClaimTrailer> = fc.record({
  ticket: fc.constantFrom(ID, "abc", "A_b-9"),
  generation: fc.integer({ min: 1, max: 1_000_000 }),
  attempt: fc.option(fc.stringMatching(/^[0-9a-z]{6,32}$/), { nil: null }),
  ledger: fc.option(fc.stringMatching(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/), { nil: null }),
});

describe("Yoi-Claim", () => {
  it("is read back as it was written", () => {
    fc.assert(
      fc.property(trailers, (trailer) => {
        expect(parseClaimTrailer(formatClaimTrailer(trailer))).toEqual(trailer);
      }),
    );
    const first = { ticket: ID, generation: 1, attempt: null, ledger: null };
    expect(formatClaimTrailer(first)).toBe(`${ID} 1 - -`);
    expect(formatClaimTrailer({ ticket: ID, generation: 12, attempt: "a7k2b3", ledger: OID })).toBe(
      `${ID} 12 a7k2b3 ${OID}`,
    );
  });

  it.each([
    ["", "nothing"],
    [`${ID} 1 -`, "too little"],
    [`${ID} 1 - - -`, "too much"],
    [`${ID}  1 - -`, "two spaces"],
    [`${ID} 0 - -`, "a generation before the first"],
    [`${ID} 01 - -`, "a zero before the generation"],
    [`${ID} 1e3 - -`, "a number of another form"],
    [`${ID} 99999999999999999999 - -`, "a generation beyond all numbers"],
    [`../x 1 - -`, "no ticket's id"],
    [`${ID} 1 short -`, "no attempt's id"],
    [`${ID} 1 - ${OID.slice(1)}`, "no full object id"],
    [`${ID} 1 - HEAD`, "a name"],
  ])("%j is none: %s", (value) => {
    expect(parseClaimTrailer(value)).toBeUndefined();
  });
});
