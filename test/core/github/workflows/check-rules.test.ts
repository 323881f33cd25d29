import { describe, expect, it } from "vitest";
import { checkRules, type RulesSeen } from "../../../../src/core/github/workflows/check-rules.ts";
import { type Config, defaultConfig } from "../../../../src/core/workspace/config.ts";

/** GitHub Actions itself. */
const ACTIONS = 15368;

const good: RulesSeen = {
  requiredChecks: [
    { context: "yoi/transition", appId: ACTIONS },
    { context: "yoi/review-gate", appId: ACTIONS },
  ],
  requestsOnly: true,
  requiredApprovals: 1,
  dismissesStale: true,
};

function found(rules: Partial<RulesSeen>, merge: Partial<Config["merge"]> = {}): readonly string[] {
  const config = defaultConfig();
  const all = checkRules({ ...good, ...rules }, { ...config, merge: { ...config.merge, ...merge } }, "trunk");
  return all.map(({ code, facts }) => `${code} ${facts["context"] ?? ""}`.trim());
}

describe("the rules of the default branch", () => {
  it("are good when both statuses of yoi's are required from one App and old approvals go", () => {
    expect(found({})).toEqual([]);
    expect(found({}, { authority: "merge", required_checks: ["test"] })).toEqual([]);
  });

  it("leave a status to be merged past where it is not required", () => {
    expect(found({ requiredChecks: good.requiredChecks.slice(1) })).toEqual([
      "ruleset/not-required yoi/transition",
    ]);
  });

  it("let a merge through without any check where the Orchestrator merges by itself and nothing is required", () => {
    const none = { requiredChecks: [] };
    expect(found(none)).not.toContain("ruleset/no-checks");
    expect(found(none, { authority: "merge" })).toContain("ruleset/no-checks");
  });

  it("require what nobody posts: here, or in the configuration", () => {
    const extra = [
      ...good.requiredChecks,
      { context: "yoi/gate", appId: null },
      { context: "test", appId: null },
    ];
    expect(found({ requiredChecks: extra })).toEqual(["ruleset/unknown-check yoi/gate"]);
    expect(found({}, { required_checks: ["yoi review-gate", "yoi/transition", "yoidle"] })).toEqual([
      "ruleset/unknown-check yoi review-gate",
    ]);
  });

  it("take plain pushes where no request is asked for", () => {
    expect(found({ requestsOnly: false })).toEqual(["ruleset/pushes"]);
  });
});

describe("attack: forged gate status", () => {
  it("is possible where any App may post a required status", () => {
    const open = good.requiredChecks.map(({ context }) => ({ context, appId: null }));
    expect(found({ requiredChecks: open })).toEqual([
      "ruleset/any-app yoi/transition",
      "ruleset/any-app yoi/review-gate",
    ]);
  });
});

describe("attack: stale approval", () => {
  it("is possible in GitHub's own buttons where new commits keep approvals that count", () => {
    expect(found({ dismissesStale: false })).toEqual(["ruleset/stale-approvals"]);
    expect(found({ dismissesStale: false, requiredApprovals: 0 }, { required_approvals: 1 })).toEqual([
      "ruleset/stale-approvals",
    ]);
    expect(found({ dismissesStale: false, requiredApprovals: 0 })).toEqual([]);
  });
});
