import { describe, expect, it } from "vitest";
import { classifyChecks, OWN_WORKFLOWS, ownStatuses } from "../../../src/io/github/classify-checks.ts";
import type { ContextAnswer, SuiteAnswer } from "../../../src/io/github/request-shapes.ts";

const ACTIONS = { slug: "github-actions" };
const CI = { event: "pull_request", workflow: { name: "CI" } };

function check(name: string, conclusion: string | null, more: Partial<CheckAnswer> = {}): CheckAnswer {
  return {
    __typename: "CheckRun",
    name,
    status: conclusion === null ? "IN_PROGRESS" : "COMPLETED",
    conclusion,
    startedAt: "2026-01-01T00:00:00Z",
    checkSuite: { id: "CS_1", app: ACTIONS, workflowRun: CI },
    ...more,
  };
}
type CheckAnswer = Extract<ContextAnswer, { readonly __typename: "CheckRun" }>;

function status(context: string, state: string): ContextAnswer {
  return { __typename: "StatusContext", context, state, description: null };
}

function suite(state: string, conclusion: string | null, more: Partial<SuiteAnswer> = {}): SuiteAnswer {
  return { id: "CS_2", status: state, conclusion, app: ACTIONS, workflowRun: CI, ...more };
}

const stateOf = (suites: readonly SuiteAnswer[], contexts: readonly ContextAnswer[]): string =>
  classifyChecks(suites, contexts, []).state;

describe("classifyChecks", () => {
  it.each<[string, string, readonly ContextAnswer[]]>([
    ["none", "nothing reports", []],
    ["none", "everything was skipped", [check("a", "SKIPPED"), check("b", "NEUTRAL")]],
    ["none", "only yoi's own statuses are there", [status("yoi/transition", "SUCCESS")]],
    [
      "passed",
      "a skipped check stands beside one that passed",
      [check("a", "SKIPPED"), check("b", "SUCCESS")],
    ],
    ["passed", "a status is green", [status("ci", "SUCCESS")]],
    ["pending", "one still runs", [check("a", "SUCCESS"), check("b", null)]],
    ["pending", "a status is only expected", [status("ci", "EXPECTED")]],
    ["held", "one waits for a person, whatever else runs", [check("a", "ACTION_REQUIRED"), check("b", null)]],
    ["held", "a deployment waits for a person", [check("a", null, { status: "WAITING" })]],
    ["failed", "one failed, whatever else is held", [check("a", "FAILURE"), check("b", "ACTION_REQUIRED")]],
    ["failed", "one was cancelled", [check("a", "CANCELLED")]],
    ["failed", "one has a conclusion that is not known", [check("a", "SOMETHING_NEW")]],
    ["failed", "a status reports an error", [status("ci", "ERROR"), check("a", "SUCCESS")]],
  ])("is %s when %s", (expected, _, contexts) => {
    expect(stateOf([], contexts)).toBe(expected);
  });

  it.each<[string, string, SuiteAnswer]>([
    ["held", "a run waits for a click and has no check yet", suite("COMPLETED", "ACTION_REQUIRED")],
    ["held", "an App asks for a person", suite("COMPLETED", "ACTION_REQUIRED", { workflowRun: null })],
    ["pending", "a run has not begun", suite("QUEUED", null)],
    ["failed", "a workflow file is broken", suite("COMPLETED", "STARTUP_FAILURE")],
    ["passed", "an App never reports", suite("QUEUED", null, { workflowRun: null, app: { slug: "other" } })],
    ["passed", "all jobs of a workflow were skipped", suite("COMPLETED", "SKIPPED")],
    ["passed", "the checks of a suite are listed themselves", suite("QUEUED", null, { id: "CS_1" })],
  ])("beside a green check is %s when %s", (expected, _, one) => {
    expect(stateOf([one], [check("a", "SUCCESS")])).toBe(expected);
  });

  it.each(OWN_WORKFLOWS)("leaves out yoi's own workflow %s, whatever it says", (name) => {
    const workflowRun = { event: "pull_request", workflow: { name } };
    const checkSuite = { id: "CS_3", app: ACTIONS, workflowRun };
    const suites = [suite("COMPLETED", "ACTION_REQUIRED", { workflowRun })];
    expect(stateOf(suites, [check("check", "FAILURE", { checkSuite })])).toBe("none");
  });

  it("counts another App's check, whatever name its workflow has", () => {
    const checkSuite = {
      id: "CS_3",
      app: { slug: "other" },
      workflowRun: { event: "push", workflow: { name: "yoi check" } },
    };
    expect(stateOf([], [check("check", "FAILURE", { checkSuite })])).toBe("failed");
  });

  it("leaves out the given contexts", () => {
    const contexts = [check("slow", "FAILURE"), status("other", "PENDING"), check("a", "SUCCESS")];
    expect(classifyChecks([], contexts, ["slow", "other"])).toEqual({
      state: "passed",
      names: [{ name: "a", state: "passed" }],
    });
  });

  it("counts only the newest of a workflow's runs, but those of different events all", () => {
    const newer = { startedAt: "2026-01-01T00:01:00Z" };
    expect(stateOf([], [check("a", "SUCCESS", newer), check("a", "CANCELLED")])).toBe("passed");
    expect(stateOf([], [check("a", "CANCELLED"), check("a", "SUCCESS", newer)])).toBe("passed");
    const push = { id: "CS_3", app: ACTIONS, workflowRun: { ...CI, event: "push" } };
    expect(stateOf([], [check("a", "SUCCESS", newer), check("a", "FAILURE", { checkSuite: push })])).toBe(
      "failed",
    );
  });
});

describe("ownStatuses", () => {
  it("has the statuses of yoi alone, and no check that only bears such a name", () => {
    const contexts = [
      status("yoi/review-gate", "PENDING"),
      status("ci", "SUCCESS"),
      check("yoi/x", "SUCCESS"),
    ];
    expect([...ownStatuses(contexts)]).toEqual([["yoi/review-gate", { state: "pending", description: "" }]]);
  });
});
