import { describe, expect, it } from "vitest";
import { formatTickSummary } from "../../../src/core/github/tick-summary.ts";

const TICKET = "20260301-080000-copy";
const cleanup = { kind: "cleanup", ticket: TICKET } as const;

describe("the summary of a tick", () => {
  it("says so when nothing was to be done, and how often GitHub was asked", () => {
    const text = formatTickSummary("yoi tick", {
      outcomes: [],
      waiting: [],
      left: [],
      stopped: null,
      requests: 1,
    });
    expect(text).toBe("## yoi tick\n\nNothing was to be done.\n\nGitHub was asked 1 time.\n");
  });

  it("shows what was done, what waits and why, the gate, and what is left", () => {
    const text = formatTickSummary("yoi tick", {
      outcomes: [{ kind: "failed", step: cleanup, message: "a | b @octo" }],
      waiting: [
        {
          ticket: TICKET,
          reasons: [{ kind: "person", text: "approvals: 0 of 1", tickets: [] }],
          gate: { name: "gate", status: "pending", reason: "not passed: approvals", children: [] },
          request: { number: 4, url: "https://github.example/o/r/pull/4" },
          left: [{ login: "mallory", reason: "no write access" }],
        },
      ],
      left: [cleanup],
      stopped: "the ledger is lost",
      requests: 3,
    });
    expect(text).toContain("**Nothing may be done:** the ledger is lost");
    expect(text).toContain(`| ❌ | \`${TICKET}\` | cleanup | a &#124; b \`@octo\` |`);
    expect(text).toContain(`| \`${TICKET}\` | [#4](https://github.example/o/r/pull/4) | approvals: 0 of 1 |`);
    expect(text).toContain("- ⏳ **gate**: not passed: approvals");
    expect(text).toContain("`mallory`: no write access");
    expect(text).toContain(`Left to the next tick: cleanup \`${TICKET}\`.`);
    expect(text).toContain("asked 3 times");
  });
});
