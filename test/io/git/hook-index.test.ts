import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { type TestRepo, withRepo } from "../../support/git-repo.ts";

interface Seen {
  readonly root: string;
  readonly gitDir: string;
  readonly hook: readonly string[];
  readonly plain: readonly string[];
  readonly library: readonly string[];
  readonly mergeHead: readonly string[];
  readonly announced: readonly string[];
  readonly hookFinds?: string;
  readonly plainFinds?: string;
}

const PROBE = resolve(import.meta.dirname, "../../support/hook-probe.ts");

function probe(repo: TestRepo, hook = "pre-commit", before = ""): () => Seen {
  repo.hook(hook, `${before}\n"${process.execPath}" "${PROBE}" > "${repo.base}/seen.json"`);
  return () => JSON.parse(repo.run("cat", [`${repo.base}/seen.json`]).stdout) as Seen;
}

/** `a.md` is staged, `b.md` changed but not staged. */
function withTwoChanges(repo: TestRepo): void {
  repo.write("a.md", "1\n");
  repo.write("b.md", "1\n");
  repo.commit("first");
  repo.write("a.md", "2\n");
  repo.write("b.md", "2\n");
  repo.git("add", "a.md");
}

describe("a pre-commit hook", () => {
  it("sees the temporary index of commit <path>, where simple-git and the plain mode see another", async () => {
    await withRepo((repo) => {
      withTwoChanges(repo);
      const seen = probe(repo);
      repo.git("commit", "-q", "-m", "second", "b.md");
      expect(repo.git("show", "--format=", "--name-only", "HEAD")).toBe("b.md");
      expect(seen()).toMatchObject({ hook: ["b.md"], library: ["a.md"], plain: ["a.md"] });
    });
  });

  it("sees everything that commit -a commits, where simple-git misses a file", async () => {
    await withRepo((repo) => {
      withTwoChanges(repo);
      const seen = probe(repo);
      repo.git("commit", "-q", "-a", "-m", "second");
      expect(seen()).toMatchObject({ hook: ["a.md", "b.md"], library: ["a.md"], plain: ["a.md"] });
    });
  });

  it("sees the index of a linked worktree", async () => {
    await withRepo((repo) => {
      withTwoChanges(repo);
      const seen = probe(repo);
      const linked = repo.worktree("linked", "-b", "side");
      linked.write("c.md", "1\n");
      linked.write("a.md", "3\n");
      linked.git("add", "c.md");
      linked.git("commit", "-q", "-m", "second", "a.md");
      expect(seen()).toMatchObject({ root: linked.root, hook: ["a.md"], library: ["c.md"] });
    });
  });

  it("sees the same index after it changed into a subdirectory", async () => {
    await withRepo((repo) => {
      withTwoChanges(repo);
      repo.write("sub/c.md", "1\n");
      const seen = probe(repo, "pre-commit", "cd sub");
      repo.git("add", "sub");
      repo.git("commit", "-q", "-m", "second");
      expect(seen()).toMatchObject({ root: repo.root, hook: ["a.md", "sub/c.md"] });
    });
  });

  it("sees the first commit of a repository", async () => {
    await withRepo((repo) => {
      const seen = probe(repo);
      repo.write("a.md", "1\n");
      repo.git("add", "a.md");
      repo.git("commit", "-q", "-m", "first");
      expect(seen()).toMatchObject({ hook: ["a.md"] });
    });
  });

  it("sees the commits of a conflicted merge that is concluded", async () => {
    await withRepo((repo) => {
      const side = diverge(repo, "a.md");
      expect(repo.run("git", ["merge", "-q", "side"]).status).toBe(1);
      repo.write("a.md", "both\n");
      repo.git("add", "a.md");
      const seen = probe(repo);
      repo.git("commit", "-q", "-m", "merged");
      expect(seen()).toMatchObject({ mergeHead: [side], announced: [], hook: ["a.md"] });
    });
  });
});

describe("a pre-merge-commit hook", () => {
  it("finds the merged commits in the environment, since MERGE_HEAD is not written yet", async () => {
    await withRepo((repo) => {
      const side = diverge(repo, "b.md");
      const seen = probe(repo, "pre-merge-commit");
      repo.git("merge", "-q", "-m", "merged", "side");
      expect(seen()).toMatchObject({ mergeHead: [], announced: [side], hook: ["b.md"] });
    });
  });
});

describe("a pre-receive hook", () => {
  it("sees the pushed objects, which are still in quarantine", async () => {
    await withRepo((repo) => {
      repo.write("a.md", "1\n");
      repo.commit("first");
      const server = repo.bare();
      const seen = probe(server, "pre-receive");
      repo.write("a.md", "2\n");
      const pushed = repo.commit("second");
      repo.withEnv({ PROBE_COMMIT: pushed }).git("push", "-q", server.root, "HEAD:refs/heads/topic");
      expect(seen()).toMatchObject({ gitDir: server.root, hookFinds: pushed });
      expect(seen().plainFinds).toBeUndefined();
      expect(seen().root).toBeUndefined();
    });
  });
});

/** Branch `side` changes `path`, `main` changes `a.md`; returns the commit of `side`. */
function diverge(repo: TestRepo, path: string): string {
  repo.write("a.md", "1\n");
  repo.commit("first");
  repo.git("switch", "-q", "-c", "side");
  repo.write(path, "side\n");
  const side = repo.commit("side");
  repo.git("switch", "-q", "main");
  repo.write("a.md", "main\n");
  repo.commit("main");
  return side;
}
