import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  lastWords,
  peopleToAsk,
  type Review,
  type ReviewFacts,
  weighReviews,
} from "../../../src/core/github/verdicts.ts";
import { verdictSchema } from "../../../src/core/orchestrator/ledger.ts";
import { oid, subject } from "../../support/observation.ts";

const HEAD = oid("head");

function review(change: Partial<Review> = {}): Review {
  return {
    id: 101,
    login: "rita",
    isBot: false,
    state: "APPROVED",
    commit: HEAD,
    body: "",
    submittedAt: "2026-03-01T10:00:00Z",
    comments: [],
    ...change,
  };
}

function facts(change: Partial<ReviewFacts> = {}): ReviewFacts {
  return {
    roles: new Map([
      ["rita", "write"],
      ["ada", "admin"],
      ["theo", "triage"],
    ]),
    subjectOf: () => subject(),
    excluded: new Set<string>(),
    distrust: null,
    ...change,
  };
}

const login = fc.constantFrom("rita", "Rita", "ada", "theo", "stranger", "helper[bot]");
const anyReview: fc.Arbitrary<Review> = fc
  .record({
    id: fc.integer({ min: 1, max: 1e9 }),
    login,
    state: fc.constantFrom("APPROVED", "CHANGES_REQUESTED", "COMMENTED", "DISMISSED", "PENDING" as const),
    commit: fc.constantFrom(HEAD, oid("older"), null),
    body: fc.string({ unit: "binary", maxLength: 50 }),
    comments: fc.array(
      fc.record({
        path: fc.string({ maxLength: 20 }),
        line: fc.option(fc.integer({ min: -2, max: 9 })),
        body: fc.string({ unit: "binary", maxLength: 20 }),
      }),
      { maxLength: 3 },
    ),
  })
  .map((given) => review({ ...given, isBot: given.login.endsWith("[bot]") }));

describe("weighing reviews", () => {
  it("counts the approval of a person who may write, for the commit it was given to", () => {
    const { verdicts, left } = weighReviews([review({ body: " fine " })], facts());
    expect(left).toEqual([]);
    expect(verdicts).toEqual([
      {
        kind: "approval",
        id: "review101",
        by: "rita",
        at: "2026-03-01T10:00:00Z",
        head: HEAD,
        subject: subject(),
        note: "fine",
      },
    ]);
  });

  it("hands a request for changes on with path and line of every comment", () => {
    const comments = [
      { path: "src/a.ts", line: 4, body: "off by one" },
      { path: "src/b.ts", line: null, body: "unused" },
    ];
    const [verdict] = weighReviews(
      [review({ state: "CHANGES_REQUESTED", body: "see below", comments })],
      facts(),
    ).verdicts;
    expect(verdict).toMatchObject({
      kind: "changes_requested",
      note: "see below",
      findings: [
        { path: null, line: null, text: "see below" },
        { path: "src/a.ts", line: 4, text: "off by one" },
        { path: "src/b.ts", line: null, text: "unused" },
      ],
    });
  });

  it.each<[string, Partial<Review>, Partial<ReviewFacts>, RegExp]>([
    ["a bot", { isBot: true, login: "ada" }, {}, /no person/],
    ["somebody who may only triage", { login: "theo" }, {}, /no write access/],
    ["a stranger", { login: "mallory" }, {}, /no write access/],
    ["somebody whose review was dismissed", { state: "DISMISSED" }, {}, /dismissed/],
    ["somebody whose review names no commit", { commit: null }, {}, /no commit/],
    ["somebody who had a hand in the work", {}, { excluded: new Set(["rita"]) }, /cannot approve/],
    ["anybody while it is not known who wrote the work", {}, { distrust: "nobody knows" }, /nobody knows/],
    ["somebody who saw a commit that is gone", {}, { subjectOf: () => undefined }, /no longer part/],
  ])("does not count %s, and says why", (_who, change, given, reason) => {
    const { verdicts, left } = weighReviews([review(change)], facts(given));
    expect(verdicts).toEqual([]);
    expect(left).toEqual([
      { login: change.login ?? "rita", reason: expect.stringMatching(reason) as string },
    ]);
  });

  it("lets those who wrote or asked for the work ask for changes", () => {
    const given = facts({ excluded: new Set(["rita"]), distrust: "nobody knows" });
    const { verdicts } = weighReviews([review({ state: "CHANGES_REQUESTED", body: "no" })], given);
    expect(verdicts.map(({ kind }) => kind)).toEqual(["changes_requested"]);
  });

  it("goes by the newest word of a person, whom letters' case does not make another one", () => {
    const first = review({ id: 1, state: "CHANGES_REQUESTED" });
    const second = review({ id: 2, login: "RITA" });
    expect(lastWords([first, second])).toEqual([second]);
    expect(lastWords([second, first])).toEqual([first]);
  });

  it("does not let a comment take an approval back, nor a dismissal bring an older one back", () => {
    const approved = review({ id: 1 });
    expect(lastWords([approved, review({ id: 2, state: "COMMENTED" })])).toEqual([approved]);
    const dismissed = review({ id: 3, state: "DISMISSED" });
    expect(weighReviews([approved, dismissed], facts()).verdicts).toEqual([]);
  });

  it("makes nothing but verdicts that the ledger's schema takes, at most one of each person", () => {
    fc.assert(
      fc.property(fc.array(anyReview, { maxLength: 8 }), (reviews) => {
        const { verdicts, left } = weighReviews(reviews, facts());
        for (const verdict of verdicts) expect(verdictSchema.safeParse(verdict).error).toBeUndefined();
        const people = [...verdicts.map(({ by }) => by), ...left.map((each) => each.login)].map((name) =>
          name.toLowerCase(),
        );
        expect(new Set(people).size).toBe(people.length);
        // Nobody is left unexplained.
        expect(people.sort()).toEqual(
          lastWords(reviews)
            .map((each) => each.login.toLowerCase())
            .sort(),
        );
        for (const { by, kind } of verdicts) {
          expect(["rita", "ada"]).toContain(by.toLowerCase());
          const newest = reviews.findLast(
            (each) =>
              each.login.toLowerCase() === by.toLowerCase() && !["COMMENTED", "PENDING"].includes(each.state),
          );
          expect(newest?.state).toBe(kind === "approval" ? "APPROVED" : "CHANGES_REQUESTED");
        }
      }),
    );
  });

  it("asks for the role of nobody whose word cannot count", () => {
    const reviews = [
      review({ id: 1, login: "ada" }),
      review({ id: 2, login: "helper[bot]", isBot: true }),
      review({ id: 3, login: "theo", state: "COMMENTED" }),
      review({ id: 4, login: "rita", state: "DISMISSED" }),
      review({ id: 5, login: "Cody" }),
      review({ id: 6, login: "mia", commit: null }),
    ];
    expect(peopleToAsk(reviews, { excluded: new Set(["cody"]), distrust: null })).toEqual(["ada"]);
    expect(peopleToAsk(reviews, { excluded: new Set(), distrust: "unknown" })).toEqual([]);
  });
});
