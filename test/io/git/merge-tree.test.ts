import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { describe, expect, test } from "vitest";
import { mergeTrees, mergeTreesOn } from "../../../src/io/git/merge-tree.ts";
import { failureOf } from "../../support/failure.ts";
import { listed as files, fork, open, put, show } from "../../support/fork.ts";
import { withRepo } from "../../support/git-repo.ts";

const LINES = ["one", "two", "three", "four", "five", "six", "seven", ""].join("\n");

describe("merging two commits", () => {
  test("takes what both did, and neither checkout nor refs notice", async () => {
    await withRepo((repo) => {
      const sides = fork(
        repo,
        { "a.txt": LINES, "b.txt": "b\n" },
        { "a.txt": LINES.replace("one", "ONE") },
        { "a.txt": LINES.replace("seven", "SEVEN"), "c.txt": "c\n" },
      );
      const before = [repo.git("for-each-ref"), repo.git("status", "--porcelain")];
      const merged = mergeTrees(open(repo), sides.ours, sides.theirs);
      expect(merged.conflicts).toEqual([]);
      expect(show(repo, merged.tree, "a.txt")).toBe(
        LINES.replace("one", "ONE").replace("seven", "SEVEN").trim(),
      );
      expect(files(repo, merged.tree)).toEqual(["a.txt", "b.txt", "c.txt"]);
      expect([repo.git("for-each-ref"), repo.git("status", "--porcelain")]).toEqual(before);
    });
  });

  test("names each path of a conflict with its three versions, and keeps git's markers", async () => {
    await withRepo((repo) => {
      const sides = fork(repo, { "ä b.txt": "was\n" }, { "ä b.txt": "ours\n" }, { "ä b.txt": "theirs\n" });
      const merged = mergeTrees(open(repo), sides.ours, sides.theirs);
      const version = (text: string) => ({
        mode: "100644",
        oid: repo.run("git", ["hash-object", "--stdin"], text).stdout.trim(),
      });
      expect(merged.conflicts).toEqual([
        {
          path: "ä b.txt",
          stages: { base: version("was\n"), ours: version("ours\n"), theirs: version("theirs\n") },
        },
      ]);
      expect(show(repo, merged.tree, "ä b.txt")).toMatch(/<<<<<<<.*ours.*=======.*theirs.*>>>>>>>/s);
      expect(merged.messages.join("\n")).toContain("CONFLICT (content): Merge conflict in ä b.txt");
    });
  });

  test("follows a rename with what the other side changed", async () => {
    await withRepo((repo) => {
      const sides = fork(
        repo,
        { "old.txt": LINES },
        { "old.txt": null, "dir/new.txt": LINES },
        { "old.txt": LINES.replace("two", "TWO") },
      );
      const merged = mergeTrees(open(repo), sides.ours, sides.theirs);
      expect(merged.conflicts).toEqual([]);
      expect(files(repo, merged.tree)).toEqual(["dir/new.txt"]);
      expect(show(repo, merged.tree, "dir/new.txt")).toContain("TWO");
    });
  });

  test("keeps the executable bit of one side and the text of the other", async () => {
    await withRepo((repo) => {
      put(repo, { run: "one\n" });
      repo.git("switch", "--quiet", "--create", "side");
      repo.git("update-index", "--chmod=+x", "run");
      repo.git("commit", "--quiet", "-m", "executable");
      const theirs = repo.git("rev-parse", "HEAD");
      repo.git("switch", "--quiet", "--force", "main");
      const ours = put(repo, { run: "two\n" });
      const { tree, conflicts } = mergeTrees(open(repo), ours, theirs);
      expect(conflicts).toEqual([]);
      expect(repo.git("ls-tree", tree, "run")).toMatch(/^100755 /);
      expect(show(repo, tree, "run")).toBe("two");
    });
  });

  test("leaves binary files, and files removed here and changed there, to somebody", async () => {
    await withRepo((repo) => {
      const sides = fork(
        repo,
        { bin: Uint8Array.of(0, 1, 2), "gone.txt": LINES },
        { bin: Uint8Array.of(0, 1, 3), "gone.txt": null },
        { bin: Uint8Array.of(0, 9, 2), "gone.txt": LINES.replace("one", "ONE") },
      );
      const { conflicts } = mergeTrees(open(repo), sides.ours, sides.theirs);
      expect(conflicts.map(({ path, stages }) => [path, Object.keys(stages)])).toEqual([
        ["bin", ["base", "ours", "theirs"]],
        ["gone.txt", ["base", "theirs"]],
      ]);
    });
  });

  test("moves a submodule with the side that moved it, and leaves one that both moved to somebody", async () => {
    await withRepo((repo) => {
      put(repo, { "a.txt": "a\n" });
      const link = (oid: string, path: string): string => {
        repo.git("update-index", "--add", "--cacheinfo", `160000,${oid.repeat(40)},${path}`);
        repo.git("commit", "--quiet", "-m", `${path} at ${oid}`);
        return repo.git("rev-parse", "HEAD");
      };
      link("1", "one");
      const start = link("1", "both");
      const ours = link("2", "both");
      repo.git("checkout", "--quiet", "--detach", start);
      link("3", "one");
      const theirs = link("3", "both");
      const { tree, conflicts } = mergeTrees(open(repo), ours, theirs);
      expect(conflicts.map(({ path }) => path)).toEqual(["both"]);
      expect(repo.git("ls-tree", tree, "one")).toBe(`160000 commit ${"3".repeat(40)}\tone`);
    });
  });

  test("merges commits without a common ancestor, one that holds the other, and one with itself", async () => {
    await withRepo((repo) => {
      const first = put(repo, { "a.txt": "a\n" });
      const second = put(repo, { "b.txt": "b\n" });
      repo.git("switch", "--quiet", "--orphan", "other");
      const foreign = put(repo, { "c.txt": "c\n" });
      expect(files(repo, mergeTrees(open(repo), second, foreign).tree)).toEqual(["a.txt", "b.txt", "c.txt"]);
      expect(files(repo, mergeTrees(open(repo), first, second).tree)).toEqual(["a.txt", "b.txt"]);
      expect(files(repo, mergeTrees(open(repo), second, second).tree)).toEqual(["a.txt", "b.txt"]);
    });
  });

  test("works in a bare repository, from a linked worktree, and with SHA-256", async () => {
    await withRepo((repo) => {
      const sides = fork(repo, { "a.txt": "a\n" }, { "b.txt": "b\n" }, { "c.txt": "c\n" });
      const here = mergeTrees(open(repo), sides.ours, sides.theirs).tree;
      expect(here).toHaveLength(64);
      repo.git("branch", "elsewhere");
      expect(mergeTrees(open(repo.worktree("linked", "elsewhere")), sides.ours, sides.theirs).tree).toBe(
        here,
      );
      expect(mergeTrees(open(repo.bare()), sides.ours, sides.theirs).tree).toBe(here);
    }, "--object-format=sha256");
  });
});

