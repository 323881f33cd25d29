import { describe, expect, it } from "vitest";
import type { RequestAnswer } from "../../../src/io/github/request-shapes.ts";
import { rejectionOf } from "../../support/failure.ts";
import { type Answer, type Asked, data, withAnswers } from "../../support/github/answers.ts";
import { commitAnswer, LAST_PAGE, requestAnswer, reviewAnswer } from "../../support/github/request-answer.ts";

const HEAD = "a".repeat(40);
const operationOf = ({ body }: Asked): string => /^query (\w+)/.exec(body.query)?.[1] ?? "";
const one = (request: RequestAnswer): Answer => data({ repository: { pullRequest: request } });

/** Answers `findQuery`: by branch the open and the newest ended request, by commit a login. */
function found(
  asked: Asked,
  open: Readonly<Record<string, RequestAnswer>>,
  ended: Readonly<Record<string, RequestAnswer>> = {},
  authors: Readonly<Record<string, string>> = {},
): Answer {
  const fields = Object.entries<string>(asked.body.variables).flatMap(
    ([name, value]): [string, unknown][] => {
      const index = name.slice(1);
      const nodes = (request: RequestAnswer | undefined) => (request === undefined ? [] : [request]);
      if (/^b\d+$/.test(name)) return [[`e${index}`, { nodes: nodes(ended[value]) }]];
      if (/^r\d+$/.test(name)) {
        const request = open[value.replace("refs/heads/", "")];
        return [
          [`o${index}`, request === undefined ? null : { associatedPullRequests: { nodes: nodes(request) } }],
        ];
      }
      if (!/^c\d+$/.test(name)) return [];
      const login = authors[value];
      return [[`c${index}`, login === undefined ? null : { author: { user: { login } } }]];
    },
  );
  return data({ repository: Object.fromEntries(fields) });
}

