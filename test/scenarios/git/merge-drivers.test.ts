import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { attributeLines } from "../../../src/app/init/plan-rest.ts";
import { checkTicket } from "../../../src/core/rules/check-ticket.ts";
import { MERGE_KINDS } from "../../../src/core/ticket/merge-record.ts";
import type { Ticket } from "../../../src/core/ticket/ticket.ts";
import { type TestRepo, withRepo } from "../../support/git-repo.ts";
import { installPackage } from "../../support/hooked-repo.ts";
import {
  type Attempt,
  HISTORY_ID,
  newTicket,
  parseTexts,
  play,
  type Texts,
} from "../../support/ticket-history.ts";

const DIR = `.yoi/tickets/${HISTORY_ID}`;
const FILES = [
  "item.md",
  "thread.md",
  "resolution.md",
  "artifacts/relations.json",
  "artifacts/orchestration-plan.jsonl",
];

/** A repository with one ticket on main, and with the merge drivers unless told otherwise. */
async function withTicket(use: (repo: TestRepo) => void, drivers = true): Promise<void> {
  await withRepo((plain) => {
    const repo = plain.withEnv({ PATH: `${dirname(process.execPath)}:${process.env["PATH"] ?? ""}` });
    const hooks = join(installPackage(repo), "hooks");
    if (drivers) {
      for (const kind of MERGE_KINDS) {
        repo.git("config", `merge.yoi-${kind}.driver`, `sh '${hooks}/merge-driver' ${kind} %O %A %B %P`);
      }
    }
    repo.write(".gitattributes", `${attributeLines(".yoi/tickets").join("\n")}\n`);
    writeTexts(repo, newTicket());
    repo.commit("create");
    use(repo);
  });
}

function readTexts(repo: TestRepo, dir: string = DIR): Texts {
  return new Map(
    FILES.flatMap((inside) => {
      const path = join(repo.root, dir, inside);
      return existsSync(path) ? [[inside, readFileSync(path, "utf8")] as const] : [];
    }),
  );
}

function writeTexts(repo: TestRepo, texts: Texts): void {
  for (const inside of FILES) rmSync(join(repo.root, DIR, inside), { force: true });
  for (const [inside, text] of texts) repo.write(`${DIR}/${inside}`, text);
}

/** One commit for each operation, whose event ids begin with `side`. */
function act(repo: TestRepo, side: string, ...steps: readonly (readonly [string, Attempt["input"]])[]): void {
  for (const [index, [operation, input]] of steps.entries()) {
    const before = readTexts(repo);
    const after = play(before, [{ operation, input, role: "person", minutes: 1 }], `${side}${index}`);
    expect(after, `${operation} does something`).not.toBe(before);
    writeTexts(repo, after);
    repo.commit(`${side}: ${operation}`);
  }
}

const say = (text: string): readonly [string, Attempt["input"]] => ["ticket_comment", { text }];
const OURS: readonly (readonly [string, Attempt["input"]])[] = [
  say("ours"),
  ["ticket_edit", { priority: "P0", label: ["ours"] }],
  ["ticket_relate", { kind: "related", target: "other-one" }],
  ["plan_record", { kind: "before", related: "other-one" }],
];
const THEIRS: readonly (readonly [string, Attempt["input"]])[] = [
  say("theirs"),
  ["ticket_edit", { title: "Theirs", label: ["theirs"] }],
  ["ticket_relate", { kind: "depends_on", target: "other-two" }],
  ["plan_record", { kind: "before", related: "other-two" }],
  ["ticket_ready", { summary: "clear" }],
];

/** Branch `theirs` with what they did, and main with what we did, both from the same commit. */
function diverge(repo: TestRepo, ours = OURS, theirs = THEIRS): void {
  repo.git("branch", "theirs");
  act(repo, "o", ...ours);
  repo.git("switch", "--quiet", "theirs");
  act(repo, "t", ...theirs);
  repo.git("switch", "--quiet", "main");
}

/** The ticket of the working tree, which has no errors. */
function soundTicket(repo: TestRepo): Ticket {
  const ticket = parseTexts(readTexts(repo));
  expect(checkTicket(ticket).filter(({ severity }) => severity === "error")).toEqual([]);
  expect(repo.git("status", "--porcelain", "--untracked-files=all")).toBe("");
  return ticket;
}

