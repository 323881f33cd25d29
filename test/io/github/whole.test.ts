import { describe, expect, it } from "vitest";
import type { GitHubApi } from "../../../src/io/github/api.ts";
import { openGitHub } from "../../../src/io/github/client.ts";
import { rejectionOf } from "../../support/failure.ts";
import { QUICK } from "../../support/github/answers.ts";
import type { World } from "../../support/github/emulator/make-world.ts";
import type { Permissions } from "../../support/github/emulator/values.ts";
import { withGitHub } from "../../support/github/world.ts";

// The client against an emulated GitHub, which refuses what GitHub's descriptions of its interfaces do not allow.

/** What the job that ticks may do. */
const TICK: Permissions = {
  contents: "write",
  pull_requests: "write",
  statuses: "write",
  checks: "read",
  actions: "write",
};

function connect(world: World, permissions: Permissions = TICK): GitHubApi {
  const { owner, name, apiUrl, graphqlUrl } = world;
  const token = world.token(permissions);
  return openGitHub({ token, apiUrl, graphqlUrl, owner, name, limits: QUICK });
}

/** What a call gives, and how many requests it made. */
async function counted<T>(api: GitHubApi, call: () => Promise<T>): Promise<{ value: T; calls: number }> {
  const before = api.requestCount();
  const value = await call();
  return { value, calls: api.requestCount() - before };
}

