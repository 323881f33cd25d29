/** The part of an event's payload that yoi goes by. What happened is read from git and the API, never from here. */
export type GitHubEvent =
  | { readonly name: "push"; readonly ref: string; readonly before: string; readonly after: string }
  | {
      readonly name: "pull_request";
      readonly action: string;
      readonly number: number;
      readonly head: string;
      readonly base: string;
      readonly baseBranch: string;
    }
  | { readonly name: "pull_request_review"; readonly action: string; readonly number: number }
  | {
      readonly name: "merge_group";
      readonly head: string;
      readonly base: string;
      readonly baseBranch: string;
    }
  | {
      readonly name: "workflow_run";
      readonly action: string;
      readonly run: number;
      /** Name of the workflow that ran. */
      readonly workflow: string;
      /** The event by which it ran. */
      readonly event: string;
      readonly head: string;
      readonly headBranch: string;
    }
  | { readonly name: "workflow_dispatch" }
  | { readonly name: "schedule" }
  /** Any other: yoi has nothing to do with it. */
  | { readonly name: "other"; readonly event: string };
