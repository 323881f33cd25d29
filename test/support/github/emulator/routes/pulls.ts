import { createIssue } from "../emulate.ts";
import { recordPull } from "../events.ts";
import { type Method, mergeability, mergePull } from "../merging.ts";
import { fetchHead } from "../reconcile.ts";
import { ApiError, authorize, type Call, page, type Route, route, text } from "../router.ts";
import { showActor, showCommit, showPull } from "../shapes.ts";
import { fullName, type State } from "../state.ts";
import type { Pull } from "../values.ts";

// https://docs.github.com/en/rest/pulls/pulls

/** https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/enabling-features-for-your-repository/managing-github-actions-settings-for-a-repository */
export const NOT_PERMITTED = "GitHub Actions is not permitted to create or approve pull requests.";

/** The request of a path. @throws ApiError 404 */
export function pullOf({ state, params }: Call): Pull {
  const pull = state.pulls.get(Number(params["number"]));
  if (pull === undefined) throw new ApiError(404, "Not Found");
  return pull;
}

/** A request as the API shows one alone: with what merging would come to. */
async function showWhole(state: State, pull: Pull, stale: boolean): Promise<Record<string, unknown>> {
  const able = stale ? { mergeable: null, mergeableState: "unknown" } : await mergeability(state, pull);
  const count = async (...args: readonly string[]): Promise<number> => {
    const done = await state.bare.fixed(args);
    return done.status === 0 ? done.stdout.split("\n").filter((line) => line !== "").length : 0;
  };
  return {
    ...showPull(state, pull),
    merged: pull.merged !== null,
    mergeable: able.mergeable,
    rebaseable: able.mergeable,
    mergeable_state: able.mergeableState,
    merged_by: pull.merged === null ? null : showActor(state, pull.merged.by),
    comments: 0,
    review_comments: pull.reviews.reduce((sum, review) => sum + review.comments.length, 0),
    maintainer_can_modify: false,
    commits: await count("rev-list", `${pull.baseSha}..${pull.headSha}`),
  };
}

function invalid(message: string): never {
  throw new ApiError(422, "Validation Failed", [{ resource: "PullRequest", code: "custom", message }]);
}

async function create(call: Call): Promise<{ status: number; body: unknown }> {
  const { state, actor, body } = call;
  if (actor.kind === "actions" && !state.actionsMayOpenPulls) throw new ApiError(403, NOT_PERMITTED);
  const [owner, branch] = splitHead(state, text(body["head"]) ?? "");
  const headRepo =
    text(body["head_repo"]) ?? [...state.repos.keys()].find((name) => name.startsWith(`${owner}/`));
  const headBare = headRepo === undefined ? undefined : state.repos.get(headRepo);
  const headSha = await headBare?.resolve(`refs/heads/${branch}`);
  if (headRepo === undefined || headSha === undefined) {
    throw new ApiError(422, "Validation Failed", [
      { resource: "PullRequest", field: "head", code: "invalid" },
    ]);
  }
  const baseBranch = text(body["base"]) ?? "";
  const baseSha = await state.bare.resolve(`refs/heads/${baseBranch}`);
  if (baseSha === undefined) {
    throw new ApiError(422, "Validation Failed", [
      { resource: "PullRequest", field: "base", code: "invalid" },
    ]);
  }
  for (const other of state.pulls.values()) {
    const same =
      other.headRepo === headRepo && other.headBranch === branch && other.baseBranch === baseBranch;
    if (same && other.state === "open") invalid(`A pull request already exists for ${owner}:${branch}.`);
  }
  if (headRepo !== fullName(state)) {
    await state.bare.must(["fetch", "--quiet", "--no-tags", headBare?.root ?? "", `refs/heads/${branch}`]);
  }
  if (await state.bare.contains(baseSha, headSha)) {
    invalid(`No commits between ${state.owner}:${baseBranch} and ${owner}:${branch}`);
  }
  const number = await createIssue(state, actor, text(body["title"]) ?? "");
  await fetchHead(state, headRepo, headSha, number);
  const at = state.now();
  const pull: Pull = {
    id: state.nextId(),
    number,
    author: actor,
    title: text(body["title"]) ?? "",
    body: text(body["body"]) ?? null,
    state: "open",
    draft: body["draft"] === true,
    headRepo,
    headBranch: branch,
    headSha,
    baseBranch,
    baseSha,
    merged: null,
    closedAt: null,
    createdAt: at,
    updatedAt: at,
    reviews: [],
    requestedReviewers: [],
  };
  state.pulls.set(number, pull);
  recordPull(state, actor, "opened", pull);
  return { status: 201, body: await showWhole(state, pull, true) };
}

