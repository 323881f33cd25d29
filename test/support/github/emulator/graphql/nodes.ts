import type { CommitRead, Signature } from "../bare.ts";
import { suitesOf } from "../checks.ts";
import { mergeability, standingReviews } from "../merging.ts";
import { nodeId } from "../shapes.ts";
import { actorByEmail, fullName } from "../state.ts";
import type { Pull, QueueEntry, Review, ReviewComment } from "../values.ts";
import { actorNode } from "./actor-node.ts";
import { rollupNode, statusNode, suiteNode } from "./check-nodes.ts";
import { connection, type GraphCall, type GraphNode, need } from "./connection.ts";

// How GraphQL shows things: fields are values, or functions that are called when they are asked for.

/** A pull request. */
export function pullNode(call: GraphCall, pull: Pull): GraphNode {
  const { state } = call;
  const commits = (): Promise<CommitRead[]> =>
    state.bare.log("--reverse", "--topo-order", `${pull.baseSha}..${pull.headSha}`);
  return {
    __typename: "PullRequest",
    id: nodeId("PR", pull.number),
    databaseId: pull.id,
    fullDatabaseId: `${pull.id}`,
    number: pull.number,
    url: `${state.origin}/${fullName(state)}/pull/${pull.number}`,
    state: pull.merged === null ? pull.state.toUpperCase() : "MERGED",
    closed: pull.state === "closed",
    merged: pull.merged !== null,
    isDraft: pull.draft,
    title: pull.title,
    body: pull.body ?? "",
    author: actorNode(pull.author),
    authorAssociation: "NONE",
    createdAt: pull.createdAt,
    updatedAt: pull.updatedAt,
    closedAt: pull.closedAt,
    headRefOid: pull.headSha,
    headRefName: pull.headBranch,
    headRepository: () => ({
      __typename: "Repository",
      nameWithOwner: pull.headRepo,
      name: pull.headRepo.split("/")[1],
    }),
    headRepositoryOwner: () => ({ __typename: "User", login: pull.headRepo.split("/")[0] }),
    isCrossRepository: pull.headRepo !== fullName(state),
    baseRefOid: pull.baseSha,
    baseRefName: pull.baseBranch,
    mergeCommit: () => (pull.merged === null ? null : commitNode(call, pull.merged.sha)),
    mergedAt: pull.merged?.at ?? null,
    mergedBy: pull.merged === null ? null : actorNode(pull.merged.by),
    mergeable: async () => {
      if (call.stale) return "UNKNOWN";
      const { mergeable } = await mergeability(state, pull);
      return mergeable === null ? "UNKNOWN" : mergeable ? "MERGEABLE" : "CONFLICTING";
    },
    mergeStateStatus: async () => (await mergeability(state, pull)).mergeableState.toUpperCase(),
    reviewDecision: () => decide(call, pull),
    isInMergeQueue: state.queue.some((entry) => entry.pull === pull.number),
    mergeQueueEntry: () => {
      const entry = state.queue.find((each) => each.pull === pull.number);
      return entry === undefined ? null : queueEntryNode(call, entry);
    },
    reviews: connection(
      (args) => {
        const states = args["states"] as readonly string[] | undefined;
        return pull.reviews.filter(
          (review) =>
            (states === undefined || states.includes(review.state)) &&
            (args["author"] === undefined || review.author.login === args["author"]) &&
            (review.state !== "PENDING" || review.author.login === call.token.actor.login),
        );
      },
      (review) => reviewNode(call, pull, review),
    ),
    commits: connection(commits, (commit) => ({
      __typename: "PullRequestCommit",
      id: `PRC_${commit.sha}`,
      commit: commitNode(call, commit.sha, commit),
    })),
  };
}

/** Null where the base branch asks for no review: GitHub is not clear about it, so nothing may depend on it. */
function decide({ state }: GraphCall, pull: Pull): string | null {
  const needed = state.protections.get(pull.baseBranch)?.requiredApprovals ?? 0;
  if (needed === 0) return null;
  const standing = standingReviews(state, pull);
  if (standing.some((review) => review.state === "CHANGES_REQUESTED")) return "CHANGES_REQUESTED";
  const approvals = standing.filter((review) => review.state === "APPROVED").length;
  return approvals >= needed ? "APPROVED" : "REVIEW_REQUIRED";
}

