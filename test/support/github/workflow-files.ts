import { formatWorkflows } from "../../../src/core/github/workflows/format-workflows.ts";
import { decideSettings } from "../../../src/core/github/workflows/settings.ts";
import { type Config, parseConfig } from "../../../src/core/workspace/config.ts";

/** An Action by its commit, as `--action` takes it. */
export const ACTION = `example/yoi@${"a1".repeat(20)} # v1.0.0`;

/** A configuration with a coder that has a key, and a reviewer that has that key and one more. */
export const KEYED_CONFIG = `version = 1
[git]
default_branch = "trunk"
[orchestrator]
run_minutes = 45
[agents.writer]
protocol = "command"
command = ["writer"]
env = ["MODEL_KEY"]
[agents.reader]
protocol = "command"
command = ["reader"]
env = ["MODEL_KEY", "READER_KEY"]
timeout_minutes = 50
[roles.coder]
agent = "writer"
[roles.reviewer]
agent = "reader"
[github]
enabled = true
`;

/** The configuration as read. */
export function keyedConfig(): Config {
  return parseConfig(KEYED_CONFIG).config;
}

/** The workflows of a repository whose default branch is `trunk`, by path. */
export function workflowFiles(others: readonly string[] = []): Map<string, string> {
  return new Map(
    formatWorkflows(decideSettings(keyedConfig(), { action: ACTION, defaultBranch: "trunk", others })),
  );
}
