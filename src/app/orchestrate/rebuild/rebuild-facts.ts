import { parseRescueName } from "../../../core/orchestrator/claim/ref-moves.ts";
import { roundOf } from "../../../core/orchestrator/decide/next.ts";
import type { EndedClaimSeen, LiveClaimSeen, RebuildFacts } from "../../../core/orchestrator/live/rebuild.ts";
import { parseRounds, ROUNDS } from "../../../core/orchestrator/rounds.ts";
import type { Ticket } from "../../../core/ticket/ticket.ts";
import type { Repository } from "../../../io/git/repository.ts";
import { mergeBases } from "../../../io/git/revision.ts";
import { readTickets } from "../../change/read-tickets.ts";
import type { Orchestrator } from "../context.ts";
import {
  type ClaimHistory,
  formatSeconds,
  type GenerationCommits,
  readClaimHistory,
} from "../store/claim-history.ts";
import type { SharedRefs } from "../store/shared.ts";
import { readLandedClaims } from "./rebuild-landed.ts";

/** A place where claims are looked for. */
interface Source {
  readonly repo: Repository;
  readonly refs: SharedRefs;
  readonly root: string;
  /** Of the default branch. */
  readonly history: ClaimHistory;
}

/**
 * What work refs, rescue refs and the default branch tell of claims. Reads the whole history of the default branch and
 * all its tickets; 7 processes for each work ref, 3 for each rescue ref. @throws git/refused
 */
export function readRebuildFacts(
  { repo, place }: Orchestrator,
  refs: SharedRefs,
  root: string,
): Pick<RebuildFacts, "live" | "ended" | "foreign"> {
  const history = readClaimHistory(repo, [refs.defaultSha], []);
  const source = { repo, refs, root, history };
  const work = [...refs.work].map(([ticket, head]) => readWorkClaim(source, ticket, head));
  const live = work.flatMap((each) => ("live" in each ? [each.live] : []));
  const landed = readLandedClaims({ repo, defaultSha: refs.defaultSha, root, history });
  const isOver = ({ outcome }: EndedClaimSeen): boolean => outcome === "completed";
  return {
    live,
    foreign: work.flatMap((each) => ("foreign" in each ? [`${place.workPrefix}${each.foreign}`] : [])),
    // What comes later counts: that work landed is known for certain.
    ended: [
      ...work.flatMap((each) => ("foreign" in each ? each.ended : [])),
      ...landed.filter((each) => !isOver(each)),
      ...readRescuedClaims(source),
      ...landed.filter(isOver),
    ],
  };
}

type WorkClaim =
  | { readonly live: LiveClaimSeen }
  /** With what its trailers tell all the same, so that its generation is not given again. */
  | { readonly foreign: string; readonly ended: readonly EndedClaimSeen[] };

function readWorkClaim(source: Source, ticket: string, head: string): WorkClaim {
  const { repo, refs } = source;
  const own = newestOf(readClaimHistory(repo, [head], [refs.defaultSha]), ticket);
  const isPart = own === undefined && mergeBases(repo, head, [refs.defaultSha])[0] === head;
  const commits = own ?? (isPart ? newestOf(source.history, ticket) : undefined);
  if (commits === undefined) return { foreign: ticket, ended: [] };
  const { generation } = commits;
  // What a person merged early is part of the default branch: the acceptance first of all.
  const merged = source.history.generations.find(
    (each) => each.ticket === ticket && each.generation === generation,
  );
  const { first } = merged ?? commits;
  const queuedAt = queueingAt(source, first.oid, ticket);
  const [base] = first.parents;
  if (queuedAt === null || base === undefined) {
    return { foreign: ticket, ended: [endedClaim(commits, { queuedAt, head: null })] };
  }
  const rounds = [...parseRounds(ticketAt(source, head, ticket)?.files.get(ROUNDS)?.text).entries];
  return {
    live: {
      ticket,
      generation,
      queuedAt,
      acceptedAt: formatSeconds(first.committedAt),
      base,
      acceptance: first.oid,
      head,
      round: roundOf({ rounds }),
    },
  };
}

function newestOf({ generations }: ClaimHistory, ticket: string): GenerationCommits | undefined {
  const own = generations.filter((each) => each.ticket === ticket);
  return own.reduce<GenerationCommits | undefined>(
    (newest, each) => (newest === undefined || each.generation > newest.generation ? each : newest),
    undefined,
  );
}

/** `<generation>` keeps a claim that ended; `<generation>-<commit>` shows only that there was one. */
function readRescuedClaims(source: Source): readonly EndedClaimSeen[] {
  const named = [...source.refs.rescue].flatMap(([name, oid]) => {
    const rescue = parseRescueName(name);
    return rescue === undefined ? [] : [{ ...rescue, oid }];
  });
  return named
    .toSorted((a, b) => Number(a.isWhole) - Number(b.isWhole))
    .map(({ ticket, generation, oid, isWhole }): EndedClaimSeen => {
      const { generations } = readClaimHistory(source.repo, [oid], [source.refs.defaultSha]);
      const commits = generations.find((each) => each.ticket === ticket && each.generation === generation);
      const queuedAt = queueingAt(source, commits?.first.oid ?? oid, ticket);
      const head = isWhole ? oid : null;
      if (commits !== undefined) return endedClaim(commits, { queuedAt, head });
      const at = ticketAt(source, oid, ticket)?.item?.updated_at ?? formatSeconds(0);
      return { ticket, generation, queuedAt, outcome: "abandoned", at, head, landed: null, isCertain: false };
    });
}

function endedClaim(
  { ticket, generation, last }: GenerationCommits,
  { queuedAt, head }: { readonly queuedAt: string | null; readonly head: string | null },
): EndedClaimSeen {
  const at = formatSeconds(last.committedAt);
  return { ticket, generation, queuedAt, outcome: "abandoned", at, head, landed: null, isCertain: false };
}

function queueingAt(source: Source, commit: string, id: string): string | null {
  return ticketAt(source, commit, id)?.item?.queued_at ?? null;
}

function ticketAt({ repo, root }: Source, commit: string, id: string): Ticket | undefined {
  return readTickets(repo, { kind: "commit", oid: commit }, new Set([id]), root).get(id);
}
