import { describe, expect, it } from "vitest";
import { rejectionOf } from "../../support/failure.ts";
import { type Answer, type Asked, data, withAnswers } from "../../support/github/answers.ts";

const HEAD = "a".repeat(40);
const MERGED = "b".repeat(40);
const REQUEST = { head: "work/1", base: "main", title: "Title", body: "Body" };
const MERGE = { number: 5, head: HEAD, method: "squash", title: "Title", message: "Message" } as const;

const isWrite = ({ method }: Asked): boolean => method !== "GET";
const writes = (asked: readonly Asked[]): readonly string[] =>
  asked.filter(isWrite).map(({ method, path }) => `${method} ${path}`);

describe("openRequest", () => {
  const listed = (numbers: readonly number[]): Answer => ({
    status: 200,
    body: numbers.map((number) => ({ number, head: { ref: "work/1" }, base: { ref: "main" } })),
  });

  it("opens a request", async () => {
    await withAnswers(
      () => ({ status: 201, body: { number: 5 } }),
      async ({ api, asked }) => {
        expect(await api.openRequest(REQUEST)).toEqual({ number: 5 });
        expect(asked.map(({ path, body }) => ({ path, body }))).toEqual([
          { path: "/repos/o/r/pulls", body: REQUEST },
        ]);
      },
    );
  });

  it.each<Answer>(["drop", "cut", "hang", { status: 502 }])(
    "opens none a second time when the answer is lost (%j)",
    async (lost) => {
      await withAnswers(
        (asked) => (isWrite(asked) ? lost : listed([5])),
        async ({ api, asked }) => {
          expect(await api.openRequest(REQUEST)).toEqual({ number: 5 });
          expect(writes(asked)).toEqual(["POST /repos/o/r/pulls"]);
          expect(asked.at(-1)?.path).toBe("/repos/o/r/pulls?state=open&head=o%3Awork%2F1&base=main");
        },
        { requestMs: 300 },
      );
    },
  );

  it("opens it when the request itself was lost", async () => {
    await withAnswers(
      (asked, count) => {
        if (count === 1) return "drop";
        return isWrite(asked) ? { status: 201, body: { number: 6 } } : listed([]);
      },
      async ({ api, asked }) => {
        expect(await api.openRequest(REQUEST)).toEqual({ number: 6 });
        expect(writes(asked)).toHaveLength(2);
      },
    );
  });

  it("takes none of another branch for its own, whatever the list holds", async () => {
    const other = { number: 4, head: { ref: "work/2" }, base: { ref: "main" } };
    await withAnswers(
      (asked, count) => {
        if (count === 1) return "drop";
        return isWrite(asked) ? { status: 201, body: { number: 6 } } : { status: 200, body: [other] };
      },
      async ({ api }) => expect(await api.openRequest(REQUEST)).toEqual({ number: 6 }),
    );
  });

  it("gives up with what is wrong when GitHub never answers", async () => {
    await withAnswers(
      (asked) => (isWrite(asked) ? { status: 500, body: { message: "Server Error" } } : listed([])),
      async ({ api, asked }) => {
        const { diagnostic } = await rejectionOf(() => api.openRequest(REQUEST));
        expect(diagnostic.code).toBe("github/unreachable");
        expect(writes(asked)).toHaveLength(4);
      },
    );
  });

  it("gives the request that somebody else has opened for the same branch", async () => {
    const message = "Validation Failed";
    const errors = [{ message: "A pull request already exists for o:work/1." }];
    await withAnswers(
      (asked) => (isWrite(asked) ? { status: 422, body: { message, errors } } : listed([5])),
      async ({ api }) => expect(await api.openRequest(REQUEST)).toEqual({ number: 5 }),
    );
  });

  it("names the setting of the repository that forbids it", async () => {
    const message = "GitHub Actions is not permitted to create or approve pull requests.";
    await withAnswers(
      () => ({ status: 403, body: { message } }),
      async ({ api }) => {
        const { diagnostic } = await rejectionOf(() => api.openRequest(REQUEST));
        expect(diagnostic.code).toBe("github/requests-not-permitted");
      },
    );
  });

  it("shows GitHub's reasons when it refuses", async () => {
    const body = {
      message: "Validation Failed",
      errors: [{ message: "No commits between main and work/1" }],
    };
    await withAnswers(
      () => ({ status: 422, body }),
      async ({ api, asked }) => {
        const { diagnostic } = await rejectionOf(() => api.openRequest(REQUEST));
        expect(diagnostic.code).toBe("github/refused");
        expect(diagnostic.facts["reason"]).toContain("No commits between main and work/1");
        expect(asked).toHaveLength(1);
      },
    );
  });
});

describe("updateRequest", () => {
  it("changes what is named, and is repeated after a fault", async () => {
    await withAnswers(
      (_, count) => (count === 1 ? { status: 502 } : { status: 200, body: { number: 5 } }),
      async ({ api, asked }) => {
        await api.updateRequest(5, { body: "New" });
        expect(writes(asked)).toEqual(["PATCH /repos/o/r/pulls/5", "PATCH /repos/o/r/pulls/5"]);
        expect(asked[1]?.body).toEqual({ body: "New" });
      },
    );
  });
});

