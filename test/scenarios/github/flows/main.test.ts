import { describe, expect, it } from "vitest";
import { withFlow } from "../../../support/github/flow.ts";
import {
  findLeaks,
  lookAgain,
  readFlowState,
  requestOf,
  saidOf,
  statusesOf,
} from "../../../support/github/flow-state.ts";

describe("a queued ticket on GitHub", () => {
  it("becomes a request, is approved by a person, merged, and closed", { timeout: 180_000 }, async () => {
    await withFlow({ tickets: ["first-ticket"] }, async (flow) => {
      const { world } = flow;
      await flow.queue("first-ticket");
      await flow.runUntilQuiet();
      const { number, headSha, body } = requestOf(flow, "first-ticket");
      expect(body).toContain("Merge-ready: 1 of 1 criteria met");
      expect(statusesOf(flow, headSha)).toEqual({
        "yoi/review-gate": "pending",
        "yoi/transition": "success",
      });
      expect(saidOf(flow, headSha, "yoi/review-gate")).toContain("0 of 1 approvals");
      // Opened with the token of a job: its check waits for a person, and is neither green nor red.
      expect(flow.driver.runs.filter(({ record }) => record.conclusion === "action_required")).toHaveLength(
        1,
      );
      await world.as("rita").approve(number);
      await flow.runUntilQuiet();
      expect(statusesOf(flow, headSha)).toEqual({
        "yoi/review-gate": "success",
        "yoi/transition": "success",
      });
      expect(await readFlowState(flow)).toEqual({
        refs: ["refs/heads/main", "refs/yoi/ledger"],
        tickets: { "first-ticket": "closed" },
        requests: [
          {
            head: "work/first-ticket",
            state: "merged",
            comments: [expect.stringMatching(/^<!-- yoi:/)],
            reviews: ["rita APPROVED"],
          },
        ],
        landed: { "first-ticket": 1 },
      });
      expect(await lookAgain(flow)).toMatchObject({ changed: [] });
      expect(findLeaks(flow)).toEqual([]);
    });
  });
});
