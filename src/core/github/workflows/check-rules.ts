import { type Diagnostic, finding } from "../../diagnostic/diagnostic.ts";
import { CONFIG_PATH } from "../../ticket/files.ts";
import type { Config } from "../../workspace/config.ts";
import { GATE_CONTEXT, TRANSITION_CONTEXT } from "../names.ts";

/** The statuses that gate a merge. */
const STATUS_CONTEXTS: readonly string[] = [TRANSITION_CONTEXT, GATE_CONTEXT];

/** What the rules of a branch say, as far as a token may see them. */
export interface RulesSeen {
  /** Contexts that must be green, with the App that must report them; null: any may. */
  readonly requiredChecks: readonly { readonly context: string; readonly appId: number | null }[];
  readonly requestsOnly: boolean;
  readonly requiredApprovals: number;
  readonly dismissesStale: boolean;
}

/** Findings about what the rules of the default branch leave open. They point at the configuration: rules have no file. */
export function checkRules(rules: RulesSeen, config: Config, branch: string): readonly Diagnostic[] {
  const place = { path: CONFIG_PATH };
  const required = new Map(rules.requiredChecks.map((check) => [check.context, check]));
  const approvals = rules.requiredApprovals + config.merge.required_approvals;
  const found: Diagnostic[] = STATUS_CONTEXTS.flatMap((context) => {
    const check = required.get(context);
    if (check === undefined) return [finding("ruleset/not-required", place, { branch, context })];
    return check.appId === null ? [finding("ruleset/any-app", place, { branch, context })] : [];
  });
  found.push(...unknownChecks(rules, config, branch));
  if (approvals > 0 && !rules.dismissesStale)
    found.push(finding("ruleset/stale-approvals", place, { branch }));
  if (config.merge.authority === "merge" && required.size === 0) {
    found.push(finding("ruleset/no-checks", place, { branch }));
  }
  if (!rules.requestsOnly) found.push(finding("ruleset/pushes", place, { branch }));
  return found;
}

/** Names that look like statuses of yoi's and are none. */
function unknownChecks(rules: RulesSeen, config: Config, branch: string): readonly Diagnostic[] {
  const isUnknown = (context: string): boolean =>
    /^yoi\b/i.test(context) && !STATUS_CONTEXTS.includes(context);
  const wished = [
    ...rules.requiredChecks.map(({ context }) => ({ context, place: `the rule of ${branch}` })),
    ...(config.merge.required_checks ?? []).map((context) => ({ context, place: "merge.required_checks" })),
  ];
  return wished
    .filter(({ context }) => isUnknown(context))
    .map(({ context, place }) => finding("ruleset/unknown-check", { path: CONFIG_PATH }, { place, context }));
}
