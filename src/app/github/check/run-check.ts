import { messageOf } from "../../../core/diagnostic/diagnostic.ts";
import { failure } from "../../../core/diagnostic/error.ts";
import { branchOf, type GitHubEvent, parseGroupBranch } from "../../../core/github/event.ts";
import { readBranches } from "../../../io/git/branches.ts";
import type { Repository } from "../../../io/git/repository.ts";
import { isZeroOid } from "../../../io/git/revision.ts";
import { readConfigAt } from "../../change/settings.ts";
import type { GitHubContext } from "../context.ts";
import type { ActionOutcome } from "../outcome.ts";
import { ignored, outcomeOf } from "./check-outcome.ts";
import { fetchBranch, fetchCommit, fetchRequestHead, ORIGIN, openComplete } from "./fetch.ts";
import { describeChange, isOfGitHub, type JudgedRequest, judgeRange, judgeRequest } from "./judge-range.ts";
import { rangeOfPush } from "./range.ts";
import { postTransition } from "./transition.ts";

type EventOf<N extends GitHubEvent["name"]> = Extract<GitHubEvent, { name: N }>;

/**
 * Judges the ticket changes that an event is about by the base's rules, and says whose they are. Of a request, a group
 * or a push it only annotates; where a run of another workflow woke it, from the default branch, it posts the status.
 * @throws git/*, ledger/*, github/* where it cannot be judged: that is no pass
 */
export async function runCheck(context: GitHubContext): Promise<ActionOutcome> {
  const { event } = context;
  switch (event.name) {
    case "pull_request":
      return event.action === "closed"
        ? ignored("the request was closed, which only wakes the gate")
        : await checkRequest(context, event);
    case "merge_group":
      return await checkGroup(context, event);
    case "push":
      return await checkPushed(context, event);
    case "workflow_run":
      return await postTransition(context, event);
    case "pull_request_review":
    case "schedule":
    case "workflow_dispatch":
    case "other":
      return ignored("this event changes no ticket");
  }
}

async function checkRequest(context: GitHubContext, event: EventOf<"pull_request">): Promise<ActionOutcome> {
  const repo = await openComplete(context);
  const head = (await fetchCommit(repo, event.head))
    ? event.head
    : await fetchRequestHead(repo, event.number);
  const request = await readRequest(context, event.number);
  const baseBranch = request.seen?.baseBranch ?? event.baseBranch;
  return outcomeOf(await judgeRequest(context, repo, { baseBranch, head, request }), head);
}

/** The request as the token shows it: that of a request's own run may not see any. */
async function readRequest({ api }: GitHubContext, number: number): Promise<JudgedRequest> {
  try {
    const seen = await api.readRequest(number);
    return { seen, reason: "the request is not there", isBinding: false };
  } catch (error) {
    if (!isOfGitHub(error)) throw error;
    return { seen: undefined, reason: messageOf(error.diagnostic), isBinding: false };
  }
}

async function checkGroup(context: GitHubContext, event: EventOf<"merge_group">): Promise<ActionOutcome> {
  const { head } = event;
  const repo = await openComplete(context);
  if (!(await fetchCommit(repo, head))) throw failure("git/unknown-revision", { path: "." }, { name: head });
  const baseBranch = parseGroupBranch(branchOf(context.runner.ref))?.baseBranch ?? event.baseBranch;
  return outcomeOf(await judgeRequest(context, repo, { baseBranch, head, request: null }), head);
}

async function checkPushed(context: GitHubContext, event: EventOf<"push">): Promise<ActionOutcome> {
  const { ref, before, after } = event;
  if (!ref.startsWith("refs/heads/")) return ignored("only branches hold tickets");
  if (isZeroOid(after)) return ignored("the branch was deleted");
  const repo = await openComplete(context);
  if (!(await fetchCommit(repo, after)))
    throw failure("git/unknown-revision", { path: "." }, { name: after });
  if (!isZeroOid(before)) await fetchCommit(repo, before);
  const defaultBranch = defaultBranchAt(repo, after);
  const branch = branchOf(ref);
  const isDefault = branch === defaultBranch;
  const landed = defaultBranch === undefined ? undefined : await fetchBranch(repo, defaultBranch);
  const range = rangeOfPush(repo, { ref, before, after, landed, isDefault });
  const change = describeChange(branch, before, after);
  return outcomeOf(await judgeRange(context, repo, { range, change, request: null }), after);
}

/** The branch that work lands on: the configuration's word, else the remote's. */
function defaultBranchAt(repo: Repository, oid: string): string | undefined {
  const { git } = readConfigAt(repo, { kind: "commit", oid });
  return readBranches(repo, { remote: ORIGIN, defaultBranch: git.default_branch }).defaultBranch;
}
