import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { withRepo } from "../../support/git-repo.ts";
import { ACTION, KEYED_CONFIG } from "../../support/github/workflow-files.ts";
import { writeTicket } from "../../support/hooked-repo.ts";
import { ticketTexts } from "../../support/ticket-text.ts";

const CLI = resolve(import.meta.dirname, "../../../dist/cli.js");

describe("setting GitHub up", () => {
  it("shows, writes, is examined by doctor, and says what is wrong in words", async () => {
    await withRepo((repo) => {
      const yoi = (...args: readonly string[]) => repo.run(process.execPath, [CLI, ...args]);
      const init = ["init", "--hooks", "none", "--no-merge-drivers", "--github"];
      repo.write(".yoi/ticket.config.toml", KEYED_CONFIG);
      writeTicket(repo, "work", ticketTexts("intake"));
      repo.commit("first");

      expect(yoi("init", "--action", ACTION)).toMatchObject({ status: 2 });
      expect(yoi(...init, "--dry-run")).toMatchObject({ status: 1 });
      const dry = yoi(...init, "--action", ACTION, "--dry-run");
      expect(dry).toMatchObject({ status: 0, stderr: "" });
      expect(dry.stdout).toContain("make .github/workflows/yoi-tick.yml\n");
      expect(dry.stdout).toMatch(/then, on GitHub, once:\n {2}Settings, Secrets/);
      expect(repo.git("status", "--porcelain")).toBe("");

      expect(yoi(...init, "--action", ACTION, "--yes")).toMatchObject({ status: 0 });
      expect(yoi(...init).stdout).toContain("nothing to do\n");
      expect(yoi("ticket", "doctor").stdout).not.toContain("workflow/");

      const path = ".github/workflows/yoi-attempt.yml";
      repo.write(path, repo.read(path).replace("contents: read # clones", "contents: write # clones"));
      const examined = yoi("ticket", "doctor");
      expect(examined.status).toBe(1);
      expect(examined.stdout).toContain(
        "yoi-attempt.yml:72: error[workflow/agent-writes] the job agent runs an agent",
      );
      expect(yoi("explain", "workflow/agent-writes").stdout).toContain("agent with a write token");
    });
  });
});
