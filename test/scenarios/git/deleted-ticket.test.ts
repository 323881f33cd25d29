import { expect, it } from "vitest";
import { share, tryCommit, withHooks, writeTicket } from "../../support/hooked-repo.ts";
import { ticketTexts } from "../../support/ticket-text.ts";

it("refuses to delete a ticket that others have, and one of its records", async () => {
  await withHooks((repo) => {
    writeTicket(repo, "work", ticketTexts("ready"));
    tryCommit(repo);
    share(repo);
    repo.remove(".yoi/tickets/work");
    expect(tryCommit(repo)).toMatchObject({ status: 1, found: ["error change/deleted"] });

    repo.git("reset", "--quiet", "--hard");
    repo.remove(".yoi/tickets/work/thread.md");
    const thread = tryCommit(repo);
    expect(thread.status).toBe(1);
    expect(thread.found).toContain("error change/event-lost");
  });
});

it("lets a ticket go that nobody else has seen: with the commit that made it, and with a warning later", async () => {
  await withHooks((repo) => {
    repo.commit("first");
    share(repo);
    writeTicket(repo, "work", ticketTexts("ready"));
    tryCommit(repo);
    repo.remove(".yoi/tickets/work");
    expect(tryCommit(repo, "--amend", "--allow-empty")).toMatchObject({ status: 0, found: [] });
  });
  await withHooks((repo) => {
    writeTicket(repo, "work", ticketTexts("ready"));
    tryCommit(repo);
    repo.remove(".yoi/tickets/work");
    expect(tryCommit(repo)).toMatchObject({ status: 0, found: ["warning change/deleted"] });
  });
});
