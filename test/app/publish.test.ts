import { describe, expect, it } from "vitest";
import { rejectionOf } from "../support/failure.ts";
import { type TestRepo, withRepo } from "../support/git-repo.ts";
import { done, errorCodes, runnerIn } from "../support/operations.ts";

const BODY = "## Acceptance criteria\n\n- It is dark.\n";
const TITLE = { title: "Dark mode", body: BODY };

/** A repository with one commit and a bare one that it pushes to. */
function withRemote(repo: TestRepo): TestRepo {
  repo.write("readme.txt", "A page.\n");
  repo.commit("first");
  const remote = repo.bare();
  repo.git("remote", "add", "origin", remote.root);
  repo.git("fetch", "--quiet", "origin");
  return remote;
}

describe("--commit", () => {
  it("commits the records of the ticket and nothing else that is staged, changed or new", async () => {
    await withRepo(async (repo) => {
      repo.write("readme.txt", "A page.\n");
      repo.commit("first");
      repo.write("staged.txt", "staged\n");
      repo.git("add", "staged.txt");
      repo.write("readme.txt", "changed\n");
      const result = done(await runnerIn(repo)("ticket_create", TITLE, { commit: true, name: "Alice: \nA" }));
      const files = [`.yoi/tickets/${result.id}/item.md`, `.yoi/tickets/${result.id}/thread.md`];
      expect(result.paths).toEqual(files);
      expect(repo.git("show", "--name-only", "--format=", "HEAD").split("\n")).toEqual(files);
      expect(repo.git("status", "--porcelain").split("\n").toSorted()).toEqual([
        " M readme.txt",
        "A  staged.txt",
      ]);
      expect(repo.git("log", "-1", "--format=%s")).toBe(`ticket(${result.id}): create`);
      expect(repo.git("log", "-1", "--format=%(trailers:only)").trim().split("\n")).toEqual([
        `Yoi-Ticket: ${result.id}`,
        "Yoi-Actor: Alice: A (person)",
      ]);
    });
  });

  it("takes along what an earlier command changed in the same records without committing", async () => {
    await withRepo(async (repo) => {
      const run = runnerIn(repo);
      const { id } = done(await run("ticket_create", TITLE));
      done(await run("ticket_create", { title: "New menu" }, { commit: true }));
      done(await run("ticket_relate", { ticket: id, kind: "related", target: "new-menu" }));
      done(await run("ticket_comment", { ticket: id, text: "Hm." }, { commit: true }));
      expect(repo.git("status", "--porcelain")).toBe("");
    });
  });

  it("commits a ticket that was closed and reopened without git ever seeing its resolution", async () => {
    await withRepo(async (repo) => {
      const run = runnerIn(repo);
      const { id } = done(await run("ticket_create", TITLE));
      done(await run("ticket_close", { ticket: id, as: "obsolete", resolution: "Gone." }));
      const result = done(await run("ticket_reopen", { ticket: id, reason: "Back." }, { commit: true }));
      expect(result.commit).toBe(repo.git("rev-parse", "HEAD"));
      expect(repo.git("status", "--porcelain")).toBe("");
    });
  });

  it("leaves the change in the files when a hook refuses the commit, and says how to go on", async () => {
    await withRepo(async (repo) => {
      repo.hook("pre-commit", "echo 'tests fail' >&2; exit 1");
      const result = await runnerIn(repo)("ticket_create", TITLE, { commit: true });
      expect(result.outcome).toBe("done");
      expect(errorCodes(result)).toEqual(["usage/not-committed"]);
      expect(result.diagnostics[0]?.facts["reason"]).toContain("tests fail");
      expect(repo.read(`.yoi/tickets/${result.id}/item.md`)).toContain("title: Dark mode");
    });
  });

  it("commits in a linked worktree, on that worktree's branch", async () => {
    await withRepo(async (repo) => {
      repo.commit("first");
      const linked = repo.worktree("linked", "-b", "feature");
      const { id } = done(await runnerIn(linked)("ticket_create", TITLE, { commit: true }));
      expect(linked.git("ls-tree", "-r", "--name-only", "feature")).toContain(id);
      expect(repo.git("ls-tree", "-r", "--name-only", "main")).toBe("");
    });
  });

  it("is not asked for: the files to commit are named", async () => {
    await withRepo(async (repo) => {
      const { id, notes } = done(await runnerIn(repo)("ticket_create", TITLE));
      expect(notes).toEqual([`Files to commit: .yoi/tickets/${id}/item.md .yoi/tickets/${id}/thread.md`]);
    });
  });
});

