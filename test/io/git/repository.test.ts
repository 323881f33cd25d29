import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { helpOf } from "../../../src/core/diagnostic/diagnostic.ts";
import { openHookRepository, openRepository, requireWorkTree } from "../../../src/io/git/repository.ts";
import { isOlder, parseGitVersion, requireGit } from "../../../src/io/git/version.ts";
import { countGit } from "../../support/count-git.ts";
import { failureOf } from "../../support/failure.ts";
import { type TestRepo, withRepo, withTempDir } from "../../support/git-repo.ts";

const open = (repo: TestRepo) => openRepository(repo.root, repo.env);

describe("openRepository", () => {
  it("finds the top of the work tree from a directory inside it", async () => {
    await withRepo((repo) => {
      repo.write("sub/deep/a.md", "1\n");
      const found = openRepository(join(repo.root, "sub/deep"), repo.env);
      const gitDir = join(repo.root, ".git");
      expect(found).toMatchObject({ root: repo.root, cwd: repo.root, gitDir, commonDir: gitDir });
      expect(found).toMatchObject({ bare: false, shallow: false, objectFormat: "sha1" });
    });
  });

  it("tells a linked worktree's own git directory from the common one", async () => {
    await withRepo((repo) => {
      repo.commit("first");
      const linked = repo.worktree("linked");
      const commonDir = join(repo.root, ".git");
      expect(open(linked)).toMatchObject({
        root: linked.root,
        gitDir: join(commonDir, "worktrees/linked"),
        commonDir,
      });
    });
  });

  it("opens a bare repository, which has no work tree", async () => {
    await withRepo((repo) => {
      repo.commit("first");
      const bare = repo.bare();
      const found = open(bare);
      expect(found).toMatchObject({ root: undefined, bare: true, gitDir: bare.root, cwd: bare.root });
      expect(failureOf(() => requireWorkTree(found)).diagnostic.code).toBe("git/no-work-tree");
    });
  });

  it("opens a repository from inside its .git directory", async () => {
    await withRepo((repo) => {
      const gitDir = join(repo.root, ".git");
      expect(openRepository(gitDir, repo.env)).toMatchObject({ root: undefined, bare: false, gitDir });
    });
  });

  it("opens a SHA-256 repository", async () => {
    await withRepo((repo) => {
      expect(open(repo).objectFormat).toBe("sha256");
    }, "--object-format=sha256");
  });

  it("sees that a clone is shallow", async () => {
    await withRepo((repo) => {
      repo.commit("first");
      repo.commit("second");
      expect(open(repo.clone("cut", "--depth=1")).shallow).toBe(true);
    });
  });

  it("opens a submodule as a repository of its own", async () => {
    await withRepo((repo) => {
      repo.commit("first");
      const other = repo.clone("other");
      repo.git("submodule", "--quiet", "add", `file://${other.root}`, "mod");
      expect(openRepository(join(repo.root, "mod"), repo.env)).toMatchObject({
        root: join(repo.root, "mod"),
        gitDir: join(repo.root, ".git/modules/mod"),
      });
    });
  });

  it.skipIf(process.platform === "win32")("opens a repository whose path holds line ends", async () => {
    await withRepo((repo) => {
      const dir = join(repo.base, "two\nlines\n");
      mkdirSync(dir);
      repo.git("init", "--quiet", dir);
      expect(openRepository(dir, repo.env)).toMatchObject({ root: dir, gitDir: join(dir, ".git") });
    });
  });

  it("ignores the repository a calling hook has chosen, and the hook mode keeps it", async () => {
    await withRepo((repo) => {
      repo.commit("first");
      const other = repo.clone("other");
      const env = {
        ...repo.env,
        GIT_DIR: join(other.root, ".git"),
        GIT_INDEX_FILE: "x",
        GIT_WORK_TREE: other.root,
      };
      expect(openRepository(repo.root, env)).toMatchObject({ root: repo.root });
      expect(openRepository(repo.root, env).env["GIT_INDEX_FILE"]).toBeUndefined();
      const hook = openHookRepository(repo.root, env);
      expect(hook).toMatchObject({ root: other.root, gitDir: join(other.root, ".git") });
      expect(hook.env["GIT_INDEX_FILE"]).toBe(join(other.root, "x"));
    });
  });
});

describe("opening", () => {
  it("takes one process", async () => {
    await withRepo((repo) => {
      const counted = countGit(repo);
      openRepository(repo.root, counted.repo.env);
      expect(counted.take()).toBe(1);
      openHookRepository(repo.root, counted.repo.env);
      expect(counted.take()).toBe(1);
    });
  });
});

