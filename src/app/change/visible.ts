import type { Config } from "../../core/workspace/config.ts";
import { type Branches, readBranches } from "../../io/git/branches.ts";
import { readRefs } from "../../io/git/refs.ts";
import type { Repository } from "../../io/git/repository.ts";
import { resolveCommit } from "../../io/git/revision.ts";

/** What others can see of this repository, as far as it knows. */
export interface Visibility {
  readonly head: string | undefined;
  /** Commits whose content cannot be taken back. */
  readonly visible: readonly string[];
  /** The default branch as others build on it: the remote's, else the local one when another is checked out. */
  readonly landed: string | undefined;
  readonly branches: Branches;
}

/**
 * Reads what others can see: the remote's default branch and the upstream as last fetched (a stale one is only
 * milder). Without a remote: the work refs, and the default branch seen from other branches. 3 to 6 processes.
 */
export function readVisibility(repo: Repository, config: Config): Visibility {
  const branches = readBranches(repo, {
    remote: config.git.remote,
    defaultBranch: config.git.default_branch,
  });
  const { head, defaultBranch, current, remotes } = branches;
  if (remotes.length > 0) {
    const refs = [branches.defaultTracking?.oid, branches.upstream?.oid];
    return {
      head,
      visible: [...new Set(refs)].filter(isOid),
      landed: branches.defaultTracking?.oid,
      branches,
    };
  }
  const work = readRefs(repo, [`refs/heads/${config.git.work_prefix.replace(/\/$/, "")}`])
    .filter(({ name }) => name !== `refs/heads/${current}`)
    .map(({ oid }) => oid);
  const onDefault = current === defaultBranch;
  const local = defaultBranch === undefined ? undefined : resolveCommit(repo, `refs/heads/${defaultBranch}`);
  const visible = [...new Set([...(onDefault ? [] : [local]), ...work])].filter(isOid);
  return { head, visible, landed: local, branches };
}

function isOid(oid: string | undefined): oid is string {
  return oid !== undefined;
}
