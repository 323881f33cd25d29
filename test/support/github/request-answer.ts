import type { RequestAnswer } from "../../../src/io/github/request-shapes.ts";

/** A request as GitHub's GraphQL answers it: open, one commit, nothing said of it yet. */
export function requestAnswer(more: Partial<RequestAnswer> = {}): RequestAnswer {
  const oid = "a".repeat(40);
  return {
    id: "PR_5",
    number: 5,
    url: "https://github.com/o/r/pull/5",
    state: "OPEN",
    isDraft: false,
    title: "Title",
    body: "Body",
    author: { __typename: "Bot", login: "github-actions" },
    headRefOid: oid,
    headRefName: "work/1",
    isCrossRepository: false,
    baseRefOid: "b".repeat(40),
    baseRefName: "main",
    mergeCommit: null,
    mergedBy: null,
    mergeable: "MERGEABLE",
    mergeQueueEntry: null,
    reviews: { pageInfo: LAST_PAGE, nodes: [] },
    commits: { pageInfo: LAST_PAGE, nodes: [commitAnswer("ada", "web-flow")] },
    head: { nodes: [{ commit: { oid, statusCheckRollup: null, checkSuites: { nodes: [] } } }] },
    ...more,
  };
}

/** No older page. */
export const LAST_PAGE = { hasPreviousPage: false, startCursor: null };

type CommitAnswer = NonNullable<RequestAnswer["commits"]["nodes"]>[number];
type ReviewAnswer = NonNullable<NonNullable<NonNullable<RequestAnswer["reviews"]>["nodes"]>[number]>;

/** A commit of a request; null: GitHub knows nobody by the address. */
export function commitAnswer(author: string | null, committer: string | null): CommitAnswer {
  const known = (login: string | null) => ({ user: login === null ? null : { login } });
  return { commit: { author: known(author), committer: known(committer) } };
}

/** A review of a request. */
export function reviewAnswer(id: number, more: Partial<ReviewAnswer> = {}): ReviewAnswer {
  return {
    fullDatabaseId: id,
    author: { __typename: "User", login: "grace" },
    state: "APPROVED",
    commit: { oid: "a".repeat(40) },
    body: "",
    submittedAt: "2026-01-02T03:04:05Z",
    comments: { nodes: [] },
    ...more,
  };
}
