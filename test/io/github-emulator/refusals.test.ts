import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { OPERATIONS } from "../../fixtures/github/operations.ts";
import type { World } from "../../support/github/emulator/make-world.ts";
import { ask, type Reply } from "../../support/github/emulator/person.ts";
import { checkRequest } from "../../support/github/openapi.ts";
import { withGitHub } from "../../support/github/world.ts";

test("roles are named as GitHub names them, strangers have none, and bots are no users", async () => {
  await withGitHub(async (world) => {
    const token = world.token({ contents: "read" });
    const role = async (login: string): Promise<unknown> =>
      (await ask(world.state, token, "GET", `/collaborators/${encodeURIComponent(login)}/permission`)).body;
    expect(await role("ada")).toMatchObject({
      permission: "admin",
      role_name: "admin",
      user: { login: "ada" },
    });
    expect(await role("mia")).toMatchObject({ permission: "write", role_name: "maintain" });
    expect(await role("WES")).toMatchObject({ permission: "write", role_name: "write" });
    expect(await role("tom")).toMatchObject({ permission: "read", role_name: "triage" });
    expect(await role("sam")).toMatchObject({ permission: "none", role_name: "none" });
    expect(await role("nobody")).toMatchObject({ message: "nobody is not a user" });
    expect(await role("github-actions[bot]")).toMatchObject({ status: "404" });
  });
});

test("a job's token may only what its permissions say, and is told what was missing", async () => {
  await withGitHub(async (world) => {
    const head = await world.commit({ "a.md": "1\n" }, "one");
    const asked = (token: string, method: string, path: string, body?: unknown): Promise<Reply> =>
      ask(world.state, token, method, path, body);
    const reads = world.token({ contents: "read" });
    const pull = { head: "one", base: "main", title: "x" };
    const refused = await asked(reads, "POST", "/pulls", pull);
    expect(refused).toMatchObject({
      status: 403,
      body: { message: "Resource not accessible by integration" },
    });
    expect(refused.headers.get("x-accepted-github-permissions")).toBe("pull_requests=write");
    expect((await asked(reads, "GET", "/pulls")).status).toBe(403);
    const writes = world.token({ pull_requests: "write", statuses: "write" });
    expect(await asked(writes, "POST", "/pulls", pull)).toMatchObject({
      status: 201,
      body: { user: { login: "github-actions[bot]", type: "Bot" } },
    });
    const status = { state: "success", context: "ci" };
    expect((await asked(reads, "POST", `/statuses/${head}`, status)).status).toBe(403);
    expect((await asked(writes, "POST", `/statuses/${head}`, status)).status).toBe(201);
    expect((await asked(writes, "PUT", "/pulls/1/merge")).status).toBe(403);
    expect((await asked("ghs_unknown", "GET", "/pulls")).status).toBe(401);
    expect((await asked(world.as("sam").token, "GET", "/pulls")).status).toBe(404);
    expect((await asked(world.as("rex").token, "PUT", "/pulls/1/merge")).status).toBe(403);
  });
});

test("only those with a role label, and only authors and writers change comments", async () => {
  await withGitHub(
    async (world) => {
      await world.commit({ "a.md": "1\n" }, "one");
      const number = await world.as("wes").openPull({ head: "one" });
      const label = { labels: ["bug"] };
      expect((await world.as("sam").ask("POST", `/issues/${number}/labels`, label)).status).toBe(403);
      expect((await world.as("tom").ask("POST", `/issues/${number}/labels`, label)).status).toBe(200);
      const sams = await world.as("sam").comment(number, "hello");
      const wess = await world.as("wes").comment(number, "hello back");
      const edit = async (login: string, id: number): Promise<number> =>
        (await world.as(login).ask("PATCH", `/issues/comments/${id}`, { body: "changed" })).status;
      expect([await edit("sam", sams), await edit("sam", wess), await edit("wes", sams)]).toEqual([
        200, 403, 200,
      ]);
      expect((await world.as("rex").ask("GET", `/issues/${number}/comments`)).body).toMatchObject([
        { body: "changed", user: { login: "sam", type: "User" } },
        { body: "hello back", user: { login: "wes" } },
      ]);
      expect((await world.as("wes").ask("DELETE", `/issues/comments/${wess}`)).status).toBe(204);
    },
    { isPrivate: false },
  );
});