describe("findRequests", () => {
  it("asks once for 25 branches and 25 commits", async () => {
    const branches = Array.from({ length: 30 }, (_, index) => `work/${index}`);
    const open = Object.fromEntries(
      branches.map((headRefName, number) => [headRefName, requestAnswer({ headRefName, number })]),
    );
    await withAnswers(
      (asked) => found(asked, open, {}, { [HEAD]: "ada" }),
      async ({ api, asked }) => {
        const { requests, authors } = await api.findRequests({ branches, commits: [HEAD, "f".repeat(40)] });
        expect([...requests].map(([branch, { number }]) => [branch, number])).toEqual(
          branches.map((branch, number) => [branch, number]),
        );
        expect([...authors]).toEqual([
          [HEAD, "ada"],
          ["f".repeat(40), null],
        ]);
        expect(asked.map(operationOf)).toEqual(["FindRequests", "FindRequests"]);
      },
    );
  });

  it("asks nothing when nothing is asked of it", async () => {
    await withAnswers(
      () => "drop",
      async ({ api }) => {
        expect((await api.findRequests({ branches: [], commits: [] })).requests.size).toBe(0);
        expect(api.requestCount()).toBe(0);
      },
    );
  });

  it("gives the open request, else the newest ended one, and none for a branch without any", async () => {
    const open = { "work/1": requestAnswer({ number: 9 }) };
    const ended = {
      "work/1": requestAnswer({ number: 4, state: "CLOSED" }),
      "work/2": requestAnswer({
        number: 6,
        state: "MERGED",
        mergeCommit: { oid: "c".repeat(40) },
        mergedBy: { __typename: "User", login: "grace" },
      }),
    };
    await withAnswers(
      (asked) => found(asked, open, ended),
      async ({ api }) => {
        const { requests } = await api.findRequests({
          branches: ["work/1", "work/2", "work/3"],
          commits: [],
        });
        expect([...requests].map(([branch, { number, state }]) => [branch, number, state])).toEqual([
          ["work/1", 9, "open"],
          ["work/2", 6, "merged"],
        ]);
        expect(requests.get("work/2")).toMatchObject({ mergeCommit: "c".repeat(40), mergedBy: "grace" });
      },
    );
  });

  it("finds the own ended request behind newer ones of strangers' forks", async () => {
    const fork = requestAnswer({ number: 8, state: "CLOSED", isCrossRepository: true });
    const page = (nodes: readonly object[], hasNextPage: boolean) =>
      data({ repository: { pullRequests: { pageInfo: { hasNextPage, endCursor: "next" }, nodes } } });
    const own = { number: 3, isCrossRepository: false, baseRefName: "main" };
    await withAnswers(
      (asked) => {
        if (operationOf(asked) === "FindRequests") return found(asked, {}, { "work/1": fork });
        if (operationOf(asked) === "Request") return one(requestAnswer({ number: 3, state: "MERGED" }));
        return asked.body.variables.after === null
          ? page([{ ...own, number: 8, isCrossRepository: true }], true)
          : page([{ ...own, number: 7, baseRefName: "other" }, own], false);
      },
      async ({ api }) => {
        const { requests } = await api.findRequests({ branches: ["work/1"], commits: [], base: "main" });
        expect(requests.get("work/1")).toMatchObject({ number: 3, state: "merged", isFork: false });
      },
    );
  });

  it("gives none where only strangers' forks have such a branch", async () => {
    const fork = requestAnswer({ number: 8, state: "CLOSED", isCrossRepository: true });
    const pageInfo = { hasNextPage: false, endCursor: null };
    const nodes = [{ number: 8, isCrossRepository: true, baseRefName: "main" }];
    await withAnswers(
      (asked) =>
        operationOf(asked) === "FindRequests"
          ? found(asked, {}, { "work/1": fork })
          : data({ repository: { pullRequests: { pageInfo, nodes } } }),
      async ({ api }) => {
        expect((await api.findRequests({ branches: ["work/1"], commits: [] })).requests.size).toBe(0);
      },
    );
  });

  it("names the permission that an answer says is missing", async () => {
    const path = ["repository", "o0", "associatedPullRequests", "nodes", 0, "head", "nodes", 0, "commit"];
    const errors = [
      {
        type: "FORBIDDEN",
        path: [...path, "statusCheckRollup"],
        message: "Resource not accessible by integration",
      },
    ];
    await withAnswers(
      () => ({ status: 200, body: { data: { repository: { o0: null, e0: { nodes: [] } } }, errors } }),
      async ({ api }) => {
        const error = await rejectionOf(() => api.findRequests({ branches: ["work/1"], commits: [] }));
        expect(error.diagnostic.code).toBe("github/forbidden");
        expect(error.diagnostic.facts["permission"]).toBe("checks: read");
      },
    );
  });

  it("takes no strange answer for an absence", async () => {
    const strange = { associatedPullRequests: { nodes: [{ ...requestAnswer(), mergeable: "PERHAPS" }] } };
    await withAnswers(
      () => data({ repository: { o0: strange, e0: { nodes: [] } } }),
      async ({ api }) => {
        const error = await rejectionOf(() => api.findRequests({ branches: ["work/1"], commits: [] }));
        expect(error.diagnostic.code).toBe("github/unexpected-answer");
      },
    );
  });
});

