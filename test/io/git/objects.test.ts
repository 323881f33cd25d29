import { chmodSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type TreeFile, writeCommit, writeTree } from "../../../src/io/git/objects.ts";
import { openRepository } from "../../../src/io/git/repository.ts";
import { countGit } from "../../support/count-git.ts";
import { failureOf } from "../../support/failure.ts";
import { type TestRepo, withRepo } from "../../support/git-repo.ts";

const open = (repo: TestRepo) => openRepository(repo.root, repo.env);
const AT = 1_782_000_000;

/** The tree that git itself makes of what lies in the work tree. */
function treeOfWorkTree(repo: TestRepo): string {
  repo.git("add", "--all");
  return repo.git("write-tree");
}

/** What git lists of a tree: mode and path of every file. */
function list(repo: TestRepo, tree: string): readonly string[] {
  const lines = repo.git("-c", "core.quotepath=false", "ls-tree", "-r", tree).split("\n");
  return lines.map((line) => line.replace(/^(\d+) \w+ [0-9a-f]+\t/, "$1 "));
}

describe("writeTree", () => {
  it("writes and removes files in a tree, and keeps everything else and the modes of files", async () => {
    await withRepo((repo) => {
      for (const path of ["a", "run", "dir/keep", "dir/gone", "dir/deep/er/only", "z"])
        repo.write(path, "1\n");
      chmodSync(join(repo.root, "run"), 0o755);
      symlinkSync("a", join(repo.root, "link"));
      const base = repo.commit("base");
      const tree = writeTree(
        open(repo),
        base,
        new Map([
          ["a", "2\n"],
          ["run", "2\n"],
          ["link", "a file now\n"],
          ["dir/gone", null],
          ["dir/deep/er/only", null],
          ["dir/課題 1.md", "neu\n"],
          ["new/place/x", ""],
          ["not/there", null],
        ]),
      );
      expect(list(repo, tree)).toEqual([
        "100644 a",
        "100644 dir/keep",
        "100644 dir/課題 1.md",
        "100644 link",
        "100644 new/place/x",
        "100755 run",
        "100644 z",
      ]);
      expect(repo.git("cat-file", "-p", `${tree}:dir/課題 1.md`)).toBe("neu");
      expect(repo.git("ls-tree", "--name-only", tree, "not", "dir/deep")).toBe("");
      expect(repo.run("git", ["fsck", "--strict", "--no-dangling"])).toMatchObject({ status: 0, stderr: "" });
      expect(repo.git("status", "--porcelain")).toBe("");
    });
  });

  it("makes the very tree that git makes of the same files, whatever their names and order", async () => {
    // Names that a directory's slash sorts elsewhere than the name alone.
    const path = fc
      .array(fc.constantFrom("a", "a.b", "a0", "a-", "é", "Z"), { minLength: 1, maxLength: 3 })
      .map((parts) => parts.join("/"));
    const files = fc.dictionary(path, fc.constantFrom("1\n", "2\n", "x".repeat(200)), { maxKeys: 8 });
    await withRepo((repo) => {
      const put = (from: Record<string, string>): string => {
        for (const name of readdirSync(repo.root))
          if (name !== ".git") rmSync(join(repo.root, name), { recursive: true });
        for (const [name, text] of Object.entries(from)) repo.write(name, text);
        return treeOfWorkTree(repo);
      };
      const git = open(repo);
      fc.assert(
        fc.property(files.filter(isOneTree), files.filter(isOneTree), (before, after) => {
          const base = put(before);
          const gone = Object.keys(before).filter((name) => !(name in after));
          const changes = [...gone.map((name) => [name, null] as const), ...Object.entries(after)];
          const tree = writeTree(git, base, new Map(changes));
          // Before git has stored the same itself.
          repo.git("rev-list", "--objects", "--quiet", tree);
          expect(tree).toBe(put(after));
          expect(writeTree(git, null, new Map(Object.entries(after)))).toBe(put(after));
        }),
        { numRuns: 25 },
      );
      expect(repo.run("git", ["fsck", "--strict", "--no-dangling"])).toMatchObject({ status: 0, stdout: "" });
    });
  });

  it("puts files there as git holds them, and stores large ones, with either object format", async () => {
    for (const args of [[], ["--object-format=sha256"]]) {
      await withRepo(
        (repo) => {
          repo.write("a", "1\n");
          chmodSync(join(repo.root, "a"), 0o755);
          const base = repo.commit("base");
          const oid = repo.git("rev-parse", "HEAD:a");
          const large = "0123456789abcdef\n".repeat(200_000);
          const changes = new Map<string, string | TreeFile>([
            ["b/c", { mode: "100755", oid }],
            ["large", large],
          ]);
          const tree = writeTree(open(repo), base, changes);
          repo.write("b/c", "1\n");
          chmodSync(join(repo.root, "b/c"), 0o755);
          repo.write("large", large);
          expect(tree).toBe(treeOfWorkTree(repo));
          expect(repo.git("rev-parse", `${tree}:b/c`)).toBe(oid);
        },
        ...args,
      );
    }
  });

  it("starts two processes, one without a base, and one where nothing changes", async () => {
    await withRepo((repo) => {
      for (let index = 0; index < 300; index++) repo.write(`dir/${index}`, "1\n");
      const base = repo.commit("base");
      const { repo: counted, take } = countGit(repo);
      const git = open(counted);
      take();
      const changes = new Map([...Array(50).keys()].map((index) => [`dir/${index}`, "2\n"]));
      writeTree(git, base, changes);
      expect(take()).toBe(2);
      writeTree(git, null, changes);
      expect(take()).toBe(1);
      expect(writeTree(git, base, new Map([["dir/0", "1\n"]]))).toBe(repo.git("rev-parse", "HEAD^{tree}"));
      expect(take()).toBe(1);
    });
  });

  it("refuses a base that is not there, and paths that no tree should hold", async () => {
    await withRepo((repo) => {
      const git = open(repo);
      const base = repo.commit("base");
      const changes = new Map([["a", "1\n"]]);
      for (const bad of [
        "HEAD",
        "0".repeat(39),
        base.replace(/^./, (digit) => (digit === "0" ? "1" : "0")),
      ]) {
        expect(failureOf(() => writeTree(git, bad, changes)).diagnostic.code).toBe("git/unknown-revision");
      }
      for (const bad of ["/a", "a//b", "a/../b", ".git/config", "x/.GIT/hooks/pre-push", "a\nb", ""]) {
        expect(() => writeTree(git, base, new Map([[bad, ""]]))).toThrow(TypeError);
      }
    });
  });
});

