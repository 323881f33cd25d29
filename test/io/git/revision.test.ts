import { describe, expect, it } from "vitest";
import { openRepository } from "../../../src/io/git/repository.ts";
import {
  isOid,
  isZeroOid,
  mergeBases,
  mergeParents,
  requireCommit,
  resolveCommit,
  resolveCommits,
} from "../../../src/io/git/revision.ts";
import { countGit } from "../../support/count-git.ts";
import { failureOf } from "../../support/failure.ts";
import { type TestRepo, withRepo } from "../../support/git-repo.ts";

const open = (repo: TestRepo) => openRepository(repo.root, repo.env);

describe("a name", () => {
  it("stands for a commit as git reads it: branch, tag, shortened id, ancestor", async () => {
    await withRepo((repo) => {
      const first = repo.commit("first");
      repo.git("tag", "-a", "-m", "a tag", "v1");
      const second = repo.commit("second");
      const git = open(repo);
      expect(resolveCommit(git, "HEAD")).toBe(second);
      expect(resolveCommit(git, "main")).toBe(second);
      expect(resolveCommit(git, "v1")).toBe(first);
      expect(resolveCommit(git, "HEAD~1")).toBe(first);
      expect(resolveCommit(git, second.slice(0, 10))).toBe(second);
    });
  });

  it.each([
    "none",
    "",
    "-x",
    "--all",
    "HEAD^{tree}",
    "HEAD:a",
    "a..HEAD",
    "HEAD\nHEAD",
    "\0",
    "0".repeat(40),
    "x y",
  ])("%j stands for no commit", async (name) => {
    await withRepo((repo) => {
      repo.write("a", "1\n");
      repo.commit("first");
      expect(resolveCommit(open(repo), name)).toBeUndefined();
      expect(failureOf(() => requireCommit(open(repo), name)).diagnostic.code).toBe("git/unknown-revision");
    });
  });

  it("stands for nothing before the first commit", async () => {
    await withRepo((repo) => {
      expect(resolveCommit(open(repo), "HEAD")).toBeUndefined();
    });
  });

  it("is resolved together with any number of others in one process", async () => {
    await withRepo((repo) => {
      const head = repo.commit("first");
      const counted = countGit(repo);
      const git = { ...open(repo), env: counted.repo.env };
      const names = ["none", "HEAD", "", "a\nb", "main", ...Array.from({ length: 500 }, (_, i) => `no/${i}`)];
      expect([...resolveCommits(git, names)]).toEqual([
        ["HEAD", head],
        ["main", head],
      ]);
      expect(counted.take()).toBe(1);
    });
  });
});

describe("mergeBases", () => {
  it("gives every best common ancestor of a criss-cross merge", async () => {
    await withRepo((repo) => {
      repo.commit("root");
      repo.git("switch", "-q", "-c", "side");
      const side = repo.commit("side");
      repo.git("switch", "-q", "main");
      const main = repo.commit("main");
      repo.git("merge", "-q", "-m", "one", side);
      const one = repo.git("rev-parse", "HEAD");
      repo.git("switch", "-q", "side");
      repo.git("merge", "-q", "-m", "two", main);
      const two = repo.git("rev-parse", "HEAD");
      expect([...mergeBases(open(repo), one, [two])].sort()).toEqual([main, side].sort());
      expect(mergeBases(open(repo), one, [main, side])).toHaveLength(2);
    });
  });

  it("gives none for histories that never met, and for no others", async () => {
    await withRepo((repo) => {
      const first = repo.commit("first");
      repo.git("switch", "-q", "--orphan", "lone");
      const lone = repo.commit("lone");
      expect(mergeBases(open(repo), first, [lone])).toEqual([]);
      expect(mergeBases(open(repo), first, [])).toEqual([]);
    });
  });

  it("fails for a commit that is not here", async () => {
    await withRepo((repo) => {
      const first = repo.commit("first");
      const { diagnostic } = failureOf(() => mergeBases(open(repo), first, ["1".repeat(40)]));
      expect(diagnostic).toMatchObject({ code: "git/refused", facts: { verb: "merge-base", status: 128 } });
    });
  });
});

describe("mergeParents", () => {
  it("gives the merged commits while a merge is concluded, of an octopus all, in a linked worktree its own", async () => {
    await withRepo((repo) => {
      repo.commit("root");
      const sides = ["a", "b"].map((name) => {
        repo.git("switch", "-q", "-c", name, "main");
        repo.write(name, "1\n");
        return repo.commit(name);
      });
      const linked = repo.worktree("linked", "--detach", "main");
      linked.git("merge", "-q", "--no-commit", ...sides);
      expect(mergeParents(open(linked))).toEqual(sides);
      expect(mergeParents(open(repo))).toEqual([]);
    });
  });
});

describe("an object id", () => {
  it.each([
    ["a".repeat(40), true],
    ["a".repeat(64), true],
    ["a".repeat(41), false],
    ["A".repeat(40), false],
    [`${"a".repeat(40)}\n`, false],
    ["", false],
  ])("%j is one: %s", (text, expected) => {
    expect(isOid(text)).toBe(expected);
  });

  it("of zeros stands for nothing", () => {
    expect(isZeroOid("0".repeat(64))).toBe(true);
    expect(isZeroOid(`${"0".repeat(39)}1`)).toBe(false);
    expect(isZeroOid("")).toBe(false);
  });
});
