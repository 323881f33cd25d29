import { enqueue } from "../queue.ts";
import { ApiError } from "../router.ts";
import { idOfNode } from "../shapes.ts";
import { fullName, roleOf } from "../state.ts";
import type { Pull } from "../values.ts";
import { actorNode } from "./actor-node.ts";
import { connection, type GraphCall, type GraphNode, graphError, need } from "./connection.ts";
import { commitNode, pullNode, queueEntryNode } from "./nodes.ts";

/** The fields of `Query` and of `Mutation`. */
export function root(call: GraphCall): GraphNode {
  const { state } = call;
  return {
    viewer: () => ({ ...actorNode(call.token.actor), login: call.token.actor.login }),
    repository: ({ owner, name }: { owner: string; name: string }) => {
      if (`${owner}/${name}` !== fullName(state) || !reads(call)) {
        throw graphError("NOT_FOUND", `Could not resolve to a Repository with the name '${owner}/${name}'.`);
      }
      return repositoryNode(call);
    },
    node: ({ id }: { id: string }) => {
      const pull = state.pulls.get(idOfNode("PR", id));
      if (pull === undefined)
        throw graphError("NOT_FOUND", `Could not resolve to a node with the global id of '${id}'.`);
      need(call, "pull_requests:read");
      return pullNode(call, pull);
    },
    enqueuePullRequest: async ({ input }: { input: Record<string, string> }) => {
      need(call, "contents:write");
      const pull = state.pulls.get(idOfNode("PR", input["pullRequestId"] ?? ""));
      if (pull === undefined) throw graphError("NOT_FOUND", "Could not resolve to a PullRequest.");
      try {
        const entry = await enqueue(state, pull, call.token.actor, input["expectedHeadOid"]);
        return {
          clientMutationId: input["clientMutationId"] ?? null,
          mergeQueueEntry: queueEntryNode(call, entry),
        };
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        throw graphError("UNPROCESSABLE", error.message);
      }
    },
    dequeuePullRequest: ({ input }: { input: Record<string, string> }) => {
      need(call, "contents:write");
      const at = state.queue.findIndex(({ pull }) => pull === idOfNode("PR", input["id"] ?? ""));
      if (at < 0) throw graphError("UNPROCESSABLE", "Pull request is not in the merge queue");
      state.queue.splice(at, 1);
      return { clientMutationId: null, mergeQueueEntry: null };
    },
  };
}

function reads({ state, token }: GraphCall): boolean {
  return token.permissions !== null || roleOf(state, token.actor) !== "none";
}

interface PullsAsked {
  readonly headRefName?: string | null;
  readonly baseRefName?: string | null;
  readonly states?: readonly string[] | null;
  readonly orderBy?: { readonly field: string; readonly direction: "ASC" | "DESC" } | null;
}

function findPulls(call: GraphCall, asked: PullsAsked, among: readonly Pull[]): Pull[] {
  need(call, "pull_requests:read");
  const shown = (pull: Pull): string => (pull.merged === null ? pull.state.toUpperCase() : "MERGED");
  const found = among.filter(
    (pull) =>
      (typeof asked.headRefName !== "string" || pull.headBranch === asked.headRefName) &&
      (typeof asked.baseRefName !== "string" || pull.baseBranch === asked.baseRefName) &&
      (!Array.isArray(asked.states) || asked.states.includes(shown(pull))),
  );
  const key = (pull: Pull): string =>
    asked.orderBy?.field === "UPDATED_AT" ? pull.updatedAt : pull.createdAt;
  found.sort((one, other) => (key(one) < key(other) ? -1 : 1));
  return asked.orderBy?.direction === "DESC" ? found.reverse() : found;
}

function repositoryNode(call: GraphCall): GraphNode {
  const { state } = call;
  const all = (): Pull[] => [...state.pulls.values()];
  return {
    __typename: "Repository",
    id: "R_1",
    databaseId: 1_296_269,
    name: state.name,
    nameWithOwner: fullName(state),
    owner: { __typename: "User", login: state.owner },
    isPrivate: state.isPrivate,
    defaultBranchRef: () => refNode(call, `refs/heads/${state.defaultBranch}`),
    pullRequest: ({ number }: { number: number }) => {
      need(call, "pull_requests:read");
      const pull = state.pulls.get(number);
      if (pull !== undefined) return pullNode(call, pull);
      throw graphError("NOT_FOUND", `Could not resolve to a PullRequest with the number of ${number}.`);
    },
    pullRequests: connection(
      (args) => findPulls(call, args as PullsAsked, all()),
      (pull) => pullNode(call, pull),
    ),
    ref: ({ qualifiedName }: { qualifiedName: string }) => refNode(call, qualifiedName),
    object: async ({ oid, expression }: { oid?: string; expression?: string }) => {
      need(call, "contents:read");
      const found = await state.bare.resolve(oid ?? expression ?? "");
      return found === undefined ? null : commitNode(call, found);
    },
    mergeQueue: ({ branch }: { branch?: string | null }) =>
      mergeQueueNode(call, branch ?? state.defaultBranch),
  };
}

async function refNode(call: GraphCall, name: string): Promise<GraphNode | null> {
  const { state } = call;
  const full = name.startsWith("refs/") ? name : `refs/heads/${name}`;
  const sha = await state.bare.resolve(full);
  if (sha === undefined) return null;
  const branch = full.replace(/^refs\/heads\//, "");
  return {
    __typename: "Ref",
    id: `REF_${full}`,
    name: branch,
    prefix: full.slice(0, full.length - branch.length),
    target: () => commitNode(call, sha),
    associatedPullRequests: connection(
      (args) => {
        const own = [...state.pulls.values()].filter((pull) => pull.headRepo === fullName(state));
        return findPulls(call, { ...(args as PullsAsked), headRefName: branch }, own);
      },
      (pull) => pullNode(call, pull),
    ),
  };
}

function mergeQueueNode(call: GraphCall, branch: string): GraphNode | null {
  const { state } = call;
  if (state.protections.get(branch)?.mergeQueue !== true) return null;
  return {
    __typename: "MergeQueue",
    id: `MQ_${branch}`,
    url: `${state.origin}/${fullName(state)}/queue/${branch}`,
    entries: connection(
      () => state.queue.filter(({ pull }) => state.pulls.get(pull)?.baseBranch === branch),
      (entry) => queueEntryNode(call, entry),
    ),
  };
}
