// What the emulated GitHub remembers, as plain data. Objects are changed in place by the routes.

/** Who acts. `actions` is the `GITHUB_TOKEN` of a job, `app` an installed GitHub App. */
export interface Actor {
  readonly login: string;
  readonly id: number;
  readonly kind: "user" | "app" | "actions";
  readonly email: string;
}

/** Roles of people in the repository, rising. */
export const ROLES = ["none", "read", "triage", "write", "maintain", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** Permissions of a token, as in the `permissions` of a job: `pull_requests`, not `pull-requests`. */
export type Permissions = Readonly<Record<string, "read" | "write">>;

export interface Token {
  readonly value: string;
  readonly actor: Actor;
  /** Null: a person's own token, which may what the person's role allows. */
  readonly permissions: Permissions | null;
}

/** What the rules of a branch demand. Absent: not demanded. */
export interface Protection {
  readonly requiredChecks?: readonly { readonly context: string; readonly appId?: number | null }[];
  /** The branch must be up to date before merging. */
  readonly strict?: boolean;
  /** Nobody pushes; changes come by a request. */
  readonly requestsOnly?: boolean;
  readonly requiredApprovals?: number;
  readonly dismissesStale?: boolean;
  readonly mergeQueue?: boolean;
  /** Logins that may push all the same. */
  readonly bypass?: readonly string[];
  /** Shown as a ruleset (the default), or as branch protection. */
  readonly as?: "ruleset" | "protection";
}

export type ReviewState = "APPROVED" | "CHANGES_REQUESTED" | "COMMENTED" | "DISMISSED" | "PENDING";

export interface ReviewComment {
  readonly id: number;
  readonly reviewId: number;
  readonly author: Actor;
  readonly path: string;
  readonly line: number | null;
  readonly side: string;
  readonly commit: string;
  body: string;
  readonly createdAt: string;
}

export interface Review {
  readonly id: number;
  readonly author: Actor;
  state: ReviewState;
  body: string;
  readonly commit: string;
  submittedAt: string;
  readonly comments: ReviewComment[];
}

export interface Pull {
  readonly id: number;
  readonly number: number;
  readonly author: Actor;
  title: string;
  body: string | null;
  state: "open" | "closed";
  draft: boolean;
  /** `owner/name` of the repository that the head lies in. */
  readonly headRepo: string;
  readonly headBranch: string;
  headSha: string;
  baseBranch: string;
  /** The tip of the base branch when it was last looked at; frozen once closed. */
  baseSha: string;
  merged: { readonly sha: string; readonly by: Actor; readonly at: string } | null;
  closedAt: string | null;
  readonly createdAt: string;
  updatedAt: string;
  readonly reviews: Review[];
  requestedReviewers: string[];
}

export interface Status {
  readonly id: number;
  readonly sha: string;
  readonly context: string;
  readonly state: "pending" | "success" | "failure" | "error";
  readonly description: string | null;
  readonly targetUrl: string | null;
  readonly creator: Actor;
  readonly createdAt: string;
}

export interface CheckRun {
  readonly id: number;
  readonly sha: string;
  name: string;
  status: "queued" | "in_progress" | "completed" | "waiting" | "requested" | "pending";
  conclusion: string | null;
  output: { title: string | null; summary: string | null };
  readonly app: { readonly id: number; readonly slug: string };
  readonly startedAt: string;
  completedAt: string | null;
}

/** One run of a workflow. Made and changed by whoever plays GitHub Actions. */
export interface WorkflowRun {
  readonly id: number;
  /** File below `.github/workflows`. */
  readonly workflow: string;
  name: string;
  displayTitle: string;
  event: string;
  headBranch: string;
  headSha: string;
  status: "queued" | "in_progress" | "completed" | "waiting" | "requested" | "pending";
  conclusion: string | null;
  runAttempt: number;
  readonly actor: Actor;
  readonly createdAt: string;
  updatedAt: string;
  pullRequests: readonly number[];
  jobs: { readonly id: number; readonly name: string; status: string; conclusion: string | null }[];
  /** What each earlier attempt came to. */
  readonly earlier: { readonly runAttempt: number; readonly conclusion: string | null }[];
}

export interface Artifact {
  readonly id: number;
  readonly name: string;
  readonly runId: number;
  readonly zip: Uint8Array;
  expired: boolean;
  readonly createdAt: string;
}

/** One `workflow_dispatch` that was asked for. */
export interface Dispatch {
  readonly workflow: string;
  readonly ref: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly actor: Actor;
}

export interface QueueEntry {
  readonly pull: number;
  readonly enqueuer: Actor;
  readonly at: string;
  readonly headSha: string;
  state: "QUEUED" | "AWAITING_CHECKS" | "MERGEABLE" | "UNMERGEABLE" | "LOCKED";
  /** The commit and branch of its group, once there is one. */
  group: { readonly branch: string; readonly sha: string; readonly baseSha: string } | null;
}

/** Something happened that a workflow could start by. */
export interface WorldEvent {
  /** `push`, `pull_request`, … */
  readonly name: string;
  readonly action: string | null;
  readonly payload: Record<string, unknown>;
  readonly actor: Actor;
  /** With what kind of token it was done. */
  readonly byToken: Actor["kind"];
  /** Whether GitHub Actions would start workflows: not for what `GITHUB_TOKEN` did, except dispatches. */
  readonly startsWorkflows: boolean;
}

/** One request that was answered. */
export interface LoggedRequest {
  readonly method: string;
  /** Below the API's root; of git requests the whole path. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly kind: "rest" | "graphql" | "git";
  readonly login: string | null;
  /** 0: no answer was given. */
  readonly status: number;
  readonly body: unknown;
}
