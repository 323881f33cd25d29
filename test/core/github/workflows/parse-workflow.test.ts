import { describe, expect, it } from "vitest";
import { MAX_WORKFLOW_LENGTH, parseWorkflow } from "../../../../src/core/github/workflows/parse-workflow.ts";
import { levelOf, type Workflow } from "../../../../src/core/github/workflows/workflow.ts";

function read(text: string): Workflow {
  const parsed = parseWorkflow(text, "w.yml");
  if (parsed.kind === "fault") throw new Error(parsed.reason);
  return parsed.workflow;
}

describe("a workflow", () => {
  it.each([
    ["one event", "on: push", ["push"]],
    ["a list of events", "on: [push, pull_request]", ["push", "pull_request"]],
    ["a map of events", "on:\n  push:\n    branches: main\n  schedule:\n    - cron: x", ["push", "schedule"]],
    ["a quoted key", '"on": push', ["push"]],
    ["none", "name: x", []],
  ])("is started by what stands under on: %s", (_what, text, events) => {
    expect([...read(text).events.keys()]).toEqual(events);
  });

  it("has the lists of an event, also where one text stands for a list, and its line", () => {
    const { events } = read(
      "name: x\non:\n  push:\n    branches: main\n  workflow_run:\n    workflows: [a, b]\n",
    );
    expect(events.get("push")).toEqual({ line: 3, types: [], branches: ["main"], workflows: [] });
    expect(events.get("workflow_run")?.workflows).toEqual(["a", "b"]);
  });

  it.each([
    ["permissions: {}", "none", "none"],
    ["permissions: read-all", "read", "read"],
    ["permissions: write-all", "write", "write"],
    ["permissions:\n  contents: read", "read", "none"],
    ["permissions:\n  contents: admin", "write", "none"],
    ["name: x", "write", "write"],
  ])("may do what %s says, and everything where nothing does", (text, contents, other) => {
    const { permissions } = read(text);
    expect([levelOf(permissions, "contents"), levelOf(permissions, "other")]).toEqual([contents, other]);
  });

  it.each([
    ["that is no YAML", "a: [", 1],
    ["with a key twice", "a: 1\na: 2", 2],
    ["with an alias", "a: &x 1\nb: *x", 2],
    ["with a merged map", "a:\n  <<: {b: 1}", 2],
    ["that is a list", "- a", 1],
    ["that is empty", "", 1],
    ["that is huge", "#".repeat(MAX_WORKFLOW_LENGTH + 1), 1],
  ])("%s is a fault, with its line", (_what, text, line) => {
    expect(parseWorkflow(text, "w.yml")).toMatchObject({ kind: "fault", line });
  });

  it("never throws, whatever stands where", () => {
    for (const key of ["on", "jobs", "permissions", "concurrency", "name"]) {
      for (const value of ["null", "1", "[1, [2]]", "{a: {b: [c]}}", "{a: null}", "x", "{? [a] : b}"]) {
        expect(parseWorkflow(`${key}: ${value}\njobs2: 1\n`, "w.yml").kind).toBe("workflow");
        expect(parseWorkflow(`jobs:\n  a:\n    ${key}: ${value}\n    steps: ${value}\n`, "w.yml").kind).toBe(
          "workflow",
        );
      }
    }
  });
});