function isOneTree(files: Record<string, string>): boolean {
  const paths = Object.keys(files);
  return !paths.some((path) => paths.some((other) => other.startsWith(`${path}/`)));
}

describe("writeCommit", () => {
  it("names the Orchestrator, at the given time, with trailers that no text can forge", async () => {
    await withRepo((repo) => {
      const parent = repo.commit("base");
      const tree = repo.git("rev-parse", "HEAD^{tree}");
      const oid = writeCommit(open(repo), {
        tree,
        parents: [parent],
        message: "ticket(x): ready → queued\n\n# kept\n",
        trailers: [{ name: "Yoi-Actor", value: "a\nYoi-Forged: b" }],
        at: AT,
      });
      expect(repo.git("log", "-1", "--format=%an|%ae|%cn|%ce|%at|%ct|%ai|%P|%T", oid)).toBe(
        `yoi orchestrator|noreply@yoi.invalid|yoi orchestrator|noreply@yoi.invalid|${AT}|${AT}|2026-06-21 00:00:00 +0000|${parent}|${tree}`,
      );
      expect(repo.git("log", "-1", "--format=%B", oid)).toBe(
        "ticket(x): ready → queued\n\n# kept\n\nYoi-Actor: a Yoi-Forged: b\n",
      );
      expect(repo.git("rev-parse", "HEAD")).toBe(parent);
    });
  });

  it("signs nothing, runs no hook and leaves the encoding, whatever the person's configuration says", async () => {
    await withRepo((repo) => {
      const parent = repo.commit("base");
      repo.git("config", "commit.gpgSign", "true");
      repo.git("config", "gpg.program", "false");
      repo.git("config", "i18n.commitEncoding", "ISO-8859-1");
      for (const hook of ["pre-commit", "commit-msg", "prepare-commit-msg", "post-commit"])
        repo.hook(hook, `touch '${repo.base}/ran'; exit 1`);
      const author = { name: "Ada", email: "ada@example.com" };
      const request = {
        tree: repo.git("rev-parse", "HEAD^{tree}"),
        parents: [parent, parent],
        author,
        at: AT,
      };
      const oid = writeCommit(open(repo), { ...request, message: "é → 課" });
      expect(repo.git("cat-file", "commit", oid)).not.toMatch(/^(?:encoding|gpgsig)/m);
      expect(repo.git("log", "-1", "--format=%an %ce %s", oid)).toBe("Ada ada@example.com é → 課");
      expect(readdirSync(repo.base)).not.toContain("ran");
      expect(writeCommit(open(repo), { ...request, message: "é → 課" })).toBe(oid);
    });
  });

  it("fails when the tree is missing", async () => {
    await withRepo((repo) => {
      const commit = { tree: "1".repeat(40), parents: [], message: "x", at: AT };
      expect(failureOf(() => writeCommit(open(repo), commit)).diagnostic).toMatchObject({
        code: "git/refused",
        facts: { verb: "commit-tree" },
      });
    });
  });
});