describe("what keeps a repository from being opened", () => {
  it("is a directory outside every repository", async () => {
    await withTempDir((dir) => {
      const env = { ...process.env, GIT_CEILING_DIRECTORIES: dir };
      const { diagnostic } = failureOf(() => openRepository(dir, env));
      expect(diagnostic).toMatchObject({ code: "git/not-a-repository", facts: { dir } });
    });
  });

  it("is a directory that does not exist", async () => {
    await withTempDir((dir) => {
      const { diagnostic } = failureOf(() => openRepository(join(dir, "none"), process.env));
      expect(diagnostic.code).toBe("git/not-a-repository");
    });
  });

  it("is a missing git", async () => {
    await withRepo((repo) => {
      const { diagnostic } = failureOf(() => openRepository(repo.root, { ...repo.env, PATH: repo.base }));
      expect(diagnostic.code).toBe("git/not-found");
      expect(helpOf(diagnostic)).toContain("2.31");
    });
  });

  // Before 2.31 git printed `--path-format=absolute` and went on with relative paths.
  it("is a git too old to know an option, which it prints instead of refusing it", async () => {
    await withRepo((repo) => {
      const old = repo.withProgram(
        "git",
        'case "$*" in *version*) echo "git version 2.25.1";; *) printf "%s\\n" --path-format=absolute false;; esac',
      );
      const { diagnostic } = failureOf(() => open(old));
      expect(diagnostic).toMatchObject({ code: "git/too-old", facts: { found: "2.25.1", needed: "2.31" } });
    });
  });

  it("is a git that is too old and fails", async () => {
    await withRepo((repo) => {
      const old = repo.withProgram(
        "git",
        'case "$*" in *version*) echo "git version 1.8.3.1";; *) echo "usage: git" >&2; exit 129;; esac',
      );
      expect(failureOf(() => open(old)).diagnostic).toMatchObject({
        code: "git/too-old",
        facts: { found: "1.8.3" },
      });
    });
  });

  it.runIf(process.getuid?.() === 0)("is a repository of another user", async () => {
    await withRepo((repo) => {
      repo.run("chown", ["-R", "12345:12345", repo.root]);
      expect(failureOf(() => open(repo)).diagnostic.code).toBe("git/dubious-ownership");
    });
  });

  it("is git's own refusal, without the credentials in it", async () => {
    await withRepo((repo) => {
      const script = `case "$*" in *version*) echo "git version 2.40.0";; *) echo "fatal: unable to access 'https://me:hunter2@example.com/x.git/'" >&2; exit 128;; esac`;
      const { diagnostic, cause } = failureOf(() => open(repo.withProgram("git", script)));
      expect(diagnostic).toMatchObject({
        code: "git/refused",
        facts: {
          verb: "rev-parse",
          status: 128,
          stderr: "fatal: unable to access 'https://***@example.com/x.git/'",
        },
      });
      expect(String(cause)).not.toContain("hunter2");
    });
  });
});

describe("the version of git", () => {
  it("is refused when it is older than what is needed", async () => {
    await withRepo((repo) => {
      const old = repo.withProgram("git", 'echo "git version 2.30.9 (Apple Git-130)"');
      expect(failureOf(() => requireGit(old.root, old.env)).diagnostic.facts).toEqual({
        found: "2.30.9",
        needed: "2.31",
      });
      expect(failureOf(() => requireGit(repo.root, repo.env, "99.1")).diagnostic.code).toBe("git/too-old");
      expect(requireGit(repo.root, repo.env)).toMatch(/^\d+\.\d+/);
    });
  });

  it.each([
    ["git version 2.39.5\n", "2.39.5"],
    ["git version 2.45.1.windows.1\n", "2.45.1"],
    ["git version 2.50.0-rc1\n", "2.50.0"],
    ["git version 2.31\n", "2.31"],
  ])("is read from %j", (printed, version) => {
    expect(parseGitVersion(printed)).toBe(version);
  });

  it.each([
    ["2.9.5", "2.31", true],
    ["2.31.0", "2.31", false],
    ["2.31", "2.31.0", false],
    ["3.0", "2.31", false],
    ["1.99", "2.31", true],
    ["no version", "2.31", true],
  ])("%s is older than %s: %s", (found, needed, older) => {
    expect(isOlder(found, needed)).toBe(older);
  });
});

describe("the fixture", () => {
  it("removes everything, also after a failure", async () => {
    let base = "";
    const failing = withRepo((repo) => {
      base = repo.base;
      throw new Error("on purpose");
    });
    await expect(failing).rejects.toThrow("on purpose");
    expect(existsSync(base)).toBe(false);
  });
});
