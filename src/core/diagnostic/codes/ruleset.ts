import type { CodeInfo } from "../code-info.ts";

/** Codes of the area `ruleset/`: what the rules of the default branch on GitHub leave open. */
export const rulesetCodes = {
  "ruleset/not-required": {
    severity: "warning",
    title: "status is not required",
    message: "the rules of {branch} do not require the status {context}",
    help: "require {context} in the repository's settings, under Rules",
    explain:
      "yoi posts its verdicts as commit statuses. Only a rule of the branch makes GitHub refuse a merge while one is not green. Until it is required, the status is advice: a person can merge past it without noticing.",
  },
  "ruleset/any-app": {
    severity: "warning",
    title: "status can be posted by anyone",
    message: "the rules of {branch} accept {context} from any App",
    help: "choose GitHub Actions, or your App, as the source of {context} in the rule",
    explain:
      "Whoever has a token with statuses: write can post a green status of any name. A rule that names the expected source accepts it from that App only. Other workflows of the same repository post as GitHub Actions too, so keep their permissions narrow, or post by an App of your own.",
  },
  "ruleset/unknown-check": {
    severity: "error",
    title: "required status that nobody posts",
    message: "{place} requires {context}, and yoi posts no such status",
    help: "require yoi/transition and yoi/review-gate, and take {context} out",
    explain:
      "A required status that is never posted stays pending, and nothing can be merged. The names of yoi's statuses are fixed: yoi/transition and yoi/review-gate.",
  },
  "ruleset/stale-approvals": {
    severity: "warning",
    title: "old approvals count",
    message: "no rule of {branch} that the token may see takes approvals back when new commits are pushed",
    help: "switch on that new commits dismiss approvals",
    explain:
      "yoi counts only approvals of the head that is merged, so its gate is not fooled. A person who merges by hand, or a merge that is done automatically by GitHub, is: what was approved may not be what lands.",
  },
  "ruleset/no-checks": {
    severity: "error",
    title: "merges without any check",
    message: "merge.authority is merge, and the rules of {branch} require no check",
    help: "require yoi/transition, yoi/review-gate and your own checks on {branch}",
    explain:
      "With that authority the Orchestrator merges by itself as soon as its gate passes. A branch that requires nothing lets everything else through as well, also what went past the gate. At least yoi's statuses and the tests belong into the rules.",
  },
  "ruleset/pushes": {
    severity: "warning",
    title: "branch takes plain pushes",
    message:
      "no rule of {branch} that the token may see asks for requests, so a plain push is checked only afterwards",
    help: "require a pull request before merging",
    explain:
      "A required status stops merges of requests. Where plain pushes are allowed, whoever may write can push a change of tickets past it, and the check only reports that afterwards. Nothing of yoi's needs to push to the default branch. Rulesets can be seen with every token, the older branch protection in full only by administrators.",
  },
} as const satisfies Record<string, CodeInfo>;
