import { expect, it } from "vitest";
import { share, tryCommit, withHooks, writeTicket } from "../../support/hooked-repo.ts";
import { ticketTexts } from "../../support/ticket-text.ts";

it("knows a renamed ticket, names both ids, and refuses it where others have the first", async () => {
  await withHooks((repo) => {
    writeTicket(repo, "first-name", ticketTexts("ready"));
    tryCommit(repo);
    repo.git("mv", ".yoi/tickets/first-name", ".yoi/tickets/second-name");
    const unseen = tryCommit(repo);
    expect(unseen).toMatchObject({ status: 0, found: ["warning change/renamed"] });
    repo.git("reset", "--quiet", "--hard", "HEAD~1");

    share(repo);
    repo.git("mv", ".yoi/tickets/first-name", ".yoi/tickets/second-name");
    const seen = tryCommit(repo);
    expect(seen).toMatchObject({ status: 1, found: ["error change/renamed"] });
    expect(seen.stderr).toContain("ticket first-name was renamed to second-name");
  });
});
