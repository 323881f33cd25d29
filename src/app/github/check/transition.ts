import { failure, YoiError } from "../../../core/diagnostic/error.ts";
import { type FindingData, findingData } from "../../../core/diagnostic/format-json.ts";
import {
  type CheckReport,
  describeReport,
  isGood,
  joinReports,
  MAX_STATUS_LENGTH,
  reasonOf,
} from "../../../core/github/check-report.ts";
import { type GitHubEvent, parseGroupBranch } from "../../../core/github/event.ts";
import { formatCheckSummary } from "../../../core/github/format-check-summary.ts";
import { TRANSITION_CONTEXT } from "../../../core/github/names.ts";
import type { Repository } from "../../../io/git/repository.ts";
import type { StatusState } from "../../../io/github/api.ts";
import type { RequestSeen } from "../../../io/github/values.ts";
import type { GitHubContext } from "../context.ts";
import type { ActionOutcome } from "../outcome.ts";
import { checkResult, ignored } from "./check-outcome.ts";
import { fetchCommit, fetchRequestHead, openComplete } from "./fetch.ts";
import { judgeRequest } from "./judge-range.ts";

/** Most findings that the output `result` holds. */
const MAX_JUDGED = 50;

type RunEvent = Extract<GitHubEvent, { name: "workflow_run" }>;

/**
 * Judges the head that a run of another workflow was about, and posts `yoi/transition` on it. This runs from the default
 * branch, so no change can judge itself; of the event only the head and the queue's branch name are taken. Whatever
 * goes wrong leaves the status on `error`. 2 calls, and 1 for each person that must be known.
 */
export async function postTransition(context: GitHubContext, event: RunEvent): Promise<ActionOutcome> {
  const isGroup = event.event === "merge_group";
  if (!isGroup && event.event !== "pull_request" && event.event !== "pull_request_review") {
    return ignored(`a run of ${event.event} has no request`);
  }
  const requests = isGroup ? [] : await openRequests(context, event.head);
  if (!isGroup && requests.length === 0) return ignored("no open request has this head");
  await setStatus(context, event.head, "pending", "the change of tickets is being judged");
  if (event.action === "requested") {
    const summary = "## yoi: the status waits\n\n`yoi/transition` is pending until the check has run.\n";
    return { reason: "pending", ok: true, result: { head: event.head }, summary, findings: [] };
  }
  return await judgeAndPost(context, event.head, () =>
    isGroup ? judgeGroup(context, event) : judgeAll(context, requests),
  );
}

/**
 * Judges the head of a work branch's request and posts `yoi/transition` on it: for a job that runs from the default
 * branch and does not wait for the request's own check, which may be held. 2 calls, and 1 for each person that must be
 * known. @throws git/*, ledger/*, github/*: then the status is on `error`
 */
export async function judgeWorkHead(context: GitHubContext, head: string): Promise<ActionOutcome> {
  const requests = await openRequests(context, head);
  if (requests.length === 0) return ignored("no open request has this head");
  return await judgeAndPost(context, head, () => judgeAll(context, requests));
}

async function judgeAndPost(
  context: GitHubContext,
  head: string,
  judge: () => Promise<CheckReport>,
): Promise<ActionOutcome> {
  try {
    const report = await judge();
    const state = isGood(report) ? "success" : "failure";
    await setStatus(context, head, state, describeReport(report));
    return {
      reason: reasonOf(report),
      // The verdict is the status. This run has done its work, whatever it found.
      ok: true,
      result: { ...checkResult(report, head), status: state, judged: judgedOf(report) },
      summary: formatCheckSummary(report, TRANSITION_CONTEXT),
      findings: [],
    };
  } catch (error) {
    await failClosed(context, head, error);
    throw error;
  }
}

/** What was found, where no annotation shows it. */
function judgedOf({ findings }: CheckReport): readonly FindingData[] {
  return findings.slice(0, MAX_JUDGED).map(findingData);
}

async function openRequests(context: GitHubContext, head: string): Promise<readonly RequestSeen[]> {
  const found = await context.api.requestsWithHead(head);
  return found.filter((request) => request.state === "open" && request.head === head);
}

/** One head can be that of several requests, to other bases: each must pass, since the status is the head's. */
async function judgeAll(context: GitHubContext, requests: readonly RequestSeen[]): Promise<CheckReport> {
  const repo = await openComplete(context);
  const reports: CheckReport[] = [];
  for (const seen of requests) {
    await bringHead(repo, seen);
    const { baseBranch, head } = seen;
    const request = { seen, reason: "", isBinding: true };
    reports.push(await judgeRequest(context, repo, { baseBranch, head, request }));
  }
  return joinReports(reports);
}

async function bringHead(repo: Repository, { head, number }: RequestSeen): Promise<void> {
  if (await fetchCommit(repo, head)) return;
  await fetchRequestHead(repo, number);
  if (!(await fetchCommit(repo, head))) throw failure("git/unknown-revision", { path: "." }, { name: head });
}

/**
 * A group of the merge queue is judged as what it brings to its base: that base's tip comes from git, its name from the
 * name of the queue's branch. Who is behind its requests was judged on their own heads before they were let in.
 */
async function judgeGroup(context: GitHubContext, { head, headBranch }: RunEvent): Promise<CheckReport> {
  const group = parseGroupBranch(headBranch);
  if (group === undefined) throw failure("github/bad-event", { path: "" }, BAD_GROUP);
  const repo = await openComplete(context);
  if (!(await fetchCommit(repo, head))) throw failure("git/unknown-revision", { path: "." }, { name: head });
  const { baseBranch } = group;
  return await judgeRequest(context, repo, { baseBranch, head, request: null });
}

const BAD_GROUP = { event: "merge_group", key: "branch of a merge queue" };

async function failClosed(context: GitHubContext, head: string, error: unknown): Promise<void> {
  const why = error instanceof YoiError ? error.diagnostic.code : "a fault of yoi";
  try {
    await setStatus(context, head, "error", `not judged: ${why}; see the run of yoi gate`);
  } catch {
    // The status stays pending, which blocks as well; the error that led here is the one to be seen.
    context.log("The status could not be set to error; it stays pending.");
  }
}

async function setStatus(
  { api, runner }: GitHubContext,
  sha: string,
  state: StatusState,
  description: string,
): Promise<void> {
  const { serverUrl, owner, name, run } = runner;
  const targetUrl = `${serverUrl}/${owner}/${name}/actions/runs/${run}`;
  const text =
    description.length <= MAX_STATUS_LENGTH ? description : `${description.slice(0, MAX_STATUS_LENGTH - 1)}…`;
  await api.setStatus({ sha, context: TRANSITION_CONTEXT, state, description: text, targetUrl });
}
