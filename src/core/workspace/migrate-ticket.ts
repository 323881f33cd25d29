import { type Diagnostic, finding, messageOf } from "../diagnostic/diagnostic.ts";
import { byteLength, type RecordFile } from "../ticket/files.ts";
import type { Language } from "../ticket/headings.ts";
import type { Item } from "../ticket/item.ts";
import type { ThreadEvent } from "../ticket/thread.ts";
import { appendEvent } from "../ticket/thread-format.ts";
import type { Ticket } from "../ticket/ticket.ts";
import { withinLimit } from "./check-file.ts";
import { whatDiffers } from "./migrate-check.ts";
import { type MigrationStamp, migrationEvent } from "./migrate-event.ts";
import { type FollowedFile, followAll } from "./migrate-follow.ts";
import type { Renames } from "./migrate-ids.ts";
import { migrateItem, readItem } from "./migrate-item.ts";
import { ITEM, parseTicket, THREAD, type TicketFiles } from "./parse-ticket.ts";

/** What a migration knows beside the ticket. */
export interface MigrationView {
  /** Where tickets live. */
  readonly root: string;
  readonly language: Language;
  /** New ids, of this ticket and of those it names. */
  readonly renames: Renames;
  /** Whether the thread of a ticket explains its state; where an older one does not, it is settled by an event. */
  readonly isExplained: (ticket: Ticket) => boolean;
}

/** A ticket in the current form. */
export interface MigratedTicket {
  readonly kind: "migrated";
  readonly from: TicketFiles;
  readonly to: TicketFiles;
  /** What changed, in words: one line each. */
  readonly changes: readonly string[];
}

/** A ticket that stays as it is, because something has to be mended or decided first. */
export interface HeldTicket {
  readonly kind: "held";
  readonly from: TicketFiles;
  readonly reason: Diagnostic;
}

/** What no path that yoi writes may hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing control characters is the purpose
const UNSAFE_NAME = /[\u0000-\u001f\u007f\\]/;

/**
 * The ticket in the current form, at its place of today, with one `migration` event that tells what it was: values
 * that have no place any more stand there, line by line. The texts of thread, body, resolution and artifacts keep
 * their bytes. Undefined where nothing is older. What cannot be migrated without a doubt or a loss is held.
 */
export function migrateTicket(
  source: TicketFiles,
  stamp: MigrationStamp,
  view: MigrationView,
): MigratedTicket | HeldTicket | undefined {
  const { id, dir, status } = source;
  const files = new Map([...source.files].map(([inside, file]) => [inside, withinLimit(inside, file)]));
  const nextId = view.renames.get(id) ?? id;
  const next = { id: nextId, dir: `${view.root}/${nextId}` };
  const follow = followAll(files, view.renames);
  const isDue = next.dir !== dir || follow.length > 0;
  if (isDue && UNSAFE_NAME.test(dir)) return unreadable(source, "the name of its directory");
  const itemText = textOf(files, ITEM);
  if (itemText === undefined) return isDue ? unreadable(source, ITEM) : undefined;
  const path = `${dir}/${ITEM}`;
  const read = readItem({ text: itemText, path, id, status });
  if (read.kind === "fault") return isDue || read.isOlder ? heldForItem(source, read.fault) : undefined;
  const ticket = parseTicket({ ...source, files });
  const events = ticket.thread?.events ?? [];
  const isSettled =
    isOpenEnded(events) &&
    read.item.state !== undefined &&
    (read.older || (events.length > 0 && !view.isExplained(ticket)));
  if (!isDue && !read.older && !isSettled) return undefined;
  const lost = follow.find(({ followed }) => followed === undefined);
  if (lost !== undefined) return unreadable(source, lost.inside);
  if (files.has(THREAD) && textOf(files, THREAD) === undefined) return unreadable(source, THREAD);
  return write(
    { source: { ...source, files }, ticket, item: read.item, older: read.older, isSettled, next, follow },
    stamp,
    view,
  );
}

interface Work {
  readonly source: TicketFiles;
  readonly ticket: Ticket;
  readonly item: Item;
  readonly older: boolean;
  /** Whether the event tells the state, from which moves are counted then. */
  readonly isSettled: boolean;
  readonly next: { readonly id: string; readonly dir: string };
  readonly follow: readonly FollowedFile[];
}

