import { chmodSync, existsSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readFileSetAt } from "../../../src/io/git/blobs.ts";
import { openRepository, type Repository } from "../../../src/io/git/repository.ts";
import { emptyTree, type Revision } from "../../../src/io/git/revision.ts";
import { diffRevisions, listFiles } from "../../../src/io/git/tree.ts";
import { countGit } from "../../support/count-git.ts";
import { failureOf } from "../../support/failure.ts";
import { type TestRepo, withRepo } from "../../support/git-repo.ts";

const INDEX: Revision = { kind: "index" };
const EMPTY: Revision = { kind: "empty" };
const at = (oid: string): Revision => ({ kind: "commit", oid });
const open = (repo: TestRepo): Repository => openRepository(repo.root, repo.env);

/** Changes as `+ path`, `- path`, `~ path`, `! path` (unmerged). */
function summary(
  repo: Repository,
  before: Revision,
  after: Revision,
  paths: readonly string[] = [],
): string[] {
  return diffRevisions(repo, before, after, paths).map((change) => {
    if (change.unmerged) return `! ${change.path}`;
    if (change.before === undefined) return `+ ${change.path}`;
    return `${change.after === undefined ? "-" : "~"} ${change.path}`;
  });
}

describe.each(["sha1", "sha256"])("revisions of a %s repository", (format) => {
  it("differ in what was added, changed, removed and renamed", async () => {
    await withRepo((repo) => {
      repo.write("keep", "1\n");
      repo.write("change", "1\n");
      repo.write("remove", "1\n");
      repo.write("old", "a text that is long enough to be found again\n");
      const first = repo.commit("first");
      repo.write("change", "2\n");
      repo.remove("remove");
      repo.git("mv", "old", "new");
      repo.write("add", "1\n");
      const second = repo.commit("second");
      const git = open(repo);
      const changes = ["+ add", "~ change", "+ new", "- old", "- remove"];
      expect(summary(git, at(first), at(second))).toEqual(changes);
      expect(summary(git, at(first), INDEX)).toEqual(changes);
      expect(summary(git, INDEX, at(first))).toEqual(["- add", "~ change", "- new", "+ old", "+ remove"]);
      expect(summary(git, at(second), INDEX)).toEqual([]);
      expect(summary(git, EMPTY, at(first), ["keep"])).toEqual(["+ keep"]);
      expect(summary(git, at(first), EMPTY, ["keep"])).toEqual(["- keep"]);
      expect(summary(git, EMPTY, EMPTY)).toEqual([]);
      const [change] = diffRevisions(git, at(first), at(second), ["change"]);
      expect(change?.before).toEqual({ mode: "100644", oid: repo.git("rev-parse", `${first}:change`) });
      expect(change?.after).toEqual({ mode: "100644", oid: repo.git("rev-parse", `${second}:change`) });
    }, `--object-format=${format}`);
  });

  it("can be taken before the first commit", async () => {
    await withRepo((repo) => {
      repo.write("a", "1\n");
      repo.git("add", "a");
      const git = open(repo);
      expect(summary(git, EMPTY, INDEX)).toEqual(["+ a"]);
      expect(summary(git, INDEX, EMPTY)).toEqual(["- a"]);
      expect(listFiles(git, EMPTY, [])).toEqual({ entries: [], unmerged: [] });
    }, `--object-format=${format}`);
  });

  it("know the empty tree of the format", async () => {
    await withRepo((repo) => {
      repo.write("empty", "");
      expect(emptyTree(open(repo))).toBe(repo.git("hash-object", "-t", "tree", "--literally", "empty"));
    }, `--object-format=${format}`);
  });
});

