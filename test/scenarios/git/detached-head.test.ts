import { expect, it } from "vitest";
import { tryCommit, withComment, withHooks, writeTicket } from "../../support/hooked-repo.ts";
import { itemText, ticketTexts } from "../../support/ticket-text.ts";

it("judges on a detached HEAD, where the default branch is what others see", async () => {
  await withHooks((repo) => {
    writeTicket(repo, "work", withComment("ready", 5));
    tryCommit(repo);
    repo.git("checkout", "--quiet", "--detach");
    writeTicket(repo, "work", { "item.md": itemText({ state: "done" }) });
    expect(tryCommit(repo).found).toContain("error state/not-recorded");
    writeTicket(repo, "work", withComment("ready", 5, "Rewritten."));
    expect(tryCommit(repo)).toMatchObject({ status: 1, found: ["error change/event-lost"] });
    writeTicket(repo, "work", ticketTexts("queued"));
    expect(tryCommit(repo)).toMatchObject({
      status: 1,
      found: expect.arrayContaining(["error change/event-lost"]),
    });
    repo.git("reset", "--quiet", "--hard");
    writeTicket(repo, "other", ticketTexts("intake"));
    expect(tryCommit(repo)).toMatchObject({ status: 0, stderr: "" });
  });
});
