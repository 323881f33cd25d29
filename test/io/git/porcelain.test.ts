import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { formatCommitMessage } from "../../../src/io/git/commit-message.ts";
import {
  addWorktree,
  commit,
  createBranch,
  push,
  removeWorktree,
  switchBranch,
} from "../../../src/io/git/porcelain.ts";
import { openRepository } from "../../../src/io/git/repository.ts";
import { countGit } from "../../support/count-git.ts";
import { rejectionOf } from "../../support/failure.ts";
import { type TestRepo, withRepo } from "../../support/git-repo.ts";

const open = (repo: TestRepo) => openRepository(repo.root, repo.env);
const staged = (repo: TestRepo) => repo.git("diff", "--cached", "--name-only").split("\n");
const committed = (repo: TestRepo) =>
  repo.git("show", "--format=", "--name-status", "--no-renames", "HEAD").split("\n");

describe("commit", () => {
  it("commits exactly the given paths and leaves what else is staged", async () => {
    await withRepo(async (repo) => {
      for (const name of ["changed", "deleted", "dir/gone", "staged", "unstaged"]) repo.write(name, "1\n");
      repo.commit("first");
      for (const name of ["changed", "dir/added", "staged", "unstaged", "untracked"]) repo.write(name, "2\n");
      repo.remove("deleted");
      repo.remove("dir/gone");
      repo.git("add", "staged", "changed");
      const oid = await commit(open(repo), { paths: ["changed", "deleted", "dir"], message: "second" });
      expect(oid).toBe(repo.git("rev-parse", "HEAD"));
      expect(committed(repo)).toEqual(["M\tchanged", "D\tdeleted", "A\tdir/added", "D\tdir/gone"]);
      expect(staged(repo)).toEqual(["staged"]);
      expect(repo.git("status", "--porcelain")).toBe("M  staged\n M unstaged\n?? untracked");
    });
  });

  it("writes message and trailers as they are, whatever commit.cleanup and the template say", async () => {
    await withRepo(async (repo) => {
      repo.git("config", "commit.cleanup", "strip");
      repo.write("a", "1\n");
      await commit(open(repo), {
        paths: ["a"],
        message: "ticket(x): ready → queued\n\n# not a comment\n",
        trailers: [
          { name: "Yoi-Ticket", value: "x" },
          { name: "Yoi-Actor", value: "a\nYoi-Forged: b" },
        ],
      });
      expect(repo.git("log", "-1", "--format=%B")).toBe(
        "ticket(x): ready → queued\n\n# not a comment\n\nYoi-Ticket: x\nYoi-Actor: a Yoi-Forged: b\n",
      );
      expect(repo.git("log", "-1", "--format=%(trailers:key=Yoi-Ticket,valueonly)")).toBe("x\n");
      expect(repo.git("log", "-1", "--format=%(trailers:key=Yoi-Forged,valueonly)")).toBe("");
    });
  });

  it("makes the first commit, from a subdirectory, of names that look like patterns", async () => {
    await withRepo(async (repo) => {
      for (const name of ["sub/a", "*", ":(glob)x", "-n", "課題 1"]) repo.write(name, "1\n");
      repo.write("b", "1\n");
      const git = openRepository(join(repo.root, "sub"), repo.env);
      await commit(git, { paths: ["*", ":(glob)x", "-n", "sub/a", "課題 1"], message: "first" });
      expect(repo.git("-c", "core.quotepath=false", "ls-files").split("\n")).toEqual([
        "*",
        "-n",
        ":(glob)x",
        "sub/a",
        "課題 1",
      ]);
    });
  });

  it("makes no commit when nothing differs", async () => {
    await withRepo(async (repo) => {
      repo.write("a", "1\n");
      repo.write("b", "1\n");
      const head = repo.commit("first");
      repo.write("b", "2\n");
      repo.git("add", "b");
      expect(await commit(open(repo), { paths: ["a"], message: "none" })).toBeUndefined();
      expect(await commit(open(repo), { paths: [], message: "none" })).toBeUndefined();
      expect(repo.git("rev-parse", "HEAD")).toBe(head);
    });
  });

  it("fails with everything a hook says, when the hook refuses", async () => {
    await withRepo(async (repo) => {
      repo.hook("pre-commit", "echo 'a.md:3: error: first line' >&2; echo second line >&2; exit 1");
      repo.write("a", "1\n");
      const failed = await rejectionOf(() => commit(open(repo), { paths: ["a"], message: "first" }));
      expect(failed.diagnostic).toMatchObject({ code: "git/refused", facts: { verb: "commit", status: 1 } });
      expect(failed.cause).toBe("a.md:3: error: first line\nsecond line\n");
    });
  });

  it("hands hooks neither a foreign index nor settings of its own", async () => {
    await withRepo(async (repo) => {
      const other = repo.clone("other");
      repo.hook("pre-commit", `env > "${repo.base}/env"; git status --shor > "${repo.base}/status"`);
      repo.write("a", "1\n");
      const git = openRepository(repo.root, {
        ...repo.env,
        GIT_AUTHOR_NAME: "Somebody Else",
        GIT_INDEX_FILE: join(other.root, ".git/index"),
        LC_ALL: "C.UTF-8",
      });
      const leaky = { ...git, env: { ...git.env, GIT_DIR: join(other.root, ".git") } };
      await commit(leaky, { paths: ["a"], message: "first" });
      const seen = repo.run("cat", [`${repo.base}/env`]).stdout;
      expect(seen).not.toContain(other.root);
      expect(seen).toContain("LC_ALL=C.UTF-8");
      expect(seen).not.toContain("GIT_LITERAL_PATHSPECS");
      expect(repo.run("cat", [`${repo.base}/status`]).stdout).toBe("A  a\n");
      expect(repo.git("log", "-1", "--format=%an")).toBe("Somebody Else");
    });
  });

  it("takes five processes", async () => {
    await withRepo(async (repo) => {
      repo.write("a", "1\n");
      const counted = countGit(repo);
      await commit({ ...open(repo), env: counted.repo.env }, { paths: ["a"], message: "first" });
      expect(counted.take()).toBe(5);
    });
  });

  it("fails in a bare repository and while a merge is concluded", async () => {
    await withRepo(async (repo) => {
      repo.write("a", "1\n");
      repo.commit("first");
      const bare = open(repo.bare());
      expect((await rejectionOf(() => commit(bare, { paths: ["a"], message: "x" }))).diagnostic.code).toBe(
        "git/no-work-tree",
      );
      repo.git("switch", "-q", "-c", "side");
      repo.commit("side");
      repo.git("switch", "-q", "main");
      repo.commit("main");
      repo.git("merge", "-q", "--no-commit", "side");
      repo.write("a", "2\n");
      const { diagnostic } = await rejectionOf(() => commit(open(repo), { paths: ["a"], message: "x" }));
      expect(diagnostic.facts["stderr"]).toContain("partial commit during a merge");
    });
  });

  it("does not keep the process alive after its work", async () => {
    await withRepo((repo) => {
      repo.write("a", "1\n");
      const script = `
        const { commit } = await import("${resolve(import.meta.dirname, "../../../src/io/git/porcelain.ts")}");
        const { openRepository } = await import("${resolve(import.meta.dirname, "../../../src/io/git/repository.ts")}");
        await commit(openRepository(process.cwd(), process.env), { paths: ["a"], message: "first" });
        const done = performance.now();
        process.on("exit", () => process.stdout.write(String(performance.now() - done)));`;
      const ended = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
        cwd: repo.root,
        env: repo.env,
        encoding: "utf8",
      });
      expect(ended.status).toBe(0);
      expect(Number(ended.stdout)).toBeLessThan(25);
    });
  });
});

