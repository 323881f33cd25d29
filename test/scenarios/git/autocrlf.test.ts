import { expect, it } from "vitest";
import { share, tryCommit, withComment, withHooks, writeTicket } from "../../support/hooked-repo.ts";
import { ticketTexts } from "../../support/ticket-text.ts";

function crlf(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, text.replaceAll("\n", "\r\n")]),
  );
}

it("judges with core.autocrlf what is committed, not the line ends of the working tree", async () => {
  await withHooks((repo) => {
    repo.git("config", "core.autocrlf", "true");
    repo.git("config", "core.safecrlf", "false");
    writeTicket(repo, "work", crlf(ticketTexts("intake")));
    expect(tryCommit(repo)).toMatchObject({ status: 0, stderr: "" });
    share(repo);
    writeTicket(repo, "work", crlf(withComment("ready", 5)));
    expect(tryCommit(repo)).toMatchObject({ status: 0, stderr: "" });
    expect(repo.git("cat-file", "blob", "HEAD:.yoi/tickets/work/thread.md")).not.toContain("\r");
  });
});

it("refuses to turn the line ends of events that others have", async () => {
  await withHooks((repo) => {
    writeTicket(repo, "work", withComment("ready", 5));
    expect(tryCommit(repo)).toMatchObject({ status: 0, stderr: "" });
    share(repo);
    writeTicket(repo, "work", crlf(withComment("ready", 5)));
    expect(tryCommit(repo)).toMatchObject({
      status: 1,
      found: expect.arrayContaining(["error change/event-lost"]),
    });
  });
});