describe("what has a say in a merge", () => {
  test("the attributes of our commit do, deeper directories included", async () => {
    await withRepo((repo) => {
      const sides = fork(
        repo,
        {
          ".gitattributes": "log.txt merge=union\n",
          "deep/.gitattributes": "*.lock -merge\n",
          "log.txt": "",
          "deep/x.lock": LINES,
        },
        { "log.txt": "ours\n", "deep/x.lock": LINES.replace("one", "ONE") },
        { "log.txt": "theirs\n", "deep/x.lock": LINES.replace("seven", "SEVEN") },
      );
      const merged = mergeTrees(open(repo), sides.ours, sides.theirs);
      expect(show(repo, merged.tree, "log.txt")).toBe("ours\ntheirs");
      expect(merged.conflicts.map(({ path }) => path)).toEqual(["deep/x.lock"]);
    });
  });

  test("a program that the configuration names does not: its driver would drop their side", async () => {
    await withRepo((repo) => {
      const sides = fork(
        repo,
        { ".gitattributes": "*.txt merge=mine\n[attr]special merge=mine\n", "a.txt": LINES },
        { "a.txt": LINES.replace("one", "ONE") },
        { "a.txt": LINES.replace("seven", "SEVEN") },
      );
      repo.git("config", "merge.mine.driver", `touch ${repo.base}/ran`);
      repo.git("config", "merge.default", "mine");
      const merged = mergeTrees(open(repo), sides.ours, sides.theirs);
      expect(show(repo, merged.tree, "a.txt")).toContain("SEVEN");
      expect(readdirSync(repo.base)).not.toContain("ran");
    });
  });

  test("neither what lies in the checkout nor the person's settings do", async () => {
    await withRepo((repo) => {
      const sides = fork(
        repo,
        { "a.txt": "was\n", "old.txt": LINES },
        { "a.txt": "ours\n", "old.txt": null, "new.txt": LINES },
        { "a.txt": "theirs\n", "old.txt": LINES.replace("one", "ONE") },
      );
      const plain = mergeTrees(open(repo), sides.ours, sides.theirs);
      repo.write(".gitattributes", "* merge=union\n");
      repo.write("attributes", "* merge=union\n");
      for (const [key, value] of [
        ["core.attributesFile", `${repo.root}/attributes`],
        ["merge.conflictStyle", "diff3"],
        ["merge.renames", "false"],
        ["diff.renames", "false"],
      ] as const)
        repo.git("config", key, value);
      const set = repo.withEnv({ GIT_ATTR_SOURCE: sides.base });
      expect(mergeTrees(open(set), sides.ours, sides.theirs)).toEqual(plain);
      expect(plain.conflicts.map(({ path }) => path)).toEqual(["a.txt"]);
    });
  });

  test("nothing is left behind, and an older git is named", async () => {
    await withRepo((repo) => {
      const sides = fork(repo, { "a.txt": "was\n" }, { "a.txt": "ours\n" }, { "a.txt": "theirs\n" });
      const ours = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith("yoi-merge-"));
      const before = ours();
      mergeTrees(open(repo), sides.ours, sides.theirs);
      const git = repo.run("sh", ["-c", "command -v git"]).stdout.trim();
      const old = repo.withProgram(
        "git",
        `case " $* " in *" merge-tree "*) echo usage >&2; exit 129;; *" version "*) echo git version 2.37.1;; *) exec ${git} "$@";; esac`,
      );
      const { diagnostic } = failureOf(() => mergeTrees(open(old), sides.ours, sides.theirs));
      expect([diagnostic.code, diagnostic.facts]).toEqual([
        "git/too-old",
        { found: "2.37.1", needed: "2.38" },
      ]);
      expect(failureOf(() => mergeTrees(open(repo), sides.ours, "0".repeat(40))).diagnostic.code).toBe(
        "git/refused",
      );
      expect(ours()).toEqual(before);
    });
  });
});

