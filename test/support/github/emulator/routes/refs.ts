import { ZERO } from "../bare.ts";
import { recordMove } from "../events.ts";
import { mayPush } from "../protection.ts";
import { reconcile } from "../reconcile.ts";
import { type Answer, ApiError, type Call, page, type Route, route, text } from "../router.ts";
import { repoUrl } from "../shapes.ts";
import { newWorkflowFile, workflowRefusal } from "../workflow-files.ts";

// https://docs.github.com/en/rest/git/refs, …/branches, …/repos/contents

async function rows(call: Call, pattern: string): Promise<{ ref: string; sha: string; type: string }[]> {
  const format = "--format=%(refname) %(objectname) %(objecttype)";
  const listed = await call.state.bare.must(["for-each-ref", format, pattern]);
  return listed
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [ref = "", sha = "", type = ""] = line.split(" ");
      return { ref, sha, type };
    });
}

function show(call: Call, row: { ref: string; sha: string; type: string }): Record<string, unknown> {
  return {
    ref: row.ref,
    node_id: `REF_${row.ref}`,
    url: `${repoUrl(call.state)}/git/${row.ref}`,
    object: { type: row.type, sha: row.sha, url: `${repoUrl(call.state)}/git/${row.type}s/${row.sha}` },
  };
}

async function oneRef(call: Call): Promise<Answer> {
  const ref = `refs/${call.params["ref"]}`;
  const row = (await rows(call, ref)).find((each) => each.ref === ref);
  if (row === undefined) throw new ApiError(404, "Not Found");
  return { status: 200, body: show(call, row) };
}

async function moveRef(call: Call, ref: string, to: string, from: string): Promise<void> {
  const refusal = mayPush(call.state, call.actor, ref);
  if (refusal !== undefined) throw new ApiError(422, refusal);
  const { token, state } = call;
  if (to !== ZERO && token.permissions !== null && token.permissions["workflows"] !== "write") {
    const path = await newWorkflowFile(state.bare, from, to);
    if (path !== undefined) throw new ApiError(422, workflowRefusal(path));
  }
  if (!(await state.bare.move(ref, to, from))) throw new ApiError(422, "Reference cannot be updated");
  await recordMove(state, call.actor, ref, from, to);
  await reconcile(state, call.actor);
}

async function createRef(call: Call): Promise<Answer> {
  const ref = text(call.body["ref"]) ?? "";
  const sha = text(call.body["sha"]) ?? "";
  if (!/^refs\/[^/]+\/.+/.test(ref)) throw new ApiError(422, "Reference name must start with 'refs/'");
  if ((await rows(call, ref)).some((each) => each.ref === ref))
    throw new ApiError(422, "Reference already exists");
  if ((await call.state.bare.git(["cat-file", "-e", sha])).status !== 0) {
    throw new ApiError(422, "Object does not exist");
  }
  await moveRef(call, ref, sha, ZERO);
  return { status: 201, body: show(call, { ref, sha, type: "commit" }) };
}

async function updateRef(call: Call): Promise<Answer> {
  const ref = `refs/${call.params["ref"]}`;
  const sha = text(call.body["sha"]) ?? "";
  const row = (await rows(call, ref)).find((each) => each.ref === ref);
  if (row === undefined) throw new ApiError(422, "Reference does not exist");
  if ((await call.state.bare.git(["cat-file", "-e", sha])).status !== 0) {
    throw new ApiError(422, "Object does not exist");
  }
  if (call.body["force"] !== true && !(await call.state.bare.contains(sha, row.sha))) {
    throw new ApiError(422, "Update is not a fast forward");
  }
  await moveRef(call, ref, sha, row.sha);
  return { status: 200, body: show(call, { ref, sha, type: "commit" }) };
}

async function deleteRef(call: Call): Promise<Answer> {
  const ref = `refs/${call.params["ref"]}`;
  const row = (await rows(call, ref)).find((each) => each.ref === ref);
  if (row === undefined) throw new ApiError(422, "Reference does not exist");
  await moveRef(call, ref, ZERO, row.sha);
  return { status: 204 };
}

function showBranch(call: Call, row: { ref: string; sha: string }): Record<string, unknown> {
  const name = row.ref.replace("refs/heads/", "");
  const rules = call.state.protections.get(name);
  const classic = rules?.as === "protection";
  const checks = rules?.requiredChecks ?? [];
  return {
    name,
    commit: { sha: row.sha, url: `${repoUrl(call.state)}/commits/${row.sha}` },
    protected: rules !== undefined,
    // Rulesets do not show here, only the older protection; and of it only the checks.
    protection: {
      enabled: classic,
      required_status_checks: {
        enforcement_level: classic && checks.length > 0 ? "everyone" : "off",
        contexts: classic ? checks.map(({ context }) => context) : [],
        checks: classic ? checks.map(({ context, appId }) => ({ context, app_id: appId ?? null })) : [],
      },
    },
    protection_url: `${repoUrl(call.state)}/branches/${name}/protection`,
  };
}

async function contents(call: Call): Promise<Answer> {
  const { bare, defaultBranch } = call.state;
  const wanted = call.query["ref"] ?? defaultBranch;
  const at = (await bare.resolve(`refs/heads/${wanted}`)) ?? (await bare.resolve(wanted));
  if (at === undefined) throw new ApiError(404, `No commit found for the ref ${wanted}`);
  const path = call.params["path"] ?? "";
  const type = (await bare.git(["cat-file", "-t", `${at}:${path}`])).stdout.trim();
  if (type === "") throw new ApiError(404, "Not Found");
  if (type === "tree") {
    const names = await bare.must(["ls-tree", "--name-only", `${at}:${path}`]);
    const shown = names
      .split("\n")
      .map((name) => ({ name, path: path === "" ? name : `${path}/${name}`, type: "file" }));
    return { status: 200, body: shown };
  }
  const sha = await bare.must(["rev-parse", `${at}:${path}`]);
  const whole = (await bare.git(["cat-file", "blob", sha])).stdout;
  const body = {
    type: "file",
    encoding: "base64",
    path,
    name: path.split("/").at(-1),
    sha,
    size: whole.length,
  };
  return { status: 200, body: { ...body, content: Buffer.from(whole).toString("base64") } };
}

/** Routes of refs, branches and files. */
export const refRoutes: readonly Route[] = [
  route("GET", "/git/ref/{ref+}", "contents:read", "read", oneRef),
  route("GET", "/git/matching-refs/{ref+}", "contents:read", "read", async (call) => {
    const prefix = `refs/${call.params["ref"]}`;
    const all = (await rows(call, "refs/")).filter(({ ref }) => ref.startsWith(prefix));
    return { status: 200, body: all.map((row) => show(call, row)) };
  }),
  route("POST", "/git/refs", "contents:write", "write", createRef),
  route("PATCH", "/git/refs/{ref+}", "contents:write", "write", updateRef),
  route("DELETE", "/git/refs/{ref+}", "contents:write", "write", deleteRef),
  route("GET", "/branches", "contents:read", "read", async (call) =>
    page(call, "/branches", await rows(call, "refs/heads/"), (row) => showBranch(call, row)),
  ),
  route("GET", "/branches/{branch+}", "contents:read", "read", async (call) => {
    const ref = `refs/heads/${call.params["branch"]}`;
    const row = (await rows(call, ref)).find((each) => each.ref === ref);
    if (row === undefined) throw new ApiError(404, "Branch not found");
    return { status: 200, body: showBranch(call, row) };
  }),
  route("GET", "/contents/{path+}", "contents:read", "read", contents),
];
