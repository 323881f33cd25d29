import { failure } from "../../core/diagnostic/error.ts";
import type { GitHubApi, StatusState } from "./api.ts";
import { type Connection, REPEATABLE } from "./connection.ts";
import { OPERATIONS } from "./operations.ts";
import { checksFrom } from "./request-from.ts";
import { readFurtherChecks } from "./request-pages.ts";
import { CHECKS_QUERY } from "./request-query.ts";
import { checksAnswer } from "./request-shapes.ts";
import { anything, combinedStatus } from "./rest-shapes.ts";

// https://docs.github.com/en/rest/commits/statuses

/** Longest description that GitHub takes, in characters. */
const MAX_DESCRIPTION = 140;
/** How many pages of statuses are read. */
const MAX_PAGES = 10;
const PER_PAGE = 100;

/** What reads and sets statuses of commits, and reads their checks. */
export function statusAccess(
  connection: Connection,
): Pick<GitHubApi, "readStatuses" | "setStatus" | "readChecks"> {
  const { repository } = connection;
  return {
    readStatuses: (sha) => readStatuses(connection, sha),
    setStatus: async ({ sha, context, state, description, targetUrl }) => {
      const status = {
        ...repository,
        sha,
        context,
        state,
        description: cutDescription(description),
        ...(targetUrl === undefined ? {} : { target_url: targetUrl }),
      };
      // Of two equal ones the newer counts: doing it twice changes nothing.
      await connection.rest("setStatus", anything, (rest) =>
        rest.repos.createCommitStatus({ ...status, ...REPEATABLE }),
      );
    },
    readChecks: async (sha, without) => {
      const variables = { owner: repository.owner, name: repository.repo, sha };
      const said = await connection.graphql("readChecks", CHECKS_QUERY, variables, checksAnswer);
      const commit = said.repository.object;
      if (commit === null) return { state: "none", names: [] };
      return checksFrom(commit, await readFurtherChecks(connection, commit), without);
    },
  };
}

/** A description as GitHub takes it: at most 140 characters, whole ones, with a mark where it was cut. */
export function cutDescription(description: string): string {
  const characters = [...description];
  if (characters.length <= MAX_DESCRIPTION) return description;
  return `${characters.slice(0, MAX_DESCRIPTION - 1).join("")}…`;
}

async function readStatuses(
  connection: Connection,
  sha: string,
): Promise<ReadonlyMap<string, { readonly state: StatusState; readonly description: string }>> {
  const found = new Map<string, { readonly state: StatusState; readonly description: string }>();
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const asked = { ...connection.repository, ref: sha, per_page: PER_PAGE, page };
    const data = await connection.rest("readStatuses", combinedStatus, (rest) =>
      rest.repos.getCombinedStatusForRef(asked),
    );
    for (const { context, state, description } of data.statuses) {
      if (!found.has(context)) found.set(context, { state, description: description ?? "" });
    }
    if (data.statuses.length < PER_PAGE) return found;
  }
  const operation = OPERATIONS.readStatuses.words;
  throw failure(
    "github/too-many",
    { path: "." },
    { limit: MAX_PAGES * PER_PAGE, what: "statuses", operation },
  );
}
