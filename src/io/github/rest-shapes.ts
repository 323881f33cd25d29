import { z } from "zod";

// What is used of the answers of the REST interface: nothing unchecked comes further.

/** What is not looked at. */
export const anything = z.unknown();

/** https://docs.github.com/en/rest/pulls/pulls#create-a-pull-request */
export const madeRequest = z.object({ number: z.int() });
/** https://docs.github.com/en/rest/pulls/pulls#list-pull-requests */
export const listedRequests = z.array(
  z.object({ number: z.int(), head: z.object({ ref: z.string() }), base: z.object({ ref: z.string() }) }),
);
/** https://docs.github.com/en/rest/pulls/pulls#get-a-pull-request */
export const oneRequest = z.object({
  state: z.string(),
  merged: z.boolean(),
  merge_commit_sha: z.string().nullable(),
  head: z.object({ sha: z.string() }),
});
/** https://docs.github.com/en/rest/pulls/pulls#merge-a-pull-request */
export const mergedRequest = z.object({ merged: z.boolean(), sha: z.string(), message: z.string() });

/** https://docs.github.com/en/rest/issues/comments#list-issue-comments */
export const listedComments = z.array(
  z.object({
    id: z.int(),
    body: z.string().default(""),
    user: z.object({ login: z.string() }).nullable(),
  }),
);
/** https://docs.github.com/en/rest/issues/comments#create-an-issue-comment */
export const madeComment = z.object({ id: z.int() });

/** https://docs.github.com/en/rest/commits/statuses#get-the-combined-status-for-a-specific-reference */
export const combinedStatus = z.object({
  statuses: z.array(
    z.object({
      context: z.string(),
      // What is not known is no success.
      state: z.enum(["pending", "success", "failure", "error"]).catch("error"),
      description: z.string().nullable(),
    }),
  ),
});

/** https://docs.github.com/en/rest/collaborators/collaborators#get-repository-permissions-for-a-user */
export const givenPermission = z.object({
  permission: z.string(),
  role_name: z.string().optional(),
  user: z.object({ type: z.string() }).nullish(),
});
/** https://docs.github.com/en/rest/teams/members#get-team-membership-for-a-user */
export const membership = z.object({ state: z.string() });

const check = z.object({ context: z.string(), integration_id: z.int().nullish() });
/** https://docs.github.com/en/rest/repos/rules#get-rules-for-a-branch */
export const branchRules = z.array(
  z.union([
    z.object({
      type: z.literal("required_status_checks"),
      parameters: z.object({ required_status_checks: z.array(check) }),
    }),
    z.object({
      type: z.literal("pull_request"),
      parameters: z.object({
        required_approving_review_count: z.int(),
        dismiss_stale_reviews_on_push: z.boolean(),
      }),
    }),
    z.object({ type: z.literal("merge_queue") }),
    // A rule of these kinds that is not as it should be is not taken for another one.
    z
      .object({ type: z.string().regex(/^(?!required_status_checks$|pull_request$|merge_queue$)/) })
      .transform(() => ({ type: "other" }) as const),
  ]),
);
/** https://docs.github.com/en/rest/branches/branches#get-a-branch */
export const oneBranch = z.object({
  protection: z
    .object({
      enabled: z.boolean().optional(),
      required_status_checks: z.object({ contexts: z.array(z.string()) }).nullish(),
    })
    .optional(),
});
/** https://docs.github.com/en/rest/branches/branch-protection#get-branch-protection */
export const branchProtection = z.object({
  required_status_checks: z
    .object({ checks: z.array(z.object({ context: z.string(), app_id: z.int().nullable() })).default([]) })
    .nullish(),
  required_pull_request_reviews: z
    .object({
      required_approving_review_count: z.int().optional(),
      dismiss_stale_reviews: z.boolean().optional(),
    })
    .nullish(),
});

/** https://docs.github.com/en/rest/actions/workflow-runs#get-a-workflow-run */
export const workflowRun = z.object({
  id: z.int(),
  run_attempt: z.int().default(1),
  display_title: z.string(),
  status: z.string().nullable(),
  conclusion: z.string().nullable(),
  created_at: z.string(),
  event: z.string(),
  head_sha: z.string(),
});
/** https://docs.github.com/en/rest/actions/workflow-runs#list-workflow-runs-for-a-workflow */
export const workflowRuns = z.object({ workflow_runs: z.array(workflowRun) });
/** https://docs.github.com/en/rest/actions/artifacts#list-workflow-run-artifacts */
export const runArtifacts = z.object({
  artifacts: z.array(z.object({ name: z.string(), expired: z.boolean() })),
});