describe("readRequest", () => {
  it("gives everything of a request, with logins as the REST interface has them", async () => {
    const reviews = [
      reviewAnswer(1, { author: { __typename: "Bot", login: "helpful" }, state: "COMMENTED" }),
      reviewAnswer(2, {
        state: "CHANGES_REQUESTED",
        body: "Not yet",
        comments: { nodes: [{ path: "src/a.ts", line: null, originalLine: 7, body: "Why?" }, null] },
      }),
      reviewAnswer(3, { author: null, commit: null, submittedAt: null }),
    ];
    const contexts = [
      { __typename: "StatusContext", context: "yoi/review-gate", state: "PENDING", description: "Waiting" },
      { __typename: "StatusContext", context: "ci", state: "SUCCESS", description: null },
    ] as const;
    const statusCheckRollup = {
      contexts: { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [...contexts] },
    };
    const answer = requestAnswer({
      reviews: { pageInfo: LAST_PAGE, nodes: reviews },
      commits: { pageInfo: LAST_PAGE, nodes: [commitAnswer("ada", "web-flow"), commitAnswer(null, "ada")] },
      head: { nodes: [{ commit: { oid: HEAD, statusCheckRollup, checkSuites: null } }] },
      mergeQueueEntry: { id: "MQE_1" },
    });
    await withAnswers(
      () => one(answer),
      async ({ api }) => {
        const seen = await api.readRequest(5);
        expect(seen).toMatchObject({
          number: 5,
          nodeId: "PR_5",
          author: "github-actions[bot]",
          authorIsBot: true,
          head: HEAD,
          inMergeQueue: true,
          isCut: false,
          committers: ["ada", "web-flow", null],
          checks: { state: "passed", names: [{ name: "ci", state: "passed" }] },
        });
        expect([...(seen?.statuses ?? [])]).toEqual([
          ["yoi/review-gate", { state: "pending", description: "Waiting" }],
        ]);
        expect(seen?.reviews.map(({ id, login, isBot, commit }) => ({ id, login, isBot, commit }))).toEqual([
          { id: 1, login: "helpful[bot]", isBot: true, commit: HEAD },
          { id: 2, login: "grace", isBot: false, commit: HEAD },
          { id: 3, login: "ghost", isBot: false, commit: null },
        ]);
        expect(seen?.reviews[1]?.comments).toEqual([{ path: "src/a.ts", line: 7, body: "Why?" }]);
        expect(api.requestCount()).toBe(1);
      },
    );
  });

  it("is undefined for a number that is none", async () => {
    const errors = [{ type: "NOT_FOUND", path: ["repository", "pullRequest"], message: "Could not resolve" }];
    await withAnswers(
      () => ({ status: 200, body: { data: { repository: { pullRequest: null } }, errors } }),
      async ({ api }) => expect(await api.readRequest(404)).toBeUndefined(),
    );
  });

  it("says that the repository is not there, or may not be seen", async () => {
    const errors = [
      { type: "NOT_FOUND", path: ["repository"], message: "Could not resolve to a Repository" },
    ];
    await withAnswers(
      () => ({ status: 200, body: { data: { repository: null }, errors } }),
      async ({ api }) => {
        const { diagnostic } = await rejectionOf(() => api.readRequest(5));
        expect(diagnostic.code).toBe("github/not-found");
      },
    );
  });

  it("reads older reviews and commits, oldest first, each only once", async () => {
    const more = { hasPreviousPage: true, startCursor: "older" };
    const answer = requestAnswer({
      reviews: { pageInfo: more, nodes: [reviewAnswer(3)] },
      commits: { pageInfo: LAST_PAGE, nodes: [commitAnswer("ada", "ada")] },
    });
    const older = {
      reviews: { pageInfo: LAST_PAGE, nodes: [reviewAnswer(1), reviewAnswer(2)] },
      commits: { pageInfo: LAST_PAGE, nodes: [commitAnswer("twice", "twice")] },
    };
    await withAnswers(
      (asked) =>
        operationOf(asked) === "Request" ? one(answer) : data({ repository: { pullRequest: older } }),
      async ({ api, asked }) => {
        const seen = await api.readRequest(5);
        expect(seen?.reviews.map(({ id }) => id)).toEqual([1, 2, 3]);
        expect(seen).toMatchObject({ committers: ["ada"], isCut: false });
        expect(asked).toHaveLength(2);
      },
    );
  });

  it("takes no review twice where only the commits have older pages", async () => {
    const more = { hasPreviousPage: true, startCursor: "older" };
    const reviews = { pageInfo: LAST_PAGE, nodes: [reviewAnswer(1)] };
    const answer = requestAnswer({
      reviews,
      commits: { pageInfo: more, nodes: [commitAnswer("ada", "ada")] },
    });
    const older = { reviews, commits: { pageInfo: LAST_PAGE, nodes: [commitAnswer("grace", "ada")] } };
    await withAnswers(
      (asked) =>
        operationOf(asked) === "Request" ? one(answer) : data({ repository: { pullRequest: older } }),
      async ({ api }) => {
        const seen = await api.readRequest(5);
        expect(seen?.reviews.map(({ id }) => id)).toEqual([1]);
        expect(seen?.committers).toEqual(["grace", "ada"]);
      },
    );
  });

  it("says when reviews or commits are cut, after a named number of pages", async () => {
    const more = { hasPreviousPage: true, startCursor: "older" };
    const page = { reviews: null, commits: { pageInfo: more, nodes: [] } };
    await withAnswers(
      (asked) =>
        operationOf(asked) === "Request"
          ? one(requestAnswer(page))
          : data({ repository: { pullRequest: page } }),
      async ({ api, asked }) => {
        expect((await api.readRequest(5))?.isCut).toBe(true);
        expect(asked).toHaveLength(5);
      },
    );
  });

  it("takes checks of an older head for none of this one", async () => {
    const statusCheckRollup = {
      contexts: {
        pageInfo: { hasNextPage: false, endCursor: null },
        nodes: [{ __typename: "StatusContext", context: "ci", state: "SUCCESS", description: null }],
      },
    } as const;
    const commit = { oid: "0".repeat(40), statusCheckRollup, checkSuites: null };
    const answer = { ...requestAnswer(), head: { nodes: [{ commit }] } };
    await withAnswers(
      () => data({ repository: { pullRequest: answer } }),
      async ({ api }) => {
        expect((await api.readRequest(5))?.checks).toEqual({ state: "pending", names: [] });
      },
    );
  });
});

