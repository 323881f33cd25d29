import { expect, it } from "vitest";
import { commitUnseen, tryGit, withHooks, writeTicket } from "../../support/hooked-repo.ts";
import { itemText, ticketTexts } from "../../support/ticket-text.ts";

const ITEM = ".yoi/tickets/work/item.md";
const bad = itemText({ state: "closed" });

it("judges what is staged of a file and never what stands in the working tree", async () => {
  await withHooks((repo) => {
    writeTicket(repo, "work", ticketTexts("intake"));
    commitUnseen(repo);

    writeTicket(repo, "work", ticketTexts("ready"));
    repo.git("add", "--all");
    repo.write(ITEM, bad);
    expect(tryGit(repo, "commit", "--quiet", "-m", "good is staged")).toMatchObject({
      status: 0,
      stderr: "",
    });
    expect(repo.read(ITEM)).toBe(bad);

    repo.git("add", "--all");
    repo.write(ITEM, ticketTexts("ready")["item.md"] ?? "");
    expect(tryGit(repo, "commit", "--quiet", "-m", "bad is staged")).toMatchObject({ status: 1 });
    expect(repo.git("status", "--porcelain")).toBe(`MM ${ITEM}`);
  });
});
