import { failure } from "../../../core/diagnostic/error.ts";
import { type ClaimFile, EMPTY_LEDGER } from "../../../core/orchestrator/ledger.ts";
import { type EndedClaimSeen, type Rebuilt, rebuildLedger } from "../../../core/orchestrator/live/rebuild.ts";
import { parseTime } from "../../../core/ticket/time.ts";
import type { MoveOutcome } from "../../../io/git/update-refs.ts";
import { readConfigAt } from "../../change/settings.ts";
import type { Orchestrator } from "../context.ts";
import { rewriteLedger } from "../store/ledger-store.ts";
import { moveShared, type SharedRefs } from "../store/shared.ts";
import { readRebuildFacts } from "./rebuild-facts.ts";
import { readEarlierClaims, type Salvaged, salvageLedger } from "./salvage-ledger.ts";

/** A ledger that would take the place of a lost or damaged one. */
export interface RebuildPlan {
  /** The damaged ledger; null: there is none. */
  readonly before: string | null;
  /** What the new one follows: a damaged one that git can read. */
  readonly parent: string | null;
  readonly rebuilt: Rebuilt;
}

/**
 * Works out the ledger that refs and history prove. Nothing is written. Reads the whole history of the default branch:
 * a clone that has only a part of it would forget claims. @throws git/shallow, git/refused
 */
export function planRebuild(orchestrator: Orchestrator, refs: SharedRefs): RebuildPlan {
  const { repo } = orchestrator;
  if (repo.shallow) throw failure("git/shallow", { path: "." }, { what: "the first claims" });
  const root = readConfigAt(repo, { kind: "commit", oid: refs.defaultSha }).backend.root;
  const before = refs.ledger;
  const salvaged = before === null ? LOST : salvageLedger(repo, before);
  const seen = readRebuildFacts(orchestrator, refs, root);
  const { kept, damaged, isLost, parent } = salvaged;
  const earlier = readEarlier(orchestrator, salvaged);
  const ended = [...lostClaims(earlier), ...seen.ended, ...endedClaims(earlier)];
  return { before, parent, rebuilt: rebuildLedger({ ...seen, ended, kept, damaged, isLost }) };
}

const LOST: Salvaged = { parent: null, kept: EMPTY_LEDGER, damaged: [], newer: [], isLost: true };

/** Claims of damaged files, as the ledger's own history last had them. */
function readEarlier({ repo }: Orchestrator, { parent, damaged }: Salvaged): readonly ClaimFile[] {
  const tickets = damaged.flatMap((file) => /^claims\/([^/]+)\.json$/.exec(file)?.[1] ?? []);
  return tickets.flatMap((ticket) => {
    const file = parent === null ? undefined : readEarlierClaims(repo, parent, ticket);
    return file === undefined ? [] : [file];
  });
}

/** A claim that was live then and that nothing else shows: its generation is not given again. */
function lostClaims(earlier: readonly ClaimFile[]): readonly EndedClaimSeen[] {
  return earlier.flatMap(({ ticket, live }) => {
    if (live === null) return [];
    const { generation, queued_at: queuedAt } = live;
    return [
      {
        ticket,
        generation,
        queuedAt,
        outcome: "abandoned",
        at: queuedAt,
        head: null,
        landed: null,
        isCertain: false,
      },
    ];
  });
}

/** What was said of claims that ended stays true. */
function endedClaims(earlier: readonly ClaimFile[]): readonly EndedClaimSeen[] {
  return earlier.flatMap(({ ticket, ended }) =>
    ended.map(({ queued_at: queuedAt, ...each }) => ({ ...each, ticket, queuedAt, isCertain: true })),
  );
}

/**
 * Puts a rebuilt ledger in the place of the lost or damaged one, if nobody has done so meanwhile. 5 processes.
 * @throws ledger/unwritable, ledger/unreachable
 */
export async function writeRebuilt(
  { repo, place, clock }: Orchestrator,
  { before, parent, rebuilt }: RebuildPlan,
): Promise<MoveOutcome> {
  const commit = rewriteLedger(repo, {
    parent,
    ledger: rebuilt.ledger,
    message: before === null ? "rebuild the lost ledger" : "rebuild the damaged ledger",
    at: parseTime(clock()) ?? 0,
  });
  return await moveShared(repo, place, [{ name: place.ledger, from: before, to: commit }]);
}