describe("push", () => {
  const main = "refs/heads/main";

  it("moves a branch forward, makes one, and deletes one", async () => {
    await withRepo(async (repo) => {
      repo.commit("first");
      const server = repo.bare();
      const clone = server.clone();
      const head = clone.commit("second");
      const topic = "refs/heads/topic";
      const refs = [
        { source: "HEAD", target: main },
        { source: head, target: topic, expected: null },
      ];
      expect(await push(open(clone), "origin", refs)).toEqual({ kind: "pushed" });
      expect(server.git("rev-parse", main, topic)).toBe(`${head}\n${head}`);
      const gone = { source: undefined, target: topic, expected: head };
      expect(await push(open(clone), "origin", [gone])).toEqual({ kind: "pushed" });
      expect(server.run("git", ["rev-parse", "-q", "--verify", topic]).status).toBe(1);
    });
  });

  it("is rejected as a whole when one ref is not where the lease expects it", async () => {
    await withRepo(async (repo) => {
      const first = repo.commit("first");
      const server = repo.bare();
      const clone = server.clone();
      const head = clone.commit("second");
      const outcome = await push(open(clone), "origin", [
        { source: head, target: main, expected: "1".repeat(40) },
        { source: head, target: "refs/heads/topic", expected: null },
      ]);
      expect(outcome.kind).toBe("rejected");
      expect(outcome).toMatchObject({
        refs: expect.arrayContaining([{ ref: main, reason: "(stale info)" }]),
      });
      expect(server.git("for-each-ref", "--format=%(refname) %(objectname)")).toBe(`${main} ${first}`);
      const taken = await push(open(clone), "origin", [{ source: head, target: main, expected: null }]);
      expect(taken.kind).toBe("rejected");
    });
  });

  it("is rejected without a lease when it is no fast-forward", async () => {
    await withRepo(async (repo) => {
      repo.commit("first");
      const server = repo.bare();
      const clone = server.clone();
      repo.git("push", "-q", server.root, `${repo.commit("theirs")}:${main}`);
      clone.commit("ours");
      const outcome = await push(open(clone), "origin", [{ source: "HEAD", target: main }]);
      expect(outcome).toEqual({ kind: "rejected", refs: [{ ref: main, reason: "(fetch first)" }] });
    });
  });

  it("is rejected by a hook at the other side, and fails when a hook of this side refuses", async () => {
    await withRepo(async (repo) => {
      repo.commit("first");
      const server = repo.bare();
      const clone = server.clone();
      clone.commit("second");
      server.hook("update", "exit 1");
      const refs = [{ source: "HEAD", target: main }];
      expect(await push(open(clone), "origin", refs)).toEqual({
        kind: "rejected",
        refs: [{ ref: main, reason: "(hook declined)" }],
      });
      clone.hook("pre-push", "echo no such push >&2; exit 1");
      const failed = await rejectionOf(() => push(open(clone), "origin", refs));
      expect(failed.diagnostic.code).toBe("git/refused");
      expect(failed.cause).toContain("no such push");
    });
  });

  it("fails without showing the password of an unreachable remote", async () => {
    await withRepo(async (repo) => {
      repo.commit("first");
      repo.git("remote", "add", "origin", "https://me:hunter2@127.0.0.1:1/x.git");
      const failed = await rejectionOf(() => push(open(repo), "origin", [{ source: "HEAD", target: main }]));
      expect(failed.diagnostic).toMatchObject({ code: "git/refused", facts: { verb: "push", status: 128 } });
      expect(JSON.stringify(failed.diagnostic) + String(failed.cause) + failed.message).not.toContain(
        "hunter2",
      );
    });
  });
});

