import { describe, expect, it } from "vitest";
import { CLI } from "../../support/cli.ts";
import { clockedIn, settle } from "../../support/clocked.ts";
import type { TestRepo } from "../../support/git-repo.ts";
import { KILL_WORLD } from "../../support/kill-world.ts";
import { itemOn, withShared } from "../../support/orchestrated.ts";

const TICKET = "first-ticket";
const HOUR = 3_600;

interface ClaimsOf {
  readonly live: { readonly head: string } | null;
}

/** Largest files, in blocks of 512 bytes, that the Orchestrator and all it starts may write. */
const LIMITS = [0, 1, 2, 4, 8, 16];

describe("an Orchestrator that may write no file beyond a size, as on a full disk", () => {
  it.each(LIMITS)(
    "says so, leaves nothing half-written, and goes on where there is room: %i blocks",
    async (blocks) => {
      await withShared(KILL_WORLD, async ({ origin, machine }) => {
        const script = `ulimit -f ${blocks} && exec "$0" "$@"`;
        const { stdout, stderr } = machine().run("sh", ["-c", script, process.execPath, CLI, "orchestrate"]);
        const said = `${stdout}${stderr}`;
        expect(said).not.toMatch(/is a bug in yoi|^\s+at .*:\d+:\d+/m);
        expectWhole(origin);
        if (itemOn(origin, "main", TICKET).includes("state: queued")) {
          expect(said).toMatch(/error\[[a-z]+\/[a-z-]+\]|✗ first-ticket|waits \(/);
        }
        // What failed is tried again after a while, and what was killed is nobody's any more.
        await settle(clockedIn(machine(), () => 2 * HOUR));
        expect(itemOn(origin, "main", TICKET)).toContain("state: closed");
        expectWhole(origin);
      });
    },
  );
});

/** What others see is sound, and ledger and work ref agree. */
function expectWhole(origin: TestRepo): void {
  expect(origin.run("git", ["fsck", "--strict", "--no-dangling"])).toMatchObject({ status: 0 });
  const refs = origin.git("for-each-ref", "--format=%(refname)").split("\n");
  if (!refs.includes("refs/yoi/ledger")) {
    expect(refs).toEqual(["refs/heads/main"]);
    return;
  }
  const { live } = JSON.parse(origin.git("show", `refs/yoi/ledger:claims/${TICKET}.json`)) as ClaimsOf;
  if (live !== null) expect(origin.git("rev-parse", `work/${TICKET}`)).toBe(live.head);
}
