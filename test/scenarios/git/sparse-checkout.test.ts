import { expect, it } from "vitest";
import { tryCommit, tryGit, withHooks, writeTicket } from "../../support/hooked-repo.ts";
import { itemText, relationsText, ticketTexts } from "../../support/ticket-text.ts";

it.each(["false", "true"])(
  "judges with a sparse checkout by the whole index (index.sparse %s)",
  async (sparse) => {
    await withHooks((repo) => {
      for (const id of ["first", "second"]) writeTicket(repo, id, ticketTexts("intake"));
      repo.write("src/a.txt", "1");
      tryCommit(repo);
      repo.git("config", "index.sparse", sparse);
      repo.git("sparse-checkout", "set", "src", ".yoi/tickets/second");
      expect(tryGit(repo, "ls-files", ".yoi/tickets/first").stdout).not.toBe("");

      repo.write("src/a.txt", "2");
      expect(tryCommit(repo)).toMatchObject({ status: 0, stderr: "" });

      // Its target is not in the working tree.
      const relations = relationsText("second", [["related", "first"]]);
      writeTicket(repo, "second", { ...ticketTexts("ready"), "artifacts/relations.json": relations });
      expect(tryCommit(repo)).toMatchObject({ status: 0, stderr: "" });
      writeTicket(repo, "second", { "item.md": itemText({ state: "done" }) });
      expect(tryCommit(repo).found).toContain("error state/not-recorded");
    });
  },
);
