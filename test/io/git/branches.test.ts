import { describe, expect, it } from "vitest";
import { type BranchWishes, readBranches } from "../../../src/io/git/branches.ts";
import { readConfigValues } from "../../../src/io/git/config.ts";
import { readRefs } from "../../../src/io/git/refs.ts";
import { openRepository } from "../../../src/io/git/repository.ts";
import { readWorktrees } from "../../../src/io/git/worktrees.ts";
import { countGit } from "../../support/count-git.ts";
import { type TestRepo, withRepo } from "../../support/git-repo.ts";

const open = (repo: TestRepo) => openRepository(repo.root, repo.env);
const branchesOf = (repo: TestRepo, wishes?: BranchWishes) => readBranches(open(repo), wishes);

describe("readBranches", () => {
  it("knows the branch that does not exist yet", async () => {
    await withRepo((repo) => {
      expect(branchesOf(repo)).toEqual({ current: "main", remotes: [] });
    });
  });

  it("knows a repository without a remote", async () => {
    await withRepo((repo) => {
      const head = repo.commit("first");
      repo.git("switch", "-q", "-c", "topic/課題");
      expect(branchesOf(repo)).toEqual({ current: "topic/課題", head, remotes: [], defaultBranch: "main" });
    });
  });

  it("knows what a clone follows, and what it last saw of the default branch", async () => {
    await withRepo((repo) => {
      const seen = repo.commit("first");
      const clone = repo.clone();
      const head = clone.commit("second");
      const main = { name: "refs/remotes/origin/main", oid: seen };
      const expected = {
        remote: "origin",
        remotes: ["origin"],
        defaultBranch: "main",
        defaultTracking: main,
      };
      expect(branchesOf(clone)).toEqual({ current: "main", head, upstream: main, ...expected });
      clone.git("switch", "-q", "-c", "topic", "--no-track");
      expect(branchesOf(clone)).toEqual({ current: "topic", head, ...expected });
      clone.git("branch", "-q", "--set-upstream-to=main");
      expect(branchesOf(clone).upstream).toEqual({ name: "refs/heads/main", oid: head });
    });
  });

  it("knows the commit of a detached HEAD", async () => {
    await withRepo((repo) => {
      const head = repo.commit("first");
      repo.git("switch", "-q", "--detach");
      expect(branchesOf(repo)).toEqual({ head, remotes: [], defaultBranch: "main" });
    });
  });

  it("takes the default branch from configuration, then the remote's HEAD, then what exists", async () => {
    await withRepo((repo) => {
      repo.git("switch", "-q", "-c", "trunk");
      const head = repo.commit("first");
      const clone = repo.clone();
      clone.git("branch", "master");
      clone.git("branch", "develop");
      expect(branchesOf(clone).defaultBranch).toBe("trunk");
      expect(branchesOf(clone, { defaultBranch: "master" })).toMatchObject({
        defaultBranch: "master",
        defaultTracking: { name: "refs/remotes/origin/master" },
      });
      clone.git("remote", "set-head", "origin", "--delete");
      expect(branchesOf(clone).defaultBranch).toBe("master");
      clone.git("config", "init.defaultBranch", "develop");
      expect(branchesOf(clone).defaultBranch).toBe("develop");
      clone.git("branch", "-q", "-D", "master", "develop");
      expect(branchesOf(clone)).toMatchObject({ current: "trunk", head });
      expect(branchesOf(clone).defaultBranch).toBeUndefined();
    });
  });

  it("takes the remote from configuration, then origin, then the only one", async () => {
    await withRepo((repo) => {
      repo.commit("first");
      repo.git("remote", "add", "a.b", "https://example.com/x");
      expect(branchesOf(repo).remote).toBe("a.b");
      repo.git("remote", "add", "other", "https://example.com/y");
      expect(branchesOf(repo).remote).toBeUndefined();
      expect(branchesOf(repo, { remote: "other" }).remote).toBe("other");
      repo.git("remote", "add", "origin", "https://example.com/z");
      expect(branchesOf(repo)).toMatchObject({ remote: "origin", remotes: ["a.b", "origin", "other"] });
    });
  });

  it("asks git for an upstream behind an unusual refspec", async () => {
    await withRepo((repo) => {
      const oid = repo.commit("first");
      const clone = repo.clone();
      clone.git("config", "remote.origin.fetch", "+refs/heads/*:refs/remotes/far/*");
      clone.git("fetch", "-q");
      expect(branchesOf(clone).upstream).toEqual({ name: "refs/remotes/far/main", oid });
    });
  });

  it("says that an upstream is gone, and knows it before the first commit", async () => {
    await withRepo((repo) => {
      const oid = repo.commit("first");
      const clone = repo.clone();
      clone.git("update-ref", "-d", "refs/remotes/origin/main");
      expect(branchesOf(clone).upstream).toEqual({ name: "refs/remotes/origin/main" });
      clone.git("fetch", "-q");
      clone.git("switch", "-q", "--orphan", "empty");
      clone.git("config", "branch.empty.remote", "origin");
      clone.git("config", "branch.empty.merge", "refs/heads/main");
      const { current, head, upstream } = branchesOf(clone);
      expect({ current, head, upstream }).toEqual({
        current: "empty",
        head: undefined,
        upstream: { name: "refs/remotes/origin/main", oid },
      });
    });
  });

  it("takes three processes, however many refs there are", async () => {
    await withRepo((repo) => {
      repo.commit("first");
      const clone = repo.clone();
      const counted = countGit(clone);
      readBranches({ ...open(clone), env: counted.repo.env });
      expect(counted.take()).toBe(3);
    });
  });
});

