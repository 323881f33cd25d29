import type { TicketCase } from "../../core/rules/judge-change.ts";
import type { RecordFile } from "../../core/ticket/files.ts";
import type { Ticket } from "../../core/ticket/ticket.ts";
import { listCommitsOf } from "../../io/git/log.ts";
import type { Repository } from "../../io/git/repository.ts";
import { listFiles } from "../../io/git/tree.ts";
import type { ChangeSource } from "./check-change.ts";

/** How many earlier commits of a ticket are compared with its new form. */
const MAX_EARLIER_COMMITS = 50;

/**
 * The newest earlier commit (shortened) whose form of a ticket is exactly the one it is now to have, or undefined.
 * That is what `git revert` and a restored file make. 1 process, and 1 more for each commit compared.
 */
export function findEarlierForm(
  repo: Repository,
  source: ChangeSource,
  each: TicketCase,
): string | undefined {
  const { after } = each;
  if (after === undefined || source.returnsFrom === undefined) return undefined;
  const wanted = formOf(after);
  for (const commit of listCommitsOf(repo, source.returnsFrom, [after.dir], MAX_EARLIER_COMMITS)) {
    const { entries } = listFiles(repo, { kind: "commit", oid: commit }, [after.dir]);
    const form = entries.map(
      ({ path, oid, mode }) => `${path.slice(after.dir.length + 1)} ${oid} ${mode === "100755"}`,
    );
    if (form.sort().join("\n") === wanted) return commit.slice(0, 12);
  }
  return undefined;
}

function formOf(ticket: Ticket): string {
  const line = ([inside, file]: readonly [string, RecordFile]): string =>
    `${inside} ${file.oid} ${file.executable === true}`;
  return [...ticket.files].map(line).sort().join("\n");
}
