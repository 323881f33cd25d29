import { failure, YoiError } from "../diagnostic/error.ts";
import type { FieldValue } from "../ticket/front-matter-write.ts";
import { type Words, wordsFor } from "../ticket/headings.ts";
import type { Item } from "../ticket/item.ts";
import { editItem } from "../ticket/item-edit.ts";
import type { State } from "../ticket/state.ts";
import type { EventKind, Thread } from "../ticket/thread.ts";
import { appendEvent } from "../ticket/thread-format.ts";
import type { Ticket } from "../ticket/ticket.ts";
import type { Edit } from "../workspace/edit.ts";
import { ITEM, THREAD } from "../workspace/parse-ticket.ts";
import type { Change, OperationContext, WriteView } from "./operation.ts";

/** A ticket that can be changed: its item and thread can be read, and it has a state. */
export interface OpenTicket {
  readonly ticket: Ticket;
  readonly id: string;
  readonly item: Item;
  readonly thread: Thread;
  readonly state: State;
}

/** An event that an operation appends. */
export interface EventDraft {
  readonly kind: EventKind;
  /** Without it the kind's own heading. */
  readonly heading?: string;
  readonly body: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** What an operation makes of a ticket. */
export interface TicketDraft {
  /** New values of the item's keys; `undefined` removes a key. */
  readonly set?: Readonly<Record<string, FieldValue | undefined>>;
  /** The item's new body. */
  readonly body?: string;
  /** At least one: no change without an event. */
  readonly events: readonly EventDraft[];
  /** Texts to start from where the operation has changed the ones on disk: the thread that events are appended to. */
  readonly base?: { readonly item?: string; readonly thread?: string };
  /** Other files by their path in the ticket's directory: the new text, or `undefined` to remove the file. */
  readonly files?: Readonly<Record<string, string | undefined>>;
  /** Behind `ticket(<id>): ` in the commit's subject. */
  readonly subject: string;
  readonly message: string;
}

/** The words of the workspace's language. */
export function wordsOf(context: OperationContext): Words {
  return wordsFor(context.config.ticket.language);
}

/** The ticket of a view, ready to be changed. @throws what makes its item or thread unreadable */
export function requireTicket(view: WriteView): OpenTicket {
  const { ticket } = view;
  if (ticket === undefined) throw new TypeError("the operation has no ticket");
  const { id, item, thread } = ticket;
  const state = item?.state;
  if (item !== undefined && thread !== undefined && state !== undefined)
    return { ticket, id, item, thread, state };
  const wanted = item !== undefined && state !== undefined ? THREAD : ITEM;
  const errors = ticket.diagnostics.filter(({ severity }) => severity === "error");
  const first = errors.find(({ path }) => path === `${ticket.dir}/${wanted}`) ?? errors[0];
  if (first !== undefined) throw new YoiError(first);
  throw failure("ticket/no-item", { path: `${ticket.dir}/${ITEM}` }, { ticket: id });
}

/**
 * Refuses a ticket that keeps some fields where older formats had them: today's key beside the older one would say two
 * things. @throws usage/older-ticket
 */
export function refuseOlder({ ticket, item, id }: OpenTicket, ...keys: readonly string[]): void {
  const { status } = ticket;
  const older = keys.find((key) => item.entries.has(key));
  if (status === undefined && older === undefined) return;
  const what = status === undefined ? `key ${older}` : `directory ${status}/`;
  throw failure("usage/older-ticket", { path: `${ticket.dir}/${ITEM}` }, { ticket: id, what });
}

/** The edits of a draft, item and thread and what else it names, all with one time. */
export function changeTicket(open: OpenTicket, draft: TicketDraft, context: OperationContext): Change {
  const { ticket, id, thread } = open;
  const at = timeOf(thread, context.now);
  const item = draft.base?.item ?? textOf(ticket, ITEM);
  const events = draft.base?.thread ?? textOf(ticket, THREAD);
  const body = draft.body === undefined ? {} : { body: draft.body };
  const edits = [
    write(ticket, ITEM, editItem(item, { set: { ...draft.set, updated_at: at }, ...body })),
    write(ticket, THREAD, appendEvents(events, draft.events, { ...context, now: at })),
    ...Object.entries(draft.files ?? {}).map(([inside, text]) => write(ticket, inside, text)),
  ];
  return {
    id,
    edits: edits.filter((edit) => edit !== undefined),
    subject: `ticket(${id}): ${draft.subject}`,
    message: draft.message,
  };
}

/** A thread with further events at its end, all at the time of the context. */
export function appendEvents(
  thread: string,
  events: readonly EventDraft[],
  context: OperationContext,
): string {
  const { headings } = wordsOf(context);
  return events.reduce((text, { kind, heading, body, attributes }) => {
    const { name: author, role } = context.actor;
    const id = context.newEventId();
    const event = { kind, author, role, at: context.now, id, heading: heading ?? headings[kind], body };
    return appendEvent(text, attributes === undefined ? event : { ...event, attributes });
  }, thread);
}

/** The text of a file of the ticket; nothing where there is none. */
export function textOf(ticket: Ticket, inside: string): string {
  return readableText(ticket, inside) ?? "";
}

/** As `textOf`, but undefined where there is no such file. @throws what makes the file unreadable */
export function readableText(ticket: Ticket, inside: string): string | undefined {
  const file = ticket.files.get(inside);
  if (file?.problem === undefined) return file?.text;
  const path = `${ticket.dir}/${inside}`;
  const known = ticket.diagnostics.find((found) => found.path === path);
  throw known === undefined ? failure("file/unreadable", { path }, { path }) : new YoiError(known);
}

/** Now, or the time of the newest event where the clock went back: times never fall along a thread. */
function timeOf(thread: Thread, now: string): string {
  return thread.events.reduce((latest, { at }) => (at !== undefined && at > latest ? at : latest), now);
}

function write(ticket: Ticket, inside: string, text: string | undefined): Edit | undefined {
  const path = `${ticket.dir}/${inside}`;
  const before = readableText(ticket, inside);
  if (text === before) return undefined;
  if (text !== undefined) return { kind: "write", path, text, before };
  return before === undefined ? undefined : { kind: "remove", path, before };
}
