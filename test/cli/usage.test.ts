import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { CLI, transcript, writeTicket, yoi } from "../support/cli.ts";
import { withRepo, withTempDir } from "../support/git-repo.ts";

describe("a command line that is wrong", () => {
  it("is told what is right", async () => {
    await withRepo(async (repo) => {
      writeTicket(repo, "20261101-080000-dark-mode", "ready");
      writeTicket(repo, "20261101-080001-dark-menu", "ready");
      repo.write("latin1.md", Buffer.from([0x64, 0xfc, 0x6e, 0x6e]));
      const lines = [
        "yoi tiket list",
        "yoi list",
        "yoi ticket lst",
        "yoi ticket list --sate ready",
        "yoi ticket list --limit many",
        "yoi ticket list --limit",
        "yoi ticket show",
        "yoi ticket show one two",
        "yoi ticket show dark",
        "yoi ticket show dark-mod",
        "yoi ticket close dark-mode",
        "yoi ticket relate dark-mode depend_on dark-menu",
        'yoi ticket comment dark-mode "- a list entry"',
        "yoi ticket edit dark-mode --body-file nothing.md",
        "yoi ticket edit dark-mode --body-file latin1.md",
        "yoi ticket doctor --dry-run",
        "yoi explain state/not-recorder",
        "yoi completion csh",
        "yoi --cwd nowhere ticket list",
      ];
      await expect(transcript(repo, lines)).toMatchFileSnapshot("golden/usage.txt");
      expect(repo.git("status", "--porcelain", "--", ".yoi/tickets/20261101-080000-dark-mode")).toMatch(
        /^\?\?/,
      );
    });
  });

  it("changes nothing and exits with 2, with an empty standard output", async () => {
    await withRepo((repo) => {
      writeTicket(repo, "20261101-080000-dark-mode", "ready");
      repo.commit("start");
      for (const args of [
        ["ticket", "close", "dark-mode"],
        ["ticket", "queue", "dark-mode", "--reson", "x"],
        ["ticket", "queue", "dark-mode", "now"],
        ["ticket", "edit", "dark-mode", "--priority", "P9"],
        ["ticket", "comment", "dark-mode", " "],
      ]) {
        expect(yoi(repo, ...args)).toMatchObject({ status: 2, stdout: "" });
      }
      expect(repo.git("status", "--porcelain")).toBe("");
    });
  });
});

describe("where a command runs", () => {
  it("is said when it is no repository", async () => {
    await withRepo((repo) => {
      mkdirSync(join(repo.base, "elsewhere"));
      const { status, stdout, stderr } = yoi(repo, "--cwd", join(repo.base, "elsewhere"), "ticket", "list");
      expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
      expect(stderr).toContain("error[git/not-a-repository]");
    });
  });

  it("does not matter to what needs no repository", async () => {
    await withTempDir(async (dir) => {
      await withRepo((repo) => {
        for (const args of [
          ["--version"],
          ["--help"],
          ["explain", "state/not-recorded"],
          ["completion", "bash"],
        ]) {
          expect(yoi(repo, "--cwd", dir, ...args)).toMatchObject({ status: 0, stderr: "" });
        }
      });
    });
  });
});

describe("yoi", () => {
  it("tells its version, however it is asked", async () => {
    await withRepo((repo) => {
      for (const args of [["--version"], ["-V"], ["--no-color", "--version"]]) {
        expect(yoi(repo, ...args)).toEqual({ status: 0, stdout: `${manifest.version}\n`, stderr: "" });
      }
    });
  });

  it("reads a long text from standard input", async () => {
    await withRepo((repo) => {
      const body = "## Background\n\n夜は暗い。\n\n## Acceptance criteria\n\n- dark\n";
      const created = repo.run(
        process.execPath,
        [CLI, "ticket", "create", "Dark mode", "--body-file", "-", "--json"],
        body,
      );
      const { id } = JSON.parse(created.stdout) as { id: string };
      expect(repo.read(`.yoi/tickets/${id}/item.md`)).toContain("夜は暗い。");
      const commented = repo.run(process.execPath, [CLI, "ticket", "comment", id, "-"], "- one\n- two\n");
      expect(commented.status).toBe(0);
      expect(repo.read(`.yoi/tickets/${id}/thread.md`)).toContain("- one\n- two");
    });
  });

  it("takes a text that begins with a dash behind --", async () => {
    await withRepo((repo) => {
      writeTicket(repo, "20261101-080000-dark-mode", "ready");
      expect(yoi(repo, "ticket", "comment", "dark-mode", "--", "- a list entry").status).toBe(0);
      expect(repo.read(".yoi/tickets/20261101-080000-dark-mode/thread.md")).toContain("\n- a list entry\n");
    });
  });

  it("calls its own faults bugs and asks for a report", async () => {
    await withRepo((repo) => {
      writeTicket(repo, "20261101-080000-dark-mode", "ready");
      // A standard output that throws stands for anything that nobody has thought of.
      const broken = repo.withEnv({
        NODE_OPTIONS:
          "--import=data:text/javascript,process.stdout.write=()=>{throw(new%20TypeError('boom'))}",
      });
      const { status, stderr } = yoi(broken, "ticket", "list");
      expect(status).toBe(2);
      expect(stderr).toContain(`This is a bug in yoi ${manifest.version} (Node ${process.version}`);
      expect(stderr).toContain("TypeError: boom");
      expect(stderr).toContain("report");
    });
  });
});
