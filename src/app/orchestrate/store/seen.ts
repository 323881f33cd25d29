import { YoiError } from "../../../core/diagnostic/error.ts";
import type { Ledger } from "../../../core/orchestrator/ledger.ts";
import type { LedgerRead } from "../../../core/orchestrator/ledger-files.ts";
import type { Config } from "../../../core/workspace/config.ts";
import type { Repository } from "../../../io/git/repository.ts";
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
 * What was last seen of shared refs and ledger; undefined where nothing says which ones are the shared ones, or before
 * the default branch was seen. 4 to 8 processes.
 */
export function readSeenShared(repo: Repository, config: Config): SeenShared | undefined {
  const place = whereDecided(() => decidePlace(repo, config));
  const refs = place === undefined ? undefined : readShared(repo, place);
  if (place === undefined || refs === undefined) return undefined;
  return { place, refs, ledger: readable(readLedger(repo, refs.ledger)) };
}

/** What needs to know where the shared refs are; undefined where several remotes, or no default branch, leave it open. */
export function whereDecided<T>(open: () => T): T | undefined {
  try {
    return open();
  } catch (error) {
    if (error instanceof YoiError && UNDECIDED.has(error.diagnostic.code)) return undefined;
    throw error;
  }
}

const UNDECIDED: ReadonlySet<string> = new Set(["ledger/which-remote", "ledger/no-default-branch"]);

function readable(read: LedgerRead): Ledger {
  return read.kind === "read" ? read.ledger : read.readable;
}