describe("--push", () => {
  it("commits and pushes the branch that is checked out", async () => {
    await withRepo(async (repo) => {
      const remote = withRemote(repo);
      const result = done(await runnerIn(repo)("ticket_create", TITLE, { push: true }));
      expect(result).toMatchObject({ branch: "main", commit: repo.git("rev-parse", "HEAD") });
      expect(remote.git("rev-parse", "main")).toBe(result.commit);
    });
  });

  it("keeps the commit when the other side has moved on, and says so", async () => {
    await withRepo(async (repo) => {
      const remote = withRemote(repo);
      const other = remote.clone("other");
      other.commit("second");
      other.git("push", "--quiet", "origin", "HEAD:main");
      const result = await runnerIn(repo)("ticket_create", TITLE, { push: true });
      expect(result.commit).toBe(repo.git("rev-parse", "HEAD"));
      expect(result.branch).toBeUndefined();
      expect(errorCodes(result)).toEqual(["usage/not-pushed"]);
    });
  });

  it.each([
    ["without a remote", () => undefined, "push", "usage/no-remote"],
    [
      "on a detached HEAD",
      (repo: TestRepo) => [withRemote(repo), repo.git("checkout", "--quiet", "--detach")],
      "push",
      "usage/no-branch",
    ],
    [
      "before the first commit",
      (repo: TestRepo) => repo.git("remote", "add", "origin", "."),
      "pr",
      "usage/no-commit-yet",
    ],
  ] as const)("writes nothing %s", async (_where, prepare, wish, code) => {
    await withRepo(async (repo) => {
      prepare(repo);
      const error = await rejectionOf(() => runnerIn(repo)("ticket_create", TITLE, { [wish]: true }));
      expect(error.diagnostic.code).toBe(code);
      expect(repo.git("status", "--porcelain")).toBe("");
    });
  });
});

describe("--pr", () => {
  it("commits on a branch of its own, pushes that, and leaves main where it was", async () => {
    await withRepo(async (repo) => {
      const remote = withRemote(repo);
      const before = repo.git("rev-parse", "main");
      const run = runnerIn(repo);
      const created = done(await run("ticket_create", TITLE, { pr: true }));
      const branch = `ticket/${created.id}`;
      expect(created.branch).toBe(branch);
      expect(repo.git("branch", "--show-current")).toBe(branch);
      expect(remote.git("rev-parse", branch)).toBe(created.commit);
      expect(repo.git("rev-parse", "main")).toBe(before);
      // On that branch the next command adds to the same request.
      const moved = done(await run("ticket_ready", { ticket: created.id, summary: "Clear." }, { pr: true }));
      expect(moved.branch).toBe(branch);
      expect(remote.git("rev-parse", branch)).toBe(moved.commit);
      expect(moved.notes).toEqual([
        `The ticket is only on ${branch}: the Orchestrator sees it once it is on main.`,
        `Branch ${branch} is on origin. Open the pull request on the forge; yoi does not do that yet.`,
      ]);
    });
  });

  it("takes another name where a branch of that name is there", async () => {
    await withRepo(async (repo) => {
      withRemote(repo);
      const run = runnerIn(repo);
      const { id } = done(await run("ticket_create", TITLE, { commit: true }));
      repo.git("branch", `ticket/${id}`);
      const { branch } = done(await run("ticket_comment", { ticket: id, text: "Hm." }, { pr: true }));
      expect(branch).toBe(`ticket/${id}-2`);
    });
  });
});

describe("on a feature branch", () => {
  it("says that nobody else sees a ticket before it is on the default branch, and not when it is", async () => {
    await withRepo(async (repo) => {
      repo.commit("first");
      const run = runnerIn(repo);
      const { id } = done(await run("ticket_create", TITLE, { commit: true }));
      repo.git("switch", "--quiet", "-c", "feature");
      const known = done(await run("ticket_ready", { ticket: id, summary: "Clear." }, { commit: true }));
      expect(known.notes).toEqual([]);
      const created = done(await run("ticket_create", { title: "New menu" }, { commit: true }));
      expect(created.notes).toEqual([
        "The ticket is only on feature: the Orchestrator sees it once it is on main.",
      ]);
    });
  });
});
