import { expect, it } from "vitest";
import { commitUnseen, tryCommit, tryGit, withHooks, writeTicket } from "../../support/hooked-repo.ts";
import { ticketTexts } from "../../support/ticket-text.ts";

it("judges a squashed branch as one change: many steps chain, a broken chain does not", async () => {
  await withHooks((repo) => {
    writeTicket(repo, "work", ticketTexts("intake"));
    tryCommit(repo);
    repo.git("switch", "--quiet", "--create", "side");
    for (const state of ["ready", "queued", "inprogress", "done", "closed"] as const) {
      writeTicket(repo, "work", ticketTexts(state));
      commitUnseen(repo);
    }
    repo.git("switch", "--quiet", "main");
    repo.git("merge", "--quiet", "--squash", "side");
    expect(tryGit(repo, "commit", "--quiet", "-m", "squashed")).toMatchObject({ status: 0, stderr: "" });

    repo.git("reset", "--quiet", "--hard", "HEAD~1");
    repo.git("merge", "--quiet", "--squash", "side");
    writeTicket(repo, "work", ticketTexts("closed", { state: "done" }));
    const broken = tryCommit(repo);
    expect(broken.status).toBe(1);
    expect(broken.found).toContain("error state/not-recorded");
  });
});
