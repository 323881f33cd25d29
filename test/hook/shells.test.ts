import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type TestRepo, withRepo } from "../support/git-repo.ts";
import { setUp, tryCommit, tryGit, withHooks, writeTicket } from "../support/hooked-repo.ts";
import { itemText, ticketTexts } from "../support/ticket-text.ts";

/** The shells that are on this machine; every system has `sh`. */
const SHELLS = ["sh", "dash", "busybox sh", "bash --posix", "bash", "zsh", "ksh"].filter(
  (shell) => spawnSync("sh", ["-c", `${shell} -c true`], { stdio: "ignore" }).status === 0,
);

/** Runs one hook in a shell, as git would. */
function runHook(repo: TestRepo, shell: string, words: readonly string[], input = "") {
  const [program = "", ...flags] = shell.split(" ");
  const [hook = "", ...args] = words;
  const run = repo.run(program, [...flags, `node_modules/yoi/hooks/${hook}`, ...args], input);
  return [run.status, `${run.stdout}${run.stderr}`] as const;
}

describe("the hooks in every shell that is there", () => {
  it.each(SHELLS)("answer the same in %s", async (shell) => {
    await withHooks((repo) => {
      writeTicket(repo, "work", ticketTexts("intake"));
      repo.git("add", "--all");
      expect(runHook(repo, shell, ["pre-commit"])).toEqual([0, ""]);
      repo.git("commit", "--quiet", "--no-verify", "-m", "one");
      expect(runHook(repo, shell, ["pre-commit"])).toEqual([0, ""]);
      writeTicket(repo, "work", { "item.md": itemText({ state: "done" }) });
      repo.git("add", "--all");
      for (const hook of ["pre-commit", "pre-merge-commit"]) {
        expect(runHook(repo, shell, [hook])).toEqual([
          1,
          expect.stringContaining("error[state/not-recorded]"),
        ]);
      }
      repo.git("commit", "--quiet", "--no-verify", "-m", "two");
      const [one, two] = [repo.git("rev-parse", "HEAD~1"), repo.git("rev-parse", "HEAD")];
      const zero = "0".repeat(40);
      const push = (...lines: readonly string[]) =>
        runHook(repo, shell, ["pre-push", "origin", "url"], lines.map((line) => `${line}\n`).join(""));
      const refused = [1, expect.stringContaining("error[state/not-recorded]")];
      expect(push(`refs/heads/a ${two} refs/heads/a ${one}`)).toEqual(refused);
      expect(
        push(`refs/heads/a ${one} refs/heads/a ${one}`, `refs/heads/b ${two} refs/heads/b ${one}`),
      ).toEqual(refused);
      expect(push(`refs/heads/a ${two} refs/heads/a ${zero}`)[0]).toBe(1);
      expect(push(`(delete) ${zero} refs/heads/a ${two}`, `refs/tags/v ${two} refs/tags/v ${zero}`)).toEqual([
        0,
        "",
      ]);
      expect(push(`refs/heads/a ${two} refs/heads/a ${"1".repeat(40)}`)).toEqual([
        2,
        expect.stringContaining("error[git/fetch-first]"),
      ]);
      expect(push()).toEqual([0, ""]);
      expect(runHook(repo, shell, ["pre-receive"], `${one} ${two} refs/heads/a\n`)).toEqual(refused);

      repo.write("message", "Subject\n");
      repo.git("switch", "--quiet", "--create", "work/work");
      expect(runHook(repo, shell, ["prepare-commit-msg", "message", "message"])).toEqual([0, ""]);
      expect(repo.read("message")).toBe("Subject\n\nYoi-Ticket: work\n");
      expect(runHook(repo, shell, ["commit-msg", "message"])).toEqual([0, ""]);
      repo.write("message", "Subject\n\nYoi-Ticket: nobody\n");
      expect(runHook(repo, shell, ["commit-msg", "message"])).toEqual([
        1,
        expect.stringContaining("error[change/trailer]"),
      ]);
    });
  });

  it("find their package through links, from any directory", async () => {
    await withHooks((repo) => {
      writeTicket(repo, "work", ticketTexts("intake", { state: "done" }));
      repo.git("add", "--all");
      for (const name of ["pre-commit", "commit-msg", "prepare-commit-msg", "pre-merge-commit", "pre-push"])
        rmSync(join(repo.root, ".git/hooks", name));
      symlinkSync("../../node_modules/yoi/hooks/pre-commit", join(repo.root, ".git/hooks/relative"));
      symlinkSync("relative", join(repo.root, ".git/hooks/pre-commit"));
      expect(tryGit(repo, "commit", "-m", "x").found).toContain("error state/not-recorded");
      mkdirSync(join(repo.root, "sub"));
      const fromSub = repo.at(join(repo.root, "sub")).run("sh", [join(repo.root, ".git/hooks/pre-commit")]);
      expect([fromSub.status, fromSub.stderr]).toEqual([
        1,
        expect.stringContaining("error[state/not-recorded]"),
      ]);
    });
  });
});

