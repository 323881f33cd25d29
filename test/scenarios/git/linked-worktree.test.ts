import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { tryCommit, withHooks, writeTicket } from "../../support/hooked-repo.ts";
import { itemText, ticketTexts } from "../../support/ticket-text.ts";

it("judges in a linked worktree without node_modules, by that worktree's own index", async () => {
  await withHooks((repo) => {
    writeTicket(repo, "work", ticketTexts("intake"));
    tryCommit(repo);
    const linked = repo.worktree("linked", "-b", "side");
    expect(existsSync(join(linked.root, "node_modules"))).toBe(false);
    writeTicket(repo, "work", { "item.md": itemText({ state: "done" }) });
    repo.git("add", "--all");

    writeTicket(linked, "work", ticketTexts("ready"));
    expect(tryCommit(linked)).toMatchObject({ status: 0, stderr: "" });
    writeTicket(linked, "work", { "item.md": itemText({ state: "closed" }) });
    const refused = tryCommit(linked);
    expect(refused.found).toContain("error state/not-recorded");
    expect(refused.stderr).toContain("from ready to closed");
    expect(tryCommit(repo).stderr).toContain("from intake to done");
  });
});
