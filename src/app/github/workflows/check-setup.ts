import type { Diagnostic } from "../../../core/diagnostic/diagnostic.ts";
import { checkWorkflows } from "../../../core/github/workflows/check-workflows.ts";
import type { Config } from "../../../core/workspace/config.ts";
import { readBranches } from "../../../io/git/branches.ts";
import type { Repository } from "../../../io/git/repository.ts";
import { readWorkflowFiles } from "./read-workflows.ts";

/** What is known already. */
export interface SetupFacts {
  readonly config: Config;
  /** The default branch as GitHub names it: a checkout of a runner does not know it. */
  readonly defaultBranch?: string;
}

/**
 * Examines the workflows of a working tree that yoi runs in on GitHub; nothing is found where it does not run there.
 * 3 processes, none where there is no workflow and no default branch is asked for.
 */
export function checkGitHubSetup(
  repo: Repository,
  { config, defaultBranch }: SetupFacts,
): readonly Diagnostic[] {
  if (repo.root === undefined) return [];
  const files = readWorkflowFiles(repo.root);
  if (files.size === 0 && !config.github.enabled) return [];
  return checkWorkflows(files, { config, defaultBranch: defaultBranch ?? readDefaultBranch(repo, config) });
}

/** The default branch as far as the repository tells; undefined when nothing does. 3 processes. */
export function readDefaultBranch(repo: Repository, config: Config): string | undefined {
  const { remote, default_branch: wished } = config.git;
  return readBranches(repo, { remote, defaultBranch: wished }).defaultBranch ?? wished;
}
