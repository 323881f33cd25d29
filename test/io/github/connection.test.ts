import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { openGitHub } from "../../../src/io/github/client.ts";
import { rejectionOf } from "../../support/failure.ts";
import { type Answer, data, TOKEN, withAnswers } from "../../support/github/answers.ts";

const STATUS = { sha: "a".repeat(40), context: "yoi/transition", state: "success", description: "" } as const;
const RUN = {
  id: 7,
  run_attempt: 2,
  display_title: "yoi coder 1 2",
  status: "in_progress",
  conclusion: null,
  created_at: "2026-01-02T03:04:05Z",
  event: "workflow_dispatch",
  head_sha: "a".repeat(40),
};

describe("a request that only reads", () => {
  it.each<[string, Answer]>([
    ["a fault of GitHub", { status: 502, body: { message: "Server Error" } }],
    ["a broken connection", "drop"],
    ["an answer that breaks off", "cut"],
    ["an answer of which only a part came", "part"],
  ])("is repeated after %s", async (_, fault) => {
    await withAnswers(
      (_asked, count) => (count < 3 ? fault : { status: 200, body: RUN }),
      async ({ api, asked }) => {
        expect((await api.readRun(7))?.title).toBe("yoi coder 1 2");
        expect(asked).toHaveLength(3);
        expect(api.requestCount()).toBe(3);
      },
    );
  });

  it("is given up after the named number of repetitions, with GitHub's reason", async () => {
    await withAnswers(
      () => ({ status: 503, body: { message: "No server is currently available" } }),
      async ({ api, asked }) => {
        const { diagnostic } = await rejectionOf(() => api.readRun(7));
        expect(diagnostic.code).toBe("github/unreachable");
        expect(diagnostic.facts["reason"]).toBe("503: No server is currently available");
        expect(asked).toHaveLength(4);
      },
    );
  });

  it("has a time limit, after which it is repeated", async () => {
    await withAnswers(
      (_asked, count) => (count === 1 ? "hang" : { status: 200, body: RUN }),
      async ({ api, asked }) => {
        expect((await api.readRun(7))?.id).toBe(7);
        expect(asked).toHaveLength(2);
      },
      { requestMs: 200 },
    );
  });

  it("says so when no answer comes in time", async () => {
    await withAnswers(
      () => "hang",
      async ({ api }) => {
        const { diagnostic } = await rejectionOf(() => api.readRun(7));
        expect(diagnostic.code).toBe("github/unreachable");
        expect(diagnostic.facts["reason"]).toBe("no answer in 0.1 seconds");
      },
      { requestMs: 100, retries: 1 },
    );
  });

  it.each<[string, Answer]>([
    ["a fault of GitHub", { status: 502, body: { message: "Bad Gateway" } }],
    ["a broken connection", "drop"],
    ["an answer that breaks off", "cut"],
    [
      "a fault inside the answer",
      { status: 200, body: { errors: [{ message: "Something went wrong while executing your query." }] } },
    ],
  ])("by GraphQL is repeated after %s", async (_, fault) => {
    await withAnswers(
      (_asked, count) => (count < 3 ? fault : data({ repository: { object: null } })),
      async ({ api, asked }) => {
        expect((await api.readChecks("a".repeat(40), [])).state).toBe("none");
        expect(asked).toHaveLength(3);
      },
    );
  });

  it("by GraphQL is given up too", async () => {
    await withAnswers(
      () => "drop",
      async ({ api, asked }) => {
        const { diagnostic } = await rejectionOf(() => api.readChecks("a".repeat(40), []));
        expect(diagnostic.code).toBe("github/unreachable");
        expect(asked).toHaveLength(4);
      },
    );
  });
});

describe("a request that writes", () => {
  it("is repeated where doing it twice changes nothing", async () => {
    await withAnswers(
      (_asked, count) => (count === 1 ? "drop" : { status: 201, body: {} }),
      async ({ api, asked }) => {
        await api.setStatus(STATUS);
        expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
          `POST /repos/o/r/statuses/${"a".repeat(40)}`,
          `POST /repos/o/r/statuses/${"a".repeat(40)}`,
        ]);
      },
    );
  });
});

it("repeats a request that only reads also after one that was not to be repeated", async () => {
  await withAnswers(
    ({ method }, count) => {
      if (method !== "GET") return { status: 201, body: { number: 5 } };
      return count < 4 ? { status: 502 } : { status: 200, body: RUN };
    },
    async ({ api, asked }) => {
      await api.openRequest({ head: "work/1", base: "main", title: "", body: "" });
      expect((await api.readRun(7))?.id).toBe(7);
      expect(asked).toHaveLength(4);
    },
  );
});

