import { expect, it } from "vitest";
import { share, tryCommit, tryGit, withComment, withHooks, writeTicket } from "../../support/hooked-repo.ts";
import { itemText, ticketTexts } from "../../support/ticket-text.ts";

it("judges commits and pushes in a SHA-256 repository, from the first commit on", async () => {
  await withHooks((repo) => {
    writeTicket(repo, "work", ticketTexts("intake", { state: "done" }));
    expect(tryCommit(repo).found).toContain("error state/not-recorded");
    writeTicket(repo, "work", withComment("intake", 5));
    expect(tryCommit(repo)).toMatchObject({ status: 0, stderr: "" });
    expect(repo.git("rev-parse", "HEAD")).toHaveLength(64);

    share(repo);
    writeTicket(repo, "work", { "item.md": itemText({ state: "done" }) });
    repo.git("commit", "--quiet", "--all", "--no-verify", "-m", "past the hook");
    expect(tryGit(repo, "push").found).toContain("error state/not-recorded");
    expect(tryGit(repo, "push", "origin", "HEAD:refs/heads/new").found).toContain("error state/not-recorded");
  }, "--object-format=sha256");
});