function splitHead(state: State, head: string): [string, string] {
  const at = head.indexOf(":");
  return at < 0 ? [state.owner, head] : [head.slice(0, at), head.slice(at + 1)];
}

async function update(call: Call): Promise<{ status: number; body: unknown }> {
  const { state, actor, body } = call;
  const pull = pullOf(call);
  if (pull.author.login !== actor.login) {
    authorize(state, call.token, { permission: "pull_requests:write", role: "triage" }, false);
  }
  const title = text(body["title"]);
  const words = body["body"] === null ? null : text(body["body"]);
  if (title !== undefined) pull.title = title;
  if (words !== undefined) pull.body = words;
  const base = text(body["base"]);
  if (base !== undefined && base !== pull.baseBranch) {
    const sha = await state.bare.resolve(`refs/heads/${base}`);
    if (sha === undefined) invalid(`Proposed base branch '${base}' was not found`);
    pull.baseBranch = base;
    pull.baseSha = sha;
  }
  pull.updatedAt = state.now();
  if (title !== undefined || words !== undefined || base !== undefined)
    recordPull(state, actor, "edited", pull);
  const wanted = text(body["state"]);
  if (wanted === "closed" && pull.state === "open") {
    pull.state = "closed";
    pull.closedAt = state.now();
    recordPull(state, actor, "closed", pull);
  } else if (wanted === "open" && pull.state === "closed") {
    await reopen(call, pull);
  }
  return { status: 200, body: await showWhole(state, pull, call.stale) };
}

async function reopen({ state, actor }: Call, pull: Pull): Promise<void> {
  if (pull.merged !== null) invalid("state cannot be changed. The pull request cannot be reopened.");
  const head = await state.repos.get(pull.headRepo)?.resolve(`refs/heads/${pull.headBranch}`);
  if (head === undefined) {
    invalid(`state cannot be changed. The ${pull.headBranch} branch has been deleted.`);
  }
  for (const other of state.pulls.values()) {
    const same = other.headRepo === pull.headRepo && other.headBranch === pull.headBranch;
    if (other !== pull && same && other.state === "open" && other.baseBranch === pull.baseBranch) {
      invalid(`state cannot be changed. There is already an open pull request from ${pull.headBranch}.`);
    }
  }
  pull.state = "open";
  pull.closedAt = null;
  recordPull(state, actor, "reopened", pull);
}

function list(call: Call): ReturnType<typeof page> {
  const { state, query } = call;
  const wanted = query["state"] ?? "open";
  let pulls = [...state.pulls.values()].filter((pull) => {
    const owner = pull.headRepo.split("/")[0] ?? "";
    return (
      (wanted === "all" || pull.state === wanted) &&
      (query["base"] === undefined || pull.baseBranch === query["base"]) &&
      // Without an owner GitHub does not filter at all.
      (query["head"]?.includes(":") !== true || `${owner}:${pull.headBranch}` === query["head"])
    );
  });
  if ((query["direction"] ?? "desc") === "desc") pulls = pulls.toReversed();
  if (call.stale) {
    const newest = Math.max(...state.pulls.keys());
    pulls = pulls.filter(({ number }) => number !== newest);
  }
  return page(call, "/pulls", pulls, (pull) => showPull(state, pull));
}

