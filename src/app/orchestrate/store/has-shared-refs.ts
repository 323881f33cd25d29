import type { Config } from "../../../core/workspace/config.ts";
import { readRefs } from "../../../io/git/refs.ts";
import type { Repository } from "../../../io/git/repository.ts";

/**
 * Whether this repository holds a ledger or a work ref, its own or one seen at any remote. Everybody asks, and most have
 * none: so this is all that they pay, and what reads a ledger is loaded only where there is one. 1 process.
 */
export function hasSharedRefs(repo: Repository, { git }: Config): boolean {
  const work = `${git.work_prefix}*`;
  const names = [git.ledger, "refs/yoi/seen/", `refs/heads/${work}`, `refs/remotes/*/${work}`];
  return readRefs(repo, names).length > 0;
}
