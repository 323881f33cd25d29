import { expect, it } from "vitest";
import { tryCommit, tryGit, withHooks, writeTicket } from "../../support/hooked-repo.ts";
import { itemText, ticketTexts } from "../../support/ticket-text.ts";

it("leaves stashed tickets alone, and judges them when they come back and are committed", async () => {
  await withHooks((repo) => {
    writeTicket(repo, "work", ticketTexts("intake"));
    tryCommit(repo);
    writeTicket(repo, "work", { "item.md": itemText({ state: "done" }) });
    expect(tryGit(repo, "stash", "--quiet")).toMatchObject({ status: 0, stderr: "" });
    repo.write("code.txt", "1");
    expect(tryCommit(repo)).toMatchObject({ status: 0, stderr: "" });
    expect(tryGit(repo, "stash", "pop", "--quiet", "--index")).toMatchObject({ status: 0, stderr: "" });
    expect(tryCommit(repo).found).toContain("error state/not-recorded");
  });
});
