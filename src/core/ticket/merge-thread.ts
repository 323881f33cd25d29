import {
  conflictOf,
  eolOf,
  formatConflict,
  linesOf,
  type Merged,
  type MergeText,
  type Sides,
  withEol,
} from "./merge.ts";
import { holdsBoth, mergeSequences, type Sequences, type Slot } from "./merge-sequence.ts";
import { isTombstone, isTombstoneText } from "./redaction.ts";
import type { State } from "./state.ts";
import { parseThread, type ThreadEvent } from "./thread.ts";
import { trimmedEnd } from "./thread-segment.ts";

/** What a thread holds that is no event, or that keeps events from being told apart. */
const UNREADABLE: ReadonlySet<string> = new Set([
  "thread/bad-header",
  "thread/no-events",
  "thread/too-large",
  "thread/too-many-events",
]);
/** Events that decide where a ticket stands. */
const MOVES: ReadonlySet<string> = new Set([
  "create",
  "migration",
  "state_changed",
  "status_changed",
  "closed",
]);

interface Thread {
  /** What stands before the first event. */
  readonly preamble: string;
  readonly events: readonly ThreadEvent[];
  /** The lines of each event up to the next one, byte for byte. */
  readonly chunks: readonly string[];
}

/**
 * Merges two threads that grew from one: ours, then theirs that are new, none lost and none twice; a redacted event
 * stays redacted. A conflict where both sides moved the ticket, each in its own way. Where a thread cannot be read as
 * events, or a side edited or dropped what both had, the threads are merged as text.
 */
export function mergeThreads(sides: Sides, mergeText: MergeText): Merged {
  const [base, ours, theirs] = [readThread(sides.base), readThread(sides.ours), readThread(sides.theirs)];
  if (base === undefined || ours === undefined || theirs === undefined) return mergeText(sides);
  const keys = keysOf({ base, ours, theirs });
  const slots = theirs.preamble === base.preamble ? mergeSequences(keys) : undefined;
  const events = slots && chooseEvents(slots, ours.events, theirs.events);
  if (slots === undefined || events === undefined) {
    const merged = mergeText(sides);
    const texts = {
      base: base.events.map(textOf),
      ours: ours.events.map(textOf),
      theirs: theirs.events.map(textOf),
    };
    return merged.conflict || holdsBoth(textsOf(merged.text), texts) ? merged : conflictOf(sides);
  }
  if (!mayJoin(slots, { base, ours, theirs })) return splitThread(slots, events, { ours, theirs });
  const text = joinThread(slots, events, ours);
  const read = textsOf(text);
  // An unclosed code fence can swallow what follows it; then only a person can tell what belongs where.
  const isWhole =
    read.length === events.length && events.every((event, index) => textOf(event) === read[index]);
  return isWhole ? { text, conflict: false } : conflictOf(sides);
}

function readThread(text: string): Thread | undefined {
  if (text === "") return { preamble: "", events: [], chunks: [] };
  const { thread, diagnostics } = parseThread(text, "thread.md", "");
  if (diagnostics.some(({ code }) => UNREADABLE.has(code))) return undefined;
  const lines = linesOf(text);
  const starts = thread.events.map(({ line }) => line - 1);
  const chunks = starts.map((start, index) => lines.slice(start, starts[index + 1]).join(""));
  return { preamble: lines.slice(0, starts[0]).join(""), events: thread.events, chunks };
}

function textsOf(text: string): readonly string[] {
  return parseThread(text, "thread.md", "").thread.events.map(textOf);
}

function textOf({ text }: ThreadEvent): string {
  return withEol(text, "\n");
}

interface Three {
  readonly base: Thread;
  readonly ours: Thread;
  readonly theirs: Thread;
}

/** What two events are the same by: their text, or their header alone where a side redacted one of them. */
function keysOf({ base, ours, theirs }: Three): Sequences {
  const tombstones = ({ events }: Thread): readonly string[] =>
    events.filter(({ body }) => isTombstoneText(body)).map(headerOf);
  const stood = new Set(tombstones(base));
  const redacted = new Set(
    [...tombstones(ours), ...tombstones(theirs)].filter((header) => !stood.has(header)),
  );
  const keyOf = (event: ThreadEvent): string =>
    redacted.has(headerOf(event)) ? headerOf(event) : textOf(event);
  return { base: base.events.map(keyOf), ours: ours.events.map(keyOf), theirs: theirs.events.map(keyOf) };
}

