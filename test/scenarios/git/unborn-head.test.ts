import { expect, it } from "vitest";
import { tryCommit, tryGit, withHooks, writeTicket } from "../../support/hooked-repo.ts";
import { ticketTexts } from "../../support/ticket-text.ts";

it("judges the first commit of a repository, and of a branch without history", async () => {
  await withHooks((repo) => {
    writeTicket(repo, "work", ticketTexts("intake", { state: "ready" }));
    expect(tryCommit(repo).found).toContain("error state/not-recorded");
    expect(tryGit(repo, "rev-parse", "HEAD").status).not.toBe(0);
    writeTicket(repo, "work", ticketTexts("ready"));
    expect(tryCommit(repo)).toMatchObject({ status: 0, stderr: "" });

    repo.git("switch", "--quiet", "--orphan", "second");
    writeTicket(repo, "other", ticketTexts("intake", { state: "ready" }));
    expect(tryCommit(repo).found).toContain("error state/not-recorded");
    writeTicket(repo, "other", ticketTexts("intake"));
    expect(tryCommit(repo)).toMatchObject({ status: 0, stderr: "" });
  });
});
