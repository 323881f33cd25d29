import { type Diagnostic, finding } from "../../../core/diagnostic/diagnostic.ts";
import { movesOf, type TicketMoves, unproved } from "../../../core/github/moves.ts";
import { CONFIG_PATH, parseTicketPath } from "../../../core/ticket/files.ts";
import type { Ticket } from "../../../core/ticket/ticket.ts";
import type { Config } from "../../../core/workspace/config.ts";
import type { Repository } from "../../../io/git/repository.ts";
import { readChanges } from "../../change/read-changes.ts";
import { readTickets } from "../../change/read-tickets.ts";
import { readConfigAt, readRuleFiles } from "../../change/settings.ts";
import type { Range } from "./range.ts";

/** What a range makes of its tickets, and by which configuration it is judged. */
export interface RangeMoves {
  readonly config: Config;
  readonly tickets: readonly TicketMoves[];
  /** Tickets at a place where the rules do not look, because only the head says that they are there. */
  readonly unjudged: readonly Diagnostic[];
}

/**
 * Reads the moves that a range brings in, ticket by ticket. Where a head left its base at several points, a move counts
 * that none of them has. Tickets are looked for where the base has them and where the head says they are, so that
 * nobody hides some by moving the place. Up to 8 processes, and 2 for each further point.
 */
export function readMoves(repo: Repository, { before, head, rules }: Range): RangeMoves {
  const after = { kind: "commit", oid: head } as const;
  const config = readConfigAt(repo, rules);
  const { own } = readChanges(repo, before, after);
  if (own.length === 0) return { config, tickets: [], unjudged: [] };
  const next = readConfigAt(repo, after).backend.root;
  const ticketsIn = (root: string): readonly TicketMoves[] => {
    const ids = new Set(own.flatMap(({ path }) => parseTicketPath(path, root)?.id ?? []));
    const now = readTickets(repo, after, ids, root);
    const sides = before.map((side) => readTickets(repo, side, ids, root));
    return [...ids].map((id) => movesSince(id, sides, now));
  };
  const here = ticketsIn(config.backend.root);
  if (next === config.backend.root) return { config, tickets: here, unjudged: [] };
  const elsewhere = ticketsIn(next);
  // Where the rules' side has no configuration, the change's own is what the rules go by.
  const isJudged = !readRuleFiles(repo, rules).has(CONFIG_PATH);
  const unjudged = elsewhere.map(({ ticket, path }) =>
    finding("github/tickets-elsewhere", { path }, { ticket, root: next }, ticket),
  );
  return { config, tickets: [...here, ...elsewhere], unjudged: isJudged ? [] : unjudged };
}

type Side = ReadonlyMap<string, Ticket>;

function movesSince(id: string, [first, ...others]: readonly Side[], now: Side): TicketMoves {
  const each = movesOf(id, first?.get(id), now.get(id));
  const moves = others.reduce((left, side) => unproved(left, side.get(id)?.thread?.events ?? []), each.moves);
  return { ...each, moves };
}
