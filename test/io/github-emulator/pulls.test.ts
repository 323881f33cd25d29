import { expect, test } from "vitest";
import type { World } from "../../support/github/emulator/make-world.ts";
import { withGitHub } from "../../support/github/world.ts";

// What the emulator underneath lacks or gets wrong of pull requests, one by one.

async function propose(world: World, branch: string, files: Record<string, string>): Promise<number> {
  await world.commit(files, branch);
  return await world.as("wes").openPull({ head: branch, title: `Do ${branch}` });
}

test("a request follows the pushes to its branch, with files and commits of its own alone", async () => {
  await withGitHub(async (world) => {
    const wes = world.as("wes");
    const first = await wes.pushFiles("feature/one", { "src/one.ts": "1\n" });
    const number = await wes.openPull({ head: "feature/one" });
    expect((await wes.ask("GET", `/pulls/${number}`)).body).toMatchObject({
      head: { sha: first },
      commits: 1,
    });
    await world.commit({ "other.md": "on main\n" });
    const second = await wes.pushFiles("feature/one", { "src/two.ts": "2\n" }, "feature/one");
    expect((await wes.ask("GET", `/pulls/${number}`)).body).toMatchObject({
      head: { sha: second },
      base: { sha: world.bare.git("rev-parse", "main") },
      commits: 2,
    });
    expect((await wes.ask("GET", `/pulls/${number}/files`)).body).toEqual([
      { filename: "src/one.ts", status: "added" },
      { filename: "src/two.ts", status: "added" },
    ]);
    expect((await wes.ask("GET", `/pulls/${number}/commits`)).body).toMatchObject([
      { sha: first },
      { sha: second },
    ]);
    expect(world.bare.git("rev-parse", `refs/pull/${number}/head`)).toBe(second);
    const moved = world.events.find(({ action }) => action === "synchronize");
    expect(moved?.payload).toMatchObject({ before: first, after: second, number });
  });
});

test("mergeable comes from git, and the second of two conflicting requests is refused, not lost", async () => {
  await withGitHub(async (world) => {
    const one = await propose(world, "one", { "a.md": "one\n" });
    const two = await propose(world, "two", { "a.md": "two\n" });
    const mia = world.as("mia");
    expect((await mia.ask("GET", `/pulls/${two}`)).body).toMatchObject({
      mergeable: true,
      mergeable_state: "clean",
    });
    await mia.merge(one);
    expect((await mia.ask("GET", `/pulls/${two}`)).body).toMatchObject({
      mergeable: false,
      mergeable_state: "dirty",
    });
    expect(await mia.ask("PUT", `/pulls/${two}/merge`)).toMatchObject({
      status: 405,
      body: { message: "Pull Request is not mergeable" },
    });
    expect(world.bare.git("show", "main:a.md")).toBe("one");
  });
});

test("merges, squashes and rebases are real commits with GitHub's messages, and the branch stays", async () => {
  await withGitHub(async (world) => {
    const mia = world.as("mia");
    const merged = await propose(world, "m", { "m.md": "m\n" });
    const head = world.bare.git("rev-parse", "m");
    const sha = await mia.merge(merged);
    expect(world.bare.git("log", "-1", "--format=%P|%cn|%an|%B", "main").trim()).toBe(
      `${world.bare.git("rev-parse", `${sha}^1`)} ${head}|GitHub|mia|Merge pull request #1 from acme/m\n\nDo m`,
    );
    await world.commit({ "s.md": "1\n" }, "s");
    const squashed = await propose(world, "s", { "s.md": "2\n" });
    await mia.merge(squashed, "squash");
    expect(world.bare.git("log", "-1", "--format=%an|%B", "main").trim()).toBe(
      "wes|Do s (#2)\n\n* chore: change s.md\n\n* chore: change s.md",
    );
    await world.commit({ "r.md": "1\n" }, "r");
    const rebased = await propose(world, "r", { "r.md": "2\n" });
    await world.commit({ "between.md": "x\n" });
    const before = world.bare.git("rev-parse", "main");
    await mia.merge(rebased, "rebase");
    expect(world.bare.git("rev-list", "--count", "--no-merges", `${before}..main`)).toBe("2");
    expect(world.bare.git("show", "main:r.md")).toBe("2");
    expect(world.bare.git("for-each-ref", "--format=%(refname:short)", "refs/heads")).toBe("m\nmain\nr\ns");
  });
});

