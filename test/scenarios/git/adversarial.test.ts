import { describe, expect, it } from "vitest";
import { checkCommit } from "../../../src/app/change/check-commit.ts";
import { checkPush } from "../../../src/app/change/check-push.ts";
import { YoiError } from "../../../src/core/diagnostic/error.ts";
import { openRepository } from "../../../src/io/git/repository.ts";
import { errorsOf, warningsOf } from "../../core/rules/world.ts";
import { type TestRepo, withRepo } from "../../support/git-repo.ts";
import {
  eventText,
  itemText,
  lifeTo,
  relationsText,
  step,
  threadText,
  ticketTexts,
  timeAt,
} from "../../support/ticket-text.ts";

const ZERO = "0".repeat(40);
const OPTIONS = { actor: { name: "alice", role: "person" } } as const;
const CURRENT = "version = 1\n";
const LAWLESS = `<!-- event: comment author: bob at: ${timeAt(1)} -->\n\nNo id, no role.\n\n---\n`;

function write(repo: TestRepo, dir: string, texts: Readonly<Record<string, string>>): void {
  for (const [inside, text] of Object.entries(texts)) repo.write(`.yoi/tickets/${dir}/${inside}`, text);
}

/** Errors of the commit that would hold all that is in the work tree. */
function judgeCommit(repo: TestRepo): readonly string[] {
  repo.git("add", "--all");
  return judgeIndex(repo);
}

function judgeIndex(repo: TestRepo): readonly string[] {
  return errorsOf(checkCommit(openRepository(repo.root, repo.env), repo.env, false, OPTIONS).diagnostics);
}

/** Errors of a push of HEAD to a branch that stands on `before`. */
function judgePush(repo: TestRepo, before: string, ref = "refs/heads/main"): readonly string[] {
  const update = { ref, before, after: repo.git("rev-parse", "HEAD") };
  return errorsOf(checkPush(openRepository(repo.root, repo.env), [update], OPTIONS).diagnostics);
}

/** A ticket of the older form that was migrated: its first event has no id, its last is the migration's. */
function migratedTexts(): Readonly<Record<string, string>> {
  const older = `<!-- event: create author: hare at: ${timeAt(0)} -->\n\n## Created\n\nText.\n\n---\n`;
  const anchor = eventText({ kind: "migration", minute: 9, attributes: { to: "ready", field: "state" } });
  return {
    "item.md": itemText({ state: "ready", updated_at: timeAt(9) }),
    "thread.md": `${older}\n${anchor}`,
  };
}

describe("a second directory of one id", () => {
  it("does not stand in for the first, whichever git names first", async () => {
    await withRepo((repo) => {
      write(repo, "work", ticketTexts("intake"));
      repo.commit("first");
      write(repo, "open/work", ticketTexts("intake"));
      write(repo, "work", { "thread.md": threadText(lifeTo("ready")) });
      expect(judgeCommit(repo)).toEqual(["ticket/duplicate-id"]);
    });
  });
});

describe("a directory whose name is no UTF-8", () => {
  it("is refused", async () => {
    await withRepo((repo) => {
      repo.commit("first");
      const oid = repo.run("git", ["hash-object", "-w", "--stdin"], "text").stdout.trim();
      const line = Buffer.from(`100644 ${oid} 0\t.yoi/tickets/w\xffrk/item.md\0`, "latin1");
      repo.write("index-line", line);
      repo.run("sh", ["-c", "git update-index -z --index-info <index-line && rm index-line"]);
      expect(judgeIndex(repo)).toContain("ticket/bad-id");
    });
  });
});

