import { describe, expect, it } from "vitest";
import { cutDescription } from "../../../src/io/github/statuses.ts";
import { rejectionOf } from "../../support/failure.ts";
import { type Answer, type Asked, withAnswers } from "../../support/github/answers.ts";

const HEAD = "a".repeat(40);
const NOT_FOUND: Answer = { status: 404, body: { message: "Not Found" } };
const HIDDEN: Answer = { status: 403, body: { message: "Resource not accessible by integration" } };
const ok = (body: unknown): Answer => ({ status: 200, body });
/** Answers by what a path ends with; anything else is not there. */
const byPath =
  (answers: Readonly<Record<string, Answer>>) =>
  ({ path }: Asked): Answer =>
    Object.entries(answers).find(([end]) => (path.split("?")[0] ?? "").endsWith(end))?.[1] ?? NOT_FOUND;

describe("setStatus", () => {
  it("sets a status whose description GitHub takes", async () => {
    await withAnswers(
      () => ({ status: 201, body: {} }),
      async ({ api, asked }) => {
        const status = { sha: HEAD, context: "yoi/transition", state: "failure" } as const;
        await api.setStatus({ ...status, description: "x".repeat(200), targetUrl: "https://example.com/" });
        expect(asked[0]?.body).toEqual({
          context: "yoi/transition",
          state: "failure",
          description: `${"x".repeat(139)}…`,
          target_url: "https://example.com/",
        });
      },
    );
  });

  it("cuts no character in two", () => {
    expect(cutDescription("é".repeat(140))).toBe("é".repeat(140));
    expect([...cutDescription("🦀".repeat(141))]).toHaveLength(140);
    expect(cutDescription("🦀".repeat(141)).isWellFormed()).toBe(true);
  });

  it("names the permission that it lacks, also where GitHub does not", async () => {
    await withAnswers(
      () => HIDDEN,
      async ({ api }) => {
        const status = { sha: HEAD, context: "yoi/transition", state: "success", description: "" } as const;
        const { message } = await rejectionOf(() => api.setStatus(status));
        expect(message).toBe(
          "`statuses: write` is needed to set a status of a commit: Resource not accessible by integration",
        );
      },
    );
  });
});

describe("readStatuses", () => {
  it("follows pages, and takes a state that it does not know for no success", async () => {
    const statuses = Array.from({ length: 120 }, (_, index) => ({
      context: `c${index}`,
      state: index === 0 ? "wonderful" : "success",
      description: null,
    }));
    await withAnswers(
      ({ path }) => ok({ statuses: path.includes("&page=2") ? statuses.slice(100) : statuses.slice(0, 100) }),
      async ({ api }) => {
        const found = await api.readStatuses(HEAD);
        expect(found.size).toBe(120);
        expect(found.get("c0")).toEqual({ state: "error", description: "" });
        expect(found.get("c119")).toEqual({ state: "success", description: "" });
        expect(api.requestCount()).toBe(2);
      },
    );
  });
});

describe("readPermission", () => {
  it.each<[string, object, string]>([
    ["the role", { permission: "write", role_name: "maintain" }, "maintain"],
    [
      "the one that a role of the organisation is built on",
      { permission: "write", role_name: "ops" },
      "write",
    ],
    ["what an older server says", { permission: "admin" }, "admin"],
    ["not what an organisation only calls so", { permission: "read", role_name: "admin" }, "read"],
    ["the lesser one of two finer ones", { permission: "read", role_name: "triage" }, "triage"],
    ["none for a stranger", { permission: "none", role_name: "none" }, "none"],
    ["none for a bot with a plain name", { permission: "write", user: { type: "Bot" } }, "none"],
  ])("is %s", async (_, body, expected) => {
    await withAnswers(
      () => ok({ user: { type: "User" }, ...body }),
      async ({ api }) => expect(await api.readPermission("ada")).toBe(expected),
    );
  });

  it("is none for who does not exist", async () => {
    await withAnswers(
      () => NOT_FOUND,
      async ({ api }) => expect(await api.readPermission("nobody")).toBe("none"),
    );
  });

  it.each(["helpful[bot]", "", "../../rate_limit", "a/b", "a?b"])(
    "is none for %j, without a question",
    async (login) => {
      await withAnswers(
        () => ok({ permission: "admin" }),
        async ({ api }) => {
          expect(await api.readPermission(login)).toBe("none");
          expect(api.requestCount()).toBe(0);
        },
      );
    },
  );

  it("asks once for each person, and again after a failure", async () => {
    await withAnswers(
      (_, count) =>
        count === 1 ? { status: 401, body: { message: "Bad credentials" } } : ok({ permission: "read" }),
      async ({ api }) => {
        expect((await rejectionOf(() => api.readPermission("ada"))).diagnostic.code).toBe(
          "github/unauthorized",
        );
        expect(await api.readPermission("ada")).toBe("read");
        expect(await api.readPermission("Ada")).toBe("read");
        expect(api.requestCount()).toBe(2);
      },
    );
  });
});

