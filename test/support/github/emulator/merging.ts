import { type Bare, type CommitRead, GITHUB } from "./bare.ts";
import { ACTIONS_APP, checksOf } from "./checks.ts";
import { recordMove, recordPull } from "./events.ts";
import { ApiError } from "./router.ts";
import { noreply, type State } from "./state.ts";
import { type Actor, type Pull, type Review, ROLES } from "./values.ts";
import { refuseWorkflows } from "./workflow-files.ts";

export type Method = "merge" | "squash" | "rebase";

/** The newest status or check of every context of a commit: `success`, `failure`, `pending`; and which App reported it. */
function contextsOf(
  state: State,
  sha: string,
): Map<string, { readonly state: "success" | "failure" | "pending"; readonly appId: number }> {
  const seen = new Map<string, { state: "success" | "failure" | "pending"; appId: number }>();
  for (const status of state.statuses) {
    if (status.sha !== sha) continue;
    const state = status.state === "error" ? "failure" : status.state;
    seen.set(status.context, {
      state,
      appId: status.creator.kind === "actions" ? ACTIONS_APP.id : status.creator.id,
    });
  }
  for (const run of checksOf(state, sha)) {
    const good = ["success", "neutral", "skipped"].includes(run.conclusion ?? "");
    const state = run.status !== "completed" ? "pending" : good ? "success" : "failure";
    seen.set(run.name, { state, appId: run.app.id });
  }
  return seen;
}

/** The last review of each person that says yes or no, with an approval that counts as GitHub counts. */
export function standingReviews(state: State, pull: Pull): Review[] {
  const last = new Map<string, Review>();
  for (const review of pull.reviews) {
    if (review.state === "COMMENTED" || review.state === "PENDING") continue;
    last.set(review.author.login, review);
  }
  return [...last.values()].filter(({ author }) => {
    const role = state.roles.get(author.login) ?? "none";
    return author.kind !== "user" || ROLES.indexOf(role) >= ROLES.indexOf("write");
  });
}

/** Why the rules of the base branch do not let a request be merged; empty: they do. */
export function blockers(state: State, pull: Pull, sha = pull.headSha): string[] {
  const rules = state.protections.get(pull.baseBranch);
  if (rules === undefined) return [];
  const why: string[] = [];
  const contexts = contextsOf(state, sha);
  for (const { context, appId } of rules.requiredChecks ?? []) {
    const seen = contexts.get(context);
    if (seen === undefined || (typeof appId === "number" && seen.appId !== appId)) {
      why.push(`Required status check "${context}" is expected.`);
    } else if (seen.state !== "success") {
      why.push(`Required status check "${context}" is ${seen.state === "pending" ? "pending" : "failing"}.`);
    }
  }
  const standing = standingReviews(state, pull);
  const approvals = standing.filter((review) => review.state === "APPROVED").length;
  const needed = rules.requiredApprovals ?? 0;
  if (needed > 0 && standing.some((review) => review.state === "CHANGES_REQUESTED")) {
    why.push("Changes have been requested.");
  }
  if (approvals < needed) {
    why.push(`At least ${needed} approving review is required by reviewers with write access.`);
  }
  return why;
}

/** What `mergeable_state` and `mergeable` say. https://docs.github.com/en/graphql/reference/enums#mergestatestatus */
export async function mergeability(
  state: State,
  pull: Pull,
): Promise<{ readonly mergeable: boolean | null; readonly mergeableState: string }> {
  if (pull.state === "closed") return { mergeable: null, mergeableState: "unknown" };
  const tree = await state.bare.mergeTree(pull.baseSha, pull.headSha);
  if (tree === undefined) return { mergeable: false, mergeableState: "dirty" };
  if (pull.draft) return { mergeable: true, mergeableState: "draft" };
  const rules = state.protections.get(pull.baseBranch);
  if (blockers(state, pull).length > 0) return { mergeable: true, mergeableState: "blocked" };
  if (rules?.strict === true && !(await state.bare.contains(pull.headSha, pull.baseSha))) {
    return { mergeable: true, mergeableState: "behind" };
  }
  const contexts = [...contextsOf(state, pull.headSha).values()];
  const unstable = contexts.some((each) => each.state !== "success");
  return { mergeable: true, mergeableState: unstable ? "unstable" : "clean" };
}

interface MergeAsked {
  readonly method: Method;
  readonly title?: string | undefined;
  readonly message?: string | undefined;
}

/**
 * Makes the commits that GitHub's merge button makes on top of `base`; nothing is moved.
 *
 * @throws ApiError 405 when they conflict.
 */