describe("settings", () => {
  it("that a commit brings do not relax its own judgement", async () => {
    await withRepo((repo) => {
      write(repo, "work", ticketTexts("intake"));
      repo.commit("tickets without a configuration");
      write(repo, "work", { "thread.md": `${threadText(lifeTo("intake"))}\n${LAWLESS}` });
      repo.write(".yoi/ticket.config.toml", '[ticket]\nlanguage = "English"\n');
      expect(judgeCommit(repo)).toContain("change/event-form");
    });
  });

  it("that a commit brings hide no fault of its own", async () => {
    await withRepo((repo) => {
      repo.write(".yoi/ticket.config.toml", CURRENT);
      write(repo, "work", ticketTexts("intake"));
      repo.commit("first");
      const fault = [
        "item/unknown-word",
        "work",
        {
          key: "priority",
          value: "urgent",
          choices: "P0, P1, P2, P3",
          suggestion: "write one of P0, P1, P2, P3",
        },
      ];
      repo.write(".yoi/baseline.json", JSON.stringify({ version: 1, known: [fault] }));
      write(repo, "work", {
        "item.md": itemText({ priority: "urgent", updated_at: timeAt(9) }),
        "thread.md": threadText([...lifeTo("intake"), { kind: "comment", minute: 9 }]),
      });
      expect(judgeCommit(repo)).toEqual(["item/unknown-word"]);
      repo.git("rm", "--quiet", "--cached", ".yoi/baseline.json");
      expect(judgeIndex(repo)).toEqual(["item/unknown-word"]);
    });
  });

  it("go back neither to an older version nor away from the tickets", async () => {
    await withRepo((repo) => {
      repo.write(".yoi/ticket.config.toml", CURRENT);
      write(repo, "work", ticketTexts("intake"));
      repo.commit("first");
      repo.write(".yoi/ticket.config.toml", '[ticket]\nlanguage = "English"\n');
      expect(judgeCommit(repo)).toContain("config/version-lowered");
      repo.write(".yoi/ticket.config.toml", `${CURRENT}[backend]\nroot = ".yoi/other"\n`);
      expect(judgeCommit(repo)).toEqual(["config/root-left"]);
      repo.remove(".yoi/ticket.config.toml");
      expect(judgeCommit(repo)).toEqual([]);
    });
  });

  it("of a commit or a new branch do not decide what others can see", async () => {
    await withRepo((repo) => {
      repo.write(".yoi/ticket.config.toml", CURRENT);
      const shared = [...lifeTo("intake"), { kind: "comment", minute: 5 }];
      write(repo, "work", {
        "item.md": itemText({ updated_at: timeAt(5) }),
        "thread.md": threadText(shared),
      });
      repo.commit("first");
      repo.git("remote", "add", "origin", repo.bare("origin.git").root);
      repo.git("fetch", "--quiet", "origin");
      repo.git("switch", "--quiet", "--no-track", "-c", "side");
      repo.write(".yoi/ticket.config.toml", `${CURRENT}[git]\ndefault_branch = "nowhere"\n`);
      write(repo, "work", { "thread.md": threadText(lifeTo("intake")) });
      expect(judgeCommit(repo)).toContain("change/event-lost");
      repo.commit("past the hook");
      expect(judgePush(repo, ZERO, "refs/heads/side")).toContain("change/event-lost");
    });
  });
});

describe("a history laundered through two pushes", () => {
  it("leaves no form behind that a return could bring back", async () => {
    await withRepo((repo) => {
      write(repo, "work", ticketTexts("intake"));
      const first = repo.commit("first");
      const forged = [...lifeTo("intake"), step(5, "intake", "queued")];
      const fields = { state: "queued", queued_by: "x", queued_at: timeAt(5), updated_at: timeAt(5) };
      write(repo, "work", { "item.md": itemText(fields), "thread.md": threadText(forged) });
      repo.commit("forged");
      repo.git("revert", "--no-edit", "HEAD");
      expect(judgePush(repo, first)).toEqual([]);
      const second = repo.git("rev-parse", "HEAD");
      repo.git("revert", "--no-edit", "HEAD");
      expect(judgePush(repo, second)).toContain("state/illegal-transition");
    });
  });
});

describe("what is only announced", () => {
  it("is no part of the commit", async () => {
    await withRepo((repo) => {
      write(repo, "work", ticketTexts("done"));
      repo.commit("first");
      const { "resolution.md": resolution = "", ...texts } = ticketTexts("closed");
      write(repo, "work", texts);
      repo.git("add", "--all");
      write(repo, "work", { "resolution.md": resolution });
      repo.git("add", "--intent-to-add", ".yoi/tickets/work/resolution.md");
      expect(judgeIndex(repo)).toEqual(["state/no-resolution"]);
      expect(judgeCommit(repo)).toEqual([]);
    });
  });
});