describe("requestsWithHead", () => {
  const heads = (nodes: readonly object[], hasNextPage = false): Answer =>
    data({ repository: { pullRequests: { pageInfo: { hasNextPage, endCursor: "next" }, nodes } } });

  it("finds every open request of a head, those of forks as well", async () => {
    await withAnswers(
      (asked) => {
        if (operationOf(asked) === "OpenHeads") {
          return asked.body.variables.after === null
            ? heads(
                [
                  { number: 9, headRefOid: HEAD },
                  { number: 8, headRefOid: "f".repeat(40) },
                ],
                true,
              )
            : heads([{ number: 5, headRefOid: HEAD }]);
        }
        const { number } = asked.body.variables;
        return one(requestAnswer({ number, isCrossRepository: number === 9 }));
      },
      async ({ api }) => {
        const found = await api.requestsWithHead(HEAD);
        expect(found.map(({ number, isFork }) => [number, isFork])).toEqual([
          [9, true],
          [5, false],
        ]);
      },
    );
  });

  it("leaves out what was closed or pushed to meanwhile", async () => {
    await withAnswers(
      (asked) => {
        if (operationOf(asked) === "OpenHeads") {
          return heads([5, 6].map((number) => ({ number, headRefOid: HEAD })));
        }
        const { number } = asked.body.variables;
        return one(requestAnswer(number === 5 ? { number, state: "CLOSED" } : { number, headRefOid: "0" }));
      },
      async ({ api }) => expect(await api.requestsWithHead(HEAD)).toEqual([]),
    );
  });

  it("gives no part for the whole where there are too many", async () => {
    await withAnswers(
      () => heads([], true),
      async ({ api }) => {
        const { diagnostic } = await rejectionOf(() => api.requestsWithHead(HEAD));
        expect(diagnostic.code).toBe("github/too-many");
      },
    );
  });
});

describe("readChecks", () => {
  const commit = (statusCheckRollup: unknown): unknown => ({
    oid: HEAD,
    statusCheckRollup,
    checkSuites: null,
  });
  const contexts = (names: readonly string[], hasNextPage: boolean): unknown => ({
    contexts: {
      pageInfo: { hasNextPage, endCursor: "next" },
      nodes: names.map((context) => ({
        __typename: "StatusContext",
        context,
        state: "SUCCESS",
        description: null,
      })),
    },
  });

  it("follows pages, and leaves out the given contexts", async () => {
    await withAnswers(
      (asked) =>
        data({
          repository: {
            object:
              operationOf(asked) === "Checks"
                ? commit(contexts(["a", "b"], true))
                : commit(contexts(["c"], false)),
          },
        }),
      async ({ api, asked }) => {
        const { state, names } = await api.readChecks(HEAD, ["b"]);
        expect([state, ...names.map(({ name }) => name)]).toEqual(["passed", "a", "c"]);
        expect(asked).toHaveLength(2);
      },
    );
  });

  it("never calls a part of the checks green", async () => {
    await withAnswers(
      () => data({ repository: { object: commit(contexts(["a"], true)) } }),
      async ({ api }) => expect((await api.readChecks(HEAD, [])).state).toBe("pending"),
    );
  });
});
