import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import type { Boundary } from "../../../support/github/driver/job.ts";
import type { DriverRun } from "../../../support/github/driver/run.ts";
import { type Flow, type FlowOptions, withFlow } from "../../../support/github/flow.ts";
import { lookAgain, readFlowState, requestOf } from "../../../support/github/flow-state.ts";
import { formatFlows } from "../../../support/github/flow-table.ts";
import { wholeFlow } from "../../../support/github/flow-whole.ts";

afterAll(() => console.log(formatFlows()));

describe("the flow from queue to merge", () => {
  // The Action is the last or last but one step of each job.
  it.each([
    [0, "before"],
    [1, "before"],
    [2, "before"],
    [3, "before"],
    [4, "before"],
    ["the Action", "after"],
  ] as const)(
    "comes to the same end when every job loses its machine once: step %s, %s it",
    async (where, phase) => {
      const killed = new Set<string>();
      const isKilled = (at: Boundary): boolean => {
        const key = `${at.workflow} ${at.job}`;
        const isHere =
          where === at.step || (where === "the Action" && /^(?:acme\/yoi@|bind$)/.test(at.title));
        // Two attempts that brought nothing make the next one wait: an agent's end is lost in the other rows.
        if (where === "the Action" && at.job === "agent") return false;
        if (!isHere || phase !== at.phase || killed.has(key)) return false;
        killed.add(key);
        return true;
      };
      await wholeFlow({ driver: { isKilled } }, () => undefined);
      expect(killed).toContain("yoi-attempt.yml publish");
    },
  );

  it("comes to the same end when every event comes twice, and in another order", async () => {
    await wholeFlow({ driver: { onEvents: (events) => [...events, ...events] } }, () => undefined);
    await wholeFlow(
      { driver: { onEvents: (events) => events.toReversed(), order: "turns" } },
      () => undefined,
    );
  });

  it("comes to the same end when every second event is lost", async () => {
    let count = 0;
    const onEvents: NonNullable<FlowOptions["driver"]>["onEvents"] = (events) =>
      events.filter(() => count++ % 2 === 0);
    await wholeFlow({ driver: { onEvents } }, () => undefined);
  });
});

const TICKET = "first-ticket";

/** A flow whose first attempt a person cancels once it is bound; by force even its last job does not come to an end. */
async function withCancelled(
  isForced: boolean,
  use: (flow: Flow, cancelled: DriverRun) => Promise<void>,
): Promise<void> {
  const started: Flow[] = [];
  const cancelled: DriverRun[] = [];
  const isKilled = ({ workflow, job, title, phase }: Boundary): boolean => {
    const run = started[0]?.driver.runs.find(({ record }) => record.status === "in_progress");
    const isBound = workflow === "yoi-attempt.yml" && title === "bind" && phase === "after";
    if (isBound && run !== undefined && cancelled.length === 0) {
      cancelled.push(run);
      void started[0]?.driver.cancel(run);
    }
    return isForced && job === "publish" && run === cancelled[0];
  };
  await withFlow({ tickets: [TICKET], driver: { isKilled } }, async (flow) => {
    started.push(flow);
    await flow.queue(TICKET);
    await flow.runUntilQuiet();
    const [run] = cancelled;
    if (run === undefined) throw new Error("nothing was cancelled");
    expect(run.record.conclusion).toBe("cancelled");
    await use(flow, run);
    await flow.world.as("rita").approve(requestOf(flow, TICKET).number);
    await flow.runUntilQuiet();
    expect(await readFlowState(flow)).toMatchObject({
      refs: ["refs/heads/main", "refs/yoi/ledger"],
      tickets: { [TICKET]: "closed" },
      requests: [{ state: "merged" }],
      landed: { [TICKET]: 1 },
    });
    expect(await lookAgain(flow)).toMatchObject({ changed: [] });
  });
}

function resultsOf({ jobs }: DriverRun): object {
  return Object.fromEntries([...jobs].map(([id, { result }]) => [id, result]));
}

/** The live claim as the ledger has it. */
function claimOf({ world }: Flow): { attempt: object | null; failures: number; retry_after: string | null } {
  return JSON.parse(world.bare.git("show", `refs/yoi/ledger:claims/${TICKET}.json`)).live;
}

async function strikeHour(flow: Flow): Promise<void> {
  await flow.driver.schedule();
  await flow.runUntilQuiet();
}

describe("an attempt whose run a person cancels between two jobs", () => {
  it("is closed by its last job, and after the pause that a failure costs another one does the work", async () => {
    await withCancelled(false, async (flow, run) => {
      expect(resultsOf(run)).toEqual({ bind: "success", agent: "skipped", publish: "success" });
      expect(run.jobs.get("publish")?.steps.at(-1)?.outputs).toMatchObject({ reason: "brought-nothing" });
      const claim = claimOf(flow);
      expect(claim).toMatchObject({ attempt: null, failures: 1, retry_after: expect.any(String) });
      expect(await lookAgain(flow)).toMatchObject({ changed: [] });
      await sleep(Math.max(0, Date.parse(claim.retry_after ?? "") - Date.now()) + 1000);
      await strikeHour(flow);
      expect(claimOf(flow)).toMatchObject({ attempt: null, failures: 0, retry_after: null });
    });
  });

  it("by force is found dead at the next look, and another one does the work", async () => {
    await withCancelled(true, async (flow, run) => {
      expect(resultsOf(run)).toEqual({ bind: "success", agent: "skipped", publish: "failure" });
      expect(claimOf(flow).attempt).not.toBeNull();
      await strikeHour(flow);
      expect(claimOf(flow)).toMatchObject({ attempt: null, failures: 0 });
    });
  });
});
