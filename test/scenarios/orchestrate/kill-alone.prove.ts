import { describe, expect, it } from "vitest";
import { yoi } from "../../support/cli.ts";
import { KILL_WORLD, MOVES } from "../../support/kill-world.ts";
import { withAlone } from "../../support/orchestrated.ts";

describe("an Orchestrator that is killed and run again, without a remote", () => {
  it.each(MOVES.flatMap((step) => [`${step}:made`, `${step}:moved`]))(
    "finishes after %s",
    async (boundary) => {
      await withAlone(KILL_WORLD, (repo) => {
        const killed = yoi(repo.withEnv({ YOI_STOP_AT: boundary }), "orchestrate");
        expect({ boundary, status: killed.status }).toEqual({ boundary, status: null });
        expect(yoi(repo, "orchestrate")).toMatchObject({ status: 0, stderr: "" });
        expect(repo.git("show", "main:.yoi/tickets/first-ticket/item.md")).toContain("state: closed");
        expect(repo.git("for-each-ref", "--format=%(refname)", "refs/heads")).toBe("refs/heads/main");
        expect(repo.git("status", "--porcelain")).toBe("");
      });
    },
  );
});