describe("a rate limit", () => {
  const secondary = (seconds: number): Answer => ({
    status: 403,
    headers: { "retry-after": String(seconds) },
    body: { message: "You have exceeded a secondary rate limit. Please wait a few minutes." },
  });

  it("that ends soon is waited for, also before a write", async () => {
    await withAnswers(
      (_asked, count) => (count === 1 ? secondary(1) : { status: 201, body: {} }),
      async ({ api, asked, logged }) => {
        await api.setStatus(STATUS);
        expect(asked).toHaveLength(2);
        expect(logged.join()).toMatch(/secondary rate limit is reached at .*: waiting 1 seconds/);
      },
    );
  });

  it("that lasts longer than the named maximum fails at once and says when to try again", async () => {
    await withAnswers(
      () => secondary(3_600),
      async ({ api, asked }) => {
        const before = Date.now();
        const { diagnostic } = await rejectionOf(() => api.readStatuses("a".repeat(40)));
        expect(diagnostic.code).toBe("github/rate-limited");
        const until = Date.parse(String(diagnostic.facts["until"]));
        expect(until).toBeGreaterThanOrEqual(before + 3_600_000);
        expect(until).toBeLessThan(before + 3_700_000);
        expect(asked).toHaveLength(1);
      },
    );
  });

  it("of the hour says when the hour ends", async () => {
    await withAnswers(
      () => ({
        status: 403,
        headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "2147483000" },
        body: { message: "API rate limit exceeded for installation." },
      }),
      async ({ api }) => {
        const { diagnostic } = await rejectionOf(() => api.readPermission("ada"));
        expect(diagnostic.code).toBe("github/rate-limited");
        expect(diagnostic.facts["until"]).toBe("2038-01-19T03:03:20Z");
      },
    );
  });

  it("of GraphQL is one, though its answer is 200", async () => {
    await withAnswers(
      () => ({
        status: 200,
        headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "2147483000" },
        body: { errors: [{ type: "RATE_LIMITED", message: "API rate limit exceeded" }] },
      }),
      async ({ api, asked }) => {
        const { diagnostic } = await rejectionOf(() => api.readRequest(1));
        expect(diagnostic.code).toBe("github/rate-limited");
        expect(diagnostic.facts["until"]).toBe("2038-01-19T03:03:20Z");
        expect(asked).toHaveLength(1);
      },
    );
  });

  it("is never taken for a team or a rule that may not be seen", async () => {
    await withAnswers(
      () => secondary(3_600),
      async ({ api }) => {
        const team = await rejectionOf(() => api.isTeamMember("o/queue", "ada"));
        const rules = await rejectionOf(() => api.readRules("main"));
        expect([team.diagnostic.code, rules.diagnostic.code]).toEqual([
          "github/rate-limited",
          "github/rate-limited",
        ]);
      },
    );
  });

  it("that goes on is waited for only the named number of times", async () => {
    await withAnswers(
      () => secondary(1),
      async ({ api, asked }) => {
        const { diagnostic } = await rejectionOf(() => api.readRun(7));
        expect(diagnostic.code).toBe("github/rate-limited");
        expect(asked).toHaveLength(2);
      },
      { retries: 1 },
    );
  });
});

describe("the token", () => {
  it("is sent, with the name of yoi, and is in nothing else", async () => {
    const strange: Answer = {
      status: 422,
      body: { message: `bad ${TOKEN}`, errors: [{ message: `authorization: token ${TOKEN}` }] },
      headers: { "x-request": TOKEN },
    };
    const answers: readonly Answer[] = [
      strange,
      { ...strange, status: 403 },
      { ...strange, status: 500 },
      { ...strange, status: 401 },
      { ...strange, status: 404 },
      { status: 200, body: { errors: [{ message: TOKEN }] } },
      { status: 200, body: { data: { repository: TOKEN } } },
      "drop",
    ];
    for (const answer of answers) {
      await withAnswers(
        () => answer,
        async ({ api, asked, logged }) => {
          const failed = [
            await rejectionOf(() => api.openRequest({ head: "b", base: "main", title: "", body: "" })),
            await rejectionOf(() => api.readRequest(1)),
          ];
          // A refusal is an answer of this method.
          const queued = await api
            .enqueueRequest({ nodeId: "x", head: "a" })
            .catch((error: unknown) => error);
          expect(asked[0]?.headers.authorization).toBe(`token ${TOKEN}`);
          expect(asked[0]?.headers["user-agent"]).toMatch(/^yoi\b/);
          const shown = inspect({ failed, queued, logged }, { depth: null, showHidden: true });
          expect(shown).not.toContain(TOKEN);
          expect(JSON.stringify(failed.map((error) => error.diagnostic))).not.toContain(TOKEN);
        },
        { retries: 0 },
      );
    }
  });
});

describe("an answer of another form", () => {
  it("is refused, with the place in it", async () => {
    await withAnswers(
      () => data({ repository: { pullRequest: { number: "one" } } }),
      async ({ api }) => {
        const { diagnostic } = await rejectionOf(() => api.readRequest(1));
        expect(diagnostic.code).toBe("github/unexpected-answer");
        expect(diagnostic.facts["reason"]).toMatch(/^repository\.pullRequest\./);
      },
    );
  });
});

it("asks nothing before a method is called, and finds an Enterprise Server's GraphQL", async () => {
  await withAnswers(
    () => data({ repository: { object: null } }),
    async ({ url, asked }) => {
      const api = openGitHub({
        token: TOKEN,
        apiUrl: `${url}/api/v3`,
        graphqlUrl: `${url}/api/graphql`,
        owner: "o",
        name: "r",
      });
      expect(asked).toHaveLength(0);
      await api.readChecks("a".repeat(40), []);
      expect(asked.map(({ path }) => path)).toEqual(["/api/graphql"]);
    },
  );
});