function idsOf({ thread }: Ticket): readonly string[] {
  return (thread?.events ?? []).map(({ id = "" }) => id.slice(0, 2));
}

const WHOLE = {
  events: ["st", "o0", "o1", "o2", "o3", "t0", "t1", "t2", "t3", "t4", "t4"],
  targets: ["other-one", "other-two"],
};

function expectWhole(ticket: Ticket): void {
  expect(idsOf(ticket)).toEqual(WHOLE.events);
  expect(ticket.relations.map(({ target }) => target)).toEqual(WHOLE.targets);
  expect(ticket.planRecords.map(({ related_ticket }) => related_ticket)).toEqual(WHOLE.targets);
  expect(ticket.item).toMatchObject({
    title: "Theirs",
    state: "ready",
    priority: "P0",
    labels: ["first", "second", "ours", "theirs"],
  });
}

describe("git with yoi's merge drivers", () => {
  it("merges two branches that both worked on a ticket", async () => {
    await withTicket((repo) => {
      diverge(repo);
      repo.git("merge", "--quiet", "theirs", "-m", "merge");
      expectWhole(soundTicket(repo));
    });
  });

  it("cannot merge them without the drivers, so this looks at something", async () => {
    await withTicket((repo) => {
      diverge(repo);
      expect(repo.run("git", ["merge", "--quiet", "theirs", "-m", "merge"]).status).toBe(1);
      const unmerged = repo.git("diff", "--name-only", "--diff-filter=U").split("\n");
      expect(unmerged).toEqual(
        ["artifacts/orchestration-plan.jsonl", "artifacts/relations.json", "item.md", "thread.md"].map(
          (inside) => `${DIR}/${inside}`,
        ),
      );
    }, false);
  });

  it("rebases a branch: what is upstream stays first, ours follows", async () => {
    await withTicket((repo) => {
      diverge(repo);
      repo.git("switch", "--quiet", "theirs");
      repo.git("rebase", "--quiet", "main");
      expectWhole(soundTicket(repo));
      expect(repo.git("rev-list", "--count", "--merges", "HEAD")).toBe("0");
    });
  });

  it("cherry-picks one commit of several, with its event and nothing of the others", async () => {
    await withTicket((repo) => {
      diverge(repo, [say("ours")], [say("theirs")]);
      repo.git("cherry-pick", "theirs");
      const first = readTexts(repo);
      expect(idsOf(soundTicket(repo))).toEqual(["st", "o0", "t0"]);
      // What was picked is known when the branch is merged.
      repo.git("merge", "--quiet", "theirs", "-m", "merge");
      expect(readTexts(repo)).toEqual(first);
      expect(idsOf(soundTicket(repo))).toEqual(["st", "o0", "t0"]);
    });
  });

  it("picks a commit without the ones before it", async () => {
    await withTicket((repo) => {
      diverge(repo, [say("ours")], [say("first"), say("second")]);
      repo.git("cherry-pick", "theirs");
      expect(idsOf(soundTicket(repo))).toEqual(["st", "o0", "t1"]);
    });
  });

  it("asks before a revert takes an event out on which others follow", async () => {
    await withTicket((repo) => {
      act(repo, "o", say("one"), say("two"), say("three"));
      expect(repo.run("git", ["revert", "--no-edit", "HEAD~2"]).status).toBe(1);
      expect(repo.git("diff", "--name-only", "--diff-filter=U")).toBe(`${DIR}/thread.md`);
    });
  });

  it("merges branches that have merged each other", async () => {
    await withTicket((repo) => {
      diverge(repo, [say("ours")], [say("theirs")]);
      repo.git("branch", "before");
      repo.git("merge", "--quiet", "theirs", "-m", "merge");
      act(repo, "p", ["ticket_edit", { title: "Ours" }]);
      repo.git("switch", "--quiet", "theirs");
      repo.git("merge", "--quiet", "before", "-m", "merge");
      act(repo, "u", ["ticket_edit", { priority: "P1" }]);
      repo.git("switch", "--quiet", "main");
      expect(repo.git("merge-base", "--all", "main", "theirs").split("\n")).toHaveLength(2);
      const { status } = repo.run("git", ["merge", "--quiet", "theirs", "-m", "merge"]);
      // Both have the two events, each in an order of its own: no order serves both.
      expect(status).toBe(1);
      expect(repo.git("diff", "--name-only", "--diff-filter=U")).toBe(`${DIR}/thread.md`);
      expect(parseTexts(readTexts(repo)).item).toMatchObject({ title: "Ours", priority: "P1" });
    });
  });

  it("asks where both sides moved the ticket, and takes what a person makes of it", async () => {
    await withTicket((repo) => {
      diverge(
        repo,
        [["ticket_ready", { summary: "clear" }]],
        [["ticket_close", { resolution: "no", as: "declined" }]],
      );
      expect(repo.run("git", ["merge", "--quiet", "theirs", "-m", "merge"]).status).toBe(1);
      const texts = readTexts(repo);
      expect(texts.get("item.md")).toContain(
        "<<<<<<< ours\nstate: ready\n=======\nstate: closed\n>>>>>>> theirs\n",
      );
      const parts = /<<<<<<< ours\n([\s\S]*)=======\n([\s\S]*)>>>>>>> theirs\n/.exec(
        texts.get("thread.md") ?? "",
      );
      expect(parts?.[1]?.match(/^<!-- event/gm)).toHaveLength(2);
      expect(parts?.[2]?.match(/^<!-- event/gm)).toHaveLength(2);
      repo.git("checkout", "--quiet", "--theirs", "--", ".yoi");
      repo.commit("closed after all");
      expect(soundTicket(repo).item?.state).toBe("closed");
    });
  });

  it("asks where both sides created one ticket, and merges what both began in it", async () => {
    await withTicket((repo) => {
      const relate = (target: string): readonly [string, Attempt["input"]] => [
        "ticket_relate",
        { kind: "related", target },
      ];
      diverge(repo, [relate("other-one")], [relate("other-two")]);
      repo.git("merge", "--quiet", "theirs", "-m", "merge");
      expect(soundTicket(repo).relations.map(({ target }) => target)).toEqual(WHOLE.targets);
    });
    await withTicket((repo) => {
      repo.git("checkout", "--quiet", "--orphan", "other");
      const other = new Map(newTicket());
      other.set("thread.md", (other.get("thread.md") ?? "").replace("start000", "other000"));
      writeTexts(repo, other);
      repo.commit("created twice");
      expect(repo.run("git", ["merge", "--allow-unrelated-histories", "main", "-m", "merge"]).status).toBe(1);
      expect(readTexts(repo).get("thread.md")).toMatch(
        /<<<<<<< ours\n[\s\S]*other000[\s\S]*=======\n[\s\S]*start000[\s\S]*>>>>>>> theirs\n/,
      );
    });
  });

  it("follows a ticket that moved to another directory", async () => {
    await withTicket((repo) => {
      const moved = `.yoi/tickets/open/${HISTORY_ID}`;
      repo.git("branch", "theirs");
      act(repo, "o", say("ours"));
      repo.git("switch", "--quiet", "theirs");
      repo.write(".yoi/tickets/open/.gitkeep", "");
      repo.git("mv", DIR, moved);
      const texts = play(
        readTexts(repo, moved),
        [{ operation: "ticket_comment", input: { text: "theirs" }, role: "person", minutes: 2 }],
        "t0",
      );
      for (const [inside, text] of texts) repo.write(`${moved}/${inside}`, text);
      repo.commit("moved");
      repo.git("switch", "--quiet", "main");
      repo.git("merge", "--quiet", "theirs", "-m", "merge");
      expect(idsOf(parseTexts(readTexts(repo, moved)))).toEqual(["st", "o0", "t0"]);
    });
  });

  it("leaves both versions with markers, never ours alone, where yoi cannot run", async () => {
    await withTicket((repo) => {
      diverge(repo);
      const broken = repo.withProgram("node", "exit 3");
      const ended = broken.run("git", ["merge", "--quiet", "theirs", "-m", "merge"]);
      expect(ended.status).toBe(1);
      expect(ended.stderr).toContain("yoi: could not run, so git merged the lines of");
      for (const [inside, text] of readTexts(repo))
        expect([inside, text]).toEqual([inside, expect.stringContaining("<<<<<<< ours")]);
    });
  });

  it("leaves no file behind", async () => {
    await withTicket((repo) => {
      diverge(repo);
      repo.git("merge", "--quiet", "theirs", "-m", "merge");
      expect(readdirSync(repo.root).sort()).toEqual([".git", ".gitattributes", ".yoi"]);
    });
  });
});
