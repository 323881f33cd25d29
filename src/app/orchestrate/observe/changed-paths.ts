import type { Repository } from "../../../io/git/repository.ts";
import { diffRevisions } from "../../../io/git/tree.ts";

/** The paths that differ between two commits, without tickets and objectives. 1 process. */
export function readChangedPaths(
  repo: Repository,
  before: string,
  after: string,
  root: string,
): readonly string[] {
  const records = [`${root}/`, ".yoi/objectives/"];
  return diffRevisions(repo, { kind: "commit", oid: before }, { kind: "commit", oid: after }, [])
    .map(({ path }) => path)
    .filter((path) => !records.some((prefix) => path.startsWith(prefix)));
}
