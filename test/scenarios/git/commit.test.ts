import { expect, it } from "vitest";
import { tryCommit, tryGit, withHooks, writeTicket } from "../../support/hooked-repo.ts";
import { itemText, lifeTo, threadText, ticketTexts, timeAt } from "../../support/ticket-text.ts";

const ID = "20261101-080000-work";

it("judges an ordinary commit by what is staged, tells where and what, and leaves everything as it was", async () => {
  await withHooks((repo) => {
    writeTicket(repo, ID, ticketTexts("intake"));
    const created = tryCommit(repo);
    expect([created.status, created.stderr]).toEqual([0, ""]);

    writeTicket(repo, ID, { "item.md": itemText({ state: "closed" }) });
    const refused = tryCommit(repo);
    expect(refused.status).toBe(1);
    expect(refused.found).toContain("error state/not-recorded");
    expect(refused.stderr).toContain(`.yoi/tickets/${ID}/item.md:3:8: error[state/not-recorded]`);
    expect(refused.stderr).toMatch(/ {2}3 \| state: closed\n {4}\| {8}\^{6}\n {2}help: /);
    expect(refused.stderr).toMatch(
      /in 1 ticket examined\nyoi: this commit is stopped by the errors above\n$/,
    );
    expect(repo.git("rev-list", "--count", "HEAD")).toBe("1");

    writeTicket(repo, ID, ticketTexts("ready"));
    expect(tryCommit(repo)).toMatchObject({ status: 0, stderr: "" });
  });
});

it("lets a whole life pass in one commit or step by step, and shows warnings without stopping", async () => {
  await withHooks((repo) => {
    writeTicket(repo, ID, ticketTexts("closed"));
    for (const state of ["intake", "ready", "queued", "inprogress", "done", "closed"] as const) {
      writeTicket(repo, "step-by-step", ticketTexts(state));
      expect(tryCommit(repo)).toMatchObject({ status: 0, stderr: "" });
    }

    // A fault that stood before is a warning: it came in past the hook.
    writeTicket(repo, ID, { "item.md": itemText({ state: "closed", colour: "red" }) });
    repo.git("add", "--all");
    repo.git("commit", "--quiet", "--no-verify", "-m", "past the hook");
    const events = [...lifeTo("closed"), { kind: "comment", minute: 9 }];
    const item = itemText({ state: "closed", colour: "red", updated_at: timeAt(9) });
    writeTicket(repo, ID, { "item.md": item, "thread.md": threadText(events) });
    const passed = tryCommit(repo);
    expect(passed.status).toBe(0);
    expect(passed.found).toContain("warning item/unknown-key");
    expect(passed.stderr).toContain("note: stood before this change");
  });
});

it("takes the role from YOI_ROLE: an agent's commit touches no record, and an unknown role stops git", async () => {
  await withHooks((repo) => {
    writeTicket(repo, ID, ticketTexts("intake"));
    const coder = tryCommit(repo.withEnv({ YOI_ROLE: "coder" }));
    expect([coder.status, new Set(coder.found)]).toEqual([1, new Set(["error change/record-by-agent"])]);
    const unknown = tryCommit(repo.withEnv({ YOI_ROLE: "boss" }));
    expect(unknown.found).toEqual(["error usage/bad-role"]);
    expect(unknown.stderr).toContain("could not run, so git stops here");
    expect(tryGit(repo, "log")).toMatchObject({ status: 128 });
  });
});
