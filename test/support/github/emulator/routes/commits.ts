import { GITHUB } from "../bare.ts";
import { ACTIONS_APP, checksOf } from "../checks.ts";
import { record, recordMove } from "../events.ts";
import { reconcile } from "../reconcile.ts";
import { type Answer, ApiError, type Call, page, type Route, route, text } from "../router.ts";
import { repoUrl, showCheckRun, showCommit, showStatus } from "../shapes.ts";
import { noreply } from "../state.ts";
import type { CheckRun, Status } from "../values.ts";

// Commits, statuses, check runs: https://docs.github.com/en/rest/commits, …/checks

async function shaOf(call: Call): Promise<string> {
  const name = call.params["ref"] ?? "";
  const sha = (await call.state.bare.resolve(`refs/heads/${name}`)) ?? (await call.state.bare.resolve(name));
  if (sha === undefined) throw new ApiError(422, `No commit found for SHA: ${name}`);
  return sha;
}

/** GitHub keeps at most so many statuses of one context on one commit. */
const STATUS_LIMIT = 1000;

async function setStatus(call: Call): Promise<Answer> {
  const { state, actor, body } = call;
  const sha = call.params["ref"] ?? "";
  if (!/^[0-9a-f]{40}$/.test(sha) || (await state.bare.resolve(sha)) === undefined) {
    throw new ApiError(422, `No commit found for SHA: ${sha}`);
  }
  const description = text(body["description"]) ?? null;
  if (description !== null && [...description].length > 140) {
    throw new ApiError(422, "Validation Failed", [
      {
        resource: "Status",
        code: "custom",
        field: "description",
        message: "description is too long (maximum is 140 characters)",
      },
    ]);
  }
  const context = text(body["context"]) ?? "default";
  const same = state.statuses.filter((each) => each.sha === sha && each.context === context);
  if (same.length >= STATUS_LIMIT) {
    throw new ApiError(422, "Validation Failed", [
      {
        resource: "Status",
        code: "custom",
        message: "This SHA and context has reached the maximum number of statuses.",
      },
    ]);
  }
  const status: Status = {
    id: state.nextId(),
    sha,
    context,
    state: text(body["state"]) as Status["state"],
    description,
    targetUrl: text(body["target_url"]) ?? null,
    creator: actor,
    createdAt: state.now(),
  };
  state.statuses.push(status);
  record(state, actor, "status", null, { sha, context, state: status.state, description });
  return { status: 201, body: showStatus(state, status) };
}

function newestFirst(call: Call, sha: string): Status[] {
  const all = call.state.statuses.filter((each) => each.sha === sha).toReversed();
  return call.stale ? all.slice(1) : all;
}

async function combined(call: Call): Promise<Answer> {
  const sha = await shaOf(call);
  const newest = new Map<string, Status>();
  for (const status of newestFirst(call, sha))
    if (!newest.has(status.context)) newest.set(status.context, status);
  const shown = [...newest.values()];
  const bad = shown.some(({ state }) => state === "failure" || state === "error");
  const good = shown.length > 0 && shown.every(({ state }) => state === "success");
  const paged = page(
    call,
    `/commits/${sha}/status`,
    shown,
    (each) => showStatus(call.state, each),
    "statuses",
  );
  const body = paged.body as Record<string, unknown>;
  return {
    ...paged,
    // Without any status GitHub says pending.
    body: {
      state: bad ? "failure" : good ? "success" : "pending",
      sha,
      ...body,
      url: `${repoUrl(call.state)}/commits/${sha}/status`,
    },
  };
}

function checkOf(call: Call): CheckRun {
  const run = call.state.checkRuns.find(({ id }) => id === Number(call.params["id"]));
  if (run === undefined) throw new ApiError(404, "Not Found");
  return run;
}

function onlyApps(call: Call): void {
  if (call.token.permissions === null) throw new ApiError(403, "You must authenticate via a GitHub App.");
}

/** The App that a token belongs to. */
function appOf({ actor }: Call): CheckRun["app"] {
  return actor.kind === "actions" ? ACTIONS_APP : { id: actor.id, slug: actor.login.replace(/\[bot\]$/, "") };
}

function changeCheck(call: Call, run: CheckRun): Answer {
  const { body, state } = call;
  run.name = text(body["name"]) ?? run.name;
  const conclusion = text(body["conclusion"]);
  run.status =
    conclusion === undefined ? ((text(body["status"]) as CheckRun["status"]) ?? run.status) : "completed";
  if (run.status === "completed" && conclusion === undefined && run.conclusion === null) {
    throw new ApiError(422, 'Invalid request.\n\nNo subschema in "anyOf" matched: conclusion is required.');
  }
  if (conclusion !== undefined) {
    run.conclusion = conclusion;
    run.completedAt = state.now();
  }
  const output = body["output"] as { title?: string; summary?: string } | undefined;
  if (output !== undefined) run.output = { title: output.title ?? null, summary: output.summary ?? null };
  record(state, call.actor, "check_run", run.status === "completed" ? "completed" : "created", {
    check_run: showCheckRun(state, run),
  });
  return { status: 200, body: showCheckRun(state, run) };
}

function createCheck(call: Call): Answer {
  onlyApps(call);
  const { body, state } = call;
  const run: CheckRun = {
    id: state.nextId(),
    sha: text(body["head_sha"]) ?? "",
    name: text(body["name"]) ?? "",
    status: "queued",
    conclusion: null,
    output: { title: null, summary: null },
    app: appOf(call),
    startedAt: state.now(),
    completedAt: null,
  };
  const answer = changeCheck(call, run);
  state.checkRuns.push(run);
  return { ...answer, status: 201 };
}

