/** What yoi does at GitHub, in words that follow "to", and the permission it needs. */
export interface Operation {
  readonly words: string;
  /** As it stands under `permissions` of a job, or as an App has it. */
  readonly permission: string;
}

/**
 * Everything that is asked of GitHub. The permissions are those of
 * https://docs.github.com/en/rest/authentication/permissions-required-for-github-apps
 */
export const OPERATIONS = {
  readRequests: { words: "read pull requests and their checks", permission: "pull-requests: read" },
  openRequest: { words: "open a pull request", permission: "pull-requests: write" },
  updateRequest: { words: "change a pull request", permission: "pull-requests: write" },
  merge: { words: "merge a pull request", permission: "contents: write" },
  enqueue: { words: "put a pull request into the merge queue", permission: "contents: write" },
  readComments: { words: "read the comments of a pull request", permission: "pull-requests: read" },
  writeComment: { words: "comment on a pull request", permission: "pull-requests: write" },
  readAccount: { words: "learn whose the token is", permission: "metadata: read" },
  readStatuses: { words: "read the statuses of a commit", permission: "statuses: read" },
  setStatus: { words: "set a status of a commit", permission: "statuses: write" },
  readChecks: { words: "read the checks of a commit", permission: "checks: read" },
  readPermission: { words: "read what a person may do in the repository", permission: "metadata: read" },
  readTeam: { words: "read who is in a team", permission: "members: read" },
  readRules: { words: "read the rules of a branch", permission: "metadata: read" },
  readBranch: { words: "read the protection of a branch", permission: "contents: read" },
  readProtection: { words: "read the protection of a branch", permission: "administration: read" },
  dispatch: { words: "start a workflow", permission: "actions: write" },
  readRuns: { words: "read the runs of a workflow", permission: "actions: read" },
  readArtifacts: { words: "read what a run left", permission: "actions: read" },
} as const satisfies Readonly<Record<string, Operation>>;

/** Name of an operation. */
export type OperationName = keyof typeof OPERATIONS;
