import type * as z from "zod";
import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import type { ticketListAnswer } from "../../core/operation/answers.ts";
import { MAX_THREAD_BYTES } from "../../core/ticket/limits.ts";
import { STATES } from "../../core/ticket/state.ts";
import { parseThread } from "../../core/ticket/thread.ts";
import { THREAD } from "../../core/workspace/parse-ticket.ts";
import { readRecord } from "../../io/files/read-files.ts";
import { listTicketDirs } from "../doctor/read-workspace.ts";
import type { Answer, QueryContext } from "./answer.ts";
import { isEditedAfterReview } from "./edited-after-review.ts";
import type { ShownTicket } from "./shown-ticket.ts";
import { readHeads, type TicketHead } from "./ticket-heads.ts";
import { rowOf, type TicketRow } from "./ticket-row.ts";
import { readWaits } from "./waits.ts";
import { readWorkOverlay } from "./work-overlay.ts";

/** Which tickets are wanted; what is absent does not matter. Values of one list are alternatives, labels are not. */
export interface ListInput {
  readonly state?: readonly string[] | undefined;
  readonly label?: readonly string[] | undefined;
  readonly priority?: readonly string[] | undefined;
  readonly assignee?: string | undefined;
  readonly blocked?: boolean | undefined;
  readonly attention?: boolean | undefined;
  readonly edited_after_review?: boolean | undefined;
  readonly text?: string | undefined;
  readonly all?: boolean | undefined;
  readonly limit?: number | undefined;
}

/**
 * Lists tickets: the open ones unless `all` or `state` ask for others, by state, priority and id. What is worked on
 * shows the state of its work. 1 process in a repository without ledger and work refs.
 */
export async function listTickets(
  context: QueryContext,
  input: ListInput,
): Promise<Answer<z.infer<typeof ticketListAnswer>>> {
  const { root, ticketRoot } = context.workspace;
  const places = listTicketDirs(root, ticketRoot).dirs;
  const overlay = await readWorkOverlay(context.workspace);
  const diagnostics: Diagnostic[] = [];
  let rows: TicketRow[] = [];
  for (const head of readHeads(context, places, input.text !== undefined)) {
    diagnostics.push(...head.diagnostics);
    const shown = overlay.show(head.place, head.item);
    if (!matches(head, shown, input, context.now)) continue;
    if (input.edited_after_review === true && !editedAfterReview(root, head)) continue;
    rows.push(rowOf(head.place.id, head.item, shown));
  }
  if (input.blocked === true) {
    const waits = readWaits(context, places);
    diagnostics.push(...waits.diagnostics);
    rows = rows.filter(({ id }) => waits.openBlockers(id).length > 0);
  }
  rows.sort(byUrgency);
  const tickets = input.limit === undefined ? rows : rows.slice(0, input.limit);
  return { data: { tickets, matched: rows.length, examined: places.length }, diagnostics };
}

function matches(
  { place, item }: TicketHead,
  { state, attention, work }: ShownTicket,
  input: ListInput,
  now: string,
): boolean {
  const asks = attention !== null && !isDeferred(item, now);
  if (input.state !== undefined && input.state.length > 0) {
    if (state === undefined || !input.state.includes(state)) return false;
    // What landed and does not stand the validation there is closed, and asks a person all the same.
  } else if (input.all !== true && state === "closed" && !(asks && work !== null)) return false;
  if (input.priority !== undefined && input.priority.length > 0) {
    if (item === undefined || !input.priority.includes(item.priority)) return false;
  }
  if (input.label?.some((label) => item?.labels.includes(label) !== true) === true) return false;
  if (input.assignee !== undefined && item?.assignee !== input.assignee) return false;
  if (input.attention === true && !asks) return false;
  return input.text === undefined || holdsText([place.id, item?.title ?? "", item?.body ?? ""], input.text);
}

/** A deferred ticket does not ask for action before its day. */
function isDeferred(item: TicketHead["item"], now: string): boolean {
  const until = item?.deferred_until ?? null;
  return until !== null && (until === "later" || until > now.slice(0, 10));
}

function holdsText(texts: readonly string[], wanted: string): boolean {
  const small = wanted.toLowerCase();
  return texts.some((text) => text.toLowerCase().includes(small));
}

function editedAfterReview(root: string, { place, item }: TicketHead): boolean {
  const path = `${place.dir}/${THREAD}`;
  const file = readRecord(root, path, MAX_THREAD_BYTES);
  if (file === undefined || file.problem !== undefined) return false;
  return isEditedAfterReview(parseThread(file.text, path, place.id).thread.events, item?.updated_at);
}

/** In the order of the states, then by priority, then by id, which begins with the time of creation. */
function byUrgency(a: TicketRow, b: TicketRow): number {
  return rank(a) - rank(b) || compare(a.priority, b.priority) || compare(a.id, b.id);
}

function rank({ state }: TicketRow): number {
  return state === null ? -1 : STATES.indexOf(state);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
