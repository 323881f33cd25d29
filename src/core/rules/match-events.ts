import { isTombstone } from "../ticket/redaction.ts";
import type { ThreadEvent } from "../ticket/thread.ts";

/** How the events of an earlier thread stand in a later one. */
export interface EventMatch {
  /** Earlier events that are no longer there as they were. */
  readonly lost: readonly ThreadEvent[];
  /** Earlier events that are there, but behind one that stood after them. */
  readonly reordered: readonly ThreadEvent[];
  /** Earlier events of which only a tombstone is left. */
  readonly redacted: readonly ThreadEvent[];
  /** Earlier events that are there, in order, redacted ones included. */
  readonly kept: readonly ThreadEvent[];
  /** Later events that were not there before, with their position. */
  readonly added: readonly {
    readonly event: ThreadEvent;
    readonly index: number;
    readonly inserted: boolean;
  }[];
}

/**
 * Finds every earlier event in the later thread, byte for byte. Two equal events need two places; a redacted event
 * counts as the one it stands for. Linear in the number of events.
 */
export function matchEvents(before: readonly ThreadEvent[], after: readonly ThreadEvent[]): EventMatch {
  const places = new Map<string, number[]>();
  for (let index = after.length - 1; index >= 0; index--) {
    const event = after[index];
    if (event === undefined) continue;
    for (const key of [contentOf(event), headerOf(event)]) {
      const stack = places.get(key);
      if (stack === undefined) places.set(key, [index]);
      else stack.push(index);
    }
  }
  const taken = new Set<number>();
  const lost: ThreadEvent[] = [];
  const reordered: ThreadEvent[] = [];
  const redacted: ThreadEvent[] = [];
  const kept: ThreadEvent[] = [];
  let last = -1;
  for (const event of before) {
    const same = take(places.get(contentOf(event)), taken);
    const place = same ?? takeTombstone(places.get(headerOf(event)), taken, after, event);
    if (place !== undefined && same === undefined) redacted.push(event);
    if (place === undefined) lost.push(event);
    else if (place < last) reordered.push(event);
    else {
      kept.push(event);
      last = place;
    }
  }
  const added = after.flatMap((event, index) =>
    taken.has(index) ? [] : [{ event, index, inserted: index < last }],
  );
  return { lost, reordered, redacted, kept, added };
}

/** The event's text without separators behind it: one more `---` at the end says nothing. */
function contentOf({ text }: ThreadEvent): string {
  let content = text.trimEnd();
  while (content.endsWith("\n---")) content = content.slice(0, -4).trimEnd();
  return content;
}

/** The header line of an event, as a key that is no text of an event. */
export function headerOf(event: ThreadEvent): string {
  const end = event.text.indexOf("\n");
  return `header ${end === -1 ? event.text : event.text.slice(0, end).replace(/\r$/, "")}`;
}

/** Takes the first place of a stack that nobody took; places lie on the stack in falling order. */
function take(stack: number[] | undefined, taken: Set<number>): number | undefined {
  for (let place = stack?.pop(); place !== undefined; place = stack?.pop()) {
    if (taken.has(place)) continue;
    taken.add(place);
    return place;
  }
  return undefined;
}

function takeTombstone(
  stack: number[] | undefined,
  taken: Set<number>,
  after: readonly ThreadEvent[],
  event: ThreadEvent,
): number | undefined {
  const place = stack?.findLast((candidate) => {
    const other = after[candidate];
    return !taken.has(candidate) && other !== undefined && isTombstone(event, other);
  });
  if (place !== undefined) taken.add(place);
  return place;
}
