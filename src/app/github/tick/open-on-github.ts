import type { StepOutcome } from "../../../core/orchestrator/step.ts";
import { type Orchestrator, openOrchestrator } from "../../orchestrate/context.ts";
import { openWorkspace } from "../../workspace.ts";
import type { GitHubContext } from "../context.ts";
import { type GitHubForge, githubForge } from "../forge/github-forge.ts";

/** An Orchestrator that works on GitHub, with its forge. */
export interface GitHubOrchestrator extends Orchestrator {
  readonly forge: GitHubForge;
}

/** Opens the checkout of a job as an Orchestrator on GitHub. @throws git/*, ledger/which-remote, ledger/no-default-branch */
export function openOnGitHub(context: GitHubContext): GitHubOrchestrator {
  const { runner, gitEnv, log } = context;
  const workspace = openWorkspace({ cwd: runner.workspace, env: gitEnv });
  const forge = githubForge(context);
  const onOutcome = ({ kind, step, message }: StepOutcome): void => {
    const ticket = step.kind === "record_waits" ? "" : ` ${step.ticket}`;
    log(`${kind} ${step.kind}${ticket}: ${message}`);
  };
  const orchestrator = openOrchestrator(workspace, { forge, onOutcome });
  return { ...orchestrator, forge };
}
