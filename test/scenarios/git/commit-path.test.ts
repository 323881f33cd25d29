import { expect, it } from "vitest";
import { commitUnseen, tryGit, withHooks, writeTicket } from "../../support/hooked-repo.ts";
import { itemText, ticketTexts } from "../../support/ticket-text.ts";

it("judges with commit <path> that path alone, whatever else is staged", async () => {
  await withHooks((repo) => {
    writeTicket(repo, "good", ticketTexts("intake"));
    writeTicket(repo, "bad", ticketTexts("intake"));
    commitUnseen(repo);
    writeTicket(repo, "good", ticketTexts("ready"));
    writeTicket(repo, "bad", { "item.md": itemText({ state: "done" }) });
    repo.git("add", ".yoi/tickets/bad");

    expect(tryGit(repo, "commit", "--quiet", "-m", "good", ".yoi/tickets/good")).toMatchObject({
      status: 0,
      stderr: "",
    });
    expect(repo.git("diff", "--name-only", "HEAD")).toBe(".yoi/tickets/bad/item.md");

    repo.git("reset", "--quiet");
    const bad = tryGit(repo, "commit", "--quiet", "-m", "bad", ".yoi/tickets/bad");
    expect([bad.status, bad.found[0]]).toEqual([1, "error state/not-recorded"]);
  });
});

it("judges with commit <path> from a subdirectory, and when git is given other places for its files", async () => {
  await withHooks((repo) => {
    writeTicket(repo, "bad", ticketTexts("done", { state: "closed" }));
    repo.write("src/a.txt", "a");
    repo.git("add", "--all");
    const fromSub = tryGit(repo, "-C", "src", "commit", "--quiet", "-m", "x", "../.yoi");
    expect([fromSub.status, fromSub.found]).toEqual([
      1,
      expect.arrayContaining(["error state/not-recorded"]),
    ]);
    const elsewhere = repo.withEnv({
      GIT_DIR: `${repo.root}/.git`,
      GIT_WORK_TREE: repo.root,
      GIT_LITERAL_PATHSPECS: "1",
    });
    expect(tryGit(elsewhere, "commit", "--quiet", "-m", "x")).toMatchObject({
      status: 1,
      found: fromSub.found,
    });
  });
});
