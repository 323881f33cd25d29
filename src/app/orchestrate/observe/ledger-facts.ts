import { messageOf } from "../../../core/diagnostic/diagnostic.ts";
import {
  CLAIM_TRAILER,
  type ClaimTrailer,
  isOfFirstClaim,
} from "../../../core/orchestrator/claim/claim-trailer.ts";
import { parseRescueName } from "../../../core/orchestrator/claim/ref-moves.ts";
import type { Observation } from "../../../core/orchestrator/observation.ts";
import { listTrailed } from "../../../io/git/commit-trailers.ts";
import type { Orchestrator } from "../context.ts";
import type { readLedger } from "../store/ledger-store.ts";
import type { SharedRefs } from "../store/shared.ts";

/** What is known of the ledger besides what it holds. */
export interface LedgerSeen {
  readonly orchestrator: Orchestrator;
  readonly refs: SharedRefs;
  readonly read: ReturnType<typeof readLedger>;
  /** What the tips of work refs say, by commit. */
  readonly trailers: ReadonlyMap<string, ClaimTrailer>;
}

/**
 * Whether the ledger is there, new, lost or damaged. One that is gone while rescue refs stand, or work refs that were
 * made beside one, was lost. Otherwise the repository is simply new: a person's branches do not count, nor do first
 * acceptances whose ledger was never written because git was killed between the two. 1 process where there are work
 * refs and no ledger, else none. @throws git/refused
 */
export function ledgerFacts(seen: LedgerSeen): Observation["ledger"] {
  const { refs, read } = seen;
  if (read.kind === "damaged") {
    const [first] = read.problems;
    return {
      sha: refs.ledger,
      state: "damaged",
      problem: first === undefined ? "it cannot be read" : messageOf(first),
    };
  }
  if (refs.ledger !== null) return { sha: refs.ledger, state: "present", problem: null };
  const rescued = [...refs.rescue.keys()].some((name) => parseRescueName(name) !== undefined);
  if (!rescued && !isWorkedOn(seen)) return { sha: null, state: "new", problem: null };
  const left = rescued ? "rescue refs" : "work refs";
  return { sha: null, state: "lost", problem: `there is no ledger, but there are ${left}` };
}

/** Whether a commit of a work ref shows that there was a ledger. What cannot be read, or fits nothing, shows it too. */
function isWorkedOn({ orchestrator, refs, trailers }: LedgerSeen): boolean {
  if (refs.work.size === 0) return false;
  const { repo, memo } = orchestrator;
  const tips = [...refs.work.values()];
  const made = memo.get(`made ${refs.defaultSha} ${tips.join(" ")}`, () =>
    listTrailed(repo, { include: tips, exclude: [refs.defaultSha] }, [CLAIM_TRAILER]),
  );
  const unlanded = new Set(made.map(({ oid }) => oid));
  const isFirst = (ticket: string, tip: string, trailer: ClaimTrailer): boolean =>
    unlanded.has(tip) && trailer.ticket === ticket && isOfFirstClaim(trailer);
  const isExplained = ([ticket, tip]: readonly [string, string]): boolean => {
    const trailer = trailers.get(tip);
    return trailer === undefined || isFirst(ticket, tip, trailer);
  };
  return made.some(({ oid }) => !trailers.has(oid)) || ![...refs.work].every(isExplained);
}
