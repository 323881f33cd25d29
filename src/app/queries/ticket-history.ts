import type * as z from "zod";
import type { ticketHistoryAnswer } from "../../core/operation/answers.ts";
import { OLDER_STATUSES } from "../../core/ticket/files.ts";
import { parseTicket } from "../../core/workspace/parse-ticket.ts";
import { readCommitsOf } from "../../io/git/commits.ts";
import { readTicketDir } from "../doctor/read-workspace.ts";
import { resolveTicket } from "../workspace.ts";
import type { Answer, QueryContext } from "./answer.ts";
import { eventData } from "./show-ticket.ts";
import { nameOf } from "./ticket-row.ts";
import { readWorkOverlay } from "./work-overlay.ts";

type Entry = z.infer<typeof ticketHistoryAnswer>["entries"][number];

/** Most commits that are listed. */
const MAX_COMMITS = 5_000;

/** What happened to a ticket: its events, and the commits reached from HEAD that touched it, oldest first. */
export async function showHistory(
  context: QueryContext,
  input: { readonly ticket: string },
): Promise<Answer<z.infer<typeof ticketHistoryAnswer>>> {
  const { workspace } = context;
  const place = resolveTicket(workspace, input.ticket);
  const { id, item, thread, diagnostics } = parseTicket(readTicketDir(workspace.root, place));
  const { ticketRoot } = workspace;
  // In older layouts the ticket lay elsewhere.
  const dirs = [`${ticketRoot}/${id}`, ...OLDER_STATUSES.map((status) => `${ticketRoot}/${status}/${id}`)];
  const commits = readCommitsOf(workspace.repository, dirs, MAX_COMMITS).map(
    ({ oid, committedAt, author, subject }): Entry => ({
      kind: "commit",
      at: formatSeconds(committedAt),
      commit: { oid, author, subject },
    }),
  );
  const events = (thread?.events ?? []).map(
    (event): Entry => ({ kind: "event", at: event.at ?? null, event: eventData(event) }),
  );
  const { state } = (await readWorkOverlay(workspace)).show(place, item);
  const named = nameOf(id, { title: item?.title, state });
  return { data: { ticket: named, entries: interleave(events, commits.reverse()) }, diagnostics };
}

/** Two lists merged by time. Each keeps its own order, even where its times fall: the thread's order is what counts. */
function interleave(events: readonly Entry[], commits: readonly Entry[]): Entry[] {
  const entries: Entry[] = [];
  let next = 0;
  for (const event of events) {
    for (let commit = commits[next]; commit !== undefined; commit = commits[next]) {
      if ((commit.at ?? "") >= (event.at ?? "")) break;
      entries.push(commit);
      next += 1;
    }
    entries.push(event);
  }
  return [...entries, ...commits.slice(next)];
}

/** RFC 3339 in UTC and whole seconds. */
function formatSeconds(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
}