describe("branches and worktrees", () => {
  it("are made, switched to and removed", async () => {
    await withRepo(async (repo) => {
      repo.write("a", "1\n");
      const first = repo.commit("first");
      repo.commit("second");
      const git = open(repo);
      await createBranch(git, "work/x", first);
      await switchBranch(git, "work/x");
      expect(repo.git("rev-parse", "HEAD")).toBe(first);
      await switchBranch(git, "work/y", "main");
      expect(repo.git("branch", "--show-current")).toBe("work/y");
      const dir = join(repo.base, "linked tree");
      await addWorktree(git, dir, { kind: "new-branch", name: "work/z", start: first });
      expect(repo.git("-C", dir, "branch", "--show-current")).toBe("work/z");
      repo.run("sh", ["-c", `echo 2 > '${dir}/new'`]);
      expect((await rejectionOf(() => removeWorktree(git, dir))).diagnostic.code).toBe("git/refused");
      await removeWorktree(git, dir, true);
      expect(existsSync(dir)).toBe(false);
      await addWorktree(git, dir, { kind: "branch", name: "work/z" });
      await removeWorktree(git, dir);
      await addWorktree(git, dir, { kind: "detached", commit: first });
      expect(repo.git("-C", dir, "rev-parse", "HEAD")).toBe(first);
    });
  });

  it("refuse names that are options", async () => {
    await withRepo(async (repo) => {
      const head = repo.commit("first");
      for (const name of ["-f", "--detach", ""]) {
        const acts = [
          () => createBranch(open(repo), name, head),
          () => switchBranch(open(repo), name),
          () => switchBranch(open(repo), "x", name),
          () => addWorktree(open(repo), "w", { kind: "new-branch", name, start: head }),
        ];
        for (const act of acts) expect((await rejectionOf(act)).diagnostic.code).toBe("git/unknown-revision");
      }
    });
  });

  it("need git", async () => {
    await withRepo(async (repo) => {
      repo.commit("first");
      const git = open(repo);
      const without = { ...git, env: { ...git.env, PATH: repo.base } };
      expect((await rejectionOf(() => createBranch(without, "x", "main"))).diagnostic.code).toBe(
        "git/not-found",
      );
    });
  });
});

describe("formatCommitMessage", () => {
  it("puts the trailers into one last paragraph", () => {
    expect(formatCommitMessage("subject\n\nbody\n\n", [{ name: "Yoi-Ticket", value: "x" }])).toBe(
      "subject\n\nbody\n\nYoi-Ticket: x\n",
    );
    expect(formatCommitMessage("subject", [])).toBe("subject\n");
  });
});
