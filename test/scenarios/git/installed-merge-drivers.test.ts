import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { type TestRepo, withRepo } from "../../support/git-repo.ts";
import { setUp, tryCommit, tryGit, withComment, writeTicket } from "../../support/hooked-repo.ts";

/** `main` and `side` have each added a comment to one ticket, and the merge drivers of `yoi init` are in place. */
async function withDivergence(use: (repo: TestRepo) => void): Promise<void> {
  await withRepo((plain) => {
    const repo = setUp(plain, { mergeDrivers: true });
    repo.git("add", "--force", ".gitattributes");
    writeTicket(repo, "work", withComment("intake", 4, "Base."));
    expect(tryCommit(repo)).toMatchObject({ status: 0, stderr: "" });
    const thread = repo.read(".yoi/tickets/work/thread.md");
    repo.git("switch", "--quiet", "--create", "side");
    writeTicket(repo, "work", withComment("intake", 5, "Theirs."));
    repo.write(
      ".yoi/tickets/work/thread.md",
      `${thread}\n${repo.read(".yoi/tickets/work/thread.md").slice(thread.indexOf("<!-- event: comment"))}`,
    );
    tryCommit(repo);
    repo.git("switch", "--quiet", "main");
    writeTicket(repo, "work", withComment("intake", 6, "Ours."));
    repo.write(
      ".yoi/tickets/work/thread.md",
      `${thread}\n${repo.read(".yoi/tickets/work/thread.md").slice(thread.indexOf("<!-- event: comment"))}`,
    );
    tryCommit(repo);
    use(repo);
  });
}

const order = (text: string): readonly string[] => text.match(/Base|Ours|Theirs/g) ?? [];

it("are reached by git merge, in the main checkout and in a linked worktree without node_modules", async () => {
  await withDivergence((repo) => {
    const linked = repo.worktree("linked", "-b", "third", "main");
    expect(tryGit(linked, "merge", "--quiet", "--no-edit", "side")).toMatchObject({ status: 0, found: [] });
    expect(order(linked.read(".yoi/tickets/work/thread.md"))).toEqual(["Base", "Ours", "Theirs"]);
    expect(tryGit(repo, "merge", "--quiet", "--no-edit", "side")).toMatchObject({ status: 0, found: [] });
    expect(order(repo.read(".yoi/tickets/work/thread.md"))).toEqual(["Base", "Ours", "Theirs"]);
  });
});

it("leave an honest conflict where yoi or its node is gone: never our side alone", async () => {
  await withDivergence((repo) => {
    for (const missing of ["package/dist", "package"]) {
      rmSync(join(repo.base, missing), { recursive: true });
      expect(tryGit(repo, "merge", "--no-edit", "side").status).not.toBe(0);
      expect(repo.git("diff", "--name-only", "--diff-filter=U")).toContain("thread.md");
      expect(repo.read(".yoi/tickets/work/thread.md")).toMatch(/<<<<<<<.*Ours.*=======.*Theirs.*>>>>>>>/s);
      repo.git("merge", "--abort");
    }
  });
});
