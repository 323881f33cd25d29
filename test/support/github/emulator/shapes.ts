import type { CommitRead } from "./bare.ts";
import { actorByEmail, apiUrl, fullName, type State } from "./state.ts";
import type {
  Actor,
  Artifact,
  CheckRun,
  Pull,
  Review,
  ReviewComment,
  Status,
  WorkflowRun,
} from "./values.ts";

// How GitHub's REST API shows things. Fields that nobody reads are left out; those that are there are as documented.

/** An id as GraphQL uses it: it says what it is of. */
export function nodeId(kind: string, id: number): string {
  return `${kind}_${Buffer.from(`${id}`).toString("base64url")}`;
}

/** The number in a node id; NaN: it is of another kind. */
export function idOfNode(kind: string, node: string): number {
  return node.startsWith(`${kind}_`)
    ? Number(Buffer.from(node.slice(kind.length + 1), "base64url").toString())
    : Number.NaN;
}

export function showActor(state: State, actor: Actor): Record<string, unknown> {
  return {
    login: actor.login,
    id: actor.id,
    node_id: nodeId("U", actor.id),
    url: `${apiUrl(state)}/users/${encodeURIComponent(actor.login)}`,
    html_url: `${state.origin}/${actor.login}`,
    type: actor.kind === "user" ? "User" : "Bot",
    site_admin: false,
  };
}

function association(state: State, actor: Actor): string {
  const role = state.roles.get(actor.login) ?? "none";
  if (actor.login === state.owner) return "OWNER";
  return role === "none" || role === "read" ? "NONE" : "COLLABORATOR";
}

export function repoUrl(state: State): string {
  return `${apiUrl(state)}/repos/${fullName(state)}`;
}

/** A repository: this one, or a fork of it. */
export function showRepo(state: State, name: string): Record<string, unknown> {
  const [owner = "", repo = ""] = name.split("/");
  return {
    id: name === fullName(state) ? 1_296_269 : 1_296_270,
    name: repo,
    full_name: name,
    owner: { login: owner, type: "User" },
    private: state.isPrivate,
    fork: name !== fullName(state),
    default_branch: state.defaultBranch,
    html_url: `${state.origin}/${name}`,
    clone_url: `${state.origin}/${name}.git`,
    url: `${apiUrl(state)}/repos/${name}`,
  };
}

/** A pull request as a list shows it. */
export function showPull(state: State, pull: Pull): Record<string, unknown> {
  const side = (repo: string, ref: string, sha: string): Record<string, unknown> => {
    const owner = repo.split("/")[0] ?? "";
    const gone = !state.repos.has(repo);
    return {
      label: `${owner}:${ref}`,
      ref,
      sha,
      user: { login: owner, type: "User" },
      repo: gone ? null : showRepo(state, repo),
    };
  };
  const url = `${repoUrl(state)}/pulls/${pull.number}`;
  return {
    url,
    id: pull.id,
    node_id: nodeId("PR", pull.number),
    html_url: `${state.origin}/${fullName(state)}/pull/${pull.number}`,
    number: pull.number,
    state: pull.state,
    locked: false,
    title: pull.title,
    user: showActor(state, pull.author),
    body: pull.body,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt,
    merged_at: pull.merged?.at ?? null,
    merge_commit_sha: pull.merged?.sha ?? null,
    assignee: null,
    assignees: [],
    requested_reviewers: pull.requestedReviewers.flatMap((login) => {
      const actor = state.actors.get(login);
      return actor === undefined ? [] : [showActor(state, actor)];
    }),
    requested_teams: [],
    labels: [],
    milestone: null,
    draft: pull.draft,
    head: side(pull.headRepo, pull.headBranch, pull.headSha),
    base: side(fullName(state), pull.baseBranch, pull.baseSha),
    author_association: association(state, pull.author),
    auto_merge: null,
    active_lock_reason: null,
  };
}

export function showReview(state: State, pull: Pull, review: Review): Record<string, unknown> {
  return {
    id: review.id,
    node_id: nodeId("PRR", review.id),
    user: showActor(state, review.author),
    body: review.body,
    state: review.state,
    html_url: `${state.origin}/${fullName(state)}/pull/${pull.number}#pullrequestreview-${review.id}`,
    pull_request_url: `${repoUrl(state)}/pulls/${pull.number}`,
    author_association: association(state, review.author),
    submitted_at: review.submittedAt,
    commit_id: review.commit,
  };
}

