import { expect, test } from "vitest";
import { openGitHub } from "../../../src/io/github/client.ts";
import type { World } from "../../support/github/emulator/make-world.ts";
import { ask } from "../../support/github/emulator/person.ts";
import { withGitHub } from "../../support/github/world.ts";

const WORKFLOW = ".github/workflows/ci.yml";

test("git asks for a token, and a token without contents: write may clone and not push", async () => {
  await withGitHub(async (world) => {
    const { base } = world.bare;
    const anonymous = await world.git(base, null, "clone", world.cloneUrl, "a");
    expect(anonymous.stderr).toContain("could not read Username");
    const wrong = await world.git(base, "ghs_wrong", "clone", world.cloneUrl, "b");
    expect(wrong.stderr).toContain("could not read Username");
    const reader = world.token({ contents: "read" });
    const cloned = await world.git(base, reader, "clone", "--filter=blob:none", world.cloneUrl, "c");
    expect(cloned.stderr).toBe("Cloning into 'c'...\n");
    const pushed = await world.git(`${base}/c`, reader, "push", "origin", "HEAD:refs/heads/x");
    expect(pushed.stderr).toContain("403");
    const writer = world.token({ contents: "write" });
    const url = world.cloneUrl.replace("//", `//x-access-token:${writer}@`);
    expect((await world.git(`${base}/c`, null, "push", url, "HEAD:refs/heads/x")).status).toBe(0);
    expect(world.events.map(({ name, startsWorkflows }) => [name, startsWorkflows])).toEqual([
      ["push", false],
    ]);
  });
});

test("protected branches refuse pushes with the words of protection and of rulesets", async () => {
  await withGitHub(async (world) => {
    const wes = world.as("wes");
    const clone = await wes.clone();
    clone.write("a.md", "1\n");
    clone.commit("feat: a");
    world.protect("main", { requestsOnly: true, as: "protection" });
    const classic = await wes.push(clone, "origin", "HEAD:main", "HEAD:refs/heads/other");
    expect(classic.stderr).toContain("GH006: Protected branch update failed for refs/heads/main.");
    expect(classic.stderr).toContain("[remote rejected] HEAD -> main");
    expect(classic.stderr).toContain("[new branch]      HEAD -> other");
    world.protect("main", { requestsOnly: true, bypass: ["ada"] });
    const ruled = await wes.push(clone, "--atomic", "origin", "HEAD:main", "HEAD:refs/heads/third");
    expect(ruled.stderr).toContain("GH013: Repository rule violations found for refs/heads/main.");
    expect(world.bare.git("for-each-ref", "--format=%(refname:short)", "refs/heads")).toBe("main\nother");
    const ada = world.as("ada");
    expect((await ada.push(clone, "origin", "HEAD:main")).status).toBe(0);
  });
});

test("a token without workflows brings no workflow file that no branch has", async () => {
  await withGitHub(
    async (world) => {
      const old = world.bare.git("rev-parse", "main");
      await world.commit({ [WORKFLOW]: "on: push\n" });
      const clone = await world.as("wes").clone();
      const job = world.token({ contents: "write", pull_requests: "write" });
      const push = (spec: string): Promise<{ status: number; stderr: string }> =>
        world.git(clone.root, job, "push", "origin", spec);
      // The same file with the same content is on another branch.
      expect((await push("HEAD:refs/heads/same")).status).toBe(0);
      clone.write(WORKFLOW, "on: push # changed\n");
      clone.commit("ci: change");
      expect((await push("HEAD:refs/heads/changed")).stderr).toContain(
        `refusing to allow a GitHub App to create or update workflow \`${WORKFLOW}\` without \`workflows\` permission`,
      );
      expect((await push(`${old}:refs/heads/old`)).stderr).toContain("refusing to allow");
      const app = world.token({ contents: "write", workflows: "write" });
      expect((await world.git(clone.root, app, "push", "origin", "HEAD:refs/heads/changed")).status).toBe(0);
      // Merging brings it to the base branch as well.
      const number = await world.as("wes").openPull({ head: "changed" });
      const refused = await fetch(`${world.apiUrl}/repos/acme/widgets/pulls/${number}/merge`, {
        method: "PUT",
        headers: { authorization: `Bearer ${job}` },
      });
      expect(refused.status).toBe(403);
    },
    { files: { [WORKFLOW]: "on: push # old\n" } },
  );
});