export async function makeMerge(
  state: State,
  pull: Pull,
  base: string,
  actor: Actor,
  asked: MergeAsked,
): Promise<string> {
  const { bare } = state;
  const { title, message } = asked;
  const commits = await bare.log("--reverse", "--topo-order", `${base}..${pull.headSha}`);
  if (asked.method === "rebase") return rebase(bare, base, commits);
  const tree = await bare.mergeTree(base, pull.headSha);
  if (tree === undefined) throw new ApiError(405, "Pull Request is not mergeable");
  const words = (first: string, rest: string): string => (rest === "" ? first : `${first}\n\n${rest}`);
  if (asked.method === "squash") {
    const bodies = commits.length === 1 ? "" : commits.map((each) => `* ${each.message}`).join("\n\n");
    return bare.makeCommit({
      tree,
      parents: [base],
      message: words(title ?? `${pull.title} (#${pull.number})`, message ?? bodies),
      author: { name: pull.author.login, email: noreply(pull.author) },
      committer: GITHUB,
    });
  }
  const owner = pull.headRepo.split("/")[0] ?? "";
  return bare.makeCommit({
    tree,
    parents: [base, pull.headSha],
    message: words(
      title ?? `Merge pull request #${pull.number} from ${owner}/${pull.headBranch}`,
      message ?? pull.title,
    ),
    author: { name: actor.login, email: noreply(actor) },
    committer: GITHUB,
  });
}

async function rebase(bare: Bare, base: string, commits: readonly CommitRead[]): Promise<string> {
  let tip = base;
  for (const commit of commits) {
    const parent = commit.parents[0];
    if (parent === undefined || commit.parents.length > 1) {
      throw new ApiError(405, "This branch can't be rebased");
    }
    // A commit with the tip's tree on the picked commit's parent makes that parent the base of the merge.
    const tree = await bare.must(["rev-parse", `${tip}^{tree}`]);
    const stand = await bare.makeCommit({
      tree,
      parents: [parent],
      message: "x",
      author: GITHUB,
      committer: GITHUB,
    });
    const picked = await bare.mergeTree(stand, commit.sha);
    if (picked === undefined) throw new ApiError(405, "This branch can't be rebased");
    tip = await bare.makeCommit({
      tree: picked,
      parents: [tip],
      message: commit.message,
      author: commit.author,
      committer: GITHUB,
    });
  }
  return tip;
}

/**
 * Merges a request as the button does.
 *
 * @throws ApiError 405, 409 as https://docs.github.com/en/rest/pulls/pulls#merge-a-pull-request lists them.
 */
export async function mergePull(
  state: State,
  pull: Pull,
  actor: Actor,
  asked: MergeAsked & { readonly sha?: string | undefined; readonly mayWorkflows: boolean },
): Promise<string> {
  if (pull.state === "closed" || pull.merged !== null)
    throw new ApiError(405, "Pull Request is not mergeable");
  if (asked.sha !== undefined && asked.sha !== pull.headSha) {
    throw new ApiError(409, "Head branch was modified. Review and try the merge again.");
  }
  if (pull.draft) throw new ApiError(405, "Pull Request is still a work in progress");
  if (!state.allowedMethods.has(asked.method)) {
    const names = { merge: "Merge commits are", squash: "Squash merges are", rebase: "Rebase merges are" };
    throw new ApiError(405, `${names[asked.method]} not allowed on this repository.`);
  }
  if (state.protections.get(pull.baseBranch)?.mergeQueue === true) {
    throw new ApiError(
      405,
      "Repository rule violations found\n\nChanges must be made through the merge queue\n\n",
    );
  }
  const why = blockers(state, pull);
  if (why.length > 0) {
    throw new ApiError(405, `Repository rule violations found\n\n${why.join("\n\n")}\n\n`);
  }
  if (state.protections.get(pull.baseBranch)?.strict === true) {
    if (!(await state.bare.contains(pull.headSha, pull.baseSha))) {
      throw new ApiError(405, "The head branch is not up to date with the base branch.");
    }
  }
  const sha = await makeMerge(state, pull, pull.baseSha, actor, asked);
  if (!asked.mayWorkflows) await refuseWorkflows(state.bare, pull.baseSha, sha);
  await landMerge(state, pull, actor, sha);
  return sha;
}

/**
 * Moves the base branch to what merges a request, and closes the request as merged.
 *
 * @throws ApiError 405 when the base branch moved meanwhile.
 */
async function landMerge(state: State, pull: Pull, actor: Actor, sha: string): Promise<void> {
  const ref = `refs/heads/${pull.baseBranch}`;
  const before = pull.baseSha;
  if (!(await state.bare.move(ref, sha, before))) {
    throw new ApiError(405, "Base branch was modified. Review and try the merge again.");
  }
  markMerged(state, pull, actor, sha);
  await recordMove(state, actor, ref, before, sha);
}

/** Closes a request as merged by a commit. */
export function markMerged(state: State, pull: Pull, actor: Actor, sha: string): void {
  const at = state.now();
  pull.merged = { sha, by: actor, at };
  pull.state = "closed";
  pull.closedAt = at;
  pull.updatedAt = at;
  recordPull(state, actor, "closed", pull);
}