test("a merge is refused with 409 for another head, and with 405 for a draft, a closed one and a missing method", async () => {
  await withGitHub(
    async (world) => {
      const mia = world.as("mia");
      const number = await propose(world, "one", { "a.md": "1\n" });
      const path = `/pulls/${number}/merge`;
      expect(await mia.ask("PUT", path, { sha: "0".repeat(40) })).toMatchObject({
        status: 409,
        body: { message: "Head branch was modified. Review and try the merge again." },
      });
      expect((await mia.ask("PUT", path, { merge_method: "rebase" })).status).toBe(405);
      await world.commit({ "b.md": "1\n" }, "two");
      const draft = await mia.openPull({ head: "two", draft: true });
      expect((await mia.ask("PUT", `/pulls/${draft}/merge`)).status).toBe(405);
      expect((await mia.ask("GET", path)).status).toBe(404);
      expect((await mia.ask("PUT", path, { sha: world.bare.git("rev-parse", "one") })).status).toBe(200);
      expect((await mia.ask("GET", path)).status).toBe(204);
      expect((await mia.ask("PUT", path)).status).toBe(405);
      expect((await mia.ask("GET", `/pulls/${number}`)).body).toMatchObject({
        merged: true,
        merged_by: { login: "mia" },
      });
    },
    { methods: ["merge"] },
  );
});

test("duplicates, unknown heads and bases, and requests without commits are refused with 422", async () => {
  await withGitHub(async (world) => {
    const wes = world.as("wes");
    await propose(world, "one", { "a.md": "1\n" });
    const open = (head: string, base = "main"): Promise<{ status: number; body: unknown }> =>
      wes.ask("POST", "/pulls", { head, base, title: "x" });
    expect(await open("one")).toMatchObject({
      status: 422,
      body: { errors: [{ message: "A pull request already exists for acme:one." }] },
    });
    expect(await open("nowhere")).toMatchObject({
      status: 422,
      body: { errors: [{ field: "head", code: "invalid" }] },
    });
    expect(await open("one", "nowhere")).toMatchObject({
      status: 422,
      body: { errors: [{ field: "base" }] },
    });
    world.bare.git("branch", "empty", "main");
    expect(await open("empty")).toMatchObject({
      status: 422,
      body: { errors: [{ message: "No commits between acme:main and acme:empty" }] },
    });
    expect((await wes.ask("GET", "/pulls?head=acme:one&state=all")).body).toMatchObject([{ number: 1 }]);
    expect((await wes.ask("GET", "/pulls?head=acme:two&state=all")).body).toEqual([]);
    expect((await wes.ask("GET", "/pulls?head=two&state=all")).body).toMatchObject([{ number: 1 }]);
  });
});

test("a deleted branch closes its request, and a head that was pushed to the base is merged", async () => {
  await withGitHub(async (world) => {
    const wes = world.as("wes");
    const gone = await propose(world, "gone", { "a.md": "1\n" });
    await wes.deleteBranch("gone");
    expect((await wes.ask("GET", `/pulls/${gone}`)).body).toMatchObject({ state: "closed", merged: false });
    expect(await wes.ask("PATCH", `/pulls/${gone}`, { state: "open" })).toMatchObject({ status: 422 });
    const pushed = await propose(world, "pushed", { "b.md": "1\n" });
    const clone = await wes.clone();
    expect((await wes.push(clone, "origin", "origin/pushed:main")).status).toBe(0);
    const tip = world.bare.git("rev-parse", "main");
    expect((await wes.ask("GET", `/pulls/${pushed}`)).body).toMatchObject({
      merged: true,
      merge_commit_sha: tip,
    });
  });
});

