import { describe, expect, it } from "vitest";
import { STATES } from "../../src/core/ticket/state.ts";
import { withYoi, writeTicket, yoi, yoiJson } from "../support/cli.ts";
import { type CommandResult, type TestRepo, withRepo } from "../support/git-repo.ts";
import { argumentsOf, runHere } from "../support/in-process.ts";

interface Why {
  readonly next: readonly {
    readonly to: string;
    readonly command: string | null;
    readonly possible: boolean;
  }[];
}

const ID = "20261101-080000-dark-mode";

/** Runs what a person would type, by a shell where it takes one. */
async function runAs(repo: TestRepo, line: string): Promise<CommandResult> {
  const args = argumentsOf(line);
  return args === undefined ? withYoi(repo).run("sh", ["-c", line]) : await runHere(repo, ...args);
}

describe("yoi why", () => {
  it.each(STATES)("names commands that do what it says, from %s", async (state) => {
    await withRepo(async (repo) => {
      writeTicket(repo, ID, state);
      repo.commit("start");
      const { next } = yoiJson(repo, "why", ID) as Why;
      expect(next.length).toBeGreaterThan(0);
      for (const { to, command, possible } of next) {
        if (command === null) continue;
        expect(possible).toBe(true);
        const { status, stderr } = await runAs(repo, command.replace("…", "Some text."));
        expect({ command, status, stderr: status === 0 ? "" : stderr }).toEqual({
          command,
          status: 0,
          stderr: "",
        });
        const shown = await runHere(repo, "ticket", "show", ID, "--json");
        expect(JSON.parse(shown.stdout)).toMatchObject({ ticket: { state: to } });
        repo.git("checkout", "--quiet", "--", ".");
        repo.git("clean", "--quiet", "-fd");
      }
    });
  });

  it("says missing where the command is refused", async () => {
    await withRepo((repo) => {
      writeTicket(repo, ID, "ready", { relations: [["depends_on", "20261101-080001-menu"]] });
      writeTicket(repo, "20261101-080001-menu", "intake");
      repo.commit("start");
      const { next } = yoiJson(repo, "why", ID) as Why;
      expect(next.find(({ to }) => to === "queued")).toMatchObject({ possible: false });
      expect(yoi(repo, "ticket", "queue", ID)).toMatchObject({ status: 1, stdout: "" });
      expect(repo.git("status", "--porcelain")).toBe("");
    });
  });
});
