import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { share, tryCommit, withHooks, writeTicket } from "../../support/hooked-repo.ts";
import { ticketTexts } from "../../support/ticket-text.ts";

it.each([".yoi", ".yoi/tickets", ".yoi/tickets/other", ".yoi/tickets/work/artifacts"])(
  "refuses a link in place of %s",
  async (path) => {
    await withHooks((repo) => {
      writeTicket(repo, "work", { ...ticketTexts("intake"), "artifacts/note.md": "a\n" });
      tryCommit(repo);
      share(repo);
      repo.run("rm", ["-rf", path]);
      repo.write("elsewhere/tickets/work/item.md", ticketTexts("intake")["item.md"] ?? "");
      symlinkSync(join(repo.root, "elsewhere"), join(repo.root, path));
      const linked = tryCommit(repo);
      expect(linked.status).toBe(1);
      expect(linked.found).toContain("error file/symlink");
    });
  },
);