test("a fork's request has the fork as its head, and its commits are fetched as refs/pull", async () => {
  await withGitHub(
    async (world) => {
      const fork = await world.fork("sam");
      const clone = fork.clone("sams");
      clone.git("switch", "--quiet", "-c", "patch");
      clone.write("a.md", "1\n");
      const head = clone.commit("feat: from outside");
      clone.git("push", "--quiet", "origin", "patch");
      const number = await world.as("sam").openPull({ head: "sam:patch" });
      const one = await world.as("wes").ask("GET", `/pulls/${number}`);
      expect(one.body).toMatchObject({ head: { repo: { full_name: "sam/widgets", fork: true }, sha: head } });
      expect(world.bare.git("rev-parse", `refs/pull/${number}/head`)).toBe(head);
      await world.as("mia").merge(number);
      expect(world.bare.git("show", "main:a.md")).toBe("1");
    },
    { isPrivate: false },
  );
});

test("the author can neither approve nor refuse the own request, and comments lie on lines of what changed", async () => {
  await withGitHub(async (world) => {
    await world.commit({ "src/a.ts": "1\n2\n" }, "one");
    const wes = world.as("wes");
    const rita = world.as("rita");
    const number = await wes.openPull({ head: "one" });
    const path = `/pulls/${number}/reviews`;
    expect(await wes.ask("POST", path, { event: "APPROVE" })).toMatchObject({
      status: 422,
      body: { errors: ["Can not approve your own pull request"] },
    });
    expect((await wes.ask("POST", path, { event: "REQUEST_CHANGES", body: "no" })).status).toBe(422);
    expect((await rita.ask("POST", path, { event: "REQUEST_CHANGES" })).status).toBe(422);
    const line = { path: "src/a.ts", line: 2, side: "RIGHT", body: "why?" };
    const review = await rita.requestChanges(number, "not yet", [line]);
    expect((await rita.ask("GET", `${path}/${review}/comments`)).body).toMatchObject([
      { path: "src/a.ts", line: 2, body: "why?", user: { login: "rita" } },
    ]);
    const comment = { ...line, commit_id: world.bare.git("rev-parse", "one") };
    expect((await rita.ask("POST", `/pulls/${number}/comments`, comment)).status).toBe(201);
    for (const wrong of [{ path: "other.ts" }, { line: 99 }]) {
      const asked = await rita.ask("POST", `/pulls/${number}/comments`, { ...comment, ...wrong });
      expect(asked.status).toBe(422);
    }
    await world.as("mia").dismiss(number, review);
    expect((await wes.ask("GET", path)).body).toMatchObject([
      { state: "DISMISSED", user: { login: "rita" } },
      { state: "COMMENTED" },
    ]);
  });
});

test("new commits void approvals where the rules say so, and requested reviewers can be listed", async () => {
  await withGitHub(async (world) => {
    world.protect("main", { requiredApprovals: 1, dismissesStale: true });
    const wes = world.as("wes");
    await wes.pushFiles("one", { "a.md": "1\n" });
    const number = await wes.openPull({ head: "one" });
    await wes.ask("POST", `/pulls/${number}/requested_reviewers`, { reviewers: ["rita"] });
    expect((await wes.ask("GET", `/pulls/${number}/requested_reviewers`)).body).toMatchObject({
      users: [{ login: "rita" }],
    });
    expect(await wes.ask("PUT", `/pulls/${number}/merge`)).toMatchObject({ status: 405 });
    await world.as("rita").approve(number);
    expect((await wes.ask("GET", `/pulls/${number}`)).body).toMatchObject({ mergeable_state: "clean" });
    await wes.pushFiles("one", { "a.md": "2\n" }, "one");
    expect((await wes.ask("GET", `/pulls/${number}/reviews`)).body).toMatchObject([{ state: "DISMISSED" }]);
    expect((await wes.ask("GET", `/pulls/${number}`)).body).toMatchObject({ mergeable_state: "blocked" });
    // Somebody who may only read approves, and it does not count.
    await world.as("rex").approve(number);
    expect(await wes.ask("PUT", `/pulls/${number}/merge`)).toMatchObject({ status: 405 });
    await world.as("rita").approve(number);
    expect(await wes.ask("PUT", `/pulls/${number}/merge`)).toMatchObject({ status: 200 });
  });
});
