import { expect, it } from "vitest";
import { type TestRepo, withRepo } from "../../support/git-repo.ts";
import { setUp, tryCommit, withHooks, writeTicket } from "../../support/hooked-repo.ts";
import { itemText, ticketTexts } from "../../support/ticket-text.ts";

/** The checkout of a submodule as a repository of its own. */
function inside(repo: TestRepo, path: string): TestRepo {
  return repo.at(`${repo.root}/${path}`);
}

it("judges in a submodule that has tickets of its own, apart from the repository around it", async () => {
  await withRepo((plain) => {
    writeTicket(plain, "work", ticketTexts("intake"));
    plain.commit("first");
    const library = plain.bare("library.git");
    const outer = plain.clone("outer");
    outer.git("submodule", "--quiet", "add", `file://${library.root}`, "library");
    outer.commit("with a submodule");
    const sub = setUp(inside(outer, "library"));
    writeTicket(sub, "work", { "item.md": itemText({ state: "done" }) });
    expect(tryCommit(sub).found).toContain("error state/not-recorded");
    writeTicket(sub, "work", ticketTexts("ready"));
    expect(tryCommit(sub)).toMatchObject({ status: 0, stderr: "" });
    expect(tryCommit(outer)).toMatchObject({ status: 0, stderr: "" });
  });
});

it("refuses a submodule in place of the records, also where .gitmodules would hide it", async () => {
  await withHooks((repo) => {
    repo.commit("first");
    const other = repo.bare("other.git");
    repo.git("submodule", "--quiet", "add", "--force", `file://${other.root}`, ".yoi/tickets");
    repo.git("config", "--file", ".gitmodules", "submodule..yoi/tickets.ignore", "all");
    expect(tryCommit(repo).found).toContain("error file/submodule");
  });
});
