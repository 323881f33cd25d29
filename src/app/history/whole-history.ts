import type { HistoryRange } from "../../io/git/history.ts";
import type { Repository } from "../../io/git/repository.ts";
import { resolveCommit } from "../../io/git/revision.ts";

/**
 * The commits that a range names, or all that HEAD reaches without one; undefined where there is no commit yet.
 * 1 process, none with a range.
 */
export function historyRange(repository: Repository, range: string | undefined): HistoryRange | undefined {
  if (range !== undefined) return { include: [range] };
  const head = resolveCommit(repository, "HEAD");
  return head === undefined ? undefined : { include: [head] };
}
