import { asWarning, type Diagnostic } from "../../../core/diagnostic/diagnostic.ts";
import { YoiError } from "../../../core/diagnostic/error.ts";
import { checkRules } from "../../../core/github/workflows/check-rules.ts";
import type { Config } from "../../../core/workspace/config.ts";
import type { Repository } from "../../../io/git/repository.ts";
import type { GitHubApi } from "../../../io/github/api.ts";
import { readDefaultBranch } from "./check-setup.ts";

/**
 * Examines what the rules of the default branch on GitHub leave open. Nothing is found where yoi does not run there or
 * the token may not see rules; that GitHub could not be asked is a warning. 1 to 3 calls, 3 processes.
 */
export async function checkBranch(
  api: Pick<GitHubApi, "readRules">,
  repo: Repository,
  config: Config,
): Promise<readonly Diagnostic[]> {
  const branch = config.github.enabled ? readDefaultBranch(repo, config) : undefined;
  if (branch === undefined) return [];
  try {
    const rules = await api.readRules(branch);
    return rules === undefined ? [] : checkRules(rules, config, branch);
  } catch (error) {
    if (!(error instanceof YoiError)) throw error;
    return [asWarning(error.diagnostic, "the rules of the branch were not examined")];
  }
}
