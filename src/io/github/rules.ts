import type { z } from "zod";
import type { BranchRules, GitHubApi } from "./api.ts";
import type { Connection } from "./connection.ts";
import { isHidden } from "./failure.ts";
import { remember } from "./remember.ts";
import { branchProtection, branchRules, oneBranch } from "./rest-shapes.ts";

// https://docs.github.com/en/rest/repos/rules#get-rules-for-a-branch and
// https://docs.github.com/en/rest/branches/branch-protection

const PER_PAGE = 100;

type Rules = z.infer<typeof branchRules>;
type Protection = z.infer<typeof branchProtection>;
type Branch = z.infer<typeof oneBranch>;

const NO_RULES: BranchRules = {
  requiredChecks: [],
  mergeQueue: false,
  requestsOnly: false,
  requiredApprovals: 0,
  dismissesStale: false,
};

/** What reads the rules of a branch. */
export function rulesReader(connection: Connection): Pick<GitHubApi, "readRules"> {
  return { readRules: remember((branch) => readRules(connection, branch)) };
}

/**
 * Rulesets, which everybody may read, and the older protection of branches, of which a token without administration is
 * told only the required checks. Of both the stricter counts, as it does for GitHub.
 */
async function readRules(connection: Connection, branch: string): Promise<BranchRules | undefined> {
  const asked = { ...connection.repository, branch };
  try {
    const rules = await connection.rest(
      "readRules",
      branchRules,
      (rest) => rest.repos.getBranchRules({ ...asked, per_page: PER_PAGE }),
      isHidden,
    );
    const seen = await connection.rest(
      "readBranch",
      oneBranch,
      (rest) => rest.repos.getBranch(asked),
      isHidden,
    );
    const classic = seen.protection?.enabled === true ? await readProtection(connection, branch) : undefined;
    return stricter([
      rulesOf(rules),
      summaryOf(seen),
      classic === undefined ? NO_RULES : protectionOf(classic),
    ]);
  } catch (error) {
    if (isHidden(error)) return undefined;
    throw error;
  }
}

async function readProtection(connection: Connection, branch: string): Promise<Protection | undefined> {
  const asked = { ...connection.repository, branch };
  try {
    return await connection.rest(
      "readProtection",
      branchProtection,
      (rest) => rest.repos.getBranchProtection(asked),
      isHidden,
    );
  } catch (error) {
    if (isHidden(error)) return undefined;
    throw error;
  }
}

function rulesOf(rules: Rules): BranchRules {
  return stricter(
    rules.map((rule) => {
      if (rule.type === "merge_queue") return { ...NO_RULES, mergeQueue: true, requestsOnly: true };
      if (rule.type === "required_status_checks") {
        const checks = rule.parameters?.required_status_checks ?? [];
        const requiredChecks = checks.map(({ context, integration_id: app }) => ({
          context,
          appId: app ?? null,
        }));
        return { ...NO_RULES, requiredChecks };
      }
      if (rule.type !== "pull_request") return NO_RULES;
      return {
        ...NO_RULES,
        requestsOnly: true,
        requiredApprovals: rule.parameters?.required_approving_review_count ?? 0,
        dismissesStale: rule.parameters?.dismiss_stale_reviews_on_push ?? false,
      };
    }),
  );
}

function summaryOf({ protection }: Branch): BranchRules {
  const checks = protection?.required_status_checks;
  if (protection?.enabled !== true || !checks) return NO_RULES;
  return { ...NO_RULES, requiredChecks: checks.contexts.map((context) => ({ context, appId: null })) };
}

function protectionOf(protection: Protection): BranchRules {
  const { required_status_checks: checks, required_pull_request_reviews: reviews } = protection;
  return {
    ...NO_RULES,
    requiredChecks: (checks?.checks ?? []).map(({ context, app_id: app }) => ({ context, appId: app })),
    requestsOnly: reviews !== undefined && reviews !== null,
    requiredApprovals: reviews?.required_approving_review_count ?? 0,
    dismissesStale: reviews?.dismiss_stale_reviews ?? false,
  };
}

/** Of several rules all hold. A context that one rule wants of an App is not listed without it as well. */
function stricter(all: readonly BranchRules[]): BranchRules {
  const checks = new Map<string, BranchRules["requiredChecks"][number]>();
  for (const check of all.flatMap(({ requiredChecks }) => requiredChecks)) {
    const before = checks.get(check.context);
    if (before === undefined || before.appId === null) checks.set(check.context, check);
  }
  return {
    requiredChecks: [...checks.values()],
    mergeQueue: all.some(({ mergeQueue }) => mergeQueue),
    requestsOnly: all.some(({ requestsOnly }) => requestsOnly),
    requiredApprovals: Math.max(0, ...all.map(({ requiredApprovals }) => requiredApprovals)),
    dismissesStale: all.some(({ dismissesStale }) => dismissesStale),
  };
}