function headerOf(event: ThreadEvent): string {
  return textOf(event).split("\n", 1)[0] ?? "";
}

/** The event of each slot; undefined where two sides differ in one and neither is the redaction of the other. */
function chooseEvents(
  slots: readonly Slot[],
  ours: readonly ThreadEvent[],
  theirs: readonly ThreadEvent[],
): readonly ThreadEvent[] | undefined {
  const events = slots.flatMap((slot) => {
    const [mine, other] = [ours[slot.ours ?? -1], theirs[slot.theirs ?? -1]];
    if (mine === undefined || other === undefined) return mine ?? other ?? [];
    // Where both redacted it, each in words of its own, ours stands.
    if (textOf(mine) === textOf(other) || isTombstone(other, mine)) return mine;
    return isTombstone(mine, other) ? other : [];
  });
  return events.length === slots.length ? events : undefined;
}

/**
 * Whether one thread can tell both stories: only one side moved the ticket, and the state its last move leads to is the
 * one that merging `state` of the two items leads to.
 */
function mayJoin(slots: readonly Slot[], { base, ours, theirs }: Three): boolean {
  const ownMove = (side: Thread, own: "ours" | "theirs", other: "ours" | "theirs"): boolean =>
    slots.some((slot) => slot[other] === undefined && isMove(side.events[slot[own] ?? -1]));
  const oursMoved = ownMove(ours, "ours", "theirs");
  const theirsMoved = ownMove(theirs, "theirs", "ours");
  if (oursMoved && theirsMoved) return false;
  const [was, mine, other] = [base, ours, theirs].map(({ events }) => stateBehind(events.findLast(isMove)));
  if (theirsMoved && other === was) return mine === was;
  return !(oursMoved && mine === was && other !== was);
}

/** Closing was an event of its own in older threads. */
function isMove(event: ThreadEvent | undefined): boolean {
  return event !== undefined && (MOVES.has(event.kind) || (event.kind === "close" && event.id === undefined));
}

function stateBehind(move: ThreadEvent | undefined): State | undefined {
  if (move?.kind === "create") return "intake";
  return move?.kind === "close" || move?.kind === "closed" ? "closed" : move?.to;
}

function joinThread(slots: readonly Slot[], events: readonly ThreadEvent[], ours: Thread): string {
  const eol = eolOf(ours.chunks[0] ?? "");
  const parts = [ours.preamble];
  for (const [index, slot] of slots.entries()) {
    const event = events[index];
    const before = parts.at(-1) ?? "";
    const chunk = event === ours.events[slot.ours ?? -1] ? ours.chunks[slot.ours ?? -1] : undefined;
    // What stood behind another event of ours stands as it did.
    const isUntouched = index === 0 || before === ours.chunks[(slot.ours ?? 0) - 1];
    if (chunk === undefined || !isUntouched) parts.push(gapBehind(before, eol, index > 0));
    parts.push(chunk ?? withEol(`${event?.text ?? ""}\n\n---\n`, eol));
  }
  return parts.join("");
}

/** What has to stand between a text and the next event: an empty line, and a separator behind an event without one. */
function gapBehind(text: string, eol: string, isEvent: boolean): string {
  if (text === "") return "";
  const end = trimmedEnd(text, 0, text.length);
  const isSeparated = !isEvent || text.slice(text.lastIndexOf("\n", end - 1) + 1, end) === "---";
  const isGapped = text.endsWith("\n\n") || text.endsWith("\n\r\n");
  const gap = (text.endsWith("\n") ? "" : eol) + (isGapped ? "" : eol);
  return isSeparated ? gap : `${gap}---${eol}${eol}`;
}

/** The thread with everything behind the common beginning as a conflict, event by event. */
function splitThread(
  slots: readonly Slot[],
  events: readonly ThreadEvent[],
  { ours, theirs }: { readonly ours: Thread; readonly theirs: Thread },
): Merged {
  const first = slots.findIndex(({ ours: mine, theirs: other }) => mine === undefined || other === undefined);
  const head = slots.slice(0, first);
  const common = joinThread(head, events, ours);
  const eol = eolOf(ours.chunks[0] ?? theirs.chunks[0] ?? "");
  const gap = gapBehind(common, eol, first > 0);
  const rest = (side: Thread): string => withEol(side.chunks.slice(head.length).join(""), eol);
  return { text: common + gap + formatConflict(rest(ours), rest(theirs), eol), conflict: true };
}