async function listChecks(call: Call): Promise<Answer> {
  const { query, state } = call;
  const sha = await shaOf(call);
  let runs = checksOf(state, sha);
  if ((query["filter"] ?? "latest") === "latest") {
    const last = new Map(runs.map((run) => [`${run.app.id} ${run.name}`, run]));
    runs = runs.filter((run) => last.get(`${run.app.id} ${run.name}`) === run);
  }
  runs = runs.filter(
    (run) =>
      (query["check_name"] === undefined || run.name === query["check_name"]) &&
      (query["status"] === undefined || run.status === query["status"]) &&
      (query["app_id"] === undefined || `${run.app.id}` === query["app_id"]),
  );
  return page(call, `/commits/${sha}/check-runs`, runs, (run) => showCheckRun(state, run), "check_runs");
}

async function compare(call: Call): Promise<Answer> {
  const [base = "", head = ""] = (call.params["basehead"] ?? "").split("...");
  const from = await shaOf({ ...call, params: { ref: base } });
  const to = await shaOf({ ...call, params: { ref: head } });
  const { bare } = call.state;
  const commits = await bare.log("--reverse", `${from}..${to}`);
  const behind = Number(await bare.must(["rev-list", "--count", `${to}..${from}`]));
  const ahead = commits.length;
  const status = ahead > 0 ? (behind > 0 ? "diverged" : "ahead") : behind > 0 ? "behind" : "identical";
  const mergeBase = await bare.must(["merge-base", from, to]);
  const names = await bare.must(["diff", "--name-only", `${mergeBase}..${to}`]);
  return {
    status: 200,
    body: {
      status,
      ahead_by: ahead,
      behind_by: behind,
      total_commits: ahead,
      merge_base_commit: { sha: mergeBase },
      commits: commits.map((each) => showCommit(call.state, each)),
      files: names
        .split("\n")
        .filter((name) => name !== "")
        .map((filename) => ({ filename })),
    },
  };
}

/** https://docs.github.com/en/rest/branches/branches#merge-a-branch */
async function mergeBranch(call: Call): Promise<Answer> {
  const { state, actor, body } = call;
  const base = text(body["base"]) ?? "";
  const into = await state.bare.resolve(`refs/heads/${base}`);
  if (into === undefined) throw new ApiError(404, "Base does not exist");
  const name = text(body["head"]) ?? "";
  const head = (await state.bare.resolve(`refs/heads/${name}`)) ?? (await state.bare.resolve(name));
  if (head === undefined) throw new ApiError(404, "Head does not exist");
  if (await state.bare.contains(into, head)) return { status: 204 };
  const tree = await state.bare.mergeTree(into, head);
  if (tree === undefined) throw new ApiError(409, "Merge conflict");
  const sha = await state.bare.makeCommit({
    tree,
    parents: [into, head],
    message: text(body["commit_message"]) ?? `Merge ${name} into ${base}`,
    author: { name: actor.login, email: noreply(actor) },
    committer: GITHUB,
  });
  if (!(await state.bare.move(`refs/heads/${base}`, sha, into)))
    throw new ApiError(409, "Base branch was modified");
  await recordMove(state, actor, `refs/heads/${base}`, into, sha);
  await reconcile(state, actor);
  const made = (await state.bare.log("-1", sha))[0];
  return { status: 201, body: made === undefined ? undefined : showCommit(state, made) };
}

async function oneCommit(call: Call): Promise<Answer> {
  const sha = await shaOf(call);
  const commit = (await call.state.bare.log("-1", sha))[0];
  if (commit === undefined) throw new ApiError(422, `No commit found for SHA: ${sha}`);
  const against =
    commit.parents[0] ?? (await call.state.bare.must(["hash-object", "-t", "tree", "/dev/null"]));
  const names = await call.state.bare.must(["diff", "--name-only", against, sha]);
  const files = names
    .split("\n")
    .filter((name) => name !== "")
    .map((filename) => ({ filename }));
  return { status: 200, body: { ...showCommit(call.state, commit), files } };
}

/** Routes of commits, their statuses and their checks. */
export const commitRoutes: readonly Route[] = [
  route("POST", "/statuses/{ref}", "statuses:write", "write", setStatus),
  route("GET", "/commits/{ref+}/status", "statuses:read", "read", combined),
  route("GET", "/commits/{ref+}/statuses", "statuses:read", "read", async (call) => {
    const sha = await shaOf(call);
    return page(call, `/commits/${sha}/statuses`, newestFirst(call, sha), (each) =>
      showStatus(call.state, each),
    );
  }),
  route("POST", "/check-runs", "checks:write", "write", createCheck),
  route("GET", "/check-runs/{id}", "checks:read", "read", (call) => ({
    status: 200,
    body: showCheckRun(call.state, checkOf(call)),
  })),
  route("PATCH", "/check-runs/{id}", "checks:write", "write", (call) => {
    onlyApps(call);
    return changeCheck(call, checkOf(call));
  }),
  route("GET", "/commits/{ref+}/check-runs", "checks:read", "read", listChecks),
  route("GET", "/compare/{basehead+}", "contents:read", "read", compare),
  route("POST", "/merges", "contents:write", "write", mergeBranch),
  route("GET", "/commits/{ref+}", "contents:read", "read", oneCommit),
  route("GET", "/commits", "contents:read", "read", async (call) => {
    const sha = await shaOf({ ...call, params: { ref: call.query["sha"] ?? call.state.defaultBranch } });
    const path = call.query["path"];
    const listed = await call.state.bare.log("-250", sha, ...(path === undefined ? [] : ["--", path]));
    return page(call, "/commits", listed, (each) => showCommit(call.state, each));
  }),
];
