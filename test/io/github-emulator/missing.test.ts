import { expect, test } from "vitest";
import { withGitHub } from "../../support/github/world.ts";

// What the emulator underneath does not have at all, one by one.

test("statuses: the newest of a context counts, a long description and an unknown commit are refused", async () => {
  await withGitHub(async (world) => {
    const wes = world.as("wes");
    const sha = world.bare.git("rev-parse", "main");
    expect((await wes.ask("GET", `/commits/${sha}/status`)).body).toMatchObject({
      state: "pending",
      total_count: 0,
    });
    const set = async (state: string, description = "x", at = sha): Promise<number> =>
      (await wes.ask("POST", `/statuses/${at}`, { state, description, context: "ci" })).status;
    expect(await set("pending")).toBe(201);
    expect(await set("success", "y".repeat(140))).toBe(201);
    expect(await set("success", "y".repeat(141))).toBe(422);
    expect(await set("success", "x", "1".repeat(40))).toBe(422);
    expect((await wes.ask("GET", `/commits/${sha}/status`)).body).toMatchObject({
      state: "success",
      total_count: 1,
      statuses: [{ context: "ci", state: "success", creator: { login: "wes" } }],
    });
    expect((await wes.ask("GET", `/commits/main/statuses`)).body).toMatchObject([
      { state: "success" },
      { state: "pending" },
    ]);
    expect(world.events.map(({ name }) => name)).toEqual(["status", "status"]);
  });
});

test("check runs: only Apps make them, and the jobs of a run are checks of its head", async () => {
  await withGitHub(async (world) => {
    const sha = world.bare.git("rev-parse", "main");
    const made = { name: "lint", head_sha: sha, conclusion: "failure" };
    expect((await world.as("wes").ask("POST", "/check-runs", made)).status).toBe(403);
    const post = (): Promise<Response> =>
      fetch(`${world.apiUrl}/repos/acme/widgets/check-runs`, {
        method: "POST",
        headers: { authorization: `Bearer ${world.token({ checks: "write" })}` },
        body: JSON.stringify(made),
      });
    expect((await post()).status).toBe(201);
    expect((await post()).status).toBe(201);
    world.addRun({
      workflow: "ci.yml",
      headSha: sha,
      status: "completed",
      conclusion: "success",
      jobs: [{ id: 7, name: "build", status: "completed", conclusion: "success" }],
    });
    const seen = await world.as("wes").ask("GET", `/commits/${sha}/check-runs`);
    expect(seen.body).toMatchObject({
      total_count: 2,
      check_runs: [
        { name: "build", conclusion: "success", app: { slug: "github-actions" } },
        { name: "lint", conclusion: "failure", app: { id: 15_368 } },
      ],
    });
  });
});

test("requests of a commit, merging branches, and events by hand", async () => {
  await withGitHub(async (world) => {
    const wes = world.as("wes");
    const head = await world.commit({ "a.md": "1\n" }, "one");
    const number = await wes.openPull({ head: "one" });
    expect((await wes.ask("GET", `/commits/${head}/pulls`)).body).toMatchObject([{ number, state: "open" }]);
    expect((await wes.ask("GET", `/commits/${world.bare.git("rev-parse", "main")}/pulls`)).body).toEqual([]);
    await world.commit({ "b.md": "1\n" }, "two");
    expect((await wes.ask("POST", "/merges", { base: "two", head: "one" })).status).toBe(201);
    expect((await wes.ask("POST", "/merges", { base: "two", head: "one" })).status).toBe(204);
    await world.commit({ "b.md": "2\n" }, "three");
    expect((await wes.ask("POST", "/merges", { base: "two", head: "three" })).status).toBe(409);
    expect((await wes.ask("POST", "/dispatches", { event_type: "ping" })).status).toBe(204);
    expect(world.events.at(-1)).toMatchObject({
      name: "repository_dispatch",
      action: "ping",
      startsWorkflows: true,
    });
  });
});

test("rules of a branch show as ruleset or as protection, and the reads that belong to each", async () => {
  await withGitHub(async (world) => {
    const ada = world.as("ada");
    const rules = {
      requiredChecks: [{ context: "ci", appId: 15_368 }],
      requiredApprovals: 2,
      mergeQueue: true,
    };
    world.protect("main", rules);
    world.bare.git("branch", "release/1", "main");
    world.protect("release/1", { ...rules, as: "protection" });
    expect((await ada.ask("GET", "/rules/branches/main")).body).toMatchObject([
      { type: "pull_request", parameters: { required_approving_review_count: 2 } },
      {
        type: "required_status_checks",
        parameters: { required_status_checks: [{ integration_id: 15_368 }] },
      },
      { type: "merge_queue" },
    ]);
    expect((await ada.ask("GET", "/rules/branches/release%2F1")).body).toEqual([]);
    expect((await ada.ask("GET", "/branches/main/protection")).status).toBe(404);
    expect((await ada.ask("GET", "/branches/release%2F1/protection")).body).toMatchObject({
      required_status_checks: { checks: [{ context: "ci", app_id: 15_368 }] },
      required_pull_request_reviews: { required_approving_review_count: 2 },
    });
    expect((await ada.ask("GET", "/branches/release%2F1")).body).toMatchObject({
      protected: true,
      protection: { enabled: true, required_status_checks: { contexts: ["ci"] } },
    });
    expect((await ada.ask("GET", "/rulesets")).body).toMatchObject([{ id: 42, name: "main" }]);
    expect((await ada.ask("GET", "/rulesets/42")).body).toMatchObject({
      rules: [{}, {}, { type: "merge_queue" }],
    });
    expect((await world.as("wes").ask("GET", "/branches/main/protection")).status).toBe(403);
  });
});