export function showReviewComment(state: State, pull: Pull, comment: ReviewComment): Record<string, unknown> {
  return {
    id: comment.id,
    node_id: nodeId("PRRC", comment.id),
    pull_request_review_id: comment.reviewId,
    path: comment.path,
    line: comment.line,
    original_line: comment.line,
    side: comment.side,
    commit_id: pull.headSha,
    original_commit_id: comment.commit,
    user: showActor(state, comment.author),
    body: comment.body,
    created_at: comment.createdAt,
    updated_at: comment.createdAt,
    html_url: `${state.origin}/${fullName(state)}/pull/${pull.number}#discussion_r${comment.id}`,
    pull_request_url: `${repoUrl(state)}/pulls/${pull.number}`,
    author_association: association(state, comment.author),
    subject_type: comment.line === null ? "file" : "line",
  };
}

export function showStatus(state: State, status: Status): Record<string, unknown> {
  return {
    id: status.id,
    node_id: nodeId("SC", status.id),
    url: `${repoUrl(state)}/statuses/${status.sha}`,
    state: status.state,
    description: status.description,
    target_url: status.targetUrl,
    context: status.context,
    created_at: status.createdAt,
    updated_at: status.createdAt,
    creator: showActor(state, status.creator),
  };
}

export function showCheckRun(state: State, run: CheckRun): Record<string, unknown> {
  return {
    id: run.id,
    node_id: nodeId("CR", run.id),
    name: run.name,
    head_sha: run.sha,
    url: `${repoUrl(state)}/check-runs/${run.id}`,
    html_url: `${state.origin}/${fullName(state)}/runs/${run.id}`,
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    output: { ...run.output, text: null, annotations_count: 0 },
    app: { id: run.app.id, slug: run.app.slug, name: run.app.slug },
    check_suite: { id: run.app.id * 1000 },
    pull_requests: [],
  };
}

export function showRun(state: State, run: WorkflowRun): Record<string, unknown> {
  return {
    id: run.id,
    node_id: nodeId("WFR", run.id),
    name: run.name,
    display_title: run.displayTitle,
    path: `.github/workflows/${run.workflow}`,
    workflow_id: workflowId(run.workflow),
    head_branch: run.headBranch,
    head_sha: run.headSha,
    run_number: run.id % 1000,
    run_attempt: run.runAttempt,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    url: `${repoUrl(state)}/actions/runs/${run.id}`,
    html_url: `${state.origin}/${fullName(state)}/actions/runs/${run.id}`,
    pull_requests: run.pullRequests.map((number) => ({ number })),
    created_at: run.createdAt,
    updated_at: run.updatedAt,
    run_started_at: run.createdAt,
    actor: showActor(state, run.actor),
    triggering_actor: showActor(state, run.actor),
  };
}

/** The id of a workflow by its file: the same in every world. */
export function workflowId(file: string): number {
  let sum = 7;
  for (const char of file) sum = (sum * 31 + char.charCodeAt(0)) % 1_000_003;
  return 2_000_000 + sum;
}

export function showArtifact(state: State, artifact: Artifact): Record<string, unknown> {
  const run = state.runs.find(({ id }) => id === artifact.runId);
  return {
    id: artifact.id,
    node_id: nodeId("A", artifact.id),
    name: artifact.name,
    size_in_bytes: artifact.zip.length,
    url: `${repoUrl(state)}/actions/artifacts/${artifact.id}`,
    archive_download_url: `${repoUrl(state)}/actions/artifacts/${artifact.id}/zip`,
    expired: artifact.expired,
    created_at: artifact.createdAt,
    expires_at: artifact.createdAt,
    updated_at: artifact.createdAt,
    workflow_run: { id: artifact.runId, head_branch: run?.headBranch, head_sha: run?.headSha },
  };
}

export function showCommit(state: State, commit: CommitRead): Record<string, unknown> {
  const by = (email: string): Record<string, unknown> | null => {
    const actor = actorByEmail(state, email);
    return actor === undefined ? null : showActor(state, actor);
  };
  return {
    sha: commit.sha,
    node_id: `C_${commit.sha}`,
    url: `${repoUrl(state)}/commits/${commit.sha}`,
    html_url: `${state.origin}/${fullName(state)}/commit/${commit.sha}`,
    commit: {
      author: commit.author,
      committer: commit.committer,
      message: commit.message,
      tree: { sha: commit.tree, url: `${repoUrl(state)}/git/trees/${commit.tree}` },
      comment_count: 0,
      verification: { verified: false, reason: "unsigned", signature: null, payload: null },
    },
    author: by(commit.author.email),
    committer: by(commit.committer.email),
    parents: commit.parents.map((sha) => ({ sha, url: `${repoUrl(state)}/commits/${sha}` })),
  };
}
