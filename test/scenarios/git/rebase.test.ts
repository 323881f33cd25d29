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
import { eventText, relationsText, ticketTexts } from "../../support/ticket-text.ts";

it("passes a rebase of several lawful commits, step by step and at the push", async () => {
  await withHooks((repo) => {
    writeTicket(repo, "work", ticketTexts("intake"));
    tryCommit(repo);
    const remote = share(repo);
    commitUnseen(repo, "something else");
    repo.git("push", "--quiet");
    repo.git("switch", "--quiet", "--create", "side", "HEAD~1");
    for (const state of ["ready", "queued", "inprogress"] as const) {
      writeTicket(repo, "work", ticketTexts(state));
      expect(tryCommit(repo)).toMatchObject({ status: 0, stderr: "" });
    }
    expect(tryGit(repo, "rebase", "--quiet", "main")).toMatchObject({ status: 0, found: [] });
    expect(repo.git("rev-list", "--count", "main..HEAD")).toBe("3");
    expect(tryGit(repo, "push", "--quiet", "origin", "HEAD:main")).toMatchObject({ status: 0, stderr: "" });
    expect(remote.git("show", "main:.yoi/tickets/work/item.md")).toContain("state: inprogress");
  });
});

it("meets at the push what a clean rebase makes wrong: git runs no commit hook there", async () => {
  await withHooks((repo) => {
    writeTicket(repo, "blocker", ticketTexts("queued"));
    const relations = { "artifacts/relations.json": relationsText("waiting", [["depends_on", "blocker"]]) };
    writeTicket(repo, "waiting", { ...ticketTexts("ready"), ...relations });
    tryCommit(repo);
    const remote = share(repo);
    writeTicket(repo, "waiting", ticketTexts("queued"));
    expect(tryCommit(repo)).toMatchObject({ status: 0, stderr: "" });

    // Meanwhile somebody takes the blocker back.
    repo.git("switch", "--quiet", "--create", "other", "origin/main");
    const back = {
      kind: "state_changed",
      minute: 9,
      attributes: { from: "queued", to: "ready", reason: "later" },
    };
    writeTicket(repo, "blocker", ticketTexts("ready", { updated_at: "2026-11-01T08:09:00Z" }));
    repo.write(
      ".yoi/tickets/blocker/thread.md",
      `${repo.git("show", "origin/main:.yoi/tickets/blocker/thread.md")}\n\n${eventText(back)}`,
    );
    expect(tryCommit(repo)).toMatchObject({ status: 0, stderr: "" });
    repo.git("push", "--quiet", "origin", "HEAD:main");

    repo.git("switch", "--quiet", "main");
    expect(tryGit(repo, "rebase", "--quiet", "origin/main")).toMatchObject({ status: 0, found: [] });
    const refused = tryGit(repo, "push", "origin", "main");
    expect(refused).toMatchObject({ status: 1, found: ["error state/blocker-open"] });
    expect(refused.stderr).toContain("yoi: this push is stopped by the errors above");
    expect(remote.git("show", "main:.yoi/tickets/waiting/item.md")).toContain("state: ready");
  });
});

it("keeps others' events when a conflict of a rebase is resolved", async () => {
  await withHooks((repo) => {
    writeTicket(repo, "work", ticketTexts("intake"));
    tryCommit(repo);
    share(repo);
    writeTicket(repo, "work", withComment("intake", 5, "Theirs."));
    tryCommit(repo);
    repo.git("push", "--quiet");
    repo.git("reset", "--quiet", "--hard", "HEAD~1");
    writeTicket(repo, "work", withComment("intake", 6, "Ours."));
    tryCommit(repo);
    expect(tryGit(repo, "rebase", "origin/main").status).not.toBe(0);
    writeTicket(repo, "work", withComment("intake", 6, "Ours."));
    repo.git("add", "--all");
    // `rebase --continue` runs no commit hook either.
    tryGit(repo.withEnv({ GIT_EDITOR: "true" }), "rebase", "--continue");
    expect(tryGit(repo, "push", "origin", "main")).toMatchObject({
      status: 1,
      found: ["error change/event-lost"],
    });
  });
});
