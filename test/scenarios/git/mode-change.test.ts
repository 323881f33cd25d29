import { chmodSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { tryCommit, withHooks, writeTicket } from "../../support/hooked-repo.ts";
import { ticketTexts } from "../../support/ticket-text.ts";

it("sees a record that becomes executable or a link, though its content stays", async () => {
  await withHooks((repo) => {
    writeTicket(repo, "work", ticketTexts("intake"));
    tryCommit(repo);
    const item = join(repo.root, ".yoi/tickets/work/item.md");
    chmodSync(item, 0o755);
    expect(tryCommit(repo).found).toEqual(["warning file/executable"]);

    repo.write("copy.md", ticketTexts("intake")["item.md"] ?? "");
    rmSync(item);
    symlinkSync("../../../copy.md", item);
    expect(tryCommit(repo)).toMatchObject({
      status: 1,
      found: expect.arrayContaining(["error file/symlink"]),
    });
  });
});
