import { expect, it } from "vitest";
import { withRepo } from "../../support/git-repo.ts";
import { setUp, tryCommit, writeTicket } from "../../support/hooked-repo.ts";
import { itemText, ticketTexts } from "../../support/ticket-text.ts";

it("works in a directory with spaces, quotes and letters of any script, and names such files readably", async () => {
  await withRepo((plain) => {
    plain.commit("first");
    const repo = setUp(plain.clone('it\'s a "répo" 票 $HOME'));
    writeTicket(repo, "work", {
      ...ticketTexts("intake"),
      "artifacts/設計 図.md": "# 設計\n",
      "artifacts/a b.md": "a\n",
    });
    expect(tryCommit(repo)).toMatchObject({ status: 0, stderr: "" });
    const linked = repo.worktree("gelinkt é", "-b", "side");
    writeTicket(linked, "work", { "item.md": itemText({ state: "done" }) });
    expect(tryCommit(linked).found).toContain("error state/not-recorded");

    writeTicket(repo, "チケット 1", ticketTexts("intake"));
    const named = tryCommit(repo);
    expect(named.found).toContain("error ticket/bad-id");
    expect(named.stderr).toContain(".yoi/tickets/チケット 1: error");
  });
});
