import { expect, it } from "vitest";
import { tryCommit, tryGit, withHooks, writeTicket } from "../../support/hooked-repo.ts";
import { ticketTexts } from "../../support/ticket-text.ts";

const EDITOR = { GIT_EDITOR: 'sh -c \'printf "Words\\n\\n" | cat - "$0" > "$0.new" && mv "$0.new" "$0"\'' };

it("adds the trailer on the branch of a ticket, once, and nowhere else", async () => {
  await withHooks((repo) => {
    const message = (): string => repo.git("log", "-1", "--format=%B").trimEnd();
    writeTicket(repo, "my-work", ticketTexts("intake"));
    tryCommit(repo);
    expect(message()).toBe("change");

    repo.git("switch", "--quiet", "--create", "work/my-work");
    const commit = (...args: readonly string[]): string => {
      repo.git("commit", "--quiet", "--allow-empty", ...args);
      return message();
    };
    expect(commit("-m", "one")).toBe("one\n\nYoi-Ticket: my-work");
    expect(commit("--amend", "--no-edit")).toBe("one\n\nYoi-Ticket: my-work");
    expect(commit("-m", "two\n\nBody.\n\nSigned-off-by: A <a@b>")).toBe(
      "two\n\nBody.\n\nSigned-off-by: A <a@b>\nYoi-Ticket: my-work",
    );
    expect(commit("-m", "three\n\nyoi-ticket: my-work")).toBe("three\n\nyoi-ticket: my-work");
    repo.git("switch", "--quiet", "--create", "side", "HEAD~1");
    repo.git("commit", "--quiet", "--allow-empty", "-m", "side");
    repo.git("switch", "--quiet", "work/my-work");
    repo.git("merge", "--quiet", "--no-edit", "side");
    expect(message()).not.toContain("Yoi-Ticket");

    // A branch that only looks like one, another prefix, no branch.
    repo.git("switch", "--quiet", "--create", "work/no-such-ticket");
    expect(commit("-m", "four")).toBe("four");
    repo.git("config", "yoi.workPrefix", "task/");
    repo.git("switch", "--quiet", "--create", "task/my-work");
    expect(commit("-m", "five")).toBe("five\n\nYoi-Ticket: my-work");
    repo.git("checkout", "--quiet", "--detach");
    expect(commit("-m", "six")).toBe("six");
  });
});

it("keeps the subject in an editor, and lets an empty message stay empty", async () => {
  await withHooks((repo) => {
    writeTicket(repo, "my-work", ticketTexts("intake"));
    tryCommit(repo);
    repo.git("switch", "--quiet", "--create", "work/my-work");
    repo.withEnv(EDITOR).git("commit", "--quiet", "--allow-empty", "--verbose");
    expect(repo.git("log", "-1", "--format=%B").trimEnd()).toBe("Words\n\nYoi-Ticket: my-work");

    repo.write("a.txt", "1");
    repo.git("add", "a.txt");
    const empty = tryGit(repo.withEnv({ GIT_EDITOR: "true" }), "commit", "--verbose");
    expect(empty.status).toBe(1);
    expect(empty.stderr).toContain("Aborting commit due to empty commit message");
  });
});

it("refuses a trailer that names no ticket of the commit, naming the nearest", async () => {
  await withHooks((repo) => {
    writeTicket(repo, "my-work", ticketTexts("intake"));
    const wrong = tryCommit(repo, "-m", "Yoi-Ticket: my-wrok");
    expect(wrong).toMatchObject({ status: 1, found: ["error change/trailer"] });
    expect(wrong.stderr).toContain("help: write Yoi-Ticket: my-work");
    expect(tryCommit(repo, "-m", "Yoi-Ticket: ../../etc")).toMatchObject({
      status: 1,
      found: ["error change/trailer"],
    });
    // Made by this very commit; and a word in the body is no trailer.
    expect(tryCommit(repo, "-m", "Yoi-Ticket: my-work")).toMatchObject({ status: 0, stderr: "" });
    expect(tryCommit(repo, "--allow-empty", "-m", "Yoi-Ticket: nobody\n\nis no trailer here")).toMatchObject({
      status: 0,
      stderr: "",
    });
  });
});