describe("carrying a change elsewhere", () => {
  test("takes what changed between two trees, and nothing else of their history", async () => {
    await withRepo((repo) => {
      const first = put(repo, { "a.txt": LINES });
      put(repo, { "b.txt": "not wanted\n" });
      const from = repo.git("rev-parse", "HEAD");
      const wanted = put(repo, { "a.txt": LINES.replace("seven", "SEVEN") });
      repo.git("switch", "--quiet", "--detach", first);
      const ours = put(repo, { "a.txt": LINES.replace("one", "ONE") });
      const picked = mergeTreesOn(open(repo), { base: from, ours, theirs: wanted });
      expect(picked.conflicts).toEqual([]);
      expect(files(repo, picked.tree)).toEqual(["a.txt"]);
      expect(show(repo, picked.tree, "a.txt")).toMatch(/^ONE\n.*SEVEN$/s);
      const back = mergeTreesOn(open(repo), { base: wanted, ours: picked.tree, theirs: `${from}` });
      expect(back.tree).toBe(repo.git("rev-parse", `${ours}^{tree}`));
    });
  });

  test("uses attributes of our side, finds conflicts, and changes nothing where nothing changed", async () => {
    await withRepo((repo) => {
      const base = put(repo, { ".gitattributes": "log.txt merge=union\n", "log.txt": "", "a.txt": "was\n" });
      const theirs = put(repo, { "log.txt": "theirs\n", "a.txt": "theirs\n" });
      repo.git("switch", "--quiet", "--detach", base);
      const ours = put(repo, { "log.txt": "ours\n", "a.txt": "ours\n" });
      const merged = mergeTreesOn(open(repo), { base, ours, theirs });
      expect(merged.conflicts.map(({ path }) => path)).toEqual(["a.txt"]);
      expect(show(repo, merged.tree, "log.txt")).toBe("ours\ntheirs");
      expect(mergeTreesOn(open(repo), { base: ours, ours, theirs: ours }).tree).toBe(
        repo.git("rev-parse", `${ours}^{tree}`),
      );
      expect(mergeTreesOn(open(repo), { base, ours: base, theirs }).tree).toBe(
        repo.git("rev-parse", `${theirs}^{tree}`),
      );
    });
  });
});
