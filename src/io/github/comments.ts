import { failure } from "../../core/diagnostic/error.ts";
import type { CommentToKeep, GitHubApi } from "./api.ts";
import { type Connection, REPEATABLE } from "./connection.ts";
import { hasStatus } from "./failure.ts";
import { performOnce } from "./once.ts";
import { OPERATIONS } from "./operations.ts";
import { remember } from "./remember.ts";
import { VIEWER_QUERY } from "./request-query.ts";
import { viewerAnswer } from "./request-shapes.ts";
import { anything, listedComments, madeComment } from "./rest-shapes.ts";

// The one comment that is kept up to date. https://docs.github.com/en/rest/issues/comments

/** How many pages of 100 comments are looked through. */
const MAX_PAGES = 30;
const PER_PAGE = 100;

interface Found {
  readonly id: number;
  readonly body: string;
}

/** What keeps comments. */
export function commentKeeper(connection: Connection): Pick<GitHubApi, "upsertComment"> {
  // An installation token may not ask `GET /user`; by GraphQL it is told the login, `github-actions[bot]`.
  const readLogin = remember(async () => {
    const said = await connection.graphql("readAccount", VIEWER_QUERY, {}, viewerAnswer);
    return said.viewer.login;
  });
  return {
    upsertComment: async (comment) => {
      const login = await readLogin("");
      const own = await findOwn(connection, comment, login);
      const kept = own[0] ?? (await create(connection, comment, login));
      // Whoever else was making it at the same time sees the same order, so that both keep the same one.
      const all = own.length > 0 ? own : await findOwn(connection, comment, login);
      const [first = kept, ...others] = all;
      if (first.body !== comment.body) await update(connection, first.id, comment.body);
      for (const { id } of others) await remove(connection, id);
      return { id: first.id };
    },
  };
}

/** Own comments with the marker, the oldest first. A stranger can write the marker, but not as this account. */
async function findOwn(
  connection: Connection,
  { number, marker }: CommentToKeep,
  login: string,
): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const asked = { ...connection.repository, issue_number: number, per_page: PER_PAGE, page };
    const data = await connection.rest("readComments", listedComments, (rest) =>
      rest.issues.listComments(asked),
    );
    for (const { id, user, body } of data) {
      if (user?.login === login && body.includes(marker)) found.push({ id, body });
    }
    if (data.length < PER_PAGE) return found.sort((one, other) => one.id - other.id);
  }
  const operation = OPERATIONS.readComments.words;
  throw failure(
    "github/too-many",
    { path: "." },
    { limit: MAX_PAGES * PER_PAGE, what: "comments", operation },
  );
}

async function create(connection: Connection, comment: CommentToKeep, login: string): Promise<Found> {
  const { number, body } = comment;
  const made = { ...connection.repository, issue_number: number, body };
  return await performOnce(
    connection,
    async () => {
      const data = await connection.rest("writeComment", madeComment, (rest) =>
        rest.issues.createComment(made),
      );
      return { id: data.id, body };
    },
    async () => (await findOwn(connection, comment, login))[0],
  );
}

async function update(connection: Connection, id: number, body: string): Promise<void> {
  const changed = { ...connection.repository, comment_id: id, body, ...REPEATABLE };
  await connection.rest("writeComment", anything, (rest) => rest.issues.updateComment(changed));
}

/** What is gone already, by somebody else or by a request whose answer was lost, need not be removed. */
async function remove(connection: Connection, id: number): Promise<void> {
  const removed = { ...connection.repository, comment_id: id, ...REPEATABLE };
  const isGone = (error: unknown): boolean => hasStatus(error, 404, 410);
  try {
    await connection.rest("writeComment", anything, (rest) => rest.issues.deleteComment(removed), isGone);
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}
