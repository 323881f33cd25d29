import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { extentOf } from "../../../src/io/git/count-changes.ts";
import { openRepository } from "../../../src/io/git/repository.ts";
import { type TestRepo, withRepo } from "../../support/git-repo.ts";

/** Runs a script that prints the id of a tree, and commits that tree upon HEAD. */
function commitTree(repo: TestRepo, script: string): string {
  const tree = execFileSync("sh", ["-ec", script], {
    cwd: repo.root,
    env: repo.env,
    encoding: "utf8",
  }).trim();
  return repo.git("commit-tree", "-p", "HEAD", "-m", "x", tree);
}

function extent(repo: TestRepo, limit: number, ...oids: readonly string[]): string {
  const commits = oids.map((oid) => {
    const [, ...parents] = repo.git("rev-list", "--parents", "-1", oid).split(" ");
    return { oid, parents };
  });
  return extentOf(openRepository(repo.root, repo.env), commits, limit);
}

describe("how much commits change", () => {
  it("is counted in paths, directories that did not change left out", async () => {
    await withRepo((repo) => {
      for (let count = 0; count < 30; count += 1) repo.write(`same/dir/${count}`, "same");
      repo.write("old/file", "x");
      const first = repo.commit("first");
      repo.write("a/b/c/d", "new");
      repo.remove("old");
      repo.write("old", "a file now");
      const second = repo.commit("second");
      // Three paths in four directories: no more of them are looked at than there are.
      expect([extent(repo, 7, second), extent(repo, 2, second)]).toEqual(["fits", "too-many-changes"]);
      expect([extent(repo, 29, first), extent(repo, 40, first)]).toEqual(["too-many-changes", "fits"]);
      expect(extent(repo, 7, first, second)).toBe("too-many-changes");
    });
  });

  it("is too much for a tree that holds itself many times, before anybody lists it", async () => {
    await withRepo((repo) => {
      repo.commit("first");
      const bomb = `tree=$(echo x | git hash-object -w --stdin); mode='100644 blob'
for level in 0 1 2 3 4 5 6 7 8 9; do
tree=$(for n in 0 1 2 3 4 5 6 7 8 9; do printf '%s %s\\t%s\\n' "$mode" "$tree" "$n"; done | git mktree); mode='040000 tree'
done; echo $tree`;
      expect(extent(repo, 20_000, commitTree(repo, bomb))).toBe("too-many-changes");
    });
  });

  it("is not known of a tree that has a name twice, or no form", async () => {
    await withRepo((repo) => {
      repo.write("a", "a");
      repo.commit("first");
      const write = "git hash-object -t tree -w --stdin --literally";
      const twice = commitTree(
        repo,
        `(git cat-file tree HEAD^{tree}; git cat-file tree HEAD^{tree}) | ${write}`,
      );
      const none = commitTree(
        repo,
        `echo '100644 no tree, but something that is longer than one' | ${write}`,
      );
      expect([extent(repo, 9, twice), extent(repo, 9, none)]).toEqual(["malformed", "malformed"]);
    });
  });
});
