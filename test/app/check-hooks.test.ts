import { chmodSync, existsSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkHooks } from "../../src/app/check-hooks.ts";
import type { Diagnostic } from "../../src/core/diagnostic/diagnostic.ts";
import { openRepository } from "../../src/io/git/repository.ts";
import { type TestRepo, withRepo } from "../support/git-repo.ts";
import { setUp, withHooks } from "../support/hooked-repo.ts";
import { withHusky } from "./init/husky.ts";

function check(repo: TestRepo, options = {}): readonly Diagnostic[] {
  return checkHooks(openRepository(repo.root, repo.env), options);
}

/** Code and the facts that tell where and why. */
function said(repo: TestRepo, options = {}): readonly string[] {
  return check(repo, options).map(({ code, facts }) =>
    [
      code,
      facts["hooks"],
      facts["reason"] ?? facts["path"] ?? facts["missing"] ?? facts["found"] ?? facts["dir"],
    ]
      .filter((part) => part !== undefined)
      .join(": "),
  );
}

describe("the proof that git reaches yoi's hooks", () => {
  it("finds nothing wrong after yoi init, in the main checkout and in a linked worktree", async () => {
    await withHooks((repo) => {
      repo.commit("first");
      repo.worktree("linked");
      expect(check(repo)).toEqual([]);
      expect(check(repo.at(join(repo.base, "linked")))).toEqual([]);
    });
  });

  it("tells a repository without hooks in one line", async () => {
    await withRepo((repo) => {
      expect(said(repo)).toEqual([
        "hook/not-reached: pre-commit, pre-merge-commit, prepare-commit-msg, commit-msg, pre-push: no such hook",
      ]);
      expect(check(repo)[0]?.severity).toBe("warning");
      repo.commit("first");
      repo.worktree("linked");
      expect(said(repo)).toHaveLength(1);
      expect(JSON.stringify(check(repo))).not.toContain(repo.base);
    });
  });

  it("tells what stands in the way: another hooksPath, a lost bit, another file, a line that ends the script", async () => {
    await withHooks((repo) => {
      const file = join(repo.root, ".git/hooks/pre-commit");
      chmodSync(file, 0o644);
      expect(said(repo)).toEqual(["hook/not-executable: .git/hooks/pre-commit"]);
      chmodSync(file, 0o755);

      const text = repo.read(".git/hooks/pre-commit");
      writeFileSync(file, text.replace("\n", "\necho first\nexit 0\n"));
      expect(said(repo)).toEqual([
        "hook/not-reached: pre-commit: an earlier line ends the script before it comes to yoi",
      ]);
      writeFileSync(file, "#!/bin/sh\necho replaced\n");
      expect(said(repo)).toEqual(["hook/not-reached: pre-commit: the hook there does not call yoi"]);
      writeFileSync(file, text);

      repo.git("config", "core.hooksPath", "/nowhere");
      expect(said(repo)[0]).toMatch(/^hook\/not-reached: pre-commit, .*: no such hook$/);
    });
  });

  it("is live: a hook that reads well but never comes to yoi is found by starting it", async () => {
    await withHooks((repo) => {
      const text = repo.read(".git/hooks/pre-commit");
      writeFileSync(join(repo.root, ".git/hooks/pre-commit"), text.replace("#!/bin/sh", "#!/bin/false"));
      expect(said(repo)).toContain("hook/not-reached: pre-commit: it was started and did not come to yoi");
    });
  });

  it("tells when the hook could not run: no bundle, no node, an old one", async () => {
    await withHooks((repo) => {
      const old = repo.withProgram("node", "echo v20.1.0");
      expect(said(old)).toEqual(["hook/old-node: 20.1.0"]);
      const none = repo.withProgram("node", "exit 1");
      expect(said(none)).toEqual(["hook/cannot-run: node"]);
      rmSync(join(repo.base, "package/dist"));
      expect(said(repo)).toEqual(["hook/cannot-run: yoi's dist/hook.js"]);
    });
  });

  it("runs nothing that others wrote, unless it is told to, and never touches the index", async () => {
    await withRepo((repo) => {
      const trace = join(repo.base, "trace");
      repo.hook("pre-commit", `echo ran >> '${trace}'; echo x > staged; git add staged`);
      const ready = setUp(repo);
      expect(check(ready)).toEqual([]);
      expect(existsSync(trace)).toBe(false);

      // Written by hand, without yoi's lines at the top.
      repo.hook(
        "pre-commit",
        `echo ran >> '${trace}'; git add staged 2>/dev/null\nsh node_modules/yoi/hooks/pre-commit "$@"`,
      );
      expect(check(ready)).toEqual([]);
      expect(existsSync(trace)).toBe(false);
      repo.write("staged", "");
      expect(check(ready, { runForeign: true })).toEqual([]);
      expect(existsSync(trace)).toBe(true);
      expect(repo.git("ls-files")).toBe("");
    });
  });
});

describe("with husky", () => {
  it("sees that a linked worktree has no hooks, which git does not say", async () => {
    await withRepo((plain) => {
      withHusky(plain);
      const repo = setUp(plain);
      repo.commit("first");
      repo.git("add", "--force", ".husky/pre-commit");
      const linked = repo.worktree("linked");
      expect(said(repo)).toEqual(["hook/missing-in-worktree: .husky/_"]);
      setUp(repo, { worktrees: true });
      expect(said(repo)).toEqual([]);
      expect(linked.git("status", "--porcelain")).toBe("");

      rmSync(join(repo.root, ".husky/commit-msg"));
      chmodSync(join(repo.root, ".husky/_/pre-push"), 0o644);
      expect(said(repo)).toEqual([
        "hook/not-executable: .husky/_/pre-push",
        "hook/not-reached: commit-msg: husky has no such hook",
      ]);
    });
  });
});

describe("with a manager of hooks", () => {
  it("reads whether its configuration calls yoi", async () => {
    await withRepo((plain) => {
      plain.write("lefthook.yml", "pre-commit:\n  commands:\n    a:\n      run: x\n");
      const repo = setUp(plain);
      expect(said(repo)[0]).toContain("hook/not-reached");
      for (const name of ["pre-commit", "pre-merge-commit", "prepare-commit-msg", "commit-msg", "pre-push"])
        repo.hook(name, `lefthook run ${name} "$@"`);
      expect(said(repo)).toEqual([]);
      repo.write("lefthook.yml", repo.read("lefthook.yml").replaceAll("hooks/pre-push", "hooks/other"));
      expect(said(repo)).toEqual(["hook/not-reached: pre-push: its configuration does not call yoi"]);
    });
  });
});

describe("merge drivers", () => {
  it("are missed in a clone, which has the attributes but never the configuration", async () => {
    await withRepo((plain) => {
      setUp(plain, { mergeDrivers: true });
      plain.git("add", "--force", ".gitattributes");
      plain.git("commit", "--quiet", "--no-verify", "-m", "first");
      const clone = plain.clone();
      symlinkSync(join(plain.base, "package"), join(clone.root, "yoi"));
      const missing = check(clone).find(({ code }) => code === "hook/no-merge-driver");
      expect(missing?.facts["missing"]).toContain(
        "git config has no merge.yoi-item.driver, merge.yoi-thread.driver",
      );
      expect(said(plain)).not.toContain("hook/no-merge-driver");
    });
  });
});
