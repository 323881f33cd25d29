import { expect, it } from "vitest";
import { judgeHook } from "../../../src/app/change/judge-hook.ts";
import { countGit } from "../../support/count-git.ts";
import { type TestRepo, withRepo } from "../../support/git-repo.ts";
import { lifeTo, relationsText, threadText, ticketTexts, timeAt } from "../../support/ticket-text.ts";

const TICKETS = 40;

/** Opening the repository, HEAD, what differs, what stood there, the contents of both sides. */
const PROCESSES = 5;

it("judges a change with the same few git processes, however many tickets it changes", async () => {
  await withRepo((repo) => {
    for (let index = 0; index < TICKETS; index++) write(repo, index, ticketTexts("ready"));
    repo.write(".yoi/ticket.config.toml", "version = 1\n");
    repo.commit("tickets");

    comment(repo, 1);
    expect(judge(repo)).toBe(PROCESSES);
    comment(repo, TICKETS);
    expect(judge(repo)).toBe(PROCESSES);
  });
});

it("starts two more git processes for all the tickets that the changed ones point to", async () => {
  await withRepo((repo) => {
    for (let index = 0; index < TICKETS; index++) {
      const relations = relationsText(idOf(index), [["depends_on", idOf(0)]]);
      const linked = index === 0 ? {} : { "artifacts/relations.json": relations };
      write(repo, index, { ...ticketTexts(index === 0 ? "intake" : "ready"), ...linked });
    }
    repo.write(".yoi/ticket.config.toml", "version = 1\n");
    repo.commit("tickets");

    comment(repo, TICKETS, 1);
    expect(judge(repo)).toBe(PROCESSES + 2);
  });
});

function idOf(index: number): string {
  return `20261101-0800${String(index).padStart(2, "0")}-ticket-${index}`;
}

function write(repo: TestRepo, index: number, texts: Readonly<Record<string, string>>): void {
  for (const [inside, text] of Object.entries(texts))
    repo.write(`.yoi/tickets/${idOf(index)}/${inside}`, text);
}

/** Stages one more event in some of the tickets. */
function comment(repo: TestRepo, tickets: number, first: number = 0): void {
  for (let index = first; index < tickets; index++) {
    const events = [...lifeTo("ready"), { kind: "comment", minute: 3 }];
    const files = ticketTexts("ready", { updated_at: timeAt(3) });
    write(repo, index, { ...files, "thread.md": threadText(events) });
  }
  repo.git("add", "--all");
}

/** Judges the staged change and gives the number of git processes that took. */
function judge(repo: TestRepo): number {
  const counted = countGit(repo);
  const { root: cwd, env } = counted.repo;
  const verdict = judgeHook("pre-commit", { cwd, env, args: [], readInput: () => "", now: timeAt(10) });
  expect(verdict).toMatchObject({ outcome: "pass", diagnostics: [] });
  return counted.take();
}
