import { expect, it } from "vitest";
import { type TestRepo, withRepo } from "../../support/git-repo.ts";
import { commitUnseen, setUp, tryGit, withComment, writeTicket } from "../../support/hooked-repo.ts";
import { itemText, ticketTexts } from "../../support/ticket-text.ts";

/** A clone without hooks, and the server that judges what it pushes. */
async function withServer(use: (clone: TestRepo, server: TestRepo) => void): Promise<void> {
  await withRepo((repo) => {
    writeTicket(repo, "work", ticketTexts("intake"));
    repo.commit("first");
    const server = setUp(repo.bare("server.git"));
    // The server is started with its own environment, by the client's transport.
    const clone = repo
      .clone("client")
      .withEnv({ PATH: server.env["PATH"], NODE_COMPILE_CACHE: server.env["NODE_COMPILE_CACHE"] });
    clone.git("remote", "set-url", "origin", `file://${server.root}`);
    use(clone, server);
  });
}

it("judges on the server what a push changes, before it is taken", async () => {
  await withServer((clone, server) => {
    writeTicket(clone, "work", withComment("ready", 5));
    commitUnseen(clone);
    expect(tryGit(clone, "push", "--quiet")).toMatchObject({ status: 0, stderr: "" });

    writeTicket(clone, "work", { "item.md": itemText({ state: "done" }) });
    const bad = commitUnseen(clone);
    const refused = tryGit(clone, "push");
    expect(refused.status).toBe(1);
    expect(refused.found).toContain("error state/not-recorded");
    expect(refused.stderr).toContain("pre-receive hook declined");
    expect(tryGit(clone, "push", "origin", "HEAD:refs/heads/new").found).toContain(
      "error state/not-recorded",
    );
    // Nothing that was refused stays: the objects were in quarantine.
    expect(server.run("git", ["cat-file", "-e", bad]).status).not.toBe(0);
  });
});

it("keeps what others can see: no forced push takes an event away, whatever else a push brings along", async () => {
  await withServer((clone, server) => {
    writeTicket(clone, "work", withComment("intake", 5));
    commitUnseen(clone);
    clone.git("push", "--quiet");
    clone.git("reset", "--quiet", "--hard", "HEAD~1");
    writeTicket(clone, "other", ticketTexts("intake"));
    commitUnseen(clone);
    const forced = tryGit(
      clone,
      "push",
      "--force",
      "origin",
      "main",
      "HEAD:refs/heads/side",
      "HEAD:refs/tags/v1",
    );
    expect([forced.status, forced.found[0]]).toEqual([1, "error change/event-lost"]);
    expect(server.git("for-each-ref", "--format=%(refname)")).toBe("refs/heads/main");

    // A branch of its own, a tag and a deletion are lawful.
    expect(
      tryGit(clone, "push", "--quiet", "origin", "HEAD:refs/heads/side", "HEAD:refs/tags/v1"),
    ).toMatchObject({ status: 0, stderr: "" });
    expect(tryGit(clone, "push", "--quiet", "origin", ":refs/heads/side")).toMatchObject({
      status: 0,
      stderr: "",
    });
  });
});

it("needs neither a name nor a node for what touches no ticket", async () => {
  await withServer((clone, server) => {
    clone.write("code.txt", "1");
    commitUnseen(clone);
    const poor = clone.withEnv({ PATH: clone.withProgram("node", "exit 9").env["PATH"] });
    expect(tryGit(poor, "push", "--quiet", "origin", "main", "HEAD:refs/heads/side")).toMatchObject({
      status: 0,
      stderr: "",
    });
    writeTicket(clone, "work", ticketTexts("ready"));
    commitUnseen(clone);
    const broken = tryGit(poor, "push");
    expect(broken.status).toBe(1);
    expect(broken.stderr).toContain("pre-receive could not run, so git stops here");
    expect(server.git("show", "main:.yoi/tickets/work/item.md")).toContain("state: intake");
    expect(
      tryGit(clone.withEnv({ HOME: "/nonexistent", GIT_CONFIG_GLOBAL: "/dev/null" }), "push", "--quiet"),
    ).toMatchObject({ status: 0 });
  });
});