describe("readRefs", () => {
  it("lists refs under a prefix, tags by what they mark", async () => {
    await withRepo((repo) => {
      const oid = repo.commit("first");
      repo.git("tag", "-a", "-m", "a tag", "v1");
      repo.git("update-ref", "refs/yoi/ledger", oid);
      repo.git("branch", "work/x");
      repo.git("branch", "workshop");
      expect(readRefs(open(repo), ["refs/heads/work", "refs/yoi", "refs/tags"])).toEqual([
        { name: "refs/heads/work/x", oid },
        { name: "refs/tags/v1", oid },
        { name: "refs/yoi/ledger", oid },
      ]);
      expect(readRefs(open(repo), ["refs/none"])).toEqual([]);
      expect(readRefs(open(repo), [])).toHaveLength(5);
    });
  });
});

describe("readConfigValues", () => {
  it("gives all values of a key, the last one first in rank, as git normalises it", async () => {
    await withRepo((repo) => {
      repo.git("config", "yoi.list", "one");
      repo.git("config", "--add", "yoi.list", "two\nlines");
      repo.git("config", "branch.Topic.merge", "refs/heads/Topic");
      repo.write(".git/config", `${repo.read(".git/config")}[yoi]\n\tbare\n\tempty =\n`);
      const values = readConfigValues(open(repo), [
        "YOI.List",
        "Branch.Topic.Merge",
        "branch.topic.merge",
        "yoi.bare",
        "yoi.empty",
      ]);
      expect([...values]).toEqual([
        ["YOI.List", ["one", "two\nlines"]],
        ["Branch.Topic.Merge", ["refs/heads/Topic"]],
        ["yoi.bare", ["true"]],
        ["yoi.empty", [""]],
      ]);
    });
  });
});

describe("readWorktrees", () => {
  it("lists the main checkout and the linked ones", async () => {
    await withRepo((repo) => {
      const head = repo.commit("first");
      const side = repo.worktree("a b", "-b", "work/side");
      const gone = repo.worktree("gone", "--detach");
      repo.git("worktree", "lock", "--reason", "in use", side.root);
      repo.run("rm", ["-r", gone.root]);
      const plain = { bare: false, locked: false, prunable: false };
      expect(readWorktrees(open(repo))).toEqual([
        { ...plain, path: repo.root, head, branch: "main" },
        { ...plain, path: side.root, head, branch: "work/side", locked: true },
        { ...plain, path: gone.root, head, prunable: true },
      ]);
    });
  });

  it("lists a bare repository and one without commits", async () => {
    await withRepo((repo) => {
      expect(readWorktrees(open(repo))).toEqual([
        { path: repo.root, branch: "main", bare: false, locked: false, prunable: false },
      ]);
      repo.commit("first");
      expect(readWorktrees(open(repo.bare()))).toMatchObject([{ bare: true }]);
    });
  });
});
