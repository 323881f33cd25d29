import { YoiError } from "../../core/diagnostic/error.ts";
import type { Ledger } from "../../core/orchestrator/ledger.ts";
import type { LedgerRead } from "../../core/orchestrator/ledger-files.ts";
import type { Config } from "../../core/workspace/config.ts";
import { readRefs } from "../../io/git/refs.ts";
import type { Repository } from "../../io/git/repository.ts";
import { readLedger } from "./ledger-store.ts";
import { decidePlace, readShared, type SharedPlace, type SharedRefs } from "./shared.ts";

/** What was last seen of what Orchestrators share. No remote is asked for it. */
export interface SeenShared {
  readonly place: SharedPlace;
  readonly refs: SharedRefs;
  /** Of a damaged ledger what can be read: enough to show, never to act on. */
  readonly ledger: Ledger;
}

/**
 * What was last seen of shared refs and ledger; undefined where there is neither a ledger nor a work ref, or where it
 * cannot be told which ones are the shared ones. 1 process in a repository without any, else up to 8.
 */
export function readSeenShared(repo: Repository, config: Config): SeenShared | undefined {
  if (!hasSharedRefs(repo, config)) return undefined;
  const place = decideSeenPlace(repo, config);
  const refs = place === undefined ? undefined : readShared(repo, place);
  if (place === undefined || refs === undefined) return undefined;
  return { place, refs, ledger: readable(readLedger(repo, refs.ledger)) };
}

/** Where shared refs live; undefined where several remotes or no default branch leave that open. 3 processes. */
export function decideSeenPlace(repo: Repository, config: Config): SharedPlace | undefined {
  try {
    return decidePlace(repo, config);
  } catch (error) {
    if (error instanceof YoiError && UNDECIDED.has(error.diagnostic.code)) return undefined;
    throw error;
  }
}

const UNDECIDED: ReadonlySet<string> = new Set(["ledger/which-remote", "ledger/no-default-branch"]);

function readable(read: LedgerRead): Ledger {
  return read.kind === "read" ? read.ledger : read.readable;
}

/** Whether this repository holds a ledger or a work ref, its own or one seen at any remote. 1 process. */
function hasSharedRefs(repo: Repository, { git }: Config): boolean {
  const work = `${git.work_prefix}*`;
  const names = [git.ledger, "refs/yoi/seen/", `refs/heads/${work}`, `refs/remotes/*/${work}`];
  return readRefs(repo, names).length > 0;
}
