import { CLAIM_TRAILER, parseClaimTrailer } from "../../../core/orchestrator/claim/claim-trailer.ts";
import { listTrailed, type TrailedCommit } from "../../../io/git/commit-trailers.ts";
import type { Repository } from "../../../io/git/repository.ts";

/** The commits of one generation of a ticket's claim. */
export interface GenerationCommits {
  readonly ticket: string;
  readonly generation: number;
  /** The acceptance. */
  readonly first: TrailedCommit;
  readonly last: TrailedCommit;
}

/** A commit by which an Orchestrator landed a work branch: a merge or a squash. */
export interface LandingCommit {
  readonly ticket: string;
  /** The work branch's head. */
  readonly head: string;
  readonly commit: TrailedCommit;
}

/** What a range of history says of claims. */
export interface ClaimHistory {
  readonly generations: readonly GenerationCommits[];
  readonly landings: readonly LandingCommit[];
}

/** Reads which claims the commits of a range belong to, by their trailers. 1 process. @throws git/refused */
export function readClaimHistory(
  repo: Repository,
  include: readonly string[],
  exclude: readonly string[],
): ClaimHistory {
  const commits = listTrailed(repo, { include, exclude }, [CLAIM_TRAILER, "Yoi-Head", "Yoi-Ticket"]);
  const generations = new Map<string, GenerationCommits>();
  const landings: LandingCommit[] = [];
  for (const commit of commits) {
    const [claims = [], heads = [], tickets = []] = commit.values;
    const [claim] = claims.length === 1 ? claims.map(parseClaimTrailer) : [];
    if (claim !== undefined) {
      const { ticket, generation } = claim;
      const key = `${ticket} ${generation}`;
      const first = generations.get(key)?.first ?? commit;
      generations.set(key, { ticket, generation, first, last: commit });
    }
    const [head, ticket] = [heads[0], tickets[0]];
    if (head !== undefined && ticket !== undefined) landings.push({ ticket, head, commit });
  }
  return { generations: [...generations.values()], landings };
}

/** RFC 3339 in UTC for seconds since 1970. */
export function formatSeconds(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
}
