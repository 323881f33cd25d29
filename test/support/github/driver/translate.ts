import type { Bare } from "../emulator/bare.ts";
import { ZERO } from "../emulator/bare.ts";
import type { State } from "../emulator/state.ts";
import { fullName, ownerOf } from "../emulator/state.ts";
import type { WorldEvent } from "../emulator/values.ts";
import type { DriverEvent } from "./event.ts";

interface Side {
  readonly ref: string;
  readonly sha: string;
  readonly repo: { readonly full_name: string } | null;
}
interface Request {
  readonly number: number;
  readonly head: Side;
  readonly base: Side;
}

/** What an event of the world is to Actions: ref, commit and branch as GitHub gives them; undefined: it starts nothing. */
export async function translate(state: State, event: WorldEvent): Promise<DriverEvent | undefined> {
  const { name, action, payload, actor, byToken } = event;
  const common = {
    name,
    ...(action === null ? {} : { action }),
    payload,
    actor: actor.login,
    isByJob: byToken === "actions" && name !== "merge_group",
  };
  switch (name) {
    case "push":
      return translatePush(payload, common);
    case "pull_request":
    case "pull_request_review": {
      const request = payload["pull_request"] as Request;
      const { head, base, number } = request;
      return {
        ...common,
        branch: base.ref,
        sha: await mergeCommit(state.bare, request, action === "closed"),
        ref: `refs/pull/${number}/merge`,
        headRef: head.ref,
        baseRef: base.ref,
        fromFork: head.repo?.full_name !== fullName(state),
      };
    }
    case "merge_group": {
      const group = payload["merge_group"] as Record<"head_sha" | "head_ref" | "base_ref", string>;
      const branch = group.base_ref.replace("refs/heads/", "");
      return { ...common, branch, sha: group.head_sha, ref: group.head_ref };
    }
    case "workflow_dispatch": {
      const { workflow, ref, inputs } = payload as {
        readonly workflow: string;
        readonly ref: string;
        readonly inputs?: Record<string, string> | null;
      };
      const full = ref.startsWith("refs/") ? ref : `refs/heads/${ref}`;
      const path = `.github/workflows/${workflow.split("/").at(-1)}`;
      return {
        ...common,
        sha: await state.bare.resolve(full),
        ref: full,
        workflow: path,
        inputs: inputs ?? {},
      };
    }
    default:
      return undefined;
  }
}

function translatePush(
  payload: WorldEvent["payload"],
  common: Pick<DriverEvent, "name" | "payload" | "actor" | "isByJob">,
): DriverEvent | undefined {
  const { ref, after } = payload as { readonly ref: string; readonly after: string };
  // Other refs start nothing, and neither does a branch that goes.
  if (!/^refs\/(?:heads|tags)\//.test(ref) || after === ZERO) return undefined;
  const isBranch = ref.startsWith("refs/heads/");
  return { ...common, ...(isBranch ? { branch: ref.slice("refs/heads/".length) } : {}), sha: after, ref };
}

/** The commit that would merge a request, in `refs/pull/<number>/merge`; undefined: it conflicts. */
async function mergeCommit(
  bare: Bare,
  { number, head, base }: Request,
  isClosed: boolean,
): Promise<string | undefined> {
  const ref = `refs/pull/${number}/merge`;
  const made = await bare.resolve(ref);
  if (isClosed) return made ?? (await bare.resolve(base.ref));
  const tip = (await bare.resolve(`refs/heads/${base.ref}`)) ?? base.sha;
  const tree = await bare.mergeTree(tip, head.sha);
  if (tree === undefined) return undefined;
  const github = { name: "GitHub", email: "noreply@github.com" };
  const merge = await bare.makeCommit({
    tree,
    parents: [tip, head.sha],
    message: `Merge ${head.sha} into ${tip}`,
    author: github,
    committer: github,
  });
  await bare.must(["update-ref", ref, merge]);
  return merge;
}

/** What `schedule` fires, on the default branch. */
export async function scheduleEvent(state: State): Promise<DriverEvent> {
  const ref = `refs/heads/${state.defaultBranch}`;
  return {
    name: "schedule",
    payload: { schedule: "17 * * * *" },
    actor: ownerOf(state).login,
    isByJob: false,
    sha: await state.bare.resolve(ref),
    ref,
  };
}
