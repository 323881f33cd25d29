import { YoiError } from "../../core/diagnostic/error.ts";
import type { GitHubApi } from "./api.ts";
import type { Connection } from "./connection.ts";
import { performOnce } from "./once.ts";
import { ENQUEUE_MUTATION, QUEUED_QUERY } from "./request-query.ts";
import { enqueueAnswer, queuedAnswer } from "./request-shapes.ts";

type Enqueued = Awaited<ReturnType<GitHubApi["enqueueRequest"]>>;

/** What puts requests into the merge queue. */
export function mergeQueue(connection: Connection): Pick<GitHubApi, "enqueueRequest"> {
  return {
    enqueueRequest: async ({ nodeId, head }) => {
      const look = (): Promise<Enqueued | undefined> => findQueued(connection, nodeId, head);
      const enqueue = async (): Promise<Enqueued> => {
        const variables = { node: nodeId, head };
        try {
          await connection.graphql("enqueue", ENQUEUE_MUTATION, variables, enqueueAnswer);
          return { kind: "queued" };
        } catch (error) {
          if (!isRefusal(error)) throw error;
          // What is in the queue already is refused too.
          return (
            (await look()) ?? { kind: "refused", reason: String(error.diagnostic.facts["reason"] ?? "") }
          );
        }
      };
      return await performOnce(connection, enqueue, look);
    },
  };
}

function isRefusal(error: unknown): error is YoiError {
  return error instanceof YoiError && error.diagnostic.code === "github/refused";
}

/** Queued or merged already, with that head. */
async function findQueued(
  connection: Connection,
  nodeId: string,
  head: string,
): Promise<Enqueued | undefined> {
  const { node } = await connection.graphql("enqueue", QUEUED_QUERY, { node: nodeId }, queuedAnswer);
  if (node === null || node.headRefOid !== head) return undefined;
  return node.mergeQueueEntry !== null || node.state === "MERGED" ? { kind: "queued" } : undefined;
}
