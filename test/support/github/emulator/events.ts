import { createRequire } from "node:module";
import { type CommitRead, ZERO } from "./bare.ts";
import { showActor, showPull, showReview } from "./shapes.ts";
import { fullName, type State } from "./state.ts";
import type { Actor, Pull, Review } from "./values.ts";

// Payloads are GitHub's published examples with the real values put in. https://github.com/octokit/webhooks (MIT)

interface Example {
  readonly name: string;
  readonly examples: readonly Record<string, unknown>[];
}

let examples: readonly Example[] | undefined;

function example(name: string, action: string | null): Record<string, unknown> {
  examples ??= createRequire(import.meta.url)("@octokit/webhooks-examples") as readonly Example[];
  const all = examples.find((each) => each.name === name)?.examples ?? [];
  const found = all.find((each) => each["action"] === (action ?? undefined)) ?? all[0] ?? {};
  return structuredClone(found);
}

/** Records that something happened. `GITHUB_TOKEN` starts no workflow by it, except by a dispatch. */
export function record(
  state: State,
  actor: Actor,
  name: string,
  action: string | null,
  change: Record<string, unknown>,
): void {
  const payload = {
    ...example(name, action),
    ...(action === null ? {} : { action }),
    repository: repository(state),
    sender: showActor(state, actor),
    ...change,
  };
  // An App's installation and an organisation are not what every repository has.
  for (const key of ["installation", "organization", "enterprise"]) Reflect.deleteProperty(payload, key);
  const dispatch = name === "workflow_dispatch" || name === "repository_dispatch";
  // A merge queue's group is GitHub's own doing, whoever put the request into the queue.
  const queue = name === "merge_group";
  state.events.push({
    name,
    action,
    payload,
    actor,
    byToken: actor.kind,
    startsWorkflows: actor.kind !== "actions" || dispatch || queue,
  });
}

/** The repository as payloads hold it. */
function repository(state: State): Record<string, unknown> {
  const base = example("push", null)["repository"] as Record<string, unknown>;
  const owner = base["owner"] as Record<string, unknown>;
  return {
    ...base,
    id: 1_296_269,
    name: state.name,
    full_name: fullName(state),
    owner: { ...owner, login: state.owner, name: state.owner },
    private: state.isPrivate,
    visibility: state.isPrivate ? "private" : "public",
    default_branch: state.defaultBranch,
    master_branch: state.defaultBranch,
    html_url: `${state.origin}/${fullName(state)}`,
    url: `${state.origin}/api/v3/repos/${fullName(state)}`,
    clone_url: `${state.origin}/${fullName(state)}.git`,
  };
}

/** Records what happened to a pull request. */
export function recordPull(
  state: State,
  actor: Actor,
  action: string,
  pull: Pull,
  change: Record<string, unknown> = {},
): void {
  record(state, actor, "pull_request", action, {
    number: pull.number,
    pull_request: { ...showPull(state, pull), merged: pull.merged !== null },
    ...change,
  });
}

/** Records what happened to a review. */
export function recordReview(state: State, actor: Actor, action: string, pull: Pull, review: Review): void {
  record(state, actor, "pull_request_review", action, {
    pull_request: showPull(state, pull),
    review: { ...showReview(state, pull, review), state: review.state.toLowerCase() },
  });
}

/** What a push brought. */
interface Pushed {
  readonly commits: readonly CommitRead[];
  readonly forced: boolean;
}

/** Records that a branch or tag moved, as a push does. Which files changed is not said: Actions strips it. */
export function recordPush(
  state: State,
  actor: Actor,
  ref: string,
  before: string,
  after: string,
  { commits, forced }: Pushed = { commits: [], forced: false },
): void {
  const shown = commits.map(({ sha, tree, message, author, committer }) => ({
    id: sha,
    tree_id: tree,
    distinct: true,
    message,
    timestamp: committer.date,
    url: `${state.origin}/${fullName(state)}/commit/${sha}`,
    author: { name: author.name, email: author.email },
    committer: { name: committer.name, email: committer.email },
  }));
  record(state, actor, "push", null, {
    ref,
    before,
    after,
    created: before === ZERO,
    deleted: after === ZERO,
    forced,
    base_ref: null,
    compare: `${state.origin}/${fullName(state)}/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`,
    commits: shown,
    head_commit: shown.at(-1) ?? (after === ZERO ? null : { id: after }),
    pusher: { name: actor.login, email: actor.email },
  });
}

/** So many commits are in the payload of a push at most. */
const PUSHED_LIMIT = 20;

/** Records that a ref moved, with the commits that git says it brought. */
export async function recordMove(
  state: State,
  actor: Actor,
  ref: string,
  before: string,
  after: string,
): Promise<void> {
  const isMove = before !== ZERO && after !== ZERO;
  const range = isMove ? [`${before}..${after}`] : ["-1", after];
  const commits = after === ZERO ? [] : (await state.bare.log("--reverse", ...range)).slice(-PUSHED_LIMIT);
  const forced = isMove && !(await state.bare.contains(after, before));
  recordPush(state, actor, ref, before, after, { commits, forced });
}
