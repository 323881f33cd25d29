import type { WorkflowSettings } from "../../../core/github/workflows/settings.ts";
import type { Config } from "../../../core/workspace/config.ts";

/** What a person does once on GitHub, where no program may: one line each. */
export function formatByHand(
  { keys, defaultBranch, asksTeam, others }: WorkflowSettings,
  config: Config,
): readonly string[] {
  const names = [...keys.keys()];
  const hasAgents = config.roles.coder.agent !== undefined && config.roles.reviewer.agent !== undefined;
  return [
    ...(hasAgents
      ? []
      : ["name an agent for coder and reviewer in .yoi/ticket.config.toml, then run this again"]),
    ...(names.length === 0
      ? []
      : [`Settings, Secrets and variables, Actions: add as secrets ${names.join(", ")}`]),
    "Settings, Actions, General: allow GitHub Actions to create pull requests",
    `Settings, Rules: for ${defaultBranch} require a pull request and the statuses yoi/transition and yoi/review-gate, from GitHub Actions`,
    "runs of requests that GITHUB_TOKEN opened are held until somebody clicks; a GitHub App takes the click away: its client id as variable YOI_APP_CLIENT_ID, its key as secret YOI_APP_PRIVATE_KEY",
    ...(others.length > 0 || config.merge.required_checks !== undefined
      ? []
      : [
          "no other workflow here checks requests, and the gate waits for one: add one, or say required_checks = [] under [merge]",
        ]),
    ...(asksTeam ? ["github.queue_team needs that App, with the right to read members"] : []),
    `commit, and bring it to ${defaultBranch}: GitHub runs what is there`,
  ];
}
