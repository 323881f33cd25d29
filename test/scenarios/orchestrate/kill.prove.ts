import { beforeAll, describe, expect, it } from "vitest";
import { yoi } from "../../support/cli.ts";
import { finalTree } from "../../support/final-tree.ts";
import { BOUNDARIES, KILL_WORLD } from "../../support/kill-world.ts";
import { withShared } from "../../support/orchestrated.ts";

describe("an Orchestrator that is killed and run again, with a shared origin", () => {
  let wanted = "";

  beforeAll(async () => {
    wanted = await withShared(KILL_WORLD, ({ origin, machine }) => {
      expect(yoi(machine(), "orchestrate")).toMatchObject({ status: 0 });
      return finalTree(origin);
    });
  }, 60_000);

  it.each(BOUNDARIES)("comes to the same end when it is killed at %s", async (boundary) => {
    await withShared(KILL_WORLD, ({ origin, machine }) => {
      const killed = yoi(machine().withEnv({ YOI_STOP_AT: boundary }), "orchestrate");
      expect({ boundary, status: killed.status }).toEqual({ boundary, status: null });
      expect(yoi(machine(), "orchestrate")).toMatchObject({ status: 0, stderr: "" });
      expect(finalTree(origin)).toBe(wanted);
      expect(origin.git("for-each-ref", "--format=%(refname)")).toBe("refs/heads/main\nrefs/yoi/ledger");
    });
  });
});
