import * as z from "zod";
import { failure } from "../diagnostic/error.ts";

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

const oid = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/);
/** A branch or ref: whatever git takes as one, on one line. */
const refName = z
  .string()
  .min(1)
  .max(1_024)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no ref has any
  .regex(/^[^\u0000-\u0020\u007f~^:?*[\\]+$/);
const action = z.string().max(100);
const number = z.int().min(1);
const text = z.string().max(1_024);

/** Keys that are not named are ignored: GitHub adds some at any time. */
const push = z.object({ ref: refName, before: oid, after: oid });
const pullRequest = z.object({
  action,
  number,
  pull_request: z.object({ head: z.object({ sha: oid }), base: z.object({ sha: oid, ref: refName }) }),
});
const review = z.object({ action, pull_request: z.object({ number }) });
const mergeGroup = z.object({
  merge_group: z.object({ head_sha: oid, base_sha: oid, base_ref: refName }),
});
const workflowRun = z.object({
  action,
  workflow_run: z.object({
    id: number,
    name: text.nullish(),
    event: z.string().max(100),
    head_sha: oid,
    head_branch: text.nullish(),
  }),
});

/**
 * Reads the payload of an event, as the runner leaves it in `GITHUB_EVENT_PATH`. Unknown keys and events are no fault.
 * https://docs.github.com/en/webhooks/webhook-events-and-payloads
 * @throws github/bad-event where a value that is needed is missing or of another form
 */
export function parseEvent(name: string, payload: unknown): GitHubEvent {
  const read = <T>(schema: z.ZodType<T>): T => {
    const outcome = schema.safeParse(payload);
    if (outcome.success) return outcome.data;
    const key = outcome.error.issues[0]?.path.join(".") || "payload";
    throw failure("github/bad-event", { path: "" }, { event: name, key });
  };
  switch (name) {
    case "push":
      return { name, ...read(push) };
    case "pull_request": {
      const { pull_request: request, ...rest } = read(pullRequest);
      return {
        name,
        ...rest,
        head: request.head.sha,
        base: request.base.sha,
        baseBranch: request.base.ref,
      };
    }
    case "pull_request_review": {
      const { action: what, pull_request: request } = read(review);
      return { name, action: what, number: request.number };
    }
    case "merge_group": {
      const { merge_group: group } = read(mergeGroup);
      return { name, head: group.head_sha, base: group.base_sha, baseBranch: branchOf(group.base_ref) };
    }
    case "workflow_run": {
      const { action: what, workflow_run: run } = read(workflowRun);
      return {
        name,
        action: what,
        run: run.id,
        workflow: run.name ?? "",
        event: run.event,
        head: run.head_sha,
        headBranch: run.head_branch ?? "",
      };
    }
    case "workflow_dispatch":
    case "schedule":
      return { name };
    default:
      return { name: "other", event: name.slice(0, 100) };
  }
}

/** The short name of a branch: `main` for `refs/heads/main` and for `main`. */
export function branchOf(ref: string): string {
  return ref.replace(/^refs\/heads\//, "");
}

/** What the name of a merge queue's branch says. */
export interface GroupBranch {
  readonly baseBranch: string;
  /** The newest request of the group. */
  readonly number: number;
  /** What it was built on. */
  readonly base: string;
}

/**
 * Reads the name of a merge queue's branch, `gh-readonly-queue/<base>/pr-<number>-<sha>`; undefined for any other.
 * https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/configuring-pull-request-merges/managing-a-merge-queue
 */
export function parseGroupBranch(branch: string): GroupBranch | undefined {
  const [, baseBranch = "", number = "", base = ""] =
    /^gh-readonly-queue\/(.+)\/pr-([1-9]\d{0,15})-([0-9a-f]{40}|[0-9a-f]{64})$/.exec(branch) ?? [];
  return base === "" ? undefined : { baseBranch, number: Number(number), base };
}
