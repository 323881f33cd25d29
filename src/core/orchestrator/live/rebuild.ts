import {
  type Claim,
  type ClaimFile,
  type EndedClaim,
  LEDGER_VERSION,
  type Ledger,
  MAX_ENDED_CLAIMS,
} from "../ledger.ts";

/** A live claim as its work ref shows it. */
export interface LiveClaimSeen {
  readonly ticket: string;
  readonly generation: number;
  readonly queuedAt: string;
  readonly acceptedAt: string;
  readonly base: string;
  readonly acceptance: string;
  readonly head: string;
  readonly round: number;
}

/** A claim that ended, as a rescue ref or the default branch shows it. */
export interface EndedClaimSeen extends Omit<EndedClaim, "generation" | "queued_at"> {
  readonly ticket: string;
  /** Null where nothing says which: work that was squashed has no trailer. */
  readonly generation: number | null;
  /** Null where no ticket can be read that tells. */
  readonly queuedAt: string | null;
  /** Whether it is known how it ended, or only that it did. */
  readonly isCertain: boolean;
}

/** What a ledger is rebuilt from. */
export interface RebuildFacts {
  /** What could be read of a damaged ledger; files that cannot be read wholly have no part in it. */
  readonly kept: Ledger;
  /** Files of a damaged ledger that cannot be read. */
  readonly damaged: readonly string[];
  /** Nothing of the ledger is left, so that every claim is rebuilt. */
  readonly isLost: boolean;
  readonly live: readonly LiveClaimSeen[];
  /** Where two say something of one generation, the later one knows better. */
  readonly ended: readonly EndedClaimSeen[];
  /** Branches in the place of work refs that prove no claim. */
  readonly foreign: readonly string[];
}

/** A ledger made anew. */
export interface Rebuilt {
  readonly ledger: Ledger;
  /** Claims that were rebuilt, in a few words each. */
  readonly made: readonly string[];
  /** What nothing tells any more, in a few words each. */
  readonly lost: readonly string[];
}

/**
 * The ledger that refs and history prove, with all that could be read of the damaged one. No generation is given
 * again, and each queueing that was claimed has its claim, so that none is claimed twice. What cannot be known is named.
 */
export function rebuildLedger(facts: RebuildFacts): Rebuilt {
  const tickets = ticketsOf(facts);
  const claims = new Map(facts.kept.claims);
  const made: string[] = [];
  const lost: string[] = [...lostInGeneral(facts)];
  for (const ticket of tickets) {
    const seen = facts.ended.filter((each) => each.ticket === ticket);
    const found = facts.live.find((each) => each.ticket === ticket);
    const newest = Math.max(0, ...seen.map(({ generation }) => generation ?? 0));
    const live = found !== undefined && found.generation >= newest ? found : undefined;
    const over = found !== undefined && live === undefined ? [staleClaim(found)] : [];
    const others = [...over, ...seen].filter((each) => live === undefined || isOther(each, live));
    const ended = placeEnded(others, live?.generation);
    if (live === undefined && ended.length === 0) {
      lost.push(`${ticket}: nothing tells of its claims`);
      continue;
    }
    claims.set(ticket, fileOf(ticket, live, ended));
    made.push(wordsOf(ticket, live, ended));
    lost.push(...ended.flatMap((each) => lostOfEnded(ticket, each)), ...lostOfLive(ticket, live));
  }
  return { ledger: { ...facts.kept, claims }, made, lost };
}

/** Of a damaged ledger only what was damaged: claims that can be read are the truth. */
function ticketsOf({ isLost, damaged, live, ended }: RebuildFacts): readonly string[] {
  const named = damaged.flatMap((file) => /^claims\/([^/]+)\.json$/.exec(file)?.[1] ?? []);
  const seen = [...live, ...ended].map(({ ticket }) => ticket);
  return [...new Set(isLost ? seen : named)].sort();
}

function isOther({ generation, queuedAt }: EndedClaimSeen, live: LiveClaimSeen): boolean {
  return generation !== live.generation && (generation !== null || queuedAt !== live.queuedAt);
}

/** Somebody pushed the branch of an older claim again: a newer one has taken its place. */
function staleClaim({ ticket, generation, queuedAt, head, acceptedAt }: LiveClaimSeen): EndedClaimSeen {
  return {
    ticket,
    generation,
    queuedAt,
    outcome: "abandoned",
    at: acceptedAt,
    head,
    landed: null,
    isCertain: false,
  };
}

