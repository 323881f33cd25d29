import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { checkWorkflows } from "../../../../src/core/github/workflows/check-workflows.ts";
import { formatWorkflows } from "../../../../src/core/github/workflows/format-workflows.ts";
import { PINS } from "../../../../src/core/github/workflows/pins.ts";
import { decideSettings } from "../../../../src/core/github/workflows/settings.ts";
import { expression } from "../../../../src/core/github/workflows/text-parts.ts";
import { defaultConfig, parseConfig } from "../../../../src/core/workspace/config.ts";
import { actionsParserErrors } from "../../../support/github/actions-parser.ts";
import { ACTION, keyedConfig, workflowFiles } from "../../../support/github/workflow-files.ts";

const files = workflowFiles(["ci"]);

describe("the workflows", () => {
  it.each([...files])(
    "of %s are these, for the default branch trunk and agents with keys",
    async (path, text) => {
      await expect(text).toMatchFileSnapshot(`golden/${basename(path)}`);
    },
  );

  it.each([...files])("of %s are good for GitHub's own parser", async (path, text) => {
    expect(await actionsParserErrors(path, text)).toEqual([]);
    expect(
      await actionsParserErrors(path, text.replace("ubuntu-latest", `${expression("no.context")}`)),
    ).not.toEqual([]);
  });

  it("have nothing that doctor finds, with agents and without", () => {
    const others = new Map([["ci.yml", "name: ci\non: pull_request\njobs: {}\n"]]);
    const facts = { config: keyedConfig(), defaultBranch: "trunk" };
    expect(checkWorkflows(new Map([...files, ...others]), facts)).toEqual([]);
    const plain = { ...defaultConfig(), github: { enabled: true } };
    const settings = decideSettings(plain, { action: "./", defaultBranch: "main", others: [] });
    expect(checkWorkflows(formatWorkflows(settings), { config: plain, defaultBranch: "main" })).toEqual([]);
  });

  it("use the Action as named and others by the pinned commits only", () => {
    const uses = [...files.values()].flatMap((text) =>
      [...text.matchAll(/ uses: (.*)$/gm)].map(([, one]) => one),
    );
    const pinned = Object.values(PINS).map(({ name, sha, version }) => `${name}@${sha} # ${version}`);
    expect(new Set(uses)).toEqual(new Set([ACTION, ...pinned]));
  });

  it("explain every job, event and permission by a comment on its line or above", () => {
    for (const text of files.values()) {
      const granted = text.split("\n").filter((line) => /^ {6}[a-z-]+: (?:read|write)\b/.test(line));
      for (const line of granted) expect(line).toMatch(/ # \w/);
    }
  });
});

describe("keys of models", () => {
  const job = files.get(".github/workflows/yoi-attempt.yml") ?? "";

  it("reach only the roles whose agent asks for them, and never validation", () => {
    const role = "needs.bind.outputs.role";
    expect(job).toContain(
      `MODEL_KEY: \${{ (${role} == 'coder' || ${role} == 'reviewer') && (secrets.MODEL_KEY || vars.MODEL_KEY) || '' }}`,
    );
    expect(job).toContain(
      `READER_KEY: \${{ ${role} == 'reviewer' && (secrets.READER_KEY || vars.READER_KEY) || '' }}`,
    );
    expect([...files.values()].join("").match(/secrets\./g)).toHaveLength(4);
  });

  it("are not there where no role has an agent that asks for one", () => {
    const { config } = parseConfig(
      'version = 1\n[agents.idle]\nprotocol = "command"\ncommand = ["x"]\nenv = ["K"]\n',
    );
    const settings = decideSettings(config, { action: "./", defaultBranch: "main", others: [] });
    expect(settings.keys.size).toBe(0);
    expect([...formatWorkflows(settings).values()].join("")).not.toContain("secrets.K");
  });
});

describe("what follows from the repository", () => {
  it("is whether the gate has a token that sees teams: only where a team is asked for", async () => {
    const config = { ...keyedConfig(), github: { enabled: true, queue_team: "acme/leads" } };
    const settings = decideSettings(config, { action: ACTION, defaultBranch: "trunk", others: [] });
    const all = formatWorkflows(settings);
    const gate = all.get(".github/workflows/yoi-gate.yml") ?? "";
    expect(gate).toMatch(/permission-members: read[\s\S]*app-token: \S/);
    expect(gate).not.toContain("permission-contents: write");
    expect(await actionsParserErrors("yoi-gate.yml", gate)).toEqual([]);
    expect(checkWorkflows(all, { config, defaultBranch: "trunk" })).toEqual([]);
    expect(files.get(".github/workflows/yoi-gate.yml")).not.toContain("app-token");
  });

  it("is the time limit: that of the longest run, and what the job needs besides", () => {
    expect(files.get(".github/workflows/yoi-attempt.yml")).toContain("timeout-minutes: 80 #");
  });

  it("is which other workflows wake the Orchestrator; a name that is more than a name is left out", () => {
    const names = ["b", "a", "b", `x: ${expression("secrets.K")}`, 'say "hi"', "*", ""];
    const { others } = decideSettings(keyedConfig(), { action: "./", defaultBranch: "main", others: names });
    expect(others).toEqual(["a", "b"]);
    expect(workflowFiles().get(".github/workflows/yoi-tick.yml")).not.toContain("workflow_run");
  });
});
