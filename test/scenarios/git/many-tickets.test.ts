import { expect, it } from "vitest";
import { tryCommit, withHooks, writeTicket } from "../../support/hooked-repo.ts";
import { ticketTexts } from "../../support/ticket-text.ts";

it("judges a commit of 200 tickets, and names the one that is wrong", async () => {
  await withHooks((repo) => {
    for (let index = 0; index < 200; index++) writeTicket(repo, `ticket-${index}`, ticketTexts("intake"));
    expect(tryCommit(repo)).toMatchObject({ status: 0, stderr: "" });
    for (let index = 0; index < 200; index++) writeTicket(repo, `ticket-${index}`, ticketTexts("ready"));
    writeTicket(repo, "ticket-77", ticketTexts("ready", { state: "done" }));
    const refused = tryCommit(repo);
    expect(refused.status).toBe(1);
    expect(new Set(refused.stderr.match(/ticket-\d+/g))).toEqual(new Set(["ticket-77"]));
    expect(refused.stderr).toContain("in 200 tickets examined");
  });
});
