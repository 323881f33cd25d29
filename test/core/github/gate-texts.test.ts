import { describe, expect, it } from "vitest";
import { earlyStatusOf, formatGateTree, statusOf } from "../../../src/core/github/gate-texts.ts";
import { formatGateStatus, type GateResult } from "../../../src/core/orchestrator/decide/gate.ts";

function gate(status: GateResult["status"], reason = "why"): GateResult {
  return { name: "gate", status, reason: "r", children: [{ name: "review", status, reason, children: [] }] };
}

describe("the gate's status", () => {
  it.each([
    ["passed", "success"],
    ["pending: review: nobody has looked", "pending"],
    ["failed: review: it asks for changes", "failure"],
    ["passed: or so somebody would have it", "failure"],
    ["", "failure"],
  ])("%j is %s", (text, state) => {
    expect(statusOf(text)).toEqual({ state, description: text });
  });

  it("is cut to what GitHub takes, without half a character", () => {
    const { description } = statusOf(`pending: ${"😀".repeat(100)}`);
    expect(description.length).toBeLessThanOrEqual(140);
    expect(description.isWellFormed()).toBe(true);
  });

  it.each(["passed", "pending", "failed"] as const)(
    "posted early is never what a tick wants to see: %s",
    (status) => {
      for (const reason of ["short", "x".repeat(200)]) {
        const early = earlyStatusOf(gate(status, reason));
        expect(early.state).toBe(statusOf(formatGateStatus(gate(status, reason))).state);
        expect(early.description).not.toBe(formatGateStatus(gate(status, reason)));
        expect(early.description.length).toBeLessThanOrEqual(140);
      }
    },
  );

  it("is shown as a tree in which nobody's text has an effect", () => {
    const text = formatGateTree(gate("failed", "@everybody fixes #1 <img src=x> | [x](http://y)"));
    expect(text.split("\n")).toHaveLength(2);
    expect(text).toContain("- ❌ **review**");
    // Outside of code nothing of it is left.
    expect(text.replaceAll(/`[^`]*`|&#124;/g, "")).not.toMatch(/[<@|#]/);
  });
});