function reviewNode(call: GraphCall, pull: Pull, review: Review): GraphNode {
  return {
    __typename: "PullRequestReview",
    id: nodeId("PRR", review.id),
    databaseId: review.id,
    fullDatabaseId: `${review.id}`,
    url: `${call.state.origin}/${fullName(call.state)}/pull/${pull.number}#pullrequestreview-${review.id}`,
    author: actorNode(review.author),
    state: review.state,
    body: review.body,
    submittedAt: review.state === "PENDING" ? null : review.submittedAt,
    createdAt: review.submittedAt,
    updatedAt: review.submittedAt,
    commit: () => commitNode(call, review.commit),
    comments: connection(
      () => review.comments,
      (comment) => reviewCommentNode(call, pull, comment),
    ),
  };
}

/** A comment on an outdated line has no line any more, only the one it was made on. */
function reviewCommentNode(call: GraphCall, pull: Pull, comment: ReviewComment): GraphNode {
  const outdated = comment.commit !== pull.headSha;
  return {
    __typename: "PullRequestReviewComment",
    id: nodeId("PRRC", comment.id),
    databaseId: comment.id,
    fullDatabaseId: `${comment.id}`,
    author: actorNode(comment.author),
    path: comment.path,
    line: outdated ? null : comment.line,
    originalLine: comment.line,
    outdated,
    body: comment.body,
    createdAt: comment.createdAt,
    commit: () => commitNode(call, pull.headSha),
    originalCommit: () => commitNode(call, comment.commit),
  };
}

/** A commit; what git must be asked for is asked for when it is needed. */
export async function commitNode(
  call: GraphCall,
  sha: string,
  known?: CommitRead,
): Promise<GraphNode | null> {
  const commit = known ?? (await readCommit(call, sha));
  if (commit === undefined) return null;
  const { state } = call;
  return {
    __typename: "Commit",
    id: `C_${commit.sha}`,
    oid: commit.sha,
    abbreviatedOid: commit.sha.slice(0, 7),
    url: `${state.origin}/${fullName(state)}/commit/${commit.sha}`,
    message: commit.message,
    messageHeadline: commit.message.split("\n")[0],
    committedDate: commit.committer.date,
    authoredDate: commit.author.date,
    author: signatureNode(call, commit.author),
    committer: signatureNode(call, commit.committer),
    authors: connection(
      () => [commit.author],
      (author) => signatureNode(call, author),
    ),
    parents: connection(
      () => commit.parents,
      (parent) => commitNode(call, parent),
    ),
    tree: { __typename: "Tree", id: `T_${commit.tree}`, oid: commit.tree },
    checkSuites: connection(
      () => {
        need(call, "checks:read");
        return suitesOf(state, commit.sha);
      },
      (suite) => suiteNode(call, suite),
    ),
    status: () => statusNode(call, commit.sha),
    statusCheckRollup: () => rollupNode(call, commit.sha),
    associatedPullRequests: connection(
      () =>
        [...state.pulls.values()].filter(({ headSha, merged }) =>
          [headSha, merged?.sha].includes(commit.sha),
        ),
      (pull) => pullNode(call, pull),
    ),
  };
}

async function readCommit({ state }: GraphCall, sha: string): Promise<CommitRead | undefined> {
  const there = await state.bare.resolve(sha);
  return there === undefined ? undefined : (await state.bare.log("-1", there))[0];
}

function signatureNode({ state }: GraphCall, { name, email }: Signature): GraphNode {
  const actor = actorByEmail(state, email);
  // Only people are users; the commits of a bot have none.
  const user = actor?.kind === "user" ? actorNode(actor) : null;
  return { __typename: "GitActor", name, email, user };
}

/** One place in the merge queue. */
export function queueEntryNode(call: GraphCall, entry: QueueEntry): GraphNode {
  const pull = call.state.pulls.get(entry.pull);
  return {
    __typename: "MergeQueueEntry",
    id: nodeId("MQE", entry.pull),
    position: call.state.queue.indexOf(entry) + 1,
    state: entry.state,
    enqueuedAt: entry.at,
    enqueuer: actorNode(entry.enqueuer),
    solo: false,
    jump: false,
    headCommit: () => (entry.group === null ? null : commitNode(call, entry.group.sha)),
    baseCommit: () => (entry.group === null ? null : commitNode(call, entry.group.baseSha)),
    pullRequest: () => (pull === undefined ? null : pullNode(call, pull)),
  };
}