describe("listFiles", () => {
  it("gives the same entries for a commit and for an index that equals it", async () => {
    await withRepo((repo) => {
      repo.write("dir/a", "1\n");
      repo.write("dir/run", "#!/bin/sh\n");
      chmodSync(join(repo.root, "dir/run"), 0o755);
      repo.write("other", "1\n");
      symlinkSync("a", join(repo.root, "dir/link"));
      repo.git("submodule", "--quiet", "add", `file://${makeOther(repo)}`, "dir/mod");
      const commit = repo.commit("first");
      const git = open(repo);
      const { entries } = listFiles(git, at(commit), ["dir"]);
      expect(entries.map((entry) => [entry.path, entry.mode])).toEqual([
        ["dir/a", "100644"],
        ["dir/link", "120000"],
        ["dir/mod", "160000"],
        ["dir/run", "100755"],
      ]);
      expect(listFiles(git, INDEX, ["dir"]).entries).toEqual(entries);
      expect(listFiles(git, INDEX, []).entries.map((entry) => entry.path)).toContain("other");
      expect(listFiles(git, at(commit), ["none"]).entries).toEqual([]);
    });
  });

  it("reads the repository from its top, wherever the caller stands", async () => {
    await withRepo((repo) => {
      repo.write("dir/a", "1\n");
      repo.write("b", "1\n");
      const commit = repo.commit("first");
      const git = openRepository(join(repo.root, "dir"), repo.env);
      expect(listFiles(git, at(commit), ["dir"]).entries).toHaveLength(1);
      expect(listFiles(git, INDEX, ["b"]).entries).toHaveLength(1);
      repo.git("config", "diff.relative", "true");
      repo.git("config", "diff.renames", "copies");
      expect(summary(git, EMPTY, INDEX, ["b"])).toEqual(["+ b"]);
    });
  });

  it("takes paths literally", async () => {
    await withRepo((repo) => {
      repo.write("*", "1\n");
      repo.write("a", "1\n");
      repo.write(":(top)a", "1\n");
      const commit = repo.commit("first");
      const git = openRepository(repo.root, {
        ...repo.env,
        GIT_ICASE_PATHSPECS: "1",
        GIT_GLOB_PATHSPECS: "1",
      });
      for (const path of ["*", ":(top)a"]) {
        expect(summary(git, EMPTY, INDEX, [path])).toEqual([`+ ${path}`]);
        expect(summary(git, EMPTY, at(commit), [path])).toEqual([`+ ${path}`]);
        expect(listFiles(git, INDEX, [path]).entries.map((entry) => entry.path)).toEqual([path]);
        expect(listFiles(git, at(commit), [path]).entries.map((entry) => entry.path)).toEqual([path]);
      }
      expect(summary(git, EMPTY, INDEX, ["A"])).toEqual([]);
    });
  });

  it.skipIf(process.platform !== "linux")(
    "keeps every name: spaces, line ends, Japanese, and what is not UTF-8",
    async () => {
      await withRepo((repo) => {
        const names = ["a b", "line\nend", "tab\there", '"quoted"', "課題.md", "\u{fffd}", " ", "-leading"];
        for (const name of names) repo.write(name, "1\n");
        repo.run("sh", ["-c", "echo 1 > \"$(printf 'x\\377')\"; echo 1 > \"$(printf 'x\\376')\""]);
        const commit = repo.commit("first");
        const git = open(repo);
        const all = [...names, "x\\xff", "x\\xfe"].sort();
        expect(
          listFiles(git, at(commit), [])
            .entries.map((entry) => entry.path)
            .sort(),
        ).toEqual(all);
        expect(
          listFiles(git, INDEX, [])
            .entries.map((entry) => entry.path)
            .sort(),
        ).toEqual(all);
        expect(
          diffRevisions(git, EMPTY, INDEX, [])
            .map((change) => change.path)
            .sort(),
        ).toEqual(all);
        expect(summary(git, EMPTY, INDEX, ["課題.md"])).toEqual(["+ 課題.md"]);
        expect(summary(git, EMPTY, INDEX, ["-leading"])).toEqual(["+ -leading"]);
      });
    },
  );

  it("reports the versions of a file with an open conflict apart from the others", async () => {
    await withRepo((repo) => {
      repo.write("a", "1\n");
      repo.write("b", "1\n");
      repo.commit("first");
      repo.git("switch", "-q", "-c", "side");
      repo.write("a", "side\n");
      repo.commit("side");
      repo.git("switch", "-q", "main");
      repo.write("a", "main\n");
      const head = repo.commit("main");
      expect(repo.run("git", ["merge", "side"]).status).toBe(1);
      const git = open(repo);
      const files = listFiles(git, INDEX, []);
      expect(files.entries.map((entry) => entry.path)).toEqual(["b"]);
      expect(files.unmerged.map((entry) => [entry.path, entry.stage])).toEqual([
        ["a", 1],
        ["a", 2],
        ["a", 3],
      ]);
      expect(diffRevisions(git, at(head), INDEX, [])).toEqual([
        { path: "a", before: { mode: "100644", oid: repo.git("rev-parse", "HEAD:a") }, unmerged: true },
      ]);
    });
  });
});