test("teams show to a token with members: read alone, and public data to every token", async () => {
  await withGitHub(
    async (world) => {
      const job = world.token({ contents: "read" });
      const app = world.token({ actor: "yoi-app[bot]", permissions: { members: "read" } });
      const member = async (token: string, login: string): Promise<number> => {
        const headers = { authorization: `Bearer ${token}` };
        return (await fetch(`${world.apiUrl}/orgs/acme/teams/leads/memberships/${login}`, { headers }))
          .status;
      };
      expect([await member(app, "wes"), await member(app, "rita"), await member(job, "wes")]).toEqual([
        200, 404, 403,
      ]);
      expect((await ask(world.state, job, "GET", "/pulls")).status).toBe(200);
    },
    { isPrivate: false, teams: { leads: ["wes"] } },
  );
});

test("what a job's token does starts no workflow but by dispatches; what an App or a person does starts them", async () => {
  await withGitHub(
    async (world) => {
      await world.commit({ "a.md": "1\n" }, "one");
      const job = world.token({ pull_requests: "write", actions: "write" });
      await ask(world.state, job, "POST", "/pulls", { head: "one", base: "main", title: "x" });
      await ask(world.state, job, "POST", "/actions/workflows/go.yml/dispatches", { ref: "main" });
      const app = world.token({ actor: "yoi-app[bot]", permissions: { pull_requests: "write" } });
      await ask(world.state, app, "PATCH", "/pulls/1", { title: "y" });
      await world.as("wes").close(1);
      expect(
        world.events.map(({ name, action, byToken, startsWorkflows }) => [
          name,
          action,
          byToken,
          startsWorkflows,
        ]),
      ).toEqual([
        ["pull_request", "opened", "actions", false],
        ["workflow_dispatch", null, "actions", true],
        ["pull_request", "edited", "app", true],
        ["pull_request", "closed", "user", true],
      ]);
      expect(world.events[0]?.payload).toMatchObject({
        action: "opened",
        number: 1,
        repository: { full_name: "acme/widgets", default_branch: "main" },
        sender: { login: "github-actions[bot]", type: "Bot" },
        pull_request: { head: { ref: "one" }, base: { ref: "main" } },
      });
    },
    { files: { ".github/workflows/go.yml": "on: workflow_dispatch\n" } },
  );
});

test("a setting keeps GITHUB_TOKEN from opening and approving requests", async () => {
  await withGitHub(
    async (world) => {
      await world.commit({ "a.md": "1\n" }, "one");
      const job = world.token({ pull_requests: "write", contents: "write" });
      const pull = { head: "one", base: "main", title: "x" };
      const words = "GitHub Actions is not permitted to create or approve pull requests.";
      expect(await ask(world.state, job, "POST", "/pulls", pull)).toMatchObject({
        status: 403,
        body: { message: words },
      });
      const number = await world.as("wes").openPull({ head: "one" });
      const approval = await ask(world.state, job, "POST", `/pulls/${number}/reviews`, { event: "APPROVE" });
      expect(approval).toMatchObject({ status: 422, body: { errors: [words] } });
      // Who reads may open a request and close that one, and no other.
      await world.commit({ "b.md": "1\n" }, "two");
      const own = await world.as("rex").openPull({ head: "two" });
      await world.as("rex").close(own);
      await expect(world.as("rex").close(number)).rejects.toThrow("403");
    },
    { actionsMayOpenPulls: false },
  );
});

test("each fault comes about once, at the request that it names", async () => {
  await withGitHub(async (world) => {
    const wes = world.as("wes");
    const get = (): ReturnType<typeof wes.ask> => wes.ask("GET", "/branches/main");
    for (const [kind, status] of [
      ["500", 500],
      ["403", 403],
    ] as const) {
      world.faults.next({ match: /GET .*\/branches\/main/, kind });
      expect([
        (await wes.ask("GET", "/branches")).status,
        (await get()).status,
        (await get()).status,
      ]).toEqual([200, status, 200]);
    }
    world.faults.next({ match: "/branches/main", kind: "secondary-limit", retryAfter: 7, times: 2 });
    expect((await get()).headers.get("retry-after")).toBe("7");
    expect((await get()).body).toMatchObject({ message: expect.stringContaining("secondary rate limit") });
    expect((await get()).status).toBe(200);
    world.faults.next({ match: "/branches/main", kind: "rate-limit" });
    expect((await get()).headers.get("x-ratelimit-remaining")).toBe("0");
    world.faults.next({ match: "/branches/main", kind: "timeout" });
    const url = `${world.apiUrl}/repos/acme/widgets/branches/main`;
    await expect(fetch(url, { signal: AbortSignal.timeout(100) })).rejects.toThrow("timeout");
    expect(world.faults.waiting()).toBe(0);
  });
});

