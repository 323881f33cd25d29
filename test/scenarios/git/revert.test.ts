import { expect, it } from "vitest";
import { share, tryCommit, tryGit, withComment, withHooks, writeTicket } from "../../support/hooked-repo.ts";
import { ticketTexts } from "../../support/ticket-text.ts";

it("warns at the push when a clean revert takes a ticket back to an earlier form", async () => {
  await withHooks((repo) => {
    writeTicket(repo, "work", ticketTexts("intake"));
    tryCommit(repo);
    const remote = share(repo);
    writeTicket(repo, "work", ticketTexts("ready"));
    tryCommit(repo);
    repo.git("push", "--quiet");
    const earlier = repo.git("rev-parse", "--short=12", "HEAD~1");

    expect(tryGit(repo, "revert", "--no-edit", "HEAD")).toMatchObject({ status: 0, found: [] });
    const pushed = tryGit(repo, "push", "--quiet");
    expect(pushed).toMatchObject({ status: 0, found: ["warning change/returned"] });
    expect(pushed.stderr).toContain(`the form it had in ${earlier}`);
    expect(remote.git("show", "main:.yoi/tickets/work/item.md")).toContain("state: intake");
  });
});

it("refuses what is a revert only in part", async () => {
  await withHooks((repo) => {
    writeTicket(repo, "work", ticketTexts("intake"));
    tryCommit(repo);
    const remote = share(repo);
    writeTicket(repo, "work", withComment("ready", 5));
    tryCommit(repo);
    repo.git("push", "--quiet");
    repo.git("revert", "--no-commit", "HEAD");
    writeTicket(repo, "work", withComment("intake", 6, "Taken back."));
    expect(tryCommit(repo)).toMatchObject({
      status: 1,
      found: expect.arrayContaining(["error change/event-lost"]),
    });
    repo.git("commit", "--quiet", "--no-verify", "-m", "past the hook");
    expect(tryGit(repo, "push").status).toBe(1);
    expect(remote.git("show", "main:.yoi/tickets/work/item.md")).toContain("state: ready");
  });
});
