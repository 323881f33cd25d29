import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { share, tryCommit, tryGit, withHooks, writeTicket } from "../../support/hooked-repo.ts";
import { ticketTexts } from "../../support/ticket-text.ts";

it("starts no node for commits, merges and pushes that touch no ticket, and one for a ticket", async () => {
  await withHooks((ready) => {
    writeTicket(ready, "work", ticketTexts("intake"));
    ready.write("a.txt", "0");
    tryCommit(ready);
    share(ready);
    const log = join(ready.base, "node-starts");
    const repo = ready.withProgram("node", `echo x >> '${log}'\nexit 9`);
    const passes = (...args: readonly string[]): void =>
      expect(tryGit(repo, ...args)).toMatchObject({ status: 0, found: [] });

    repo.write("a.txt", "1");
    expect(tryCommit(repo)).toMatchObject({ status: 0, stderr: "" });
    passes("commit", "--quiet", "--allow-empty", "-m", "nothing");
    passes("commit", "--quiet", "--allow-empty", "--amend", "-m", "other words");
    passes("push", "--quiet");
    passes("push", "--quiet", "origin", "HEAD:refs/heads/new", "HEAD:refs/tags/v1");
    passes("push", "--quiet", "origin", ":refs/heads/new");
    repo.git("switch", "--quiet", "--create", "work/work", "HEAD~1");
    repo.write("b.txt", "1");
    expect(tryCommit(repo.withEnv({ PATH: ready.env["PATH"] }))).toMatchObject({ status: 0, stderr: "" });
    passes("merge", "--quiet", "--no-edit", "main");
    passes("commit", "--quiet", "--amend", "--no-edit");
    passes("rebase", "--quiet", "main");
    expect(existsSync(log)).toBe(false);

    writeTicket(repo, "work", ticketTexts("ready"));
    const stopped = tryCommit(repo);
    expect(stopped.status).not.toBe(0);
    expect(stopped.stderr).toMatch(/^yoi: pre-commit could not run, so git stops here: .* ended with 9; /);
    expect(readFileSync(log, "utf8")).toBe("x\n");
    rmSync(log);
    repo.git("commit", "--quiet", "--no-verify", "-m", "past the hook");
    expect(tryGit(repo, "push", "origin", "HEAD:main").stderr).toContain("pre-push could not run");
    expect(readFileSync(log, "utf8")).toBe("x\n");
  });
});