describe("the client", () => {
  it("takes a request from its branch to the merge, with the token of a job", async () => {
    await withGitHub(async (world) => {
      const api = connect(world);
      const head = await world.as("wes").pushFiles("work/1", { "src/a.ts": "one\ntwo\n" });
      const request = { head: "work/1", base: "main", title: "Title", body: "Body" };
      const opened = await counted(api, () => api.openRequest(request));
      const { number } = opened.value;
      expect((await api.openRequest(request)).number).toBe(number);
      await api.updateRequest(number, { body: "Better" });
      await world.as("rita").requestChanges(number, "Not yet", [{ path: "src/a.ts", line: 2, body: "Why?" }]);
      await world.as("mia").approve(number, "Fine");
      await api.setStatus({
        sha: head,
        context: "yoi/review-gate",
        state: "pending",
        description: "Waiting",
      });
      await api.setStatus({ sha: head, context: "ci", state: "success", description: "Done" });

      const read = await counted(api, () => api.readRequest(number));
      expect(read.calls).toBe(1);
      expect(read.value).toMatchObject({
        state: "open",
        body: "Better",
        author: "github-actions[bot]",
        authorIsBot: true,
        head,
        headBranch: "work/1",
        baseBranch: "main",
        isFork: false,
        mergeable: "mergeable",
        committers: ["wes"],
        checks: { state: "passed", names: [{ name: "ci", state: "passed" }] },
      });
      expect([...(read.value?.statuses ?? [])]).toEqual([
        ["yoi/review-gate", { state: "pending", description: "Waiting" }],
      ]);
      expect(read.value?.reviews).toMatchObject([
        {
          login: "rita",
          state: "CHANGES_REQUESTED",
          commit: head,
          comments: [{ path: "src/a.ts", line: 2, body: "Why?" }],
        },
        { login: "mia", state: "APPROVED", isBot: false, comments: [] },
      ]);

      const found = await counted(api, () =>
        api.findRequests({ branches: ["work/1", "work/2"], commits: [head], base: "main" }),
      );
      expect(found.calls).toBe(1);
      expect(found.value.requests).toEqual(new Map([["work/1", read.value]]));
      expect(found.value.authors).toEqual(new Map([[head, "wes"]]));
      const withHead = await counted(api, () => api.requestsWithHead(head));
      expect([withHead.calls, withHead.value]).toEqual([2, [read.value]]);
      const statuses = await counted(api, () => api.readStatuses(head));
      expect([statuses.calls, [...statuses.value.keys()].sort()]).toEqual([1, ["ci", "yoi/review-gate"]]);
      const checks = await counted(api, () => api.readChecks(head, ["ci"]));
      expect([checks.calls, checks.value]).toEqual([1, { state: "none", names: [] }]);

      const moved = await api.mergeRequest({
        number,
        head: "0".repeat(40),
        method: "merge",
        title: "T",
        message: "",
      });
      expect(moved.kind).toBe("moved");
      const merged = await counted(api, () =>
        api.mergeRequest({ number, head, method: "squash", title: "Title (#1)", message: "Message" }),
      );
      expect(merged).toEqual({
        calls: 1,
        value: { kind: "merged", sha: world.bare.git("rev-parse", "main") },
      });
      const again = await api.mergeRequest({ number, head, method: "squash", title: "", message: "" });
      expect(again).toEqual(merged.value);
      const { requests } = await api.findRequests({ branches: ["work/1"], commits: [] });
      expect(requests.get("work/1")).toMatchObject({
        number,
        state: "merged",
        mergedBy: "github-actions[bot]",
        mergeCommit: world.bare.git("rev-parse", "main"),
      });
    });
  });

  it("keeps one comment, starts and reads runs, and knows people and rules", async () => {
    await withGitHub(
      async (world) => {
        const api = connect(world);
        await world.as("wes").pushFiles("work/1", { a: "one\n" });
        const number = await world.as("wes").openPull({ head: "work/1" });
        const comment = { number, marker: "<!-- yoi:request -->", body: "<!-- yoi:request -->\none" };
        await world.as("rex").comment(number, comment.body);
        const made = await counted(api, () => api.upsertComment(comment));
        expect(made.calls).toBe(4);
        const changed = await counted(api, () =>
          api.upsertComment({ ...comment, body: `${comment.body} two` }),
        );
        expect([changed.calls, changed.value]).toEqual([2, made.value]);

        await world.commit({ ".github/workflows/yoi-tick.yml": TICK_WORKFLOW });
        await api.dispatchWorkflow({ workflow: "yoi-tick.yml", ref: "main", inputs: { ticket: "1" } });
        expect(world.dispatches).toMatchObject([{ workflow: "yoi-tick.yml", inputs: { ticket: "1" } }]);
        const run = world.addRun({ workflow: "yoi-tick.yml", displayTitle: "yoi tick" });
        world.addArtifact(run.id, "yoi-1");
        expect((await api.listRuns("yoi-tick.yml")).map(({ id }) => id)).toContain(run.id);
        expect(await api.readRun(run.id)).toMatchObject({ title: "yoi tick", status: "running", attempt: 1 });
        expect(await api.readRun(1)).toBeUndefined();
        expect(await api.listArtifacts(run.id)).toEqual(["yoi-1"]);

        const roles = await Promise.all(
          ["ada", "mia", "wes", "tom", "rex", "sam", "nobody-at-all"].map((login) =>
            api.readPermission(login),
          ),
        );
        expect(roles).toEqual(["admin", "maintain", "write", "triage", "read", "none", "none"]);
        expect(await api.isTeamMember("queue", "wes")).toBeUndefined();
        const member = connect(world, { ...TICK, members: "read" });
        expect(await member.isTeamMember("queue", "wes")).toBe(true);
        expect(await member.isTeamMember("queue", "rex")).toBe(false);

        world.protect("main", {
          requiredChecks: [{ context: "yoi/transition", appId: 15_368 }],
          requiredApprovals: 1,
          dismissesStale: true,
          requestsOnly: true,
        });
        const rules = await counted(api, () => api.readRules("main"));
        expect(rules).toEqual({
          calls: 2,
          value: {
            requiredChecks: [{ context: "yoi/transition", appId: 15_368 }],
            mergeQueue: false,
            requestsOnly: true,
            requiredApprovals: 1,
            dismissesStale: true,
          },
        });
      },
      { teams: { queue: ["wes"] } },
    );
  });

  it("enters the merge queue, and says when it may not merge past it", async () => {
    await withGitHub(async (world) => {
      const api = connect(world);
      world.protect("main", { mergeQueue: true, requestsOnly: true });
      const head = await world.as("wes").pushFiles("work/1", { a: "one\n" });
      const number = await world.as("wes").openPull({ head: "work/1" });
      const refused = await api.mergeRequest({ number, head, method: "merge", title: "T", message: "" });
      expect(refused.kind).toBe("refused");
      const nodeId = (await api.readRequest(number))?.nodeId ?? "";
      expect(await api.enqueueRequest({ nodeId, head })).toEqual({ kind: "queued" });
      expect(await api.enqueueRequest({ nodeId, head })).toEqual({ kind: "queued" });
      expect((await api.readRequest(number))?.inMergeQueue).toBe(true);
    });
  });

  it("does nothing twice when answers are lost, and waits for a secondary limit", async () => {
    await withGitHub(async (world) => {
      const api = connect(world);
      const head = await world.as("wes").pushFiles("work/1", { a: "one\n" });
      world.faults.next({ match: /^POST .*\/pulls$/, kind: "lost-reply" });
      const { number } = await api.openRequest({ head: "work/1", base: "main", title: "Title", body: "" });
      world.faults.next({ match: /^POST .*\/comments$/, kind: "lost-reply" });
      const marker = "<!-- yoi:request -->";
      await api.upsertComment({ number, marker, body: marker });
      const comments = (await world.as("wes").ask("GET", `/issues/${number}/comments`)).body;
      expect(comments).toHaveLength(1);
      world.faults.next({ match: /statuses/, kind: "secondary-limit" });
      await api.setStatus({ sha: head, context: "ci", state: "success", description: "" });
      world.faults.next({ match: /\/graphql/, kind: "502", times: 2 });
      expect((await api.readRequest(number))?.checks.state).toBe("passed");
      world.faults.next({ match: /\/merge$/, kind: "lost-reply" });
      const answer = await api.mergeRequest({ number, head, method: "merge", title: "Title", message: "" });
      expect(answer).toEqual({ kind: "merged", sha: world.bare.git("rev-parse", "main") });
      expect(world.faults.waiting()).toBe(0);
      expect(world.state.pulls.size).toBe(1);
    });
  });

  it("names what a token may not do", async () => {
    await withGitHub(async (world) => {
      const api = connect(world, { contents: "read" });
      const head = await world.as("wes").pushFiles("work/1", { a: "one\n" });
      const number = await world.as("wes").openPull({ head: "work/1" });
      const marker = "<!-- yoi:request -->";
      const failed = [
        () => api.openRequest({ head: "work/1", base: "main", title: "T", body: "" }),
        () => api.updateRequest(number, { body: "" }),
        () => api.setStatus({ sha: head, context: "ci", state: "success", description: "" }),
        () => api.readRequest(number),
        () => api.upsertComment({ number, marker, body: marker }),
        () => api.listRuns("yoi-tick.yml"),
        () => api.dispatchWorkflow({ workflow: "yoi-tick.yml", ref: "main", inputs: {} }),
        () => api.mergeRequest({ number, head, method: "merge", title: "T", message: "" }),
      ];
      const said: string[] = [];
      for (const act of failed) {
        const { diagnostic } = await rejectionOf(act);
        said.push(`${diagnostic.code} ${diagnostic.facts["permission"] ?? ""}`);
      }
      expect(said).toEqual([
        "github/forbidden pull-requests: write",
        "github/forbidden pull-requests: write",
        "github/forbidden statuses: write",
        "github/forbidden pull-requests: read",
        "github/forbidden pull-requests: read",
        "github/forbidden actions: read",
        "github/forbidden actions: write",
        "github/forbidden contents: write",
      ]);
    });
  });
});

const TICK_WORKFLOW = `name: yoi tick
on:
  workflow_dispatch:
    inputs:
      ticket:
        required: false
jobs:
  plan:
    runs-on: ubuntu-latest
    steps: []
`;