/** Claims by generation; of two that say the same the later one counts. One whose generation nobody knows takes the lowest that is free: before a live one. */
function placeEnded(
  seen: readonly EndedClaimSeen[],
  liveGeneration: number | undefined,
): readonly PlacedClaim[] {
  const placed = new Map<number, PlacedClaim>();
  for (const each of seen) {
    const { generation } = each;
    if (generation !== null) placed.set(generation, { ...each, place: generation });
  }
  const queueings = new Set([...placed.values()].map(timeOf));
  const oldestFirst = seen.toSorted((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1));
  for (const each of oldestFirst) {
    if (each.generation !== null || queueings.has(timeOf(each))) continue;
    const free = lowestFree(placed);
    if (liveGeneration === undefined || free < liveGeneration) placed.set(free, { ...each, place: free });
  }
  return [...placed.values()].sort((a, b) => a.place - b.place).slice(-MAX_ENDED_CLAIMS);
}

/** A claim that ended with the generation that it is given. */
interface PlacedClaim extends EndedClaimSeen {
  readonly place: number;
}

function lowestFree(placed: ReadonlyMap<number, PlacedClaim>): number {
  let free = 1;
  while (placed.has(free)) free += 1;
  return free;
}

/** When it was queued; where nobody knows, when it was last seen. */
function timeOf({ queuedAt, at }: EndedClaimSeen): string {
  return queuedAt ?? at;
}

function fileOf(ticket: string, live: LiveClaimSeen | undefined, ended: readonly PlacedClaim[]): ClaimFile {
  const over = ended.map((seen): EndedClaim => {
    const { place: generation, outcome, at, head, landed } = seen;
    return { generation, queued_at: timeOf(seen), outcome, at, head, landed };
  });
  return { version: LEDGER_VERSION, ticket, live: live === undefined ? null : claimOf(live), ended: over };
}

/** Its last move is complete: where the branch stands is what the claim expects. */
function claimOf({ generation, queuedAt, base, acceptance, head, round }: LiveClaimSeen): Claim {
  return {
    generation,
    queued_at: queuedAt,
    base,
    acceptance,
    head,
    before: head,
    round,
    attempts: 0,
    failures: 0,
    retry_after: null,
    attempt: null,
    attention: null,
    request: null,
    landed: null,
    operations: [],
  };
}

function wordsOf(ticket: string, live: LiveClaimSeen | undefined, ended: readonly PlacedClaim[]): string {
  const words = ended.map(({ place, outcome }) => `generation ${place} ${outcome}`);
  if (live !== undefined) words.push(`generation ${live.generation} live at ${live.head.slice(0, 12)}`);
  return `${ticket}: ${words.join(", ")}`;
}

function lostInGeneral({ isLost, damaged, foreign }: RebuildFacts): readonly string[] {
  const branches = foreign.map((branch) => `${branch}: no trailer proves a claim, so it stays as it is`);
  if (!isLost) return [...damaged.map(damageWords), ...branches];
  return [
    "decisions about order and capacity that were not copied into tickets yet",
    "why tickets wait, and since when",
    "what people said about proposals: approvals, requests for changes, overrides",
    "results of validations after merges and of updates from the default branch",
    "claims of people who work by hand",
    "claims whose branch is gone and whose work neither landed nor was kept",
    "when claims ended",
    ...branches,
  ];
}

const DAMAGE: Readonly<Record<string, string>> = {
  claims: "attempts, requests, and what was done once and for all",
  plans: "decisions about order and capacity that were not copied into the ticket yet",
  verdicts: "what people said about its proposals, and validations after the merge",
  waits: "why it waits, and since when",
};

/** A part of a list of verdicts is worse than none: an approval without the request for changes behind it. */
function damageWords(file: string): string {
  return `${file}: ${DAMAGE[file.split("/")[0] ?? ""] ?? "it is no file of a ledger"}`;
}

function lostOfEnded(
  ticket: string,
  { place, generation, queuedAt, isCertain }: PlacedClaim,
): readonly string[] {
  return [
    ...(generation === null
      ? [`${ticket}: which generation the claim of ${queuedAt ?? "an unknown time"} had`]
      : []),
    ...(queuedAt === null ? [`${ticket}: which queueing generation ${place} had accepted`] : []),
    ...(isCertain ? [] : [`${ticket}: how generation ${place} ended without landing`]),
  ];
}

function lostOfLive(ticket: string, live: LiveClaimSeen | undefined): readonly string[] {
  const what = "its open attempt, how many there were, and what people were asked";
  return live === undefined ? [] : [`${ticket}: ${what}`];
}
