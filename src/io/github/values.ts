import type { Review } from "../../core/github/verdicts.ts";

/** A pull request as the gate looks at it. */
export interface RequestSeen {
  readonly number: number;
  readonly nodeId: string;
  readonly url: string;
  readonly state: "open" | "closed" | "merged";
  readonly isDraft: boolean;
  readonly title: string;
  readonly body: string;
  /** Logins are those of the REST interface: that of a bot ends with `[bot]`; of a deleted account it is `ghost`. */
  readonly author: string;
  readonly authorIsBot: boolean;
  readonly head: string;
  /** Branch name without `refs/heads/`. */
  readonly headBranch: string;
  /** The head's repository is another one. */
  readonly isFork: boolean;
  readonly base: string;
  readonly baseBranch: string;
  /** The commit that merged it. */
  readonly mergeCommit: string | null;
  readonly mergedBy: string | null;
  readonly mergeable: "mergeable" | "conflicting" | "unknown";
  readonly inMergeQueue: boolean;
  /** Oldest first. At most 500, the newest ones. */
  readonly reviews: readonly Review[];
  /** Whether there were more reviews or commits than are listed: whoever counts must not pass it. */
  readonly isCut: boolean;
  /** Logins of authors and committers of its commits; a commit whose address belongs to nobody is `null`. */
  readonly committers: readonly (string | null)[];
  /** `yoi/*` statuses of the head by context. */
  readonly statuses: ReadonlyMap<string, { readonly state: string; readonly description: string }>;
  /** Every other status and check of the head, without those of yoi's own workflows. */
  readonly checks: GitHubChecks;
}

/** What the checks of a commit say together. */
export interface GitHubChecks {
  /**
   * `held`: a person must let runs begin. `none` where nothing reports, or everything was skipped: an absence is not
   * green. Failed outweighs held, and held pending.
   */
  readonly state: "none" | "pending" | "passed" | "failed" | "held";
  /** A name more than once where workflows of several events report it. What was skipped or is neutral has passed. */
  readonly names: readonly {
    readonly name: string;
    readonly state: "pending" | "passed" | "failed" | "held";
  }[];
}

/** One run of a workflow. */
export interface GitHubRun {
  readonly id: number;
  readonly attempt: number;
  /** The `run-name` of the workflow, or its title. */
  readonly title: string;
  /** `held`: waits for a person's approval. */
  readonly status: "waiting" | "running" | "completed" | "held";
  /** Of a completed run: `success`, `failure`, `cancelled`, … */
  readonly conclusion: string | null;
  /** RFC 3339. */
  readonly createdAt: string;
  readonly event: string;
  readonly headSha: string;
}
