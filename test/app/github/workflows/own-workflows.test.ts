import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { checkGitHubSetup } from "../../../../src/app/github/workflows/check-setup.ts";
import { readWorkflowFiles } from "../../../../src/app/github/workflows/read-workflows.ts";
import { planInit } from "../../../../src/app/init/init.ts";
import { openWorkspace } from "../../../../src/app/workspace.ts";
import { withRepo } from "../../../support/git-repo.ts";
import { actionsParserErrors } from "../../../support/github/actions-parser.ts";
import { ACTION, keyedConfig, workflowFiles } from "../../../support/github/workflow-files.ts";

const PROJECT = resolve(import.meta.dirname, "../../../..");

describe("this repository's own workflows", () => {
  const { repository, config } = openWorkspace({ cwd: PROJECT, env: process.env });
  const known = { ...config, git: { ...config.git, default_branch: "main" } };

  it("are what the command writes, with the Action that lies here", () => {
    const options = { hooks: "none", mergeDrivers: false, agents: false, worktrees: false } as const;
    const made = planInit(repository, { ...options, github: {}, packageDir: PROJECT });
    expect(made.steps.flatMap((step) => (step.kind === "file" ? [step.path] : []))).toEqual([]);
    expect(made.findings).toEqual([]);
    expect(readWorkflowFiles(PROJECT).get(".github/workflows/yoi-tick.yml")).toContain("      - uses: ./\n");
  });

  it("have nothing that doctor finds", () => {
    expect(checkGitHubSetup(repository, { config: known, defaultBranch: "main" })).toEqual([]);
  });

  it.each([...readWorkflowFiles(PROJECT)])("%s is good for GitHub's own parser", async (path, text) => {
    expect(await actionsParserErrors(path, text)).toEqual([]);
  });
});

describe("doctor on a repository", () => {
  it("goes by the default branch that the caller knows, else by what the repository tells", async () => {
    await withRepo((repo) => {
      for (const [path, text] of workflowFiles()) repo.write(path, text);
      repo.commit("first");
      const { repository } = openWorkspace({ cwd: repo.root, env: repo.env });
      const config = { ...keyedConfig(), git: { ...keyedConfig().git, default_branch: undefined } };
      const codes = (defaultBranch?: string) =>
        checkGitHubSetup(repository, {
          config,
          ...(defaultBranch === undefined ? {} : { defaultBranch }),
        }).map(({ code }) => code);
      expect(codes("trunk")).toEqual([]);
      expect(codes("other")).toContain("workflow/branch");
      expect(codes()).toContain("workflow/branch");
      expect(ACTION).toContain("@");
    });
  });

  it("finds nothing, and asks git nothing, where there are no workflows", async () => {
    await withRepo((repo) => {
      const { repository, config } = openWorkspace({ cwd: repo.root, env: repo.env });
      expect(checkGitHubSetup({ ...repository, cwd: "/nowhere" }, { config })).toEqual([]);
    });
  });
});