describe("mergeRequest", () => {
  const pull = (state: object): Answer => ({
    status: 200,
    body: { state: "open", merged: false, merge_commit_sha: null, head: { sha: HEAD }, ...state },
  });
  const merged = { state: "closed", merged: true, merge_commit_sha: MERGED };

  it("merges with the head as guard", async () => {
    await withAnswers(
      () => ({
        status: 200,
        body: { merged: true, sha: MERGED, message: "Pull Request successfully merged" },
      }),
      async ({ api, asked }) => {
        expect(await api.mergeRequest(MERGE)).toEqual({ kind: "merged", sha: MERGED });
        expect(writes(asked)).toEqual(["PUT /repos/o/r/pulls/5/merge"]);
        expect(asked[0]?.body).toEqual({
          sha: HEAD,
          merge_method: "squash",
          commit_title: "Title",
          commit_message: "Message",
        });
      },
    );
  });

  it.each<Answer>(["drop", "cut", "hang", { status: 503 }])(
    "merges nothing a second time when the answer is lost (%j)",
    async (lost) => {
      await withAnswers(
        (asked) => (isWrite(asked) ? lost : pull(merged)),
        async ({ api, asked }) => {
          expect(await api.mergeRequest(MERGE)).toEqual({ kind: "merged", sha: MERGED });
          expect(writes(asked)).toHaveLength(1);
        },
        { requestMs: 300 },
      );
    },
  );

  it("merges when the request itself was lost", async () => {
    await withAnswers(
      (asked, count) => {
        if (count === 1) return "drop";
        return isWrite(asked) ? { status: 200, body: { merged: true, sha: MERGED, message: "" } } : pull({});
      },
      async ({ api }) => expect(await api.mergeRequest(MERGE)).toEqual({ kind: "merged", sha: MERGED }),
    );
  });

  it.each<[string, number, object, object]>([
    [
      "the head is another one",
      409,
      { head: { sha: MERGED } },
      { kind: "moved", reason: `its head is ${MERGED}` },
    ],
    [
      "it does not show yet that the head is another one",
      409,
      {},
      { kind: "moved", reason: "GitHub's words" },
    ],
    ["rules forbid it", 405, {}, { kind: "refused", reason: "GitHub's words" }],
    ["the call is not valid", 422, {}, { kind: "refused", reason: "GitHub's words" }],
    ["it is merged already", 405, merged, { kind: "merged", sha: MERGED }],
    [
      "it is merged with another head",
      405,
      { ...merged, head: { sha: MERGED } },
      { kind: "moved", reason: `it was merged with the head ${MERGED}` },
    ],
    ["it was closed", 405, { state: "closed" }, { kind: "moved", reason: "it was closed" }],
  ])("tells by a second look that %s (%i)", async (_, status, state, expected) => {
    const body = { message: "GitHub's words - https://docs.github.com/rest/pulls" };
    await withAnswers(
      (asked) => (isWrite(asked) ? { status, body } : pull(state)),
      async ({ api, asked }) => {
        expect(await api.mergeRequest(MERGE)).toEqual(expected);
        expect(writes(asked)).toHaveLength(1);
      },
    );
  });
});

describe("enqueueRequest", () => {
  const REFUSAL: Answer = {
    status: 200,
    body: {
      data: { enqueuePullRequest: null },
      errors: [{ type: "UNPROCESSABLE", message: "not mergeable" }],
    },
  };
  const isMutation = ({ body }: Asked): boolean => body.query.startsWith("mutation");
  const node = (inQueue: boolean, state = "OPEN"): Answer =>
    data({ node: { state, headRefOid: HEAD, mergeQueueEntry: inQueue ? { id: "q" } : null } });
  const QUEUED = data({ enqueuePullRequest: { mergeQueueEntry: { id: "q" } } });
  const enqueue = { nodeId: "PR_1", head: HEAD };

  it("names the head that was judged", async () => {
    await withAnswers(
      () => QUEUED,
      async ({ api, asked }) => {
        expect(await api.enqueueRequest(enqueue)).toEqual({ kind: "queued" });
        expect(asked[0]?.body.variables).toEqual({ node: "PR_1", head: HEAD });
      },
    );
  });

  it("is not done a second time when the answer is lost", async () => {
    await withAnswers(
      (asked) => (isMutation(asked) ? "drop" : node(true)),
      async ({ api, asked }) => {
        expect(await api.enqueueRequest(enqueue)).toEqual({ kind: "queued" });
        expect(asked.filter(isMutation)).toHaveLength(1);
      },
    );
  });

  it("is done when the request itself was lost", async () => {
    await withAnswers(
      (asked, count) => {
        if (count === 1) return "drop";
        return isMutation(asked) ? QUEUED : node(false);
      },
      async ({ api }) => expect(await api.enqueueRequest(enqueue)).toEqual({ kind: "queued" }),
    );
  });

  it.each<[string, Answer, object]>([
    ["refused", node(false), { kind: "refused", reason: "not mergeable" }],
    ["queued where it is in the queue already", node(true), { kind: "queued" }],
    ["queued where it has gone through", node(false, "MERGED"), { kind: "queued" }],
  ])("is %s when GitHub refuses", async (_, seen, expected) => {
    await withAnswers(
      (asked) => (isMutation(asked) ? REFUSAL : seen),
      async ({ api }) => expect(await api.enqueueRequest(enqueue)).toEqual(expected),
    );
  });
});
