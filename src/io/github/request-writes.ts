import type { GitHubApi, MergeAnswer, RequestToMerge, RequestToOpen } from "./api.ts";
import { type Connection, REPEATABLE } from "./connection.ts";
import { faultOf, hasStatus, sayReason } from "./failure.ts";
import { performOnce } from "./once.ts";
import { anything, listedRequests, madeRequest, mergedRequest, oneRequest } from "./rest-shapes.ts";

// What opens, changes and merges requests. https://docs.github.com/en/rest/pulls/pulls

/** What writes requests. */
export function requestWriter(
  connection: Connection,
): Pick<GitHubApi, "openRequest" | "updateRequest" | "mergeRequest"> {
  return {
    openRequest: (request) => openRequest(connection, request),
    updateRequest: async (number, change) => {
      await connection.rest("updateRequest", anything, (rest) =>
        rest.pulls.update({
          ...connection.repository,
          pull_number: number,
          ...change,
          ...REPEATABLE,
        }),
      );
    },
    mergeRequest: (request) => mergeRequest(connection, request),
  };
}

async function openRequest(
  connection: Connection,
  request: RequestToOpen,
): Promise<{ readonly number: number }> {
  const { head, base, title, body } = request;
  const open = async (expect?: typeof isDouble): Promise<{ readonly number: number }> => {
    const create = { ...connection.repository, head, base, title, body };
    return await connection.rest("openRequest", madeRequest, (rest) => rest.pulls.create(create), expect);
  };
  try {
    return await performOnce(
      connection,
      () => open(isDouble),
      () => findOpen(connection, request),
    );
  } catch (error) {
    if (!isDouble(error)) throw error;
    // Where it is not to be seen GitHub may say it again, as a finding.
    return (await findOpen(connection, request)) ?? (await open());
  }
}

/** GitHub allows one open request for a head and a base; its words: "A pull request already exists for o:branch." */
function isDouble(error: unknown): boolean {
  return hasStatus(error, 422) && /pull request already exists/i.test(faultOf(error).message);
}

async function findOpen(
  connection: Connection,
  { head, base }: RequestToOpen,
): Promise<{ readonly number: number } | undefined> {
  const { repository } = connection;
  const asked = { ...repository, state: "open", head: `${repository.owner}:${head}`, base } as const;
  const data = await connection.rest("readRequests", listedRequests, (rest) => rest.pulls.list(asked));
  // A filter that GitHub does not understand it leaves out.
  const found = data.find((one) => one.head.ref === head && one.base.ref === base);
  return found === undefined ? undefined : { number: found.number };
}

/**
 * 409: the head is another one. 405 and 422: it may not be merged, or is merged already, which only a second look tells
 * apart. https://docs.github.com/en/rest/pulls/pulls#merge-a-pull-request
 */
async function mergeRequest(connection: Connection, request: RequestToMerge): Promise<MergeAnswer> {
  const { number, head, method, title, message } = request;
  const merge = {
    ...connection.repository,
    pull_number: number,
    sha: head,
    merge_method: method,
    commit_title: title,
    commit_message: message,
  };
  const attempt = async (): Promise<MergeAnswer> => {
    const isRefusal = (error: unknown): boolean => hasStatus(error, 405, 409, 422);
    try {
      const data = await connection.rest(
        "merge",
        mergedRequest,
        (rest) => rest.pulls.merge(merge),
        isRefusal,
      );
      if (data.merged) return { kind: "merged", sha: data.sha };
      return { kind: "refused", reason: data.message };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const reason = connection.redact(sayReason(faultOf(error)));
      const found = await findMerged(connection, request);
      if (found !== undefined) return found;
      return { kind: hasStatus(error, 409) ? "moved" : "refused", reason };
    }
  };
  return await performOnce(connection, attempt, () => findMerged(connection, request));
}

/** What makes the merge needless: merged or closed, or another head. Undefined: it is open with that head. */
async function findMerged(
  connection: Connection,
  { number, head }: RequestToMerge,
): Promise<MergeAnswer | undefined> {
  const asked = { ...connection.repository, pull_number: number };
  const data = await connection.rest("readRequests", oneRequest, (rest) => rest.pulls.get(asked));
  if (data.merged && data.head.sha === head && data.merge_commit_sha !== null) {
    return { kind: "merged", sha: data.merge_commit_sha };
  }
  if (data.merged) return { kind: "moved", reason: `it was merged with the head ${data.head.sha}` };
  if (data.state === "closed") return { kind: "moved", reason: "it was closed" };
  if (data.head.sha !== head) return { kind: "moved", reason: `its head is ${data.head.sha}` };
  return undefined;
}