describe("isTeamMember", () => {
  const team = "/orgs/o/teams/queue";
  const member = `${team}/memberships/ada`;
  it.each<[string, Readonly<Record<string, Answer>>, boolean | undefined]>([
    ["true for a member", { [member]: ok({ state: "active" }) }, true],
    ["false for who has not accepted yet", { [member]: ok({ state: "pending" }) }, false],
    ["false for somebody else", { [team]: ok({ id: 1 }) }, false],
    ["unknown where the team is not to be seen", {}, undefined],
    ["unknown where the token may not ask", { [member]: HIDDEN }, undefined],
  ])("is %s", async (_, answers, expected) => {
    await withAnswers(byPath(answers), async ({ api }) => {
      expect(await api.isTeamMember("queue", "ada")).toBe(expected);
      expect(await api.isTeamMember("@o/queue", "ada")).toBe(expected);
    });
  });

  it("is unknown for what is no team, and false for a bot, without a question", async () => {
    await withAnswers(
      () => ok({ state: "active" }),
      async ({ api }) => {
        expect(await api.isTeamMember("../x", "ada")).toBeUndefined();
        expect(await api.isTeamMember("queue", "helpful[bot]")).toBe(false);
        expect(api.requestCount()).toBe(0);
      },
    );
  });
});

describe("readRules", () => {
  const RULES = ok([
    {
      type: "required_status_checks",
      parameters: {
        required_status_checks: [{ context: "yoi/transition", integration_id: 15_368 }, { context: "ci" }],
      },
    },
    {
      type: "pull_request",
      parameters: { required_approving_review_count: 1, dismiss_stale_reviews_on_push: true },
    },
    { type: "merge_queue", parameters: {} },
    { type: "deletion" },
  ]);
  const CLASSIC = ok({
    protection: {
      enabled: true,
      required_status_checks: { contexts: ["yoi/transition", "lint"], enforcement_level: "everyone" },
    },
  });
  const OPEN = ok({
    protected: false,
    protection: { enabled: false, required_status_checks: { contexts: [] } },
  });

  it("reads rulesets", async () => {
    await withAnswers(byPath({ "/rules/branches/main": RULES, "/branches/main": OPEN }), async ({ api }) => {
      expect(await api.readRules("main")).toEqual({
        requiredChecks: [
          { context: "yoi/transition", appId: 15_368 },
          { context: "ci", appId: null },
        ],
        mergeQueue: true,
        requestsOnly: true,
        requiredApprovals: 1,
        dismissesStale: true,
      });
      await api.readRules("main");
      expect(api.requestCount()).toBe(2);
    });
  });

  it("adds the required checks of the older protection, which every token is told", async () => {
    const answers = {
      "/rules/branches/main": RULES,
      "/branches/main/protection": HIDDEN,
      "/branches/main": CLASSIC,
    };
    await withAnswers(byPath(answers), async ({ api }) => {
      expect((await api.readRules("main"))?.requiredChecks).toEqual([
        { context: "yoi/transition", appId: 15_368 },
        { context: "ci", appId: null },
        { context: "lint", appId: null },
      ]);
      expect(api.requestCount()).toBe(3);
    });
  });

  it("adds the whole older protection where the token may see it, and takes the stricter of both", async () => {
    const protection = ok({
      required_status_checks: { checks: [{ context: "lint", app_id: 7 }] },
      required_pull_request_reviews: { required_approving_review_count: 2, dismiss_stale_reviews: false },
    });
    const answers = {
      "/rules/branches/main": ok([]),
      "/branches/main/protection": protection,
      "/branches/main": CLASSIC,
    };
    await withAnswers(byPath(answers), async ({ api }) => {
      expect(await api.readRules("main")).toEqual({
        requiredChecks: [
          { context: "yoi/transition", appId: null },
          { context: "lint", appId: 7 },
        ],
        mergeQueue: false,
        requestsOnly: true,
        requiredApprovals: 2,
        dismissesStale: false,
      });
    });
  });

  it("finds no rules on a free branch, and tells that from rules that may not be seen", async () => {
    await withAnswers(byPath({ "/rules/branches/main": ok([]), "/branches/main": OPEN }), async ({ api }) => {
      expect(await api.readRules("main")).toMatchObject({ requiredChecks: [], requestsOnly: false });
      expect(await api.readRules("other")).toBeUndefined();
    });
  });

  it("takes a rule of another form for no rule of another kind", async () => {
    const strange = ok([{ type: "pull_request", parameters: { required_approving_review_count: "one" } }]);
    await withAnswers(
      byPath({ "/rules/branches/main": strange, "/branches/main": OPEN }),
      async ({ api }) => {
        const { diagnostic } = await rejectionOf(() => api.readRules("main"));
        expect(diagnostic.code).toBe("github/unexpected-answer");
      },
    );
  });
});

