import { spawnSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CLI, transcript, withYoi, writeTicket, yoi, yoiJson } from "../support/cli.ts";
import { type TestRepo, withRepo } from "../support/git-repo.ts";
import { eventText, timeAt } from "../support/ticket-text.ts";

function writeWorkspace(repo: TestRepo): void {
  writeTicket(repo, "20261101-080000-menu", "queued", {
    fields: { title: "Menu", priority: "P1", labels: "[ui]" },
  });
  writeTicket(repo, "20261101-080001-dark-mode", "ready", {
    fields: { title: "ダークモードに対応する", labels: "[ui, night]", assignee: "鈴木" },
    relations: [["depends_on", "20261101-080000-menu"]],
  });
  writeTicket(repo, "20261101-080002-emoji", "ready", {
    fields: { title: "Emoji 👩‍💻 in titles", priority: "P0" },
  });
  writeTicket(repo, "20261101-080003-question", "intake", {
    fields: { title: "Which colours?", attention_required: "Choose a palette" },
  });
  writeTicket(repo, "20261101-080004-later", "intake", {
    fields: { title: "Some day", attention_required: "Is it worth it?", deferred_until: "later" },
  });
  writeTicket(repo, "20261101-080005-old", "closed", { fields: { title: "Done long ago" } });
}

const ids = (answer: unknown) =>
  (answer as { tickets: { id: string }[] }).tickets.map(({ id }) => id.slice(16));

