import { expect } from "vitest";
import { type Flow, type FlowOptions, withFlow } from "./flow.ts";
import { lookAgain, readFlowState, requestOf, stateOf } from "./flow-state.ts";

const TICKET = "first-ticket";

/** What the flow must come to, whatever goes wrong on the way: its comment is there once, or `least` 0 times. */
function endWith(least: 0 | 1): object {
  const areRight = (comments: readonly string[]): boolean =>
    comments.length >= least &&
    comments.length <= 1 &&
    comments.every((line) => line.startsWith("<!-- yoi:"));
  return {
    refs: ["refs/heads/main", "refs/yoi/ledger"],
    tickets: { [TICKET]: "closed" },
    requests: [
      {
        head: `work/${TICKET}`,
        state: "merged",
        comments: expect.toSatisfy(areRight),
        reviews: ["rita APPROVED"],
      },
    ],
    landed: { [TICKET]: 1 },
  };
}

/** How often a person looks what failed and runs it again, or the hour strikes, before the flow has to be over. */
const PATIENCE = 12;

/** Goes on until `isDone`: what failed is run again once, then time passes. */
async function goOn(flow: Flow, isDone: () => boolean): Promise<void> {
  await flow.runUntilQuiet({ maxRuns: 200 });
  const again = new Set<number>();
  for (let round = 0; round < PATIENCE && !isDone(); round++) {
    for (const run of flow.driver.runs) {
      const { id, conclusion, status } = run.record;
      if (status !== "completed" || conclusion !== "failure" || again.has(id)) continue;
      again.add(id);
      await flow.driver.rerun(run, "failed", "ada");
    }
    await flow.runUntilQuiet({ maxRuns: 200 });
    if (!isDone()) await flow.driver.schedule();
    await flow.runUntilQuiet({ maxRuns: 200 });
  }
}

function isProposed(flow: Flow): boolean {
  return [...flow.world.state.pulls.values()].some(({ body }) => body?.includes("Merge-ready") === true);
}

/** The whole flow, with whatever was set to go wrong in it. */
export async function wholeFlow(
  options: Partial<FlowOptions>,
  use: (flow: Flow) => void | Promise<void>,
  least: 0 | 1 = 1,
): Promise<void> {
  await withFlow({ tickets: [TICKET], ...options }, async (flow) => {
    await flow.queue(TICKET);
    await use(flow);
    await goOn(flow, () => isProposed(flow));
    await flow.world.as("rita").approve(requestOf(flow, TICKET).number);
    await goOn(flow, () => stateOf(flow, TICKET) === "closed" && flow.refs().length === 2);
    expect(await readFlowState(flow)).toMatchObject(endWith(least));
    expect(await lookAgain(flow)).toMatchObject({ changed: [] });
  });
}
