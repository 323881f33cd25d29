import { expect, it } from "vitest";
import { commitUnseen, tryGit, withHooks, writeTicket } from "../../support/hooked-repo.ts";
import { itemText, ticketTexts } from "../../support/ticket-text.ts";

it("judges with commit -a what is not staged as well, which the plain index does not show", async () => {
  await withHooks((repo) => {
    writeTicket(repo, "good", ticketTexts("intake"));
    writeTicket(repo, "bad", ticketTexts("intake"));
    commitUnseen(repo);
    writeTicket(repo, "good", ticketTexts("ready"));
    repo.git("add", ".yoi/tickets/good");
    writeTicket(repo, "bad", { "item.md": itemText({ state: "done" }) });

    const all = tryGit(repo, "commit", "--quiet", "-a", "-m", "both");
    expect(all.status).toBe(1);
    expect(all.stderr).toContain(".yoi/tickets/bad/item.md");
    expect(all.stderr).not.toContain(".yoi/tickets/good/");

    expect(tryGit(repo, "commit", "--quiet", "-m", "one")).toMatchObject({ status: 0, stderr: "" });
    expect(repo.git("status", "--porcelain")).toBe(" M .yoi/tickets/bad/item.md");
  });
});
