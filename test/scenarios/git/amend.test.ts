import { expect, it } from "vitest";
import {
  commitUnseen,
  share,
  tryCommit,
  tryGit,
  withComment,
  withHooks,
  writeTicket,
} from "../../support/hooked-repo.ts";
import { ticketTexts } from "../../support/ticket-text.ts";

it("lets an unpushed event and move be amended away", async () => {
  await withHooks((repo) => {
    writeTicket(repo, "work", ticketTexts("intake"));
    tryCommit(repo);
    share(repo);
    writeTicket(repo, "work", withComment("ready", 5, "Wrong words."));
    tryCommit(repo);

    writeTicket(repo, "work", withComment("ready", 5, "Right words."));
    expect(tryCommit(repo, "--amend")).toMatchObject({ status: 0, found: [] });
    writeTicket(repo, "work", ticketTexts("intake"));
    expect(tryCommit(repo, "--amend", "--allow-empty")).toMatchObject({ status: 0, found: [] });
  });
});

it("keeps an event that was pushed, at the commit and, when the hook was bypassed, at the push", async () => {
  await withHooks((repo) => {
    writeTicket(repo, "work", ticketTexts("intake"));
    tryCommit(repo);
    const remote = share(repo);
    writeTicket(repo, "work", withComment("ready", 5, "Wrong words."));
    tryCommit(repo);
    expect(tryGit(repo, "push", "--quiet")).toMatchObject({ status: 0, stderr: "" });
    const pushed = remote.git("rev-parse", "main");

    writeTicket(repo, "work", withComment("ready", 5, "Right words."));
    expect(tryCommit(repo, "--amend")).toMatchObject({ status: 1, found: ["error change/event-lost"] });

    repo.git("commit", "--quiet", "--amend", "--no-verify", "-m", "edited");
    expect(tryGit(repo, "push", "--force")).toMatchObject({ status: 1, found: ["error change/event-lost"] });

    // Taken out whole it looks like a return to an earlier form, but what it replaces had the event.
    writeTicket(repo, "work", ticketTexts("intake"));
    repo.git("add", "--all");
    repo.git("commit", "--quiet", "--amend", "--allow-empty", "--no-verify", "-m", "gone");
    const gone = tryGit(repo, "push", "--force");
    expect(gone.status).toBe(1);
    expect(gone.found).toContain("error change/event-lost");
    expect(remote.git("rev-parse", "main")).toBe(pushed);
  });
});

it("has nothing to say when only the message is amended", async () => {
  await withHooks((repo) => {
    writeTicket(repo, "work", ticketTexts("ready", { state: "done" }));
    commitUnseen(repo);
    expect(tryGit(repo, "commit", "--quiet", "--amend", "-m", "other words")).toMatchObject({
      status: 0,
      stderr: "",
    });
  });
});
