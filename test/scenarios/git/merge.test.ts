import { expect, it } from "vitest";
import type { TestRepo } from "../../support/git-repo.ts";
import {
  commitUnseen,
  share,
  tryCommit,
  tryGit,
  withComment,
  withHooks,
  writeTicket,
} from "../../support/hooked-repo.ts";
import { lifeTo, threadText, ticketTexts, timeAt } from "../../support/ticket-text.ts";

/** `main` of origin has their comment, `main` here has ours; both stand on the same ticket. */
function diverge(repo: TestRepo): void {
  writeTicket(repo, "work", ticketTexts("intake"));
  tryCommit(repo);
  share(repo);
  writeTicket(repo, "work", withComment("intake", 5, "Theirs."));
  repo.write("theirs.txt", "");
  tryCommit(repo);
  repo.git("push", "--quiet");
  repo.git("reset", "--quiet", "--hard", "HEAD~1");
  writeTicket(repo, "work", withComment("intake", 6, "Ours."));
  tryCommit(repo);
}

const both = {
  "item.md": ticketTexts("intake", { updated_at: timeAt(6) })["item.md"] ?? "",
  "thread.md": threadText([
    ...lifeTo("intake"),
    { kind: "comment", minute: 5, body: "Theirs." },
    { kind: "comment", minute: 6, body: "Ours." },
  ]),
};

it("passes a fast-forward and a clean merge of lawful tickets", async () => {
  await withHooks((repo) => {
    repo.commit("first");
    repo.git("switch", "--quiet", "--create", "side");
    writeTicket(repo, "side", ticketTexts("ready"));
    tryCommit(repo);
    repo.git("switch", "--quiet", "main");
    expect(tryGit(repo, "merge", "--quiet", "side")).toMatchObject({ status: 0, stderr: "" });

    repo.git("switch", "--quiet", "side");
    writeTicket(repo, "side", ticketTexts("queued"));
    tryCommit(repo);
    repo.git("switch", "--quiet", "main");
    writeTicket(repo, "main", ticketTexts("intake"));
    tryCommit(repo);
    expect(tryGit(repo, "merge", "--quiet", "--no-edit", "side")).toMatchObject({ status: 0, stderr: "" });
    expect(repo.git("rev-list", "--count", "--merges", "HEAD")).toBe("1");
  });
});

it("is not charged with the faults of what it merges", async () => {
  await withHooks((repo) => {
    repo.commit("first");
    repo.git("switch", "--quiet", "--create", "side");
    writeTicket(repo, "bad", ticketTexts("ready", { state: "closed" }));
    commitUnseen(repo);
    repo.git("switch", "--quiet", "main");
    writeTicket(repo, "main", ticketTexts("intake"));
    tryCommit(repo);
    expect(tryGit(repo, "merge", "--quiet", "--no-edit", "side")).toMatchObject({ status: 0, found: [] });
  });
});

it("judges a resolved conflict: both sides' events pass, a side that was dropped does not", async () => {
  await withHooks((repo) => {
    diverge(repo);
    expect(tryGit(repo, "merge", "origin/main").status).toBe(1);
    repo.git("checkout", "--quiet", "--ours", ".");
    const ours = tryCommit(repo);
    expect(ours).toMatchObject({ status: 1, found: ["error change/event-lost"] });
    expect(ours.stderr).toContain("git checkout --merge -- .yoi/tickets/work/thread.md");

    repo.git("checkout", "--quiet", "--merge", ".yoi/tickets/work");
    const markers = tryCommit(repo);
    expect(markers.status).toBe(1);
    expect(markers.found).toContain("error record/conflict-marker");

    writeTicket(repo, "work", both);
    expect(tryCommit(repo)).toMatchObject({ status: 0, stderr: "" });
    expect(repo.git("rev-list", "--count", "--merges", "HEAD")).toBe("1");
  });
});

it("lets our own unpushed event go in favour of theirs, but never theirs", async () => {
  await withHooks((repo) => {
    diverge(repo);
    tryGit(repo, "merge", "origin/main");
    repo.git("checkout", "--quiet", "--theirs", ".");
    expect(tryCommit(repo)).toMatchObject({ status: 0, found: [] });
  });
});

it("refuses a clean merge that keeps our side whole", async () => {
  await withHooks((repo) => {
    diverge(repo);
    const ours = tryGit(repo, "merge", "--no-edit", "--strategy=ours", "origin/main");
    expect([ours.status !== 0, ours.found]).toEqual([true, ["error change/event-lost"]]);
    expect(repo.git("rev-list", "--count", "--merges", "HEAD")).toBe("0");
  });
});
