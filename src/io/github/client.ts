import type { GitHubApi } from "./api.ts";
import { commentKeeper } from "./comments.ts";
import { openConnection } from "./connection.ts";
import type { ConnectionOptions } from "./connection-options.ts";
import { mergeQueue } from "./merge-queue.ts";
import { peopleReader } from "./people.ts";
import { requestWriter } from "./request-writes.ts";
import { requestReader } from "./requests.ts";
import { rulesReader } from "./rules.ts";
import { runAccess } from "./runs.ts";
import { statusAccess } from "./statuses.ts";

/** Opens one repository on GitHub with one token. Nothing is asked before a method is called. */
export function openGitHub(options: ConnectionOptions): GitHubApi {
  const connection = openConnection(options);
  return {
    repository: { owner: options.owner, name: options.name },
    requestCount: connection.requestCount,
    ...requestReader(connection),
    ...requestWriter(connection),
    ...mergeQueue(connection),
    ...commentKeeper(connection),
    ...statusAccess(connection),
    ...peopleReader(connection),
    ...rulesReader(connection),
    ...runAccess(connection),
  };
}
