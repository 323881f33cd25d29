import { describe, expect, it } from "vitest";
import { transcript, writeTicket, yoi } from "../support/cli.ts";
import { type TestRepo, withRepo } from "../support/git-repo.ts";
import { timeAt } from "../support/ticket-text.ts";

const REQUEST =
  "## Background\n\nNights are dark.\n\n## Acceptance criteria\n\n- The page is dark at night.\n";

describe("the life of a ticket by hand", () => {
  it("reads as a document, from create to close", async () => {
    await withRepo(async (repo) => {
      repo.write("request.md", REQUEST);
      yoi(repo, "init", "--yes");
      repo.commit("start");
      const lines = [
        'yoi ticket create "Dark mode" --label ui',
        "yoi why dark-mode",
        'yoi ticket ready dark-mode --summary "Follow the system."',
        "yoi ticket edit dark-mode --body-file request.md --commit",
        'yoi ticket ready dark-mode --summary "Follow the system."',
        "yoi ticket queue dark-mode",
        "yoi ticket queue dark-mode",
        "yoi ticket start dark-mode --commit",
        "git log -1 --format='%s%n%b'",
        'yoi ticket comment dark-mode "Looked at the charts." --commit',
        'yoi ticket finish dark-mode --report "Colours come from the system."',
        'yoi ticket close dark-mode --resolution "Dark at night." --commit',
        "git status --short",
        "yoi ticket list",
        "yoi ticket list --state closed",
        "yoi ticket doctor",
        'yoi ticket reopen dark-mode --reason "White on Windows."',
        'yoi ticket close dark-mode --as declined --resolution "Nobody has Windows."',
      ];
      await expect(transcript(repo, lines)).toMatchFileSnapshot("golden/life.txt");
      expect(repo.git("status", "--short", "--", "request.md")).toBe("");
    });
  }, 120_000);
});

describe("reading commands", () => {
  function writeWorkspace(repo: TestRepo): void {
    writeTicket(repo, "20261101-080000-menu", "queued", {
      fields: { title: "新しいメニュー", priority: "P1" },
    });
    writeTicket(repo, "20261101-080001-dark-mode", "ready", {
      fields: { title: "Dark mode", labels: "[ui, night]", attention_required: "Are the charts part of it?" },
      relations: [["depends_on", "20261101-080000-menu"]],
    });
    writeTicket(repo, "20261101-080002-palette", "intake", {
      fields: { title: "Palette" },
      relations: [["blocks", "20261101-080001-dark-mode"]],
    });
    writeTicket(repo, "20261101-080003-icons", "closed", { fields: { title: "Icons" } });
    repo.write(
      ".yoi/objectives/20261101-080000-usable-at-night/item.md",
      `---\ntitle: Usable at night\nstate: active\ncreated_at: ${timeAt(0)}\nupdated_at: ${timeAt(0)}\nlinked_tickets: [20261101-080001-dark-mode, 20261101-080003-icons]\n---\n\nPeople read in bed.\n`,
    );
    const record = {
      id: "plan0001",
      ticket_id: "20261101-080001-dark-mode",
      kind: "after",
      related_ticket: "20261101-080000-menu",
      note: "Both change the menu.",
      author: "Ann",
      at: timeAt(3),
    };
    repo.write(
      ".yoi/tickets/20261101-080001-dark-mode/artifacts/orchestration-plan.jsonl",
      `${JSON.stringify(record)}\n`,
    );
  }

  it("read as a document", async () => {
    await withRepo(async (repo) => {
      writeWorkspace(repo);
      const lines = [
        "yoi ticket show dark-mode",
        "yoi ticket show icons --events",
        "yoi why dark-mode",
        "yoi why menu",
        "yoi why icons",
        "yoi ticket search works",
        "yoi ticket search nowhere",
        "yoi ticket history palette",
        "yoi objective list",
        "yoi objective show night",
        "yoi objective show sun",
        "yoi plan query",
        "yoi plan query --ticket menu",
        "yoi plan query --kind blocks",
        "yoi config check",
        "yoi explain state/deferred",
        "yoi ticket lint .yoi/tickets/20261101-080003-icons/item.md",
        "yoi ticket doctor --history",
      ];
      await expect(transcript(repo, lines)).toMatchFileSnapshot("golden/reading.txt");
    });
  }, 120_000);

  it("tell what happened, in the thread and in git", async () => {
    await withRepo(async (repo) => {
      writeTicket(repo, "20261101-080001-dark-mode", "intake");
      const at = (minute: number) =>
        repo.withEnv({ GIT_COMMITTER_DATE: timeAt(minute), GIT_AUTHOR_DATE: timeAt(minute) });
      at(0).commit("ask for it");
      repo.write("unrelated.txt", "x");
      at(1).commit("something else");
      writeTicket(repo, "20261101-080001-dark-mode", "ready");
      at(60).commit("think about it\n\nwith a body");
      await expect(transcript(repo, ["yoi ticket history dark-mode"])).toMatchFileSnapshot(
        "golden/history.txt",
      );
    });
  });

  it("give a program the same as a person", async () => {
    await withRepo((repo) => {
      writeWorkspace(repo);
      const listed = JSON.parse(yoi(repo, "ticket", "list", "--json").stdout) as {
        tickets: { state: string; id: string; title: string }[];
      };
      const rows = yoi(repo, "ticket", "list").stdout.split("\n").slice(0, -1);
      expect(rows.map((row) => row.split(/ {2,}/))).toEqual(
        listed.tickets.map(({ state, id, title }) => [state, id, title]),
      );
    });
  });
});

describe("doctor", () => {
  it("mends, records what is known, and looks back", async () => {
    await withRepo(async (repo) => {
      writeTicket(repo, "20261101-080000-dark-mode", "ready", {
        fields: { queued_by: "alice", queued_at: timeAt(3) },
      });
      writeTicket(repo, "20261101-080001-menu", "done", { fields: { state: "closed" } });
      repo.commit("by hand");
      yoi(repo, "init", "--yes");
      const lines = [
        "yoi ticket doctor",
        "yoi ticket doctor --fix --dry-run > /dev/null",
        "yoi ticket doctor --fix > /dev/null",
        "git diff --stat -- .yoi/tickets/20261101-080000-dark-mode/item.md",
        "yoi ticket doctor --format github",
        "yoi ticket doctor --baseline",
        "yoi ticket doctor > /dev/null",
        "yoi ticket doctor --fix --history",
      ];
      await expect(transcript(repo, lines)).toMatchFileSnapshot("golden/doctor.txt");
      const sarif = JSON.parse(yoi(repo, "ticket", "doctor", "--format", "sarif").stdout) as {
        version: string;
      };
      expect(sarif.version).toBe("2.1.0");
    });
  });
});