test("a stale lease and parallel pushes lose, and refs/pull takes no push", async () => {
  await withGitHub(async (world) => {
    const [wes, rita] = [world.as("wes"), world.as("rita")];
    const clones = [await wes.clone(), await rita.clone()] as const;
    for (const [index, clone] of clones.entries()) {
      clone.write("a.md", `${index}\n`);
      clone.commit(`feat: ${index}`);
    }
    const both = await Promise.all([
      wes.push(clones[0], "origin", "HEAD:main"),
      rita.push(clones[1], "origin", "HEAD:main"),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([0, 1]);
    const loser = both[0].status === 0 ? 1 : 0;
    const lease = await wes.push(clones[loser], "--force-with-lease", "origin", "HEAD:main");
    expect(lease.stderr).toContain("stale info");
    const sha = clones[loser].git("rev-parse", "HEAD");
    expect((await wes.push(clones[loser], "--force", "origin", "HEAD:main")).status).toBe(0);
    expect(world.events.at(-1)?.payload).toMatchObject({
      ref: "refs/heads/main",
      after: sha,
      forced: true,
      commits: [{ id: sha, message: `feat: ${loser}` }],
    });
    const hidden = await wes.push(clones[loser], "origin", "HEAD:refs/pull/9/head");
    expect(hidden.stderr).toContain("deny updating a hidden ref");
    const refused = await rita.push(clones[loser], "origin", "HEAD:refs/heads/gh-readonly-queue/main/x");
    expect(refused.status).toBe(1);
  });
});

const CHECK = { requiredChecks: [{ context: "ci" }], mergeQueue: true };

function open(world: World, token: string): ReturnType<typeof openGitHub> {
  const { owner, name, apiUrl, graphqlUrl } = world;
  return openGitHub({ token, apiUrl, graphqlUrl, owner, name });
}

async function setStatus(world: World, sha: string, state: string): Promise<void> {
  const reply = await world.as("wes").ask("POST", `/statuses/${sha}`, { state, context: "ci" });
  expect(reply.status).toBe(201);
}

test("the merge queue makes a group, waits for its checks, and merges it or puts the request out", async () => {
  await withGitHub(async (world) => {
    world.protect("main", CHECK);
    const api = open(
      world,
      world.token({ contents: "write", pull_requests: "write", checks: "read", statuses: "read" }),
    );
    const wes = world.as("wes");
    const numbers: number[] = [];
    for (const branch of ["one", "two"]) {
      const head = await world.commit({ [`${branch}.md`]: "1\n" }, branch);
      const number = await wes.openPull({ head: branch });
      numbers.push(number);
      const request = await api.readRequest(number);
      const nodeId = request?.nodeId ?? "";
      expect(await api.enqueueRequest({ nodeId, head })).toMatchObject({ kind: "refused" });
      await setStatus(world, head, "success");
      expect(await api.enqueueRequest({ nodeId, head: "0".repeat(40) })).toMatchObject({ kind: "refused" });
      expect(await api.enqueueRequest({ nodeId, head })).toEqual({ kind: "queued" });
      expect(await api.readRequest(number)).toMatchObject({ inMergeQueue: true });
    }
    expect(await wes.ask("PUT", `/pulls/${numbers[0]}/merge`)).toMatchObject({ status: 405 });
    const main = world.bare.git("rev-parse", "main");
    const group = await world.processQueue();
    expect(group).toMatchObject({ kind: "grouped", pull: numbers[0] });
    expect(await world.processQueue()).toMatchObject({ kind: "waiting" });
    const branch = `gh-readonly-queue/main/pr-${numbers[0]}-${main}`;
    const sha = world.bare.git("rev-parse", branch);
    expect(world.events.at(-1)).toMatchObject({
      name: "merge_group",
      action: "checks_requested",
      startsWorkflows: true,
      payload: { merge_group: { head_sha: sha, head_ref: `refs/heads/${branch}`, base_sha: main } },
    });
    await setStatus(world, sha, "success");
    expect(await world.processQueue()).toEqual({ kind: "merged", pull: numbers[0], sha });
    expect(world.bare.git("rev-parse", "main")).toBe(sha);
    expect(await api.readRequest(numbers[0] ?? 0)).toMatchObject({ state: "merged", inMergeQueue: false });
    const second = await world.processQueue();
    await setStatus(world, "sha" in second ? second.sha : "", "failure");
    expect(await world.processQueue()).toMatchObject({ kind: "ejected", pull: numbers[1] });
    expect(await api.readRequest(numbers[1] ?? 0)).toMatchObject({ state: "open", inMergeQueue: false });
    expect(world.bare.git("for-each-ref", "--format=%(refname:short)", "refs/heads/gh-readonly-queue")).toBe(
      "",
    );
  });
});

test("GraphQL shows requests with reviews, authors, statuses and checks, and refuses what a token may not see", async () => {
  await withGitHub(async (world) => {
    const wes = world.as("wes");
    const head = await wes.pushFiles("yoi/T-1", { "src/a.ts": "1\n" });
    const other = world.bare.git("rev-parse", "main");
    const number = await wes.openPull({ head: "yoi/T-1", title: "T-1" });
    await world.as("rita").requestChanges(number, "no", [{ path: "src/a.ts", line: 1, body: "why?" }]);
    await setStatus(world, head, "failure");
    world.addRun({
      workflow: "ci.yml",
      name: "ci",
      event: "pull_request",
      headSha: head,
      status: "completed",
      conclusion: "action_required",
    });
    const job = world.token({ contents: "read", pull_requests: "read", checks: "read", statuses: "read" });
    const found = await open(world, job).findRequests({
      branches: ["yoi/T-1", "none"],
      commits: [head, other],
    });
    expect([...found.requests.keys()]).toEqual(["yoi/T-1"]);
    expect(found.requests.get("yoi/T-1")).toMatchObject({
      number,
      state: "open",
      head,
      author: "wes",
      committers: ["wes"],
      mergeable: "mergeable",
      reviews: [
        {
          login: "rita",
          state: "CHANGES_REQUESTED",
          comments: [{ path: "src/a.ts", line: 1, body: "why?" }],
        },
      ],
      checks: { state: "failed", names: expect.arrayContaining([{ name: "ci", state: "held" }]) },
    });
    expect([...found.authors]).toEqual([
      [head, "wes"],
      [other, null],
    ]);
    const blind = world.token({ contents: "read", pull_requests: "read" });
    await expect(open(world, blind).readRequest(number)).rejects.toThrow();
    expect((await ask(world.state, job, "GET", `/pulls/${number}`)).status).toBe(200);
  });
});
