import { type Answer, ApiError, type Call, type Route, route } from "../router.ts";
import { repoUrl } from "../shapes.ts";
import { fullName } from "../state.ts";
import type { Protection } from "../values.ts";

// https://docs.github.com/en/rest/repos/rules and …/branches/branch-protection

const RULESET = 42;

function rulesOf(rules: Protection): { type: string; parameters?: Record<string, unknown> }[] {
  const found: { type: string; parameters?: Record<string, unknown> }[] = [];
  if (rules.requestsOnly === true || rules.requiredApprovals !== undefined || rules.dismissesStale === true) {
    found.push({
      type: "pull_request",
      parameters: {
        allowed_merge_methods: ["merge", "squash", "rebase"],
        dismiss_stale_reviews_on_push: rules.dismissesStale === true,
        require_code_owner_review: false,
        require_last_push_approval: false,
        required_approving_review_count: rules.requiredApprovals ?? 0,
        required_review_thread_resolution: false,
      },
    });
  }
  if (rules.requiredChecks !== undefined && rules.requiredChecks.length > 0) {
    found.push({
      type: "required_status_checks",
      parameters: {
        strict_required_status_checks_policy: rules.strict === true,
        required_status_checks: rules.requiredChecks.map(({ context, appId }) =>
          typeof appId === "number" ? { context, integration_id: appId } : { context },
        ),
      },
    });
  }
  if (rules.mergeQueue === true) {
    found.push({
      type: "merge_queue",
      parameters: {
        check_response_timeout_minutes: 60,
        grouping_strategy: "ALLGREEN",
        max_entries_to_build: 5,
        max_entries_to_merge: 5,
        merge_method: "MERGE",
        min_entries_to_merge: 1,
        min_entries_to_merge_wait_minutes: 5,
      },
    });
  }
  return found;
}

function isRuleset(rules: Protection): boolean {
  return (rules.as ?? "ruleset") === "ruleset";
}

function ofBranch(call: Call): Answer {
  const rules = call.state.protections.get(call.params["branch"] ?? "");
  const shown = rules === undefined || !isRuleset(rules) ? [] : rulesOf(rules);
  const source = {
    ruleset_source_type: "Repository",
    ruleset_source: fullName(call.state),
    ruleset_id: RULESET,
  };
  return { status: 200, body: shown.map((rule) => ({ ...rule, ...source })) };
}

function rulesets(call: Call): { branch: string; rules: Protection; id: number }[] {
  return [...call.state.protections]
    .filter(([, rules]) => isRuleset(rules))
    .map(([branch, rules], index) => ({ branch, rules, id: RULESET + index }));
}

function showRuleset(call: Call, { branch, id }: { branch: string; id: number }): Record<string, unknown> {
  return {
    id,
    name: branch,
    target: "branch",
    source_type: "Repository",
    source: fullName(call.state),
    enforcement: "active",
    node_id: `RRS_${id}`,
  };
}

function protection(call: Call): Answer {
  const rules = call.state.protections.get(call.params["branch"] ?? "");
  if (rules === undefined || isRuleset(rules)) throw new ApiError(404, "Branch not protected");
  const url = `${repoUrl(call.state)}/branches/${call.params["branch"]}/protection`;
  const checks = rules.requiredChecks ?? [];
  return {
    status: 200,
    body: {
      url,
      ...(checks.length === 0
        ? {}
        : {
            required_status_checks: {
              url: `${url}/required_status_checks`,
              strict: rules.strict === true,
              contexts: checks.map(({ context }) => context),
              checks: checks.map(({ context, appId }) => ({ context, app_id: appId ?? null })),
            },
          }),
      ...(rules.requestsOnly === true || rules.requiredApprovals !== undefined
        ? {
            required_pull_request_reviews: {
              url: `${url}/required_pull_request_reviews`,
              dismiss_stale_reviews: rules.dismissesStale === true,
              require_code_owner_reviews: false,
              required_approving_review_count: rules.requiredApprovals ?? 0,
            },
          }
        : {}),
      enforce_admins: { url: `${url}/enforce_admins`, enabled: true },
    },
  };
}

/** Routes of rulesets and of branch protection: read only; `world.protect` sets them. */
export const ruleRoutes: readonly Route[] = [
  route("GET", "/rules/branches/{branch+}", "", "read", ofBranch),
  route("GET", "/rulesets", "", "read", (call) => ({
    status: 200,
    body: rulesets(call).map((each) => showRuleset(call, each)),
  })),
  route("GET", "/rulesets/{id}", "", "read", (call) => {
    const found = rulesets(call).find(({ id }) => `${id}` === call.params["id"]);
    if (found === undefined) throw new ApiError(404, "Not Found");
    const conditions = { ref_name: { include: [`refs/heads/${found.branch}`], exclude: [] } };
    return { status: 200, body: { ...showRuleset(call, found), conditions, rules: rulesOf(found.rules) } };
  }),
  route("GET", "/branches/{branch+}/protection", "administration:read", "admin", protection),
];
