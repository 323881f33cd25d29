import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { type TestRepo, withRepo } from "../support/git-repo.ts";
import { setUp, tryCommit, writeTicket } from "../support/hooked-repo.ts";
import { ticketTexts } from "../support/ticket-text.ts";

const CLI = resolve(import.meta.dirname, "../../dist/cli.js");

function yoi(repo: TestRepo, ...args: readonly string[]) {
  return repo.run(process.execPath, [CLI, ...args]);
}

/** A repository with yoi in node_modules that nothing was done to yet. */
async function withPackage(use: (repo: TestRepo) => void): Promise<void> {
  await withRepo((repo) => {
    const ready = setUp(repo, { hooks: "none" });
    repo.run("sh", ["-c", "rm -rf .yoi; : > .git/info/exclude"]);
    repo.write(".gitignore", "node_modules\n");
    use(ready);
  });
}

describe("yoi init", () => {
  it("shows what it would do, does it, judges from then on, and takes all of it back", async () => {
    await withPackage((repo) => {
      const dry = yoi(repo, "init", "--dry-run", "--no-merge-drivers");
      expect(dry).toMatchObject({ status: 0, stderr: "" });
      expect(dry.stdout).toMatch(
        /^no manager of hooks: git's own directory is used\nmake \.yoi\/ticket\.config\.toml\n {2}\+ # yoi: /,
      );
      expect(dry.stdout).toContain(`make .git/hooks/commit-msg (executable)
  + #!/bin/sh
  + # >>> yoi init (new file)
  + yoi_top=$PWD
  + yoi_hook=$yoi_top/node_modules/yoi/hooks/commit-msg
`);
      expect(dry.stdout).not.toContain("gitattributes");
      expect(existsSync(join(repo.root, ".yoi"))).toBe(false);

      expect(yoi(repo, "init", "--yes")).toMatchObject({ status: 0, stderr: "" });
      expect(yoi(repo, "init")).toMatchObject({
        status: 0,
        stdout: "no manager of hooks: git's own directory is used\nnothing to do\n",
      });
      expect(tryCommit(repo)).toMatchObject({ status: 0, stderr: "" });
      writeTicket(repo, "work", ticketTexts("intake", { state: "done" }));
      expect(tryCommit(repo).found).toContain("error state/not-recorded");

      // The configuration is committed by now and stays in the history; what it was made of is known.
      const removed = yoi(repo, "init", "--remove");
      expect(removed.status).toBe(0);
      expect(removed.stdout).toContain("remove .git/hooks/pre-commit\n");
      expect(repo.git("status", "--porcelain", "--", ".gitattributes", ".yoi/ticket.config.toml")).toBe(
        " D .gitattributes\n D .yoi/ticket.config.toml",
      );
      expect(yoi(repo, "init", "--remove").stdout).toBe("nothing to do\n");
    });
  });

  it("ends with 1 and says what is left where a hook could not be put in", async () => {
    await withPackage((repo) => {
      repo.write(".git/hooks/pre-commit", "#!/usr/bin/env python3\n");
      repo.run("chmod", ["+x", ".git/hooks/pre-commit"]);
      const { status, stderr, stdout } = yoi(repo, "init");
      expect(status).toBe(1);
      expect(stderr).toContain(
        ".git/hooks/pre-commit: error[init/foreign-hook] .git/hooks/pre-commit is there already and is no shell script",
      );
      expect(stderr).toContain('help: call this from it: sh node_modules/yoi/hooks/pre-commit "$@"');
      expect(stdout).toContain("make .git/hooks/pre-push (executable)\n");
    });
  });

  it("refuses an unknown manager of hooks, and a place that is no repository", async () => {
    await withPackage((repo) => {
      const unknown = yoi(repo, "init", "--hooks", "overcommit");
      expect(unknown).toMatchObject({ status: 2, stdout: "" });
      expect(unknown.stderr).toContain("husky, lefthook, pre-commit, plain, none");
    });
    await withRepo((repo) => {
      const outside = yoi(repo.at(repo.base), "init");
      expect([outside.status, outside.stdout]).toEqual([2, ""]);
      expect(outside.stderr).toContain("error[git/not-a-repository]");
    });
  });
});

describe("yoi hook", () => {
  it("judges as the shell hooks do, from any directory, and without a name it knows stops git", async () => {
    await withPackage((repo) => {
      writeTicket(repo, "work", ticketTexts("intake", { state: "done" }));
      repo.git("add", "--all");
      const judged = repo.at(join(repo.root, ".yoi")).run(process.execPath, [CLI, "hook", "pre-commit"]);
      expect([judged.status, judged.stdout]).toEqual([1, ""]);
      expect(judged.stderr).toContain("error[state/not-recorded]");
      repo.write("message", "Subject\n\nYoi-Ticket: nobody\n");
      expect(yoi(repo, "hook", "commit-msg", "message").stderr).toContain("error[change/trailer]");
      const unknown = yoi(repo, "hook", "post-commit");
      expect([unknown.status, unknown.stderr]).toEqual([
        2,
        expect.stringContaining(
          "write one of pre-commit, pre-merge-commit, commit-msg, pre-push, pre-receive",
        ),
      ]);
      expect(yoi(repo, "hook", "--help").stdout).toContain("yoi hook pre-commit");
    });
  });
});

it("an older Node is told what is needed", async () => {
  await withPackage((repo) => {
    repo.write("old.cjs", 'Object.defineProperty(process.versions, "node", { value: "20.20.2" });');
    const old = repo
      .withEnv({ NODE_OPTIONS: `--require ${repo.root}/old.cjs` })
      .run(process.execPath, [CLI, "--version"]);
    expect([old.status, old.stderr]).toEqual([2, expect.stringMatching(/^yoi needs Node 22 or later, and /)]);
  });
});