test("a lost reply is done all the same, and stale data comes from a moment ago", async () => {
  await withGitHub(async (world) => {
    const wes = world.as("wes");
    await world.commit({ "a.md": "1\n" }, "one");
    world.faults.next({ match: "POST /repos/acme/widgets/pulls", kind: "lost-reply" });
    await expect(wes.openPull({ head: "one" })).rejects.toThrow("fetch failed");
    expect((await wes.ask("GET", "/pulls")).body).toMatchObject([{ number: 1 }]);
    world.faults.next({ match: "GET /repos/acme/widgets/pulls", kind: "stale", times: 2 });
    expect((await wes.ask("GET", "/pulls")).body).toEqual([]);
    expect((await wes.ask("GET", "/pulls/1")).body).toMatchObject({
      mergeable: null,
      mergeable_state: "unknown",
    });
    expect((await wes.ask("GET", "/pulls/1")).body).toMatchObject({ mergeable: true });
    const clone = await wes.clone();
    clone.write("b.md", "1\n");
    const sha = clone.commit("feat: b");
    world.faults.next({ match: "git-receive-pack", kind: "502" });
    expect((await wes.push(clone, "origin", "HEAD:main")).status).not.toBe(0);
    world.faults.next({ match: /POST .*git-receive-pack/, kind: "lost-reply" });
    expect((await wes.push(clone, "origin", "HEAD:main")).status).not.toBe(0);
    expect(world.bare.git("rev-parse", "main")).toBe(sha);
    world.resetRequests();
    await wes.ask("GET", "/pulls");
    expect(world.countRequests()).toEqual({ rest: 1, graphql: 0, git: 0 });
  });
});

test("a test that asks what GitHub does not know fails, also by GraphQL", async () => {
  const graphql = (world: World, query: string): Promise<Response> =>
    fetch(world.graphqlUrl, {
      method: "POST",
      headers: { authorization: `Bearer ${world.as("wes").token}` },
      body: JSON.stringify({ query }),
    });
  await expect(
    withGitHub(async (world) => {
      expect((await world.as("wes").ask("GET", "/pulls?nothing=1")).status).toBe(400);
      await graphql(world, "query { viewer { logins } }");
    }),
  ).rejects.toThrow(/nothing[\s\S]*Cannot query field "logins" on type "User"/);
});

test.for([
  ["an unknown operation", "GET", "/repos/acme/widgets/stargazers", undefined, "not among the operations"],
  ["an unknown query key", "GET", "/repos/acme/widgets/pulls?heads=x", undefined, "heads"],
  ["a wrong word", "GET", "/repos/acme/widgets/pulls?state=merged", undefined, "state"],
  ["a missing field", "POST", "/repos/acme/widgets/pulls", { title: "x", base: "main" }, "head"],
  [
    "an unknown field",
    "POST",
    "/repos/acme/widgets/pulls",
    { title: "x", base: "m", head: "h", labels: [] },
    "labels",
  ],
  ["a wrong type", "PATCH", "/repos/acme/widgets/pulls/1", { title: 7 }, "title"],
  ["an unknown event of a review", "POST", "/repos/acme/widgets/pulls/1/reviews", { event: "LGTM" }, "event"],
  ["a missing body", "POST", "/repos/acme/widgets/issues/1/comments", undefined, "requestBody"],
] as const)("GitHub's description refuses %s", ([, method, url, body, found]) => {
  const [path = "", search] = url.split("?");
  const query = Object.fromEntries(new URLSearchParams(search));
  expect(checkRequest({ method, path, query, body }).join()).toContain(found);
});

test("the fixture holds the operations of the list, and says where it is from", () => {
  const file = new URL("../../fixtures/github/openapi.json", import.meta.url);
  const { info, paths } = JSON.parse(readFileSync(file, "utf8")) as {
    readonly info: Record<string, unknown>;
    readonly paths: Record<string, Record<string, unknown>>;
  };
  const held = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(held.toSorted()).toEqual(OPERATIONS.toSorted());
  expect(info).toMatchObject({
    license: { name: "MIT" },
    "x-source": expect.stringContaining("@octokit/openapi@23"),
  });
});