const WORKFLOW = `on:
  workflow_dispatch:
    inputs:
      ticket: { required: true }
      role: { type: choice, options: [coder, reviewer], default: coder }
`;

test("a workflow of the default branch is dispatched with its inputs, and wrong ones are refused", async () => {
  await withGitHub(
    async (world) => {
      const wes = world.as("wes");
      const send = async (body: object, file = "go.yml"): Promise<number> =>
        (await wes.ask("POST", `/actions/workflows/${file}/dispatches`, body)).status;
      expect(await send({ ref: "main", inputs: { ticket: "T-1" } })).toBe(204);
      expect(await send({ ref: "main" })).toBe(422);
      expect(await send({ ref: "main", inputs: { ticket: "T-1", other: "x" } })).toBe(422);
      expect(await send({ ref: "main", inputs: { ticket: "T-1", role: "boss" } })).toBe(422);
      expect(await send({ ref: "gone", inputs: { ticket: "T-1" } })).toBe(422);
      expect(await send({ ref: "main" }, "push.yml")).toBe(422);
      expect(await send({ ref: "main" }, "none.yml")).toBe(404);
      expect(world.dispatches).toMatchObject([
        { workflow: "go.yml", ref: "main", inputs: { ticket: "T-1", role: "coder" } },
      ]);
      expect((await wes.ask("GET", "/actions/workflows")).body).toMatchObject({ total_count: 2 });
    },
    { files: { ".github/workflows/go.yml": WORKFLOW, ".github/workflows/push.yml": "on: push\n" } },
  );
});

test("runs, their attempts, jobs and artifacts are listed, newest first", async () => {
  await withGitHub(
    async (world) => {
      const wes = world.as("wes");
      const first = world.addRun({ workflow: "go.yml", displayTitle: "go T-1" });
      first.status = "completed";
      first.conclusion = "failure";
      world.addRun({ workflow: "go.yml", displayTitle: "go T-2" });
      world.addRun({ workflow: "push.yml", event: "push" });
      expect((await wes.ask("GET", "/actions/workflows/go.yml/runs?per_page=100")).body).toMatchObject({
        total_count: 2,
        workflow_runs: [{ display_title: "go T-2", status: "in_progress" }, { display_title: "go T-1" }],
      });
      expect((await wes.ask("GET", "/actions/runs?status=failure")).body).toMatchObject({ total_count: 1 });
      world.rerun(first.id);
      const path = `/actions/runs/${first.id}`;
      expect((await wes.ask("GET", path)).body).toMatchObject({ run_attempt: 2, status: "in_progress" });
      expect((await wes.ask("GET", `${path}/attempts/1`)).body).toMatchObject({
        run_attempt: 1,
        conclusion: "failure",
      });
      expect((await wes.ask("GET", `${path}/attempts/3`)).status).toBe(404);
      const { id } = world.addArtifact(first.id, "result", new TextEncoder().encode("zip"));
      expect((await wes.ask("GET", `${path}/artifacts?name=result`)).body).toMatchObject({
        artifacts: [{ name: "result" }],
      });
      const there = (await wes.ask("GET", `/actions/artifacts/${id}/zip`)).headers.get("location") ?? "";
      expect(await (await fetch(there)).text()).toBe("zip");
      expect((await wes.ask("GET", "/actions/runs/1")).status).toBe(404);
    },
    { files: { ".github/workflows/go.yml": WORKFLOW, ".github/workflows/push.yml": "on: push\n" } },
  );
});

test("refs, branches, files and comparisons come from git, and unchanged answers are 304", async () => {
  await withGitHub(async (world) => {
    const wes = world.as("wes");
    const main = world.bare.git("rev-parse", "main");
    const sha = await world.commit({ "a/b.md": "text\n" }, "yoi/T-1");
    expect((await wes.ask("GET", "/git/ref/heads%2Fyoi%2FT-1")).body).toMatchObject({ object: { sha } });
    expect((await wes.ask("GET", "/git/matching-refs/heads%2Fyoi")).body).toMatchObject([
      { ref: "refs/heads/yoi/T-1" },
    ]);
    expect((await wes.ask("GET", "/contents/a%2Fb.md?ref=yoi/T-1")).body).toMatchObject({
      content: btoa("text\n"),
    });
    expect((await wes.ask("GET", "/compare/main...yoi%2FT-1")).body).toMatchObject({
      status: "ahead",
      ahead_by: 1,
      files: [{ filename: "a/b.md" }],
    });
    const move = (body: object): Promise<{ status: number }> =>
      wes.ask("PATCH", "/git/refs/heads%2Fyoi%2FT-1", body);
    expect(await move({ sha: main })).toMatchObject({
      status: 422,
      body: { message: "Update is not a fast forward" },
    });
    expect(await move({ sha: main, force: true })).toMatchObject({ status: 200 });
    expect((await wes.ask("POST", "/git/refs", { ref: "refs/heads/new", sha })).status).toBe(201);
    expect((await wes.ask("POST", "/git/refs", { ref: "refs/heads/new", sha })).status).toBe(422);
    const first = await wes.ask("GET", "/branches/new");
    const headers = {
      authorization: `Bearer ${wes.token}`,
      "if-none-match": first.headers.get("etag") ?? "",
    };
    expect((await fetch(`${world.apiUrl}/repos/acme/widgets/branches/new`, { headers })).status).toBe(304);
  });
});
