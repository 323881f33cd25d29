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
  /** Only requests to this branch; else of the open ones the oldest counts. */
  readonly base?: string;
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

/**
 * One repository on GitHub, with one token. Every method: @throws github/* as `src/io/github/failure.ts` lists them.
 * What is said of calls holds when nothing goes wrong: what reads, and what may be done twice, is repeated after a
 * fault; what must not be done twice is looked for first.
 */
export interface GitHubApi {
  readonly repository: { readonly owner: string; readonly name: string };
  /** How many requests were sent so far, repeated ones too. */
  readonly requestCount: () => number;

  /**
   * 1 call for every 25 branches and commits; one more for each further page of a request with more than 100 reviews,
   * commits or checks, and two for a branch whose newest ended request is a stranger's.
   */
  readonly findRequests: (asked: RequestsAsked) => Promise<RequestsFound>;
  /** One request with everything the gate looks at; undefined: there is none. 1 call, further pages as above. */
  readonly readRequest: (number: number) => Promise<RequestSeen | undefined>;
  /** Open requests whose head is a commit, of forks as well. 1 call for every 100 open requests, and 1 for each found. */
  readonly requestsWithHead: (sha: string) => Promise<readonly RequestSeen[]>;
  /** Opens a request, or gives the open one that there is already for the same head and base. 1 call. */
  readonly openRequest: (request: RequestToOpen) => Promise<{ readonly number: number }>;
  /** 1 call. */
  readonly updateRequest: (
    number: number,
    change: { readonly title?: string; readonly body?: string; readonly state?: "open" | "closed" },
  ) => Promise<void>;
  /** 1 call; 2 when GitHub refuses, since only a look tells why. Of one that is merged with that head: `merged`. */
  readonly mergeRequest: (request: RequestToMerge) => Promise<MergeAnswer>;
  /** Puts a request into the merge queue, guarded by its head; one that is in it stays. 1 call, 2 when refused. */
  readonly enqueueRequest: (request: {
    readonly nodeId: string;
    readonly head: string;
  }) => Promise<{ readonly kind: "queued" } | { readonly kind: "refused"; readonly reason: string }>;
  /**
   * Makes or updates the one comment of a marker that this token's own account wrote; others of it are deleted. 1 call
   * to learn the account, remembered; then 1 for every 100 comments and 1 to change it, or those twice to make it.
   */
  readonly upsertComment: (comment: CommentToKeep) => Promise<{ readonly id: number }>;

  /** The newest statuses of a commit by context. 1 call. */
  readonly readStatuses: (
    sha: string,
  ) => Promise<ReadonlyMap<string, { readonly state: StatusState; readonly description: string }>>;
  /** A longer description is cut. 1 call. */
  readonly setStatus: (status: StatusToSet) => Promise<void>;
  /** Checks and statuses of a commit, without yoi's own and those of the given names. 1 call for every 100. */
  readonly readChecks: (sha: string, without: readonly string[]) => Promise<GitHubChecks>;

  /** The role of a person; `none` for a stranger, and for every bot, whatever it may do. 1 call, remembered. */
  readonly readPermission: (login: string) => Promise<Permission>;
  /** A team is its slug, or `organisation/slug`. Undefined: the token may not see it. 1 or 2 calls, remembered. */
  readonly isTeamMember: (team: string, login: string) => Promise<boolean | undefined>;
  /** Undefined: the token may not see them, or there is no such branch. 2 or 3 calls, remembered. */
  readonly readRules: (branch: string) => Promise<BranchRules | undefined>;

  /** Starts a workflow on a branch. Without a title a lost answer may start it twice. 1 call. */
  readonly dispatchWorkflow: (dispatch: {
    readonly workflow: string;
    readonly ref: string;
    readonly inputs: Readonly<Record<string, string>>;
    /** The title of the run that comes of it, by which it is looked for where GitHub's answer is lost. */
    readonly title?: string;
  }) => Promise<void>;
  /** The newest runs of a workflow, at most 100. 1 call. */
  readonly listRuns: (workflow: string) => Promise<readonly GitHubRun[]>;
  /** Undefined: it is gone. 1 call. */
  readonly readRun: (id: number) => Promise<GitHubRun | undefined>;
  /** Names of what a run left, at most 100. 1 call. */
  readonly listArtifacts: (run: number) => Promise<readonly string[]>;
}