describe("yoi ticket list", () => {
  it("reads as a document", async () => {
    await withRepo(async (repo) => {
      const before = transcript(repo, ["yoi ticket list"]);
      writeWorkspace(repo);
      const lines = [
        "yoi ticket list",
        "yoi ticket list --long",
        "yoi ticket list --all --limit 2",
        "yoi ticket list --state closed --state queued",
        "yoi ticket list --label nothing",
        "yoi ticket list --state redy",
        "cd .yoi && yoi ticket list --attention",
        'yoi --cwd .yoi/tickets ticket list --text "COLOURS"',
      ];
      await expect(`${before}\n${transcript(repo, lines)}`).toMatchFileSnapshot("golden/list.txt");
    });
  });

  it.each([
    [["--blocked"], ["dark-mode"]],
    [["--attention"], ["question"]],
    [
      ["--label", "ui"],
      ["dark-mode", "menu"],
    ],
    [["--label", "ui", "--label", "night"], ["dark-mode"]],
    [
      ["--priority", "P0", "--priority", "P1"],
      ["emoji", "menu"],
    ],
    [["--priority=P0,P1"], ["emoji", "menu"]],
    [["--assignee", "鈴木"], ["dark-mode"]],
    [["--text", "ダーク"], ["dark-mode"]],
    [["--state", "closed"], ["old"]],
    [["--limit", "1"], ["question"]],
  ])("%j asks a real question", async (flags, expected) => {
    await withRepo((repo) => {
      writeWorkspace(repo);
      expect(ids(yoiJson(repo, "ticket", "list", ...flags))).toEqual(expected);
    });
  });

  it("finds tickets that were edited after their review", async () => {
    await withRepo((repo) => {
      const thread = (...texts: string[]) => texts.join("\n");
      const review = (minute: number) =>
        eventText({ kind: "review", minute, attributes: { status: "approve" } });
      for (const name of ["reviewed", "edited", "edited-by-hand", "never"]) {
        writeTicket(repo, `20261101-080000-${name}`, "inprogress", { fields: { updated_at: timeAt(20) } });
      }
      const append = (name: string, text: string) => {
        const path = `.yoi/tickets/20261101-080000-${name}/thread.md`;
        repo.write(path, `${repo.read(path)}\n${text}`);
      };
      append(
        "reviewed",
        thread(eventText({ kind: "comment", minute: 9, attributes: { field: "body" } }), review(20)),
      );
      append(
        "edited",
        thread(review(10), eventText({ kind: "comment", minute: 20, attributes: { field: "title, body" } })),
      );
      append("edited-by-hand", review(10));
      append("never", eventText({ kind: "comment", minute: 20 }));
      expect(ids(yoiJson(repo, "ticket", "list", "--edited-after-review"))).toEqual([
        "edited",
        "edited-by-hand",
      ]);
    });
  });

  it("shows the good tickets beside a broken one, which it reports", async () => {
    await withRepo((repo) => {
      writeWorkspace(repo);
      repo.write(".yoi/tickets/20261101-080001-dark-mode/item.md", "no front matter\n");
      const { stdout, stderr, status } = yoi(repo, "ticket", "list");
      expect(status).toBe(1);
      expect(stdout).toContain("?       20261101-080001-dark-mode  (no title)\n");
      expect(stdout).toContain("20261101-080000-menu");
      expect(stderr).toContain(".yoi/tickets/20261101-080001-dark-mode/item.md:1");
    });
  });

  it("reads a front matter that is longer than the first piece", async () => {
    await withRepo((repo) => {
      const labels = `[${Array.from({ length: 190 }, (_, i) => `label-number-${i}-with-a-long-name`).join(", ")}]`;
      writeTicket(repo, "20261101-080000-long", "ready", { fields: { labels, title: "Long" } });
      expect(labels.length).toBeGreaterThan(4096);
      expect(yoiJson(repo, "ticket", "list")).toMatchObject({ tickets: [{ title: "Long", state: "ready" }] });
    });
  });

  it("follows no link and waits for no pipe in place of a record", async () => {
    await withRepo((repo) => {
      const path = (name: string) => `.yoi/tickets/20261101-080000-${name}/item.md`;
      for (const name of ["good", "link", "pipe", "folder"])
        writeTicket(repo, `20261101-080000-${name}`, "ready");
      for (const name of ["link", "pipe", "folder"]) repo.remove(path(name));
      symlinkSync(join(repo.root, path("good")), join(repo.root, path("link")));
      repo.run("mkfifo", [path("pipe")]);
      repo.write(`${path("folder")}/x`, "");
      const { stdout, stderr, status } = yoi(repo, "ticket", "list");
      expect(status).toBe(1);
      expect(stdout.match(/^\?/gm)).toHaveLength(3);
      expect(stdout).toContain("ready  20261101-080000-good");
      for (const [name, code] of [
        ["link", "symlink"],
        ["pipe", "special"],
        ["folder", "directory"],
      ] as const) {
        expect(stderr).toContain(`${path(name)}: error[file/${code}]`);
      }
    });
  });

  it("gives all of 10,000 rows to a slow reader", async () => {
    await withRepo((repo) => {
      const count = 10_000;
      for (let i = 0; i < count; i++) {
        const id = `20261101-080000-ticket-${String(i).padStart(5, "0")}`;
        repo.write(
          `.yoi/tickets/${id}/item.md`,
          `---\ntitle: Ticket number ${i}\nstate: ready\ncreated_at: ${timeAt(0)}\nupdated_at: ${timeAt(0)}\n---\n`,
        );
      }
      const { status, stdout } = withYoi(repo).run("bash", [
        "-c",
        "set -o pipefail; yoi ticket list | (sleep 2; sort -u | wc -l)",
      ]);
      expect(stdout.trim()).toBe(String(count));
      expect(status).toBe(0);
      const first = withYoi(repo).run("bash", ["-c", "yoi ticket list | head -n 1"]);
      expect(first).toEqual({
        status: 0,
        stderr: "",
        stdout: "ready  20261101-080000-ticket-00000  Ticket number 0\n",
      });
    });
  });
});

describe("a terminal", () => {
  const hasScript = spawnSync("script", ["--version"]).status === 0;

  it.skipIf(!hasScript)("gets colour and rows as wide as it is (needs the program script)", async () => {
    await withRepo((repo) => {
      writeWorkspace(repo);
      const terminal = repo.withEnv({ NO_COLOR: undefined, TERM: "xterm" });
      const command = `stty cols 50; "${process.execPath}" "${CLI}" ticket list`;
      const { stdout } = terminal.run("script", ["-qec", command, "/dev/null"]);
      expect(stdout).toContain("\u001b[36mready\u001b[39m   20261101-080001-dark-mode  ダークモードに…\r\n");
      const refused = terminal.run("script", ["-qec", `${command} --no-color`, "/dev/null"]);
      expect(refused.stdout).not.toContain("\u001b[3");
    });
  });
});
