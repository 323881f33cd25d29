import { YoiError } from "../../../core/diagnostic/error.ts";
import type { Ledger } from "../../../core/orchestrator/ledger.ts";
import type { Config } from "../../../core/workspace/config.ts";
import type { Repository } from "../../../io/git/repository.ts";
import { readLedger } from "../../orchestrate/store/ledger-store.ts";
import {
  decidePlace,
  refreshShared,
  type SharedPlace,
  type SharedRefs,
} from "../../orchestrate/store/shared.ts";

/** The ledger as it is now, and where the shared refs stand. */
export interface LedgerNow {
  readonly place: SharedPlace;
  readonly refs: SharedRefs;
  readonly ledger: Ledger;
}

/**
 * Fetches and reads the ledger. A damaged one proves nothing and disproves nothing, so it ends the check.
 * @throws ledger/*
 */
export async function readLedgerNow(repo: Repository, config: Config): Promise<LedgerNow> {
  const place = decidePlace(repo, config);
  const refs = await refreshShared(repo, place);
  const read = readLedger(repo, refs.ledger);
  if (read.kind === "read") return { place, refs, ledger: read.ledger };
  const [problem] = read.problems;
  if (problem === undefined) throw new TypeError("a damaged ledger without a problem");
  throw new YoiError(problem);
}

/** Something that is made when it is first asked for, and then kept; also while it is being made. */
export function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
