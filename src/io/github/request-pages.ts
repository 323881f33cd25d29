import { present } from "./classify-checks.ts";
import type { Connection } from "./connection.ts";
import type { Further } from "./request-from.ts";
import { MORE_CHECKS_QUERY, OLDER_QUERY } from "./request-query.ts";
import {
  type ChecksAnswer,
  type ContextAnswer,
  moreChecksAnswer,
  type OlderAnswer,
  olderAnswer,
  type RequestAnswer,
} from "./request-shapes.ts";

/** How many further pages of 100 reviews and commits, or of checks, are read. */
const MAX_FURTHER_PAGES = 4;

/** Reads what the first page of a request left out: no call for most, one for each further page. */
export async function readFurther(connection: Connection, request: RequestAnswer): Promise<Further> {
  const reviews = await readOlder(connection, request);
  const head = present(request.head.nodes)[0]?.commit;
  const checks =
    head === undefined ? { contexts: [], areChecksCut: false } : await readFurtherChecks(connection, head);
  return { ...reviews, ...checks };
}

async function readOlder(
  connection: Connection,
  request: RequestAnswer,
): Promise<Pick<Further, "older" | "isCut">> {
  const { owner, repo: name } = connection.repository;
  const older: OlderAnswer[] = [];
  let last: OlderAnswer = request;
  while (hasOlder(last)) {
    if (older.length >= MAX_FURTHER_PAGES) return { older, isCut: true };
    const reviews = last.reviews?.pageInfo;
    const commits = last.commits.pageInfo;
    const variables = {
      owner,
      name,
      number: request.number,
      reviews: reviews?.startCursor ?? null,
      commits: commits.startCursor,
    };
    const { repository } = await connection.graphql("readRequests", OLDER_QUERY, variables, olderAnswer);
    if (repository.pullRequest === null) return { older, isCut: true };
    // Without a cursor the newest page comes again: what has no older page is not taken twice.
    const page = repository.pullRequest;
    last = {
      reviews: reviews?.hasPreviousPage === true ? page.reviews : null,
      commits: commits.hasPreviousPage ? page.commits : NO_COMMITS,
    };
    older.push(last);
  }
  return { older, isCut: false };
}

const NO_COMMITS: OlderAnswer["commits"] = {
  pageInfo: { hasPreviousPage: false, startCursor: null },
  nodes: [],
};

function hasOlder({ reviews, commits }: OlderAnswer): boolean {
  return reviews?.pageInfo.hasPreviousPage === true || commits.pageInfo.hasPreviousPage;
}

/** Reads the checks of a commit that its first page left out. */
export async function readFurtherChecks(
  connection: Connection,
  commit: ChecksAnswer,
): Promise<Pick<Further, "contexts" | "areChecksCut">> {
  const { owner, repo: name } = connection.repository;
  const contexts: ContextAnswer[] = [];
  let page = commit.statusCheckRollup?.contexts.pageInfo;
  for (let pages = 0; page?.hasNextPage === true; pages += 1) {
    if (pages >= MAX_FURTHER_PAGES) return { contexts, areChecksCut: true };
    const variables = { owner, name, sha: commit.oid, after: page.endCursor };
    const said = await connection.graphql("readChecks", MORE_CHECKS_QUERY, variables, moreChecksAnswer);
    const more = said.repository.object?.statusCheckRollup?.contexts;
    contexts.push(...present(more?.nodes));
    page = more?.pageInfo;
  }
  return { contexts, areChecksCut: false };
}
