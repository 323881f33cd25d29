import { describe, expect, it } from "vitest";
import { checkBranch } from "../../../../src/app/github/workflows/check-branch.ts";
import { openWorkspace } from "../../../../src/app/workspace.ts";
import { failure } from "../../../../src/core/diagnostic/error.ts";
import type { BranchRules } from "../../../../src/io/github/api.ts";
import { withRepo } from "../../../support/git-repo.ts";
import { keyedConfig } from "../../../support/github/workflow-files.ts";

const OPEN: BranchRules = {
  requiredChecks: [],
  mergeQueue: false,
  requestsOnly: true,
  requiredApprovals: 0,
  dismissesStale: false,
};

async function codesOf(readRules: (branch: string) => Promise<BranchRules | undefined>, isOn = true) {
  return await withRepo(async (repo) => {
    const { repository } = openWorkspace({ cwd: repo.root, env: repo.env });
    const found = await checkBranch({ readRules }, repository, {
      ...keyedConfig(),
      github: { enabled: isOn },
    });
    return found.map(({ code, severity }) => `${severity} ${code}`);
  });
}

describe("the rules of the default branch on GitHub", () => {
  it("are asked for by its name, and what they leave open is found", async () => {
    const asked: string[] = [];
    const codes = await codesOf((branch) => {
      asked.push(branch);
      return Promise.resolve(OPEN);
    });
    expect(asked).toEqual(["trunk"]);
    expect(codes).toEqual(["warning ruleset/not-required", "warning ruleset/not-required"]);
  });

  it("are not asked for where yoi does not run on GitHub", async () => {
    const codes = codesOf(() => Promise.reject(new Error("asked")), false);
    expect(await codes).toEqual([]);
  });

  it("that the token may not see are no finding, and a GitHub that does not answer is a warning", async () => {
    expect(await codesOf(() => Promise.resolve(undefined))).toEqual([]);
    const down = failure("git/not-found", { path: "" }, { needed: "2.31" });
    expect(await codesOf(() => Promise.reject(down))).toEqual(["warning git/not-found"]);
  });
});
