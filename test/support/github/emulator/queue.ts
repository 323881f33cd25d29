import { ZERO } from "./bare.ts";
import { record, recordMove, recordPull } from "./events.ts";
import { blockers, makeMerge, markMerged } from "./merging.ts";
import { reconcile } from "./reconcile.ts";
import { ApiError } from "./router.ts";
import { ownerOf, type State } from "./state.ts";
import type { Actor, Pull, QueueEntry } from "./values.ts";

// The merge queue: one request a group, merged in order.
// https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/configuring-pull-request-merges/managing-a-merge-queue

/** What the queue does next for the request at its head. */
export type QueueStep =
  | { readonly kind: "empty" }
  /** Its group was made, and `merge_group` fired: its required checks are awaited. */
  | { readonly kind: "grouped"; readonly pull: number; readonly sha: string }
  | { readonly kind: "waiting"; readonly pull: number; readonly sha: string }
  | { readonly kind: "merged"; readonly pull: number; readonly sha: string }
  /** A check failed, or it conflicts: out of the queue, still open. */
  | { readonly kind: "ejected"; readonly pull: number; readonly reason: string };

/** Puts a request into the queue. @throws ApiError 422 with GitHub's words */
export async function enqueue(
  state: State,
  pull: Pull,
  actor: Actor,
  expectedHead: string | undefined,
): Promise<QueueEntry> {
  if (state.protections.get(pull.baseBranch)?.mergeQueue !== true) {
    throw new ApiError(422, "Pull request Base branch does not have a merge queue");
  }
  if (pull.state !== "open") throw new ApiError(422, "Pull request is closed");
  if (pull.draft) throw new ApiError(422, "Pull request is in draft state");
  if (typeof expectedHead === "string" && expectedHead !== pull.headSha) {
    throw new ApiError(422, "Head sha didn't match expected head oid");
  }
  if (state.queue.some((entry) => entry.pull === pull.number)) {
    throw new ApiError(422, "Pull request is already in the queue");
  }
  const why = blockers(state, pull);
  if (why.length > 0) throw new ApiError(422, why.join(" "));
  if ((await state.bare.mergeTree(pull.baseSha, pull.headSha)) === undefined) {
    throw new ApiError(422, "Pull request has merge conflicts");
  }
  const entry: QueueEntry = {
    pull: pull.number,
    enqueuer: actor,
    at: state.now(),
    headSha: pull.headSha,
    state: "QUEUED",
    group: null,
  };
  state.queue.push(entry);
  recordPull(state, actor, "enqueued", pull);
  return entry;
}

/** Lets the queue take its next step: a group is made, waited for, merged or ejected. */
export async function processQueue(state: State): Promise<QueueStep> {
  await reconcile(state);
  const entry = state.queue[0];
  const pull = entry === undefined ? undefined : state.pulls.get(entry.pull);
  if (entry === undefined || pull === undefined) return { kind: "empty" };
  // The base moved beside the queue: the group is made anew.
  if (entry.group !== null && entry.group.baseSha !== pull.baseSha) await dropGroup(state, entry);
  if (entry.group === null) return makeGroup(state, entry, pull);
  const { group } = entry;
  const why = checkBlockers(state, pull, group.sha);
  if (why.some((each) => each.includes("failing"))) return eject(state, entry, pull, why.join(" "));
  if (why.length > 0) return { kind: "waiting", pull: pull.number, sha: group.sha };
  const ref = `refs/heads/${pull.baseBranch}`;
  if (!(await state.bare.move(ref, group.sha, group.baseSha)))
    return { kind: "waiting", pull: pull.number, sha: group.sha };
  state.queue.shift();
  await dropGroup(state, entry);
  const queueBot = queueActor(state);
  markMerged(state, pull, entry.enqueuer, group.sha);
  await recordMove(state, queueBot, ref, group.baseSha, group.sha);
  await reconcile(state, queueBot);
  return { kind: "merged", pull: pull.number, sha: group.sha };
}

/** Only checks are asked of a group: approvals were asked at its door. */
function checkBlockers(state: State, pull: Pull, sha: string): string[] {
  return blockers(state, pull, sha).filter((why) => why.startsWith("Required status check"));
}

async function makeGroup(state: State, entry: QueueEntry, pull: Pull): Promise<QueueStep> {
  let sha: string;
  try {
    sha = await makeMerge(state, pull, pull.baseSha, entry.enqueuer, { method: "merge" });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return eject(state, entry, pull, error.message);
  }
  const branch = `gh-readonly-queue/${pull.baseBranch}/pr-${pull.number}-${pull.baseSha}`;
  await state.bare.move(`refs/heads/${branch}`, sha, ZERO);
  entry.group = { branch, sha, baseSha: pull.baseSha };
  entry.state = "AWAITING_CHECKS";
  const message = (await state.bare.log("-1", sha))[0]?.message ?? "";
  record(state, queueActor(state), "merge_group", "checks_requested", {
    merge_group: {
      head_sha: sha,
      head_ref: `refs/heads/${branch}`,
      base_sha: pull.baseSha,
      base_ref: `refs/heads/${pull.baseBranch}`,
      head_commit: { id: sha, message },
    },
  });
  return { kind: "grouped", pull: pull.number, sha };
}

async function eject(state: State, entry: QueueEntry, pull: Pull, reason: string): Promise<QueueStep> {
  state.queue.splice(state.queue.indexOf(entry), 1);
  await dropGroup(state, entry);
  recordPull(state, queueActor(state), "dequeued", pull, { reason });
  return { kind: "ejected", pull: pull.number, reason };
}

async function dropGroup(state: State, entry: QueueEntry): Promise<void> {
  if (entry.group === null) return;
  await state.bare.move(`refs/heads/${entry.group.branch}`, ZERO, entry.group.sha);
  entry.group = null;
  entry.state = "QUEUED";
}

/** GitHub's own bot. What it does starts workflows. */
function queueActor(state: State): Actor {
  return state.actors.get("github-merge-queue[bot]") ?? ownerOf(state);
}
