import type { z } from "zod";
import { failure } from "../../core/diagnostic/error.ts";
import type { GitHubApi, RequestsAsked, RequestsFound } from "./api.ts";
import { present } from "./classify-checks.ts";
import type { Connection } from "./connection.ts";
import { OPERATIONS } from "./operations.ts";
import { requestFrom } from "./request-from.ts";
import { readFurther } from "./request-pages.ts";
import { ASKED_PER_CALL, ENDED_QUERY, findQuery, HEADS_QUERY, PAGE, REQUEST_QUERY } from "./request-query.ts";
import { endedAnswer, findAnswer, headsAnswer, type RequestAnswer, requestAnswer } from "./request-shapes.ts";
import type { RequestSeen } from "./values.ts";

/** How many pages of requests are looked through. */
const MAX_PAGES = 20;

/** What reads requests. */
export function requestReader(
  connection: Connection,
): Pick<GitHubApi, "findRequests" | "readRequest" | "requestsWithHead"> {
  const readRequest = (number: number): Promise<RequestSeen | undefined> => readOne(connection, number);
  return {
    readRequest,
    findRequests: (asked) => findAll(connection, asked),
    requestsWithHead: async (sha) => {
      const numbers = await readPages(
        connection,
        HEADS_QUERY,
        headsAnswer,
        {},
        ({ headRefOid }) => headRefOid === sha,
      );
      if (numbers.isCut) throw tooMany("open pull requests");
      const requests = await Promise.all(numbers.found.map(({ number }) => readRequest(number)));
      // What was closed or pushed to between the two calls has this head no more.
      return requests
        .filter((seen) => seen !== undefined)
        .filter(({ state, head }) => state === "open" && head === sha);
    },
  };
}

async function readOne(connection: Connection, number: number): Promise<RequestSeen | undefined> {
  const variables = { ...named(connection), number };
  const { repository } = await connection.graphql("readRequests", REQUEST_QUERY, variables, requestAnswer);
  return repository.pullRequest === null ? undefined : await complete(connection, repository.pullRequest);
}

async function complete(connection: Connection, answer: RequestAnswer): Promise<RequestSeen> {
  return requestFrom(answer, await readFurther(connection, answer));
}

async function findAll(connection: Connection, asked: RequestsAsked): Promise<RequestsFound> {
  const branches = [...new Set(asked.branches)];
  const commits = [...new Set(asked.commits)];
  const calls = Math.ceil(Math.max(branches.length, commits.length) / ASKED_PER_CALL);
  const requests = new Map<string, RequestSeen>();
  const authors = new Map<string, string | null>();
  for (let call = 0; call < calls; call += 1) {
    const part = <T>(list: readonly T[]): readonly T[] =>
      list.slice(call * ASKED_PER_CALL, (call + 1) * ASKED_PER_CALL);
    await findSome(
      connection,
      { ...asked, branches: part(branches), commits: part(commits) },
      requests,
      authors,
    );
  }
  return { requests, authors };
}

async function findSome(
  connection: Connection,
  { branches, commits, base }: RequestsAsked,
  requests: Map<string, RequestSeen>,
  authors: Map<string, string | null>,
): Promise<void> {
  const query = findQuery(branches.length, commits.length, base !== undefined);
  const variables = {
    ...named(connection),
    ...(base === undefined ? {} : { base }),
    ...Object.fromEntries(branches.map((branch, index) => [`b${index}`, branch])),
    ...Object.fromEntries(branches.map((branch, index) => [`r${index}`, `refs/heads/${branch}`])),
    ...Object.fromEntries(commits.map((commit, index) => [`c${index}`, commit])),
  };
  const { repository } = await connection.graphql("readRequests", query, variables, findAnswer);
  for (const [index, branch] of branches.entries()) {
    const open = repository[`o${index}`];
    const ended = repository[`e${index}`];
    const [found] =
      open && "associatedPullRequests" in open ? present(open.associatedPullRequests.nodes) : [];
    const [newest] = ended && "nodes" in ended ? present(ended.nodes) : [];
    const seen = found ?? (newest?.isCrossRepository ? undefined : newest);
    if (seen !== undefined) requests.set(branch, await complete(connection, seen));
    else if (newest !== undefined) {
      const own = await findEnded(connection, branch, base);
      if (own !== undefined) requests.set(branch, own);
    }
  }
  for (const [index, commit] of commits.entries()) {
    const object = repository[`c${index}`];
    authors.set(commit, (object && "author" in object ? object.author?.user?.login : null) ?? null);
  }
}

/** The newest ended request of an own branch, where a stranger's fork has one of the same name that is newer. */
async function findEnded(
  connection: Connection,
  branch: string,
  base: string | undefined,
): Promise<RequestSeen | undefined> {
  const isOwn = (request: { isCrossRepository: boolean; baseRefName: string }): boolean =>
    !request.isCrossRepository && (base === undefined || request.baseRefName === base);
  const { found, isCut } = await readPages(connection, ENDED_QUERY, endedAnswer, { branch }, isOwn, 1);
  const [newest] = found;
  if (newest !== undefined) return await readOne(connection, newest.number);
  if (isCut) throw tooMany("closed pull requests");
  return undefined;
}

/** The form of one page of requests. */
type PagesShape<T> = z.ZodType<{
  readonly repository: {
    readonly pullRequests: {
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
      readonly nodes: readonly (T | null)[] | null;
    };
  };
}>;

async function readPages<T extends { readonly number: number }>(
  connection: Connection,
  query: string,
  shape: PagesShape<T>,
  variables: Readonly<Record<string, string>>,
  wants: (node: T) => boolean,
  enough = Number.POSITIVE_INFINITY,
): Promise<{ readonly found: readonly T[]; readonly isCut: boolean }> {
  const found: T[] = [];
  let after: string | null = null;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const asked: Record<string, string | null> = { ...named(connection), ...variables, after };
    const { repository } = await connection.graphql("readRequests", query, asked, shape);
    const { nodes, pageInfo } = repository.pullRequests;
    found.push(...present(nodes).filter(wants));
    if (!pageInfo.hasNextPage || found.length >= enough) return { found, isCut: false };
    after = pageInfo.endCursor;
  }
  return { found, isCut: true };
}

function tooMany(what: string): Error {
  const operation = OPERATIONS.readRequests.words;
  return failure("github/too-many", { path: "." }, { limit: MAX_PAGES * PAGE, what, operation });
}

function named({ repository }: Connection): { readonly owner: string; readonly name: string } {
  return { owner: repository.owner, name: repository.repo };
}