describe("runs", () => {
  const run = (more: object): object => ({
    id: 7,
    run_attempt: 2,
    display_title: "yoi coder 1 2",
    status: "completed",
    conclusion: "success",
    created_at: "2026-01-02T03:04:05Z",
    event: "workflow_dispatch",
    head_sha: HEAD,
    ...more,
  });

  it.each<[string, string | null, string]>([
    ["queued", null, "waiting"],
    ["pending", null, "waiting"],
    ["requested", null, "waiting"],
    ["in_progress", null, "running"],
    ["waiting", null, "held"],
    ["action_required", null, "held"],
    ["completed", "action_required", "held"],
    ["completed", "failure", "completed"],
  ])("that are %s, %s are %s", async (status, conclusion, expected) => {
    await withAnswers(
      () => ok({ workflow_runs: [run({ status, conclusion })] }),
      async ({ api, asked }) => {
        expect((await api.listRuns("yoi-attempt.yml")).map((one) => one.status)).toEqual([expected]);
        expect(asked[0]?.path).toBe("/repos/o/r/actions/workflows/yoi-attempt.yml/runs?per_page=100");
      },
    );
  });

  it("are gone when GitHub has none of the number", async () => {
    await withAnswers(byPath({ "/runs/7": ok(run({})) }), async ({ api }) => {
      expect(await api.readRun(7)).toMatchObject({ id: 7, attempt: 2, conclusion: "success", headSha: HEAD });
      expect(await api.readRun(8)).toBeUndefined();
    });
  });

  it("show what they left and is still there", async () => {
    const artifacts = [
      { name: "yoi-1", expired: false },
      { name: "yoi-2", expired: true },
    ];
    await withAnswers(
      () => ok({ artifacts }),
      async ({ api }) => expect(await api.listArtifacts(7)).toEqual(["yoi-1"]),
    );
  });
});

describe("dispatchWorkflow", () => {
  const TICK = { workflow: "yoi-tick.yml", ref: "main", inputs: {} };
  const ATTEMPT = {
    workflow: "yoi-attempt.yml",
    ref: "main",
    inputs: { ticket: "1" },
    title: "yoi coder 1 2",
  };
  const dispatches = (asked: readonly Asked[]): number =>
    asked.filter(({ method }) => method === "POST").length;
  const runs = (titles: readonly string[]): Answer =>
    ok({
      workflow_runs: titles.map((display_title, id) => ({
        id,
        display_title,
        status: "queued",
        conclusion: null,
        created_at: "",
        event: "workflow_dispatch",
        head_sha: HEAD,
      })),
    });

  it("starts a workflow with its inputs", async () => {
    await withAnswers(
      () => ({ status: 204 }),
      async ({ api, asked }) => {
        await api.dispatchWorkflow(ATTEMPT);
        expect(asked.map(({ path, body }) => [path, body])).toEqual([
          [
            "/repos/o/r/actions/workflows/yoi-attempt.yml/dispatches",
            { ref: "main", inputs: { ticket: "1" } },
          ],
        ]);
      },
    );
  });

  it("starts none a second time whose run is to be seen", async () => {
    await withAnswers(
      ({ method }) => (method === "POST" ? "drop" : runs(["yoi coder 1 1", "yoi coder 1 2"])),
      async ({ api, asked }) => {
        await api.dispatchWorkflow(ATTEMPT);
        expect(dispatches(asked)).toBe(1);
      },
    );
  });

  it("starts it again when no run of it is to be seen, and what has no title always", async () => {
    for (const dispatch of [ATTEMPT, TICK]) {
      await withAnswers(
        ({ method }, count) => {
          if (method !== "POST") return runs(["yoi coder 1 1"]);
          return count === 1 ? "drop" : { status: 204 };
        },
        async ({ api, asked }) => {
          await api.dispatchWorkflow(dispatch);
          expect(dispatches(asked)).toBe(2);
        },
      );
    }
  });

  it("says when the workflow does not exist", async () => {
    await withAnswers(
      () => NOT_FOUND,
      async ({ api }) => {
        const { diagnostic } = await rejectionOf(() => api.dispatchWorkflow(TICK));
        expect([diagnostic.code, diagnostic.facts["operation"]]).toEqual([
          "github/not-found",
          "start a workflow",
        ]);
      },
    );
  });
});
