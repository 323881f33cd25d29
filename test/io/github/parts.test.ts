import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { githubFailure } from "../../../src/io/github/failure.ts";
import { OPERATIONS } from "../../../src/io/github/operations.ts";
import { makePace } from "../../../src/io/github/pace.ts";
import * as queries from "../../../src/io/github/request-query.ts";
import { makeRedact } from "../../../src/io/github/secrets.ts";
import { TOKEN } from "../../support/github/answers.ts";
import { checkDocument } from "../../support/github/emulator/graphql/execute.ts";

describe("the queries", () => {
  const documents = [
    ...Object.entries(queries).filter(
      (entry): entry is [string, string] =>
        typeof entry[1] === "string" && /^(?:query|mutation)/.test(entry[1]),
    ),
    ["findQuery of all", queries.findQuery(25, 25, true)] as const,
    ["findQuery of commits", queries.findQuery(0, 3, false)] as const,
    ["findQuery of branches", queries.findQuery(3, 0, false)] as const,
  ];

  it.each(documents)("%s is one that GitHub's published schema allows", (_, document) => {
    expect(checkDocument(document)).toEqual([]);
  });

  it("are all looked at", () => {
    expect(documents.length).toBeGreaterThan(10);
  });

  // https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api#node-limit
  it("stay under GitHub's limit of nodes", () => {
    const { PAGE, COMMENTS, SUITES, ASKED_PER_CALL } = queries;
    const ended = 1 + PAGE + PAGE + 1 + PAGE;
    const open = ended + PAGE * COMMENTS + SUITES;
    expect(ASKED_PER_CALL * (ended + open + 1)).toBeLessThan(500_000);
  });

  // These names Octokit takes for options of its own, and leaves them out.
  it("have no variable that does not reach GitHub", () => {
    for (const [, document] of documents) {
      expect(document).not.toMatch(
        /\$(?:method|baseUrl|url|headers|request|query|mediaType|operationName)\b/,
      );
    }
  });
});

describe("makePace", () => {
  it("lets a burst begin at once, and after it one after the other", async () => {
    let now = 0;
    const pace = makePace(3, 40, () => now).key("any");
    const begun: number[] = [];
    const begin = (index: number): Promise<void> =>
      pace.schedule({}, async () => {
        begun.push(index);
      });
    const waiting = [begin(0), begin(1), begin(2), begin(3)];
    await Promise.all(waiting.slice(0, 3));
    expect(begun).toEqual([0, 1, 2]);
    await waiting[3];
    // What was not used for a time may be used at once.
    now = 1_000;
    await Promise.all([begin(4), begin(5), begin(6)]);
    expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it("gives what the task gives", async () => {
    expect(
      await makePace(1, 0)
        .key("any")
        .schedule({}, async () => 7),
    ).toBe(7);
  });
});

describe("makeRedact", () => {
  it("leaves no token, wherever it stands", () => {
    const redact = makeRedact(TOKEN);
    const basic = Buffer.from(`x-access-token:${TOKEN}`).toString("base64");
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.constantFrom(TOKEN, basic), (before, after, secret) => {
        const clean = redact(`${before}${secret}${after}${secret}`);
        expect(clean).not.toContain(secret);
      }),
    );
    expect(
      redact("Authorization: Bearer hunter2 and token ghp_0123456789abcdefABCDEF0123456789abcd"),
    ).not.toMatch(/hunter2|0123456789/);
  });

  it("cuts no token in two", () => {
    const clean = makeRedact("opaque-token-of-an-app")(`${"x".repeat(1_990)}opaque-token-of-an-app`);
    expect(clean.slice(1_990)).toBe("***");
  });
});

describe("githubFailure", () => {
  const context = { repository: "o/r", redact: makeRedact(TOKEN), now: () => Date.UTC(2026, 0, 1) };
  const http = (status: number, message: string, headers: object = {}): object => ({
    status,
    message,
    response: { headers, data: { message } },
  });

  it.each(Object.keys(OPERATIONS) as readonly (keyof typeof OPERATIONS)[])(
    "names the permission that %s needs",
    (name) => {
      const { diagnostic, message } = githubFailure(http(403, "no"), name, context);
      expect(diagnostic.code).toBe("github/forbidden");
      expect(message).toMatch(/^`[a-z-]+: (?:read|write)` is needed to [a-z]/);
    },
  );

  it("takes GitHub's word for the permission, and of alternatives the usual one", () => {
    const accepted = (value: string): object => ({ "x-accepted-github-permissions": value });
    const named = (value: string) =>
      githubFailure(http(403, "no", accepted(value)), "writeComment", context).diagnostic.facts["permission"];
    expect(named("issues=write; pull_requests=write")).toBe("pull-requests: write");
    expect(named("contents=read,workflows=write")).toBe("contents: read, workflows: write");
    expect(named("")).toBe("pull-requests: write");
  });

  it.each<[number, string]>([
    [401, "github/unauthorized"],
    [404, "github/not-found"],
    [405, "github/refused"],
    [409, "github/refused"],
    [410, "github/refused"],
    [422, "github/refused"],
    [429, "github/rate-limited"],
    [451, "github/refused"],
    [500, "github/unreachable"],
    [504, "github/unreachable"],
  ])("makes %i a %s", (status, code) => {
    expect(githubFailure(http(status, "words"), "merge", context).diagnostic.code).toBe(code);
  });

  it("makes a fault of yoi's own no fault of the person", () => {
    expect(githubFailure(new TypeError("x is not a function"), "merge", context).diagnostic.code).toBe(
      "github/unexpected-answer",
    );
  });

  it("keeps nothing of the request beside the words", () => {
    const error = Object.assign(new Error("words"), {
      status: 500,
      request: { headers: { authorization: `token ${TOKEN}` } },
    });
    const made = githubFailure(error, "merge", context);
    expect(made.cause).toEqual(new Error("words"));
    expect(Object.keys(made.cause as object)).toEqual([]);
  });
});