describe("what a change in the index is", () => {
  it("is not what was only announced with add -N, since no commit would hold it", async () => {
    await withRepo((repo) => {
      const head = repo.commit("first");
      repo.write("a", "1\n");
      repo.git("add", "--intent-to-add", "a");
      expect(summary(open(repo), at(head), INDEX)).toEqual([]);
    });
  });

  it("is a submodule that .gitmodules asks to ignore", async () => {
    await withRepo((repo) => {
      const other = makeOther(repo);
      repo.git("submodule", "--quiet", "add", `file://${other}`, "mod");
      repo.git("config", "-f", ".gitmodules", "submodule.mod.ignore", "all");
      const head = repo.commit("first");
      repo.git("update-index", "--cacheinfo", `160000,${"1".repeat(40)},mod`);
      expect(repo.git("diff-index", "--cached", "--name-only", "HEAD")).toBe("");
      expect(summary(open(repo), at(head), INDEX)).toEqual(["~ mod"]);
    });
  });

  it("is a mode, a file that becomes a link, and the rest of a sparse checkout", async () => {
    await withRepo((repo) => {
      repo.write("run", "1\n");
      repo.write("link", "target");
      repo.write("far/a", "1\n");
      const head = repo.commit("first");
      repo.git("sparse-checkout", "set", "--cone", "--sparse-index", "near");
      repo.git("update-index", "--chmod=+x", "run");
      repo.git("update-index", "--cacheinfo", `120000,${repo.git("rev-parse", "HEAD:link")},link`);
      const git = open(repo);
      expect(diffRevisions(git, at(head), INDEX, []).map(({ path, after }) => [path, after?.mode])).toEqual([
        ["link", "120000"],
        ["run", "100755"],
      ]);
      expect(listFiles(git, INDEX, ["far"]).entries.map((entry) => entry.path)).toEqual(["far/a"]);
    });
  });

  it("is judged by the original commit, not by what a replace ref shows", async () => {
    await withRepo((repo) => {
      repo.write("a", "1\n");
      const first = repo.commit("first");
      repo.write("a", "2\n");
      const second = repo.commit("second");
      repo.git("replace", second, first);
      expect(repo.git("diff-tree", "-r", "--name-only", first, second)).toBe("");
      expect(summary(open(repo), at(first), at(second))).toEqual(["~ a"]);
    });
  });
});

describe("asking for a revision", () => {
  it("starts no program that the repository's configuration names", async () => {
    await withRepo((repo) => {
      repo.write("a", "1\n");
      repo.write(".gitattributes", "* diff=x filter=x\n");
      const head = repo.commit("first");
      repo.write("a", "2\n");
      repo.git("add", "a");
      const program = repo.withProgram("trap", `touch '${repo.base}/trapped'`).env["PATH"]?.split(":")[0];
      const keys = ["core.fsmonitor", "core.pager", "diff.external", "diff.x.command", "diff.x.textconv"];
      for (const key of [...keys, "filter.x.clean", "filter.x.smudge", "core.sshCommand"]) {
        repo.git("config", key, `${program}/trap`);
      }
      const git = open(repo);
      diffRevisions(git, at(head), INDEX, []);
      listFiles(git, INDEX, []);
      readFileSetAt(git, listFiles(git, at(head), []).entries, { maxBytes: 100 });
      expect(existsSync(join(repo.base, "trapped"))).toBe(false);
      repo.run("git", ["status"]);
      expect(existsSync(join(repo.base, "trapped"))).toBe(true);
    });
  });

  it("takes one process, and none where the answer is known", async () => {
    await withRepo((repo) => {
      repo.write("a", "1\n");
      const head = repo.commit("first");
      const counted = countGit(repo);
      const git = open(repo);
      const counting = { ...git, env: counted.repo.env };
      diffRevisions(counting, at(head), INDEX, []);
      expect(counted.take()).toBe(1);
      diffRevisions(counting, EMPTY, INDEX, []);
      expect(counted.take()).toBe(1);
      listFiles(counting, INDEX, []);
      expect(counted.take()).toBe(1);
      diffRevisions(counting, INDEX, INDEX, []);
      listFiles(counting, EMPTY, []);
      expect(counted.take()).toBe(0);
    });
  });

  it("never makes an option of a commit's name", async () => {
    await withRepo((repo) => {
      const git = open(repo);
      const bad = at("--output=x");
      for (const act of [() => listFiles(git, bad, []), () => diffRevisions(git, bad, INDEX, [])]) {
        expect(failureOf(act).diagnostic.code).toBe("git/unknown-revision");
      }
    });
  });
});

function makeOther(repo: TestRepo): string {
  const other = repo.clone("other");
  other.commit("other");
  return other.root;
}
