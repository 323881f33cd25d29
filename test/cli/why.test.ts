import { describe, expect, it } from "vitest";
import { STATES } from "../../src/core/ticket/state.ts";
import { withYoi, writeTicket, yoi, yoiJson } from "../support/cli.ts";
import { withRepo } from "../support/git-repo.ts";

interface Why {
  readonly next: readonly {
    readonly to: string;
    readonly command: string | null;
    readonly possible: boolean;
  }[];
}

const ID = "20261101-080000-dark-mode";

describe("yoi why", () => {
  it.each(STATES)("names commands that do what it says, from %s", async (state) => {
    await withRepo((repo) => {
      writeTicket(repo, ID, state);
      repo.commit("start");
      const { next } = yoiJson(repo, "why", ID) as Why;
      expect(next.length).toBeGreaterThan(0);
      for (const { to, command, possible } of next) {
        if (command === null) continue;
        expect(possible).toBe(true);
        const { status, stderr } = withYoi(repo).run("sh", ["-c", command.replace("…", "Some text.")]);
        expect({ command, status, stderr: status === 0 ? "" : stderr }).toEqual({
          command,
          status: 0,
          stderr: "",
        });
        expect(yoiJson(repo, "ticket", "show", ID)).toMatchObject({ ticket: { state: to } });
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