function write(work: Work, stamp: MigrationStamp, view: MigrationView): MigratedTicket | HeldTicket {
  const { source, ticket, item, next } = work;
  const events = ticket.thread?.events ?? [];
  const at = latest([stamp.at, item.created_at, item.updated_at, ...events.map((event) => event.at)]);
  const edited = migrateItem(textOf(source.files, ITEM) ?? "", item, { at, full: work.older });
  const moved = source.dir === next.dir ? undefined : { from: source.dir, to: next.dir };
  const followed = work.follow.flatMap(({ inside, followed: found }) =>
    (found?.ids ?? []).map((from) => ({ inside, from, to: view.renames.get(from) ?? from })),
  );
  const state = work.isSettled ? item.state : undefined;
  const story = { diff: edited.diff, followed, state, ...(moved === undefined ? {} : { moved }) };
  const event = migrationEvent(story, { ...stamp, at }, { ticket: next.id, language: view.language, events });
  const texts = new Map([
    [ITEM, edited.text],
    [THREAD, appendEvent(textOf(source.files, THREAD) ?? "", event)],
    ...work.follow.flatMap(({ inside, followed: found }) =>
      found === undefined ? [] : [[inside, found.text] as const],
    ),
  ]);
  const to: TicketFiles = { ...next, files: replaceTexts(source.files, texts) };
  const what = whatDiffers(ticket, parseTicket(to), { renames: view.renames, diff: edited.diff });
  if (what !== undefined) {
    return held(
      source,
      finding("migrate/would-lose", { path: source.dir }, { ticket: source.id, what }, source.id),
    );
  }
  return { kind: "migrated", from: source, to, changes: describe(work, edited.changes, followed) };
}

function describe(
  { source, next, older, isSettled, item }: Work,
  edited: readonly string[],
  followed: readonly { readonly inside: string; readonly from: string; readonly to: string }[],
): readonly string[] {
  return [
    ...(source.status === undefined ? [] : [`moved out of ${source.status}/`]),
    ...(source.id === next.id ? [] : [`new id ${next.id}`]),
    ...edited,
    ...followed.map(({ inside, from, to }) => `${inside}: ${from} → ${to}`),
    ...(isSettled && !older
      ? [`an event settles the state ${item.state}, which the older thread does not explain`]
      : []),
  ];
}

/** Whether a thread ends in events of the older form, which no migration has settled yet; an empty one does. */
function isOpenEnded(events: readonly ThreadEvent[]): boolean {
  const anchor = events.findLastIndex(
    ({ kind, id, to }) => kind === "migration" && id !== undefined && to !== undefined,
  );
  return events.length === 0 || events.slice(anchor + 1).some(({ id }) => id === undefined);
}

function replaceTexts(
  files: ReadonlyMap<string, RecordFile>,
  texts: ReadonlyMap<string, string>,
): ReadonlyMap<string, RecordFile> {
  const result = new Map(files);
  for (const [inside, text] of texts) {
    const executable = files.get(inside)?.executable;
    result.set(inside, {
      text,
      sizeBytes: byteLength(text),
      ...(executable === undefined ? {} : { executable }),
    });
  }
  return result;
}

function textOf(files: ReadonlyMap<string, RecordFile>, inside: string): string | undefined {
  const file = files.get(inside);
  return file === undefined || file.problem !== undefined ? undefined : file.text;
}

/** The latest of some times; the first of them is always there. UTC times of one form sort as texts. */
function latest(times: readonly (string | undefined)[]): string {
  return times.reduce<string>((found, time) => (time !== undefined && time > found ? time : found), "");
}

function held(from: TicketFiles, reason: Diagnostic): HeldTicket {
  return { kind: "held", from, reason };
}

function unreadable(source: TicketFiles, inside: string): HeldTicket {
  const facts = { ticket: source.id, what: inside };
  return held(source, finding("migrate/unreadable", { path: `${source.dir}/${inside}` }, facts, source.id));
}

function heldForItem(source: TicketFiles, fault: Diagnostic | undefined): HeldTicket {
  if (fault === undefined) return unreadable(source, ITEM);
  const { path, line, column, length, source: text } = fault;
  const place = {
    path,
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
    ...(length === undefined ? {} : { length }),
    ...(text === undefined ? {} : { source: text }),
  };
  const facts = { ticket: source.id, what: messageOf(fault) };
  return held(source, finding("migrate/undecided", place, facts, source.id));
}