describe("a hook that cannot run stops git and says how to go on", () => {
  const badTicket = ticketTexts("intake", { state: "done" });

  it("without the bundle, without node, with one that is too old", async () => {
    await withHooks((repo) => {
      writeTicket(repo, "work", badTicket);
      rmSync(join(repo.base, "package/dist"));
      const bundle = tryCommit(repo);
      expect(bundle.stderr).toMatch(
        /^yoi: pre-commit could not run, so git stops here: .*dist\/hook\.js is missing; install yoi again .*\n$/,
      );

      const tools = join(repo.base, "tools");
      mkdirSync(tools);
      for (const tool of ["git", "sh", "sed", "env"])
        symlinkSync(repo.run("sh", ["-c", `command -v ${tool}`]).stdout.trim(), join(tools, tool));
      cpSync(join(import.meta.dirname, "../../dist"), join(repo.base, "package/dist"), { recursive: true });
      const poor = repo.withEnv({ PATH: tools });
      const node = tryGit(poor, "commit", "-m", "x");
      expect(node.stderr).toMatch(
        /^yoi: pre-commit could not run, so git stops here: no node on PATH; install Node 22 .*\n$/,
      );
      repo.git("config", "yoi.node", process.execPath);
      expect(tryGit(poor, "commit", "-m", "x").found).toContain("error state/not-recorded");
      repo.git("config", "--unset", "yoi.node");

      // A node of before 22 by its word.
      repo.write(
        "old.cjs",
        'Object.defineProperty(process.versions, "node", { value: "20.20.2" }); Object.defineProperty(process, "version", { value: "v20.20.2" });',
      );
      const old = tryGit(
        repo.withEnv({ NODE_OPTIONS: `--require ${repo.root}/old.cjs` }),
        "commit",
        "-m",
        "x",
      );
      expect(old.stderr).toMatch(
        /^yoi: pre-commit could not run, so git stops here: it needs Node 22 or later, and .* is v20\.20\.2\n$/,
      );
      expect(repo.run("git", ["rev-parse", "HEAD"]).status).not.toBe(0);
    });
  });

  it("prefers the node of the project", async () => {
    await withHooks((repo) => {
      writeTicket(repo, "work", badTicket);
      mkdirSync(join(repo.base, ".bin"));
      const node = join(repo.base, ".bin/node");
      writeFileSync(node, "#!/bin/sh\nexit 7\n");
      chmodSync(node, 0o755);
      expect(tryCommit(repo).stderr).toContain(".bin/node ended with 7");
    });
  });

  it("when something breaks inside, with what a report needs", async () => {
    await withHooks((repo) => {
      writeTicket(repo, "work", badTicket);
      repo.write("broken.cjs", "Array.prototype.flatMap = () => { throw new Error('out of order'); };");
      const broken = tryCommit(repo.withEnv({ NODE_OPTIONS: `--require ${repo.root}/broken.cjs` }));
      expect(broken.status).not.toBe(0);
      expect(broken.stderr).toMatch(/Error: out of order\n {4}at /);
      expect(broken.stderr).toMatch(
        /This is a bug in yoi \d.* \(Node v\d+.*, \w+\): please report it with the lines above\.\n$/,
      );
    });
  });

  it("when the package is gone, but only where there are tickets", async () => {
    await withHooks((repo) => {
      rmSync(join(repo.root, "node_modules/yoi"));
      rmSync(join(repo.root, ".yoi"), { recursive: true });
      repo.write("code.txt", "1");
      expect(tryCommit(repo)).toMatchObject({ status: 0, stderr: "" });
      writeTicket(repo, "work", badTicket);
      const missing = tryCommit(repo);
      expect([missing.status !== 0, missing.stderr]).toEqual([
        true,
        expect.stringContaining("node_modules/yoi/hooks/pre-commit is missing: install yoi again (npm ci)"),
      ]);
    });
  });
});

it("the shell hooks work as they lie in this repository, with the node it brings along", async () => {
  await withRepo((plain) => {
    const project = join(import.meta.dirname, "../..");
    const repo = setUp(plain, { hooks: "none" });
    writeTicket(repo, "work", ticketTexts("intake", { state: "done" }));
    repo.git("add", "--all");
    const run = repo.withProgram("node", "exit 9").run("sh", [join(project, "hooks/pre-commit")]);
    expect([run.status, run.stderr]).toEqual([1, expect.stringContaining("error[state/not-recorded]")]);
  });
});
