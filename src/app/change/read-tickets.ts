import { finding } from "../../core/diagnostic/diagnostic.ts";
import {
  DEFAULT_TICKET_ROOT,
  type FileSet,
  OLDER_STATUSES,
  parseTicketPath,
} from "../../core/ticket/files.ts";
import { MAX_THREAD_BYTES } from "../../core/ticket/limits.ts";
import type { Ticket } from "../../core/ticket/ticket.ts";
import { groupTickets } from "../../core/workspace/group-tickets.ts";
import { parseTicket } from "../../core/workspace/parse-ticket.ts";
import { readFileSetAt } from "../../io/git/blobs.ts";
import type { Repository } from "../../io/git/repository.ts";
import type { FixedRevision } from "../../io/git/revision.ts";
import { listFiles } from "../../io/git/tree.ts";
import type { Wanted } from "./change-files.ts";

/** Most tickets whose directories are named to git one by one; above it the whole ticket root is listed. */
const MAX_NAMED_TICKETS = 300;

/** Reads some tickets at one commit, wherever an older layout may have put them. 2 processes. */
export function readTickets(
  repo: Repository,
  revision: FixedRevision,
  ids: ReadonlySet<string>,
  root: string = DEFAULT_TICKET_ROOT,
): ReadonlyMap<string, Ticket> {
  if (ids.size === 0) return new Map();
  const { under, isWanted } = filesOf(ids, root);
  const wanted = listFiles(repo, revision, under).entries.filter(({ path }) => isWanted(path));
  return parseTickets(readFileSetAt(repo, wanted, { maxBytes: MAX_THREAD_BYTES }), ids, root);
}

/** The files of some tickets, wherever their directories may lie. */
export function filesOf(ids: ReadonlySet<string>, root: string): Required<Wanted> {
  const under = ids.size > MAX_NAMED_TICKETS ? [root] : [...ids].flatMap((id) => placesOf(root, id));
  return { under, isWanted: (path) => ids.has(parseTicketPath(path, root)?.id ?? "") };
}

/** Parses some of the tickets that a set of files holds. Of two directories of one id the first is taken, with a finding. */
export function parseTickets(
  files: FileSet,
  ids: ReadonlySet<string>,
  root: string,
): ReadonlyMap<string, Ticket> {
  const tickets = new Map<string, Ticket>();
  for (const source of groupTickets(files, root).tickets) {
    const { id, dir } = source;
    if (!ids.has(id)) continue;
    const first = tickets.get(id);
    tickets.set(id, first === undefined ? parseTicket(source) : withTwin(first, dir));
  }
  return tickets;
}

/** A ticket whose id stands in a second directory as well, which is not read. */
function withTwin(ticket: Ticket, dir: string): Ticket {
  const twin = finding("ticket/duplicate-id", { path: dir }, { id: dir, other: ticket.dir }, ticket.id);
  return { ...ticket, diagnostics: [...ticket.diagnostics, twin] };
}

/** Where a ticket's directory may lie. */
export function placesOf(root: string, id: string): readonly string[] {
  return [`${root}/${id}`, ...OLDER_STATUSES.map((status) => `${root}/${status}/${id}`)];
}
