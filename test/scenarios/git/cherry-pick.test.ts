import { expect, it } from "vitest";
import { commitUnseen, share, tryCommit, tryGit, withHooks, writeTicket } from "../../support/hooked-repo.ts";
import { itemText, ticketTexts } from "../../support/ticket-text.ts";

it("meets at the push what a clean cherry-pick brings, and passes a lawful one", async () => {
  await withHooks((repo) => {
    writeTicket(repo, "work", ticketTexts("intake"));
    tryCommit(repo);
    const remote = share(repo);
    repo.git("switch", "--quiet", "--create", "side");
    writeTicket(repo, "work", ticketTexts("ready"));
    const good = commitUnseen(repo);
    writeTicket(repo, "other", { ...ticketTexts("intake"), "item.md": itemText({ state: "done" }) });
    const bad = commitUnseen(repo);

    repo.git("switch", "--quiet", "main");
    expect(tryGit(repo, "cherry-pick", good)).toMatchObject({ status: 0, found: [] });
    expect(tryGit(repo, "push", "--quiet")).toMatchObject({ status: 0, stderr: "" });
    expect(tryGit(repo, "cherry-pick", bad)).toMatchObject({ status: 0, found: [] });
    expect(tryGit(repo, "push", "--quiet").found).toContain("error state/not-recorded");
    expect(remote.git("rev-list", "--count", "main")).toBe("2");

    // Picked without a commit, it is an ordinary commit.
    repo.git("reset", "--quiet", "--hard", "HEAD~1");
    repo.git("cherry-pick", "--no-commit", bad);
    expect(tryGit(repo, "commit", "--quiet", "-m", "picked").found).toContain("error state/not-recorded");
  });
});
