import { formatDoctorSummary } from "../../../core/github/format-doctor-summary.ts";
import { runDoctor } from "../../doctor/doctor.ts";
import { openWorkspace } from "../../workspace.ts";
import type { GitHubContext } from "../context.ts";
import type { ActionOutcome } from "../outcome.ts";
import { checkBranch } from "../workflows/check-branch.ts";
import { checkGitHubSetup } from "../workflows/check-setup.ts";

/**
 * Examines the whole workspace of the checkout, the workflows that yoi runs in, and what the rules of the default branch
 * leave open. What stands in the past is examined by `yoi ticket doctor --history`, which asks for a complete clone.
 * @throws git/*
 */
export async function runDoctorOnGitHub(context: GitHubContext): Promise<ActionOutcome> {
  const { runner, gitEnv, actingApi } = context;
  const { root, ticketRoot, repository, config } = openWorkspace({ cwd: runner.workspace, env: gitEnv });
  const verdict = runDoctor({
    root,
    ticketRoot,
    now: `${new Date().toISOString().slice(0, 19)}Z`,
    live: [
      ...checkGitHubSetup(repository, { config }),
      ...(await checkBranch(actingApi, repository, config)),
    ],
  });
  const { outcome, examined, diagnostics } = verdict;
  return {
    reason: outcome === "pass" ? "passed" : "findings",
    ok: outcome === "pass",
    result: { examined },
    summary: formatDoctorSummary(verdict),
    findings: diagnostics,
  };
}
