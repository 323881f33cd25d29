import {
  CLAIM_TRAILER,
  type ClaimTrailer,
  parseClaimTrailer,
} from "../../../core/orchestrator/claim/claim-trailer.ts";
import { readCommitTrailers } from "../../../io/git/commit-trailers.ts";
import type { Repository } from "../../../io/git/repository.ts";

/**
 * What the `Yoi-Claim` trailers of some commits say, by commit. One without such a trailer, or with several, proves
 * nothing and has no entry. 1 process whatever the count.
 */
export function readClaimTrailers(
  repo: Repository,
  commits: readonly string[],
): ReadonlyMap<string, ClaimTrailer> {
  const found = [...readCommitTrailers(repo, commits, CLAIM_TRAILER)];
  return new Map(
    found.flatMap(([commit, values]) => {
      const [value = "", ...others] = values;
      const trailer = others.length === 0 ? parseClaimTrailer(value) : undefined;
      return trailer === undefined ? [] : [[commit, trailer] as const];
    }),
  );
}
