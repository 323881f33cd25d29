import type { GitHubChecks, GitHubRun, RequestSeen } from "./values.ts";

// What yoi asks of GitHub, as an interface: `client.ts` answers it over HTTP. Everything in it is plain data.

/** The highest role of a person in a repository. https://docs.github.com/en/rest/collaborators */
export type Permission = "admin" | "maintain" | "write" | "triage" | "read" | "none";

/** The state of a commit status. https://docs.github.com/en/rest/commits/statuses */
export type StatusState = "pending" | "success" | "failure" | "error";

/** A commit status as it is to be shown. */
export interface StatusToSet {
  readonly sha: string;
  /** `yoi/transition` or `yoi/review-gate`. */
  readonly context: string;
  readonly state: StatusState;
  /** At most 140 characters. */
  readonly description: string;
  readonly targetUrl?: string | undefined;
}

/** A request to be opened. */
export interface RequestToOpen {
  /** Branch name, without `refs/heads/`. */
  readonly head: string;
  readonly base: string;
  readonly title: string;
  readonly body: string;
}

/** A request to be merged, guarded by its head. */
export interface RequestToMerge {
  readonly number: number;
  /** The head that was judged: with any other one GitHub refuses. */
  readonly head: string;
  readonly method: "merge" | "squash" | "rebase";
  readonly title: string;
  readonly message: string;
}

/** What came of asking GitHub to merge. */
export type MergeAnswer =
  /** The commit on the base branch. */
  | { readonly kind: "merged"; readonly sha: string }
  /** The head is another one (409), or it was merged or closed meanwhile. */
  | { readonly kind: "moved"; readonly reason: string }
  /** It may not be merged now: conflicts, rules, a queue that must be used (405, 422). */
  | { readonly kind: "refused"; readonly reason: string };

/** What the rules of a branch say, as far as the token may see them. */
export interface BranchRules {
  /** Contexts that must be green, with the App that must report them; null: any may. */
  readonly requiredChecks: readonly { readonly context: string; readonly appId: number | null }[];
  /** Whether merges go through a merge queue. */
  readonly mergeQueue: boolean;
  /** Whether changes must come by a request. */
  readonly requestsOnly: boolean;
  readonly requiredApprovals: number;
  /** Whether new commits void approvals. */
  readonly dismissesStale: boolean;
}

/** What a request shows that no comment of another one does: see `upsertComment`. */
export interface CommentToKeep {
  readonly number: number;
  /** Hidden line by which it is found: `<!-- yoi:… -->`. It is part of `body`. */
  readonly marker: string;
  readonly body: string;
}

/** Which requests are looked for. All answers come with as few calls as GitHub allows: 25 of each a call. */
export interface RequestsAsked {
  /** Head branches of this repository, without `refs/heads/`: of each the newest requests, closed ones as well. */
  readonly branches: readonly string[];
  /** Commits whose author is asked for as a GitHub login. */
  readonly commits: readonly string[];
}

/** What was found. */
export interface RequestsFound {
  /** By head branch: the open request, else the newest one; a branch without any is not in it. */
  readonly requests: ReadonlyMap<string, RequestSeen>;
  /** Logins by commit; null: GitHub knows nobody by the commit's address. */
  readonly authors: ReadonlyMap<string, string | null>;
}

/** One repository on GitHub, with one token. Every method: @throws github/* as `src/io/github/failure.ts` lists them. */
export interface GitHubApi {
  readonly repository: { readonly owner: string; readonly name: string };
  /** How often GitHub was asked so far. */
  readonly requestCount: () => number;

  readonly findRequests: (asked: RequestsAsked) => Promise<RequestsFound>;
  /** One request with everything the gate looks at; undefined: there is none. 1 call. */
  readonly readRequest: (number: number) => Promise<RequestSeen | undefined>;
  /** Open requests whose head is a commit. 1 call. */
  readonly requestsWithHead: (sha: string) => Promise<readonly RequestSeen[]>;
  readonly openRequest: (request: RequestToOpen) => Promise<{ readonly number: number }>;
  readonly updateRequest: (
    number: number,
    change: { readonly title?: string; readonly body?: string; readonly state?: "open" | "closed" },
  ) => Promise<void>;
  readonly mergeRequest: (request: RequestToMerge) => Promise<MergeAnswer>;
  /** Puts a request into the merge queue, guarded by its head. */
  readonly enqueueRequest: (request: {
    readonly nodeId: string;
    readonly head: string;
  }) => Promise<{ readonly kind: "queued" } | { readonly kind: "refused"; readonly reason: string }>;
  /** Makes or updates the one comment of a marker that this token's own account wrote; others of it are deleted. */
  readonly upsertComment: (comment: CommentToKeep) => Promise<{ readonly id: number }>;

  /** The newest statuses of a commit by context. 1 call. */
  readonly readStatuses: (
    sha: string,
  ) => Promise<ReadonlyMap<string, { readonly state: StatusState; readonly description: string }>>;
  readonly setStatus: (status: StatusToSet) => Promise<void>;
  /** Checks and statuses of a commit, without those of the given contexts. 2 calls at most. */
  readonly readChecks: (sha: string, without: readonly string[]) => Promise<GitHubChecks>;

  /** The role of a person; `none` for a stranger or a bot. 1 call, remembered. */
  readonly readPermission: (login: string) => Promise<Permission>;
  /** Undefined: the token may not see the team. 1 call, remembered. */
  readonly isTeamMember: (team: string, login: string) => Promise<boolean | undefined>;
  /** Undefined: the token may not see them. 1 or 2 calls, remembered. */
  readonly readRules: (branch: string) => Promise<BranchRules | undefined>;

  /** Starts a workflow on a branch. */
  readonly dispatchWorkflow: (dispatch: {
    readonly workflow: string;
    readonly ref: string;
    readonly inputs: Readonly<Record<string, string>>;
  }) => Promise<void>;
  /** The newest runs of a workflow, at most 100. 1 call. */
  readonly listRuns: (workflow: string) => Promise<readonly GitHubRun[]>;
  /** Undefined: it is gone. 1 call. */
  readonly readRun: (id: number) => Promise<GitHubRun | undefined>;
  /** Names of what a run left. 1 call. */
  readonly listArtifacts: (run: number) => Promise<readonly string[]>;
}
