import { describe, expect, it } from "vitest";
import { yoi } from "../../support/cli.ts";
import type { TestRepo } from "../../support/git-repo.ts";
import { KILL_WORLD } from "../../support/kill-world.ts";
import { withShared } from "../../support/orchestrated.ts";

const LEDGER = "refs/yoi/ledger";
const WORK = "refs/heads/work/first-ticket";

interface Claims {
  readonly live: { readonly before: string | null; readonly head: string } | null;
  readonly ended: readonly { readonly head: string | null }[];
}

/** Takes one of the refs that a step has moved back to where it was, as if git had been killed between the two. */
const TAKE_BACK: Readonly<Record<string, (origin: TestRepo) => void>> = {
  "the ledger": (origin) => {
    const parents = origin.git("rev-list", "--parents", "--max-count=1", LEDGER).split(" ");
    if (parents[1] === undefined) origin.git("update-ref", "-d", LEDGER);
    else origin.git("update-ref", LEDGER, parents[1]);
  },
  "the work ref": (origin) => {
    const claims = JSON.parse(origin.git("show", `${LEDGER}:claims/first-ticket.json`)) as Claims;
    const before = claims.live === null ? (claims.ended.at(-1)?.head ?? null) : claims.live.before;
    if (before === null) origin.git("update-ref", "-d", WORK);
    else origin.git("update-ref", WORK, before);
  },
};

describe("a git that is killed inside the write of two refs", () => {
  for (const step of ["accept", "publish", "request_changes", "propose", "complete"]) {
    const sides = Object.keys(TAKE_BACK);
    it.each(sides)(`while it does ${step}, leaving %s behind, costs nothing`, async (side) => {
      await withShared(KILL_WORLD, ({ origin, machine }) => {
        const killed = yoi(machine().withEnv({ YOI_STOP_AT: `${step}:moved` }), "orchestrate");
        expect({ step, status: killed.status }).toEqual({ step, status: null });
        TAKE_BACK[side]?.(origin);
        // Another machine meets it, and knows nothing of the first one's objects but what origin shows.
        const { stdout, stderr, status } = yoi(machine("two"), "orchestrate");
        expect({ stderr, status, stdout }).toMatchObject({ stderr: "", status: 0 });
        expectFinished(origin, machine);
      });
    });
  }

  it("while it merges, leaving the default branch behind, merges again", async () => {
    await withShared(KILL_WORLD, ({ origin, machine }) => {
      yoi(machine().withEnv({ YOI_STOP_AT: "merge:moved" }), "orchestrate");
      origin.git("update-ref", "refs/heads/main", "refs/heads/main^1");
      expect(yoi(machine(), "orchestrate")).toMatchObject({ status: 0, stderr: "" });
      expectFinished(origin, machine);
    });
  });

  it("and leaves the lock of a ref, is named, and goes on once the lock is gone", async () => {
    await withShared(KILL_WORLD, ({ origin, machine }) => {
      yoi(machine().withEnv({ YOI_STOP_AT: "accept:moved" }), "orchestrate");
      origin.write("refs/heads/work/first-ticket.lock", "");
      const stopped = yoi(machine(), "orchestrate");
      expect(stopped.stdout).toMatch(/first-ticket.*lock/);
      origin.remove("refs/heads/work/first-ticket.lock");
      expect(yoi(machine(), "orchestrate")).toMatchObject({ status: 0, stderr: "" });
      expectFinished(origin, machine);
    });
  });
});

/** The first machine is the one whose process runs the attempts that were open: it may have to go on. */
function expectFinished(origin: TestRepo, machine: (name?: string) => TestRepo): void {
  yoi(machine(), "orchestrate");
  expect(origin.git("show", "main:.yoi/tickets/first-ticket/item.md")).toContain("state: closed");
  const merges = origin.git("log", "--first-parent", "--format=%(trailers:key=Yoi-Ticket,valueonly)", "main");
  expect(merges.split("\n").filter((id) => id !== "")).toEqual(["first-ticket"]);
}
