import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { runTick } from "../../../src/app/orchestrate/tick.ts";
import { clockedIn, settle } from "../../support/clocked.ts";
import type { TestRepo } from "../../support/git-repo.ts";
import { KILL_WORLD } from "../../support/kill-world.ts";
import { CODER, itemOn, withShared } from "../../support/orchestrated.ts";

const TICKET = "first-ticket";
const DAY = 86_400;

/** Finished once, whatever the clocks said. */
function expectFinished(origin: TestRepo): void {
  expect(itemOn(origin, "main", TICKET)).toContain("state: closed");
  const merges = origin.git("log", "--first-parent", "--format=%(trailers:key=Yoi-Ticket,valueonly)", "main");
  expect(merges.split("\n").filter((id) => id !== "")).toEqual([TICKET]);
  const claims = JSON.parse(origin.git("show", `refs/yoi/ledger:claims/${TICKET}.json`)) as {
    readonly live: unknown;
    readonly ended: readonly { readonly outcome: string; readonly generation: number }[];
  };
  expect(claims).toMatchObject({ live: null, ended: [{ outcome: "completed", generation: 1 }] });
  expect(claims.ended).toHaveLength(1);
  expect(origin.git("for-each-ref", "--format=%(refname)")).toBe("refs/heads/main\nrefs/yoi/ledger");
}

describe("machines whose clocks are apart", () => {
  it.each<readonly [what: string, one: number, two: number]>([
    ["a day ahead and a day behind", DAY, -DAY],
    ["ten years ahead and right", 3_650 * DAY, 0],
  ])("take turns and come to the end once: %s", async (_, one, two) => {
    await withShared(KILL_WORLD, async ({ origin, machine }) => {
      const machines = [
        clockedIn(machine("one"), () => one, "1".repeat(16)),
        clockedIn(machine("two"), () => two, "2".repeat(16)),
      ];
      for (let round = 0, idle = 0; round < 60 && idle < machines.length; round += 1) {
        for (const each of machines) {
          const { decision } = await runTick(each);
          await Promise.all(each.running.values());
          idle = decision.steps.length === 0 ? idle + 1 : 0;
        }
      }
      for (const each of machines) await settle(each);
      expectFinished(origin);
    });
  });

  it("and one that jumps back and forth between two looks, come to the end once", async () => {
    await withShared(KILL_WORLD, async ({ origin, machine }) => {
      let looks = 0;
      const jumping = clockedIn(machine(), () => (looks % 2 === 0 ? DAY : -DAY), "1".repeat(16));
      for (; looks < 60; looks += 1) {
        await runTick(jumping);
        await Promise.all(jumping.running.values());
      }
      await settle(jumping);
      expectFinished(origin);
    });
  });

  it("take over what runs elsewhere when its deadline is over by their clock: work is wasted, none is done twice", async () => {
    await withShared({ tickets: [TICKET], coder: waitingCoder }, async ({ origin, machine }) => {
      const slow = clockedIn(machine("slow"), () => -DAY, "1".repeat(16));
      const right = clockedIn(machine("right"), () => 0, "2".repeat(16));
      const place = machine("slow").base;
      for (let ticks = 0; slow.running.size === 0 && ticks < 20; ticks += 1) await runTick(slow);
      while (!existsSync(join(place, "started"))) await sleep(50);
      await settle(right);
      expectFinished(origin);
      writeFileSync(join(place, "go"), "");
      await Promise.all(slow.running.values());
      await settle(slow);
      expectFinished(origin);
    });
  });
});

/** The first one that runs waits until it is told to go on. */
const waitingCoder = `place="$(dirname "$0")"
if mkdir "$place/started" 2>/dev/null; then until [ -e "$place/go" ]; do sleep 0.1; done; fi
${CODER}`;