async function merge(call: Call): Promise<{ status: number; body: unknown }> {
  const { state, actor, body, token } = call;
  const sha = await mergePull(state, pullOf(call), actor, {
    method: (text(body["merge_method"]) ?? "merge") as Method,
    title: text(body["commit_title"]),
    message: text(body["commit_message"]),
    sha: text(body["sha"]),
    mayWorkflows: token.permissions === null || token.permissions["workflows"] === "write",
  });
  return { status: 200, body: { sha, merged: true, message: "Pull Request successfully merged" } };
}

async function files(call: Call): Promise<ReturnType<typeof page>> {
  const pull = pullOf(call);
  const { bare } = call.state;
  const said = await bare.fixed(["diff", "--name-status", "-M", "-z", `${pull.baseSha}...${pull.headSha}`]);
  const parts = said.stdout.split("\0").filter((part) => part !== "");
  const names: Record<string, string> = {
    A: "added",
    M: "modified",
    D: "removed",
    R: "renamed",
    T: "changed",
  };
  const found: Record<string, unknown>[] = [];
  for (let at = 0; at < parts.length; ) {
    const kind = parts[at]?.[0] ?? "M";
    const renamed = kind === "R";
    found.push({
      filename: parts[at + (renamed ? 2 : 1)],
      status: names[kind] ?? "modified",
      ...(renamed ? { previous_filename: parts[at + 1] } : {}),
    });
    at += renamed ? 3 : 2;
  }
  return page(call, `/pulls/${pull.number}/files`, found, (file) => file);
}

async function commits(call: Call): Promise<ReturnType<typeof page>> {
  const pull = pullOf(call);
  const listed = await call.state.bare.log("--reverse", "--topo-order", `${pull.baseSha}..${pull.headSha}`);
  return page(call, `/pulls/${pull.number}/commits`, listed.slice(0, 250), (each) =>
    showCommit(call.state, each),
  );
}

async function ofCommit(call: Call): Promise<ReturnType<typeof page>> {
  const { state, params } = call;
  const sha = params["sha"] ?? "";
  const found: Pull[] = [];
  for (const pull of state.pulls.values()) {
    // Open ones that hold the commit; a merged one by its commits and by what merged it.
    const holds = pull.headSha === sha || pull.merged?.sha === sha;
    if (holds || (await isBetween(state, pull, sha))) found.push(pull);
  }
  return page(call, `/commits/${sha}/pulls`, found, (pull) => showPull(state, pull));
}

async function isBetween(state: State, pull: Pull, sha: string): Promise<boolean> {
  return (await state.bare.contains(pull.headSha, sha)) && !(await state.bare.contains(pull.baseSha, sha));
}

/** Routes of pull requests. */
export const pullRoutes: readonly Route[] = [
  route("GET", "/pulls", "pull_requests:read", "read", list),
  route("POST", "/pulls", "pull_requests:write", "read", create),
  route("GET", "/pulls/{number}", "pull_requests:read", "read", async (call) => ({
    status: 200,
    body: await showWhole(call.state, pullOf(call), call.stale),
  })),
  route("PATCH", "/pulls/{number}", "pull_requests:write", "read", update),
  route("PUT", "/pulls/{number}/merge", "contents:write", "write", merge),
  route("GET", "/pulls/{number}/merge", "contents:read|pull_requests:read", "read", (call) => {
    if (pullOf(call).merged === null) throw new ApiError(404, "Not Found");
    return { status: 204 };
  }),
  route("GET", "/pulls/{number}/files", "pull_requests:read", "read", files),
  route("GET", "/pulls/{number}/commits", "pull_requests:read", "read", commits),
  route("GET", "/commits/{sha}/pulls", "pull_requests:read|contents:read", "read", ofCommit),
];
