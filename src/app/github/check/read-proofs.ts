import type { Proofs } from "../../../core/github/check-identity.ts";
import { type Move, type TicketMoves, unproved } from "../../../core/github/moves.ts";
import {
  claimsPath,
  MAX_LEDGER_FILE_BYTES,
  parseLedgerFiles,
} from "../../../core/orchestrator/ledger-files.ts";
import { fileReader } from "../../../io/git/blobs.ts";
import { fetchCommits } from "../../../io/git/fetch-commits.ts";
import { readHistory } from "../../../io/git/history.ts";
import type { Repository } from "../../../io/git/repository.ts";
import { resolveCommits } from "../../../io/git/revision.ts";
import { readTickets } from "../../change/read-tickets.ts";
import { ORIGIN } from "./fetch.ts";
import type { LedgerNow } from "./ledger.ts";

/** Most versions of one ticket's entry that are read, the newest ones. */
const MAX_VERSIONS = 2_000;
/** Most heads of one ticket in which its moves are looked for, the newest ones. */
const MAX_HEADS = 100;

/**
 * Which moves in the Orchestrator's name no head in the ledger's history holds. Where nobody uses that name, the ledger
 * is not even fetched. 2 processes a ticket, and 2 for each head that is looked at: mostly one. @throws ledger/*
 */
export async function readProofs(
  repo: Repository,
  tickets: readonly TicketMoves[],
  { ledger, root }: { readonly ledger: () => Promise<LedgerNow>; readonly root: string },
): Promise<Proofs> {
  const missing = new Set<Move>();
  let hasLedger = true;
  for (const { ticket, moves } of tickets) {
    const declared = moves.filter(({ role }) => role === "orchestrator");
    if (declared.length === 0) continue;
    const { refs } = await ledger();
    hasLedger = refs.ledger !== null;
    const heads = refs.ledger === null ? [] : headsOf(repo, refs.ledger, ticket);
    for (const move of await findUnproved(repo, declared, { ticket, heads, root })) missing.add(move);
  }
  return { unproved: missing, hasLedger };
}

interface Search {
  readonly ticket: string;
  /** Newest first. */
  readonly heads: readonly string[];
  readonly root: string;
}

async function findUnproved(
  repo: Repository,
  moves: readonly Move[],
  { ticket, heads, root }: Search,
): Promise<readonly Move[]> {
  const asked = heads.slice(0, MAX_HEADS);
  const absent = asked.filter((head) => !resolveCommits(repo, asked).has(head));
  // A branch that was deleted after its merge; its head may still be had from a request.
  for (const head of absent) await fetchCommits(repo, ORIGIN, [head]);
  const here = resolveCommits(repo, asked);
  let left = moves;
  for (const head of asked) {
    if (left.length === 0) break;
    if (!here.has(head)) continue;
    const found = readTickets(repo, { kind: "commit", oid: head }, new Set([ticket]), root).get(ticket);
    left = unproved(left, found?.thread?.events ?? []);
  }
  return left;
}

/** Every head that any version of a ticket's entry ever named, newest first. */
function headsOf(repo: Repository, ledger: string, ticket: string): readonly string[] {
  const path = claimsPath(ticket);
  const versions = [...readHistory(repo, { include: [ledger] }, [path])].flatMap(({ edges }) =>
    edges.flatMap(({ changes }) =>
      changes.flatMap(({ path: at, after }) => (at === path && after ? [after] : [])),
    ),
  );
  const newest = versions.slice(-MAX_VERSIONS).toReversed();
  const reader = fileReader(repo, MAX_LEDGER_FILE_BYTES);
  reader.load(newest);
  const heads = newest.flatMap((version) => {
    const read = parseLedgerFiles(new Map([[path, reader.read(version)]]));
    const file = (read.kind === "read" ? read.ledger : read.readable).claims.get(ticket);
    const { live = null, ended = [] } = file ?? {};
    return [live?.head, ...ended.map(({ head }) => head).toReversed()];
  });
  return [...new Set(heads.filter((head) => head !== undefined && head !== null))];
}