describe("very many references", () => {
  it("hide no blocker of another ticket in the same change", async () => {
    await withRepo((repo) => {
      const decoys = Array.from({ length: 300 }, (_, index) => `decoy-${String(index).padStart(3, "0")}`);
      write(repo, "blocker", ticketTexts("intake"));
      write(repo, "work", {
        ...ticketTexts("ready"),
        "artifacts/relations.json": relationsText("work", [["depends_on", "blocker"]]),
      });
      repo.commit("first");
      const half = (from: number): (readonly [string, string])[] =>
        decoys.slice(from, from + 150).map((id) => ["related", id]);
      write(repo, "aaa", {
        ...ticketTexts("intake"),
        "artifacts/relations.json": relationsText("aaa", half(0)),
      });
      write(repo, "aab", {
        ...ticketTexts("intake"),
        "artifacts/relations.json": relationsText("aab", half(150)),
      });
      write(repo, "work", ticketTexts("queued"));
      const found = judgeCommit(repo);
      expect(found).toContain("state/blocker-open");
      expect(found.filter((code) => code === "relation/dangling-target")).toHaveLength(300);
    });
  });
});

describe("a repository that comes as it is", () => {
  it("may hold migrated tickets: in its first push, and in the commit that brings them", async () => {
    await withRepo((repo) => {
      repo.write(".yoi/ticket.config.toml", CURRENT);
      write(repo, "work", migratedTexts());
      expect(judgeCommit(repo)).toEqual([]);
      repo.commit("first");
      expect(judgePush(repo, ZERO)).toEqual([]);
      // Where there is something already, an older ticket is no more lawful than before.
      write(repo, "other", migratedTexts());
      expect(judgeCommit(repo)).toContain("change/event-form");
    });
  });

  it("cut off by a shallow clone is not taken for one without history", async () => {
    await withRepo((repo) => {
      write(repo, "work", ticketTexts("intake"));
      repo.commit("first");
      repo.git("switch", "--quiet", "-c", "side");
      repo.commit("side");
      repo.git("switch", "--quiet", "main");
      repo.commit("second");
      const clone = repo.clone("clone", "--depth=1", "--no-single-branch");
      clone.git("switch", "--quiet", "--detach", "origin/side");
      expect(() => judgePush(clone, ZERO, "refs/heads/new")).toThrow(YoiError);
    });
  });
});

describe("an index that is sparse", () => {
  it("is judged whole", async () => {
    await withRepo((repo) => {
      write(repo, "work", ticketTexts("intake"));
      repo.write("code/a.txt", "a");
      repo.commit("first");
      repo.git("sparse-checkout", "set", "--cone", "--sparse-index", "code");
      repo.git("update-index", "--force-remove", ".yoi/tickets/work/item.md");
      expect(judgeIndex(repo)).toContain("ticket/no-item");
    });
  });
});

describe("an octopus", () => {
  it("drops no side's events", async () => {
    await withRepo((repo) => {
      write(repo, "work", ticketTexts("intake"));
      repo.commit("first");
      for (const [index, side] of ["one", "two"].entries()) {
        repo.git("switch", "--quiet", "-c", side, "main");
        const events = [...lifeTo("intake"), { kind: "comment", minute: 5 + index }];
        write(repo, "work", {
          "item.md": itemText({ updated_at: timeAt(5 + index) }),
          "thread.md": threadText(events),
        });
        repo.commit(side);
      }
      repo.git("switch", "--quiet", "main");
      repo.write("code.txt", "1");
      repo.commit("main");
      const heads = [repo.git("rev-parse", "one"), repo.git("rev-parse", "two")];
      repo.git("checkout", "--quiet", "one", "--", ".yoi");
      repo.write(".git/MERGE_HEAD", `${heads.join("\n")}\n`);
      const verdict = checkCommit(openRepository(repo.root, repo.env), repo.env, false, OPTIONS);
      expect([...errorsOf(verdict.diagnostics), ...warningsOf(verdict.diagnostics)]).toContain(
        "change/event-lost",
      );
    });
  });
});
