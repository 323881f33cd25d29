/** The keys of two lists that grew from one; two entries are the same thing when their keys are equal. */
export interface Sequences {
  readonly base: readonly string[];
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
}

/** One place of the merged list: the position of its entry in ours, in theirs, or in both. */
export interface Slot {
  readonly ours?: number;
  readonly theirs?: number;
}

/**
 * The list that holds every entry of both sides once, each side's in its order; where both added something at one place,
 * ours come first. An entry both added counts once. Undefined where there is no such list: a side dropped, changed or
 * moved what it had from the base, or both added the same entries in different orders. Linear.
 */
export function mergeSequences({ base, ours, theirs }: Sequences): readonly Slot[] | undefined {
  if (!holdsInOrder(ours, base) || !holdsInOrder(theirs, base)) return undefined;
  const places = placesByKey(ours);
  const slots: Slot[] = [];
  let pending: Slot[] = [];
  let next = 0;
  for (const [index, key] of theirs.entries()) {
    const place = places.get(key)?.pop();
    if (place === undefined) {
      pending.push({ theirs: index });
      continue;
    }
    if (place < next) return undefined;
    for (; next < place; next++) slots.push({ ours: next });
    slots.push(...pending, { ours: place, theirs: index });
    pending = [];
    next = place + 1;
  }
  for (; next < ours.length; next++) slots.push({ ours: next });
  return [...slots, ...pending];
}

/**
 * Whether a merged list holds what the three lists ask for: what one side added is there, what both kept is there, what
 * one side took out is gone, nothing is there more often, and what is there stands in each side's order.
 */
export function holdsBoth(merged: readonly string[], { base, ours, theirs }: Sequences): boolean {
  const [was, mine, other, now] = [base, ours, theirs, merged].map(countByKey);
  const isCounted = [...new Set([...base, ...ours, ...theirs, ...merged])].every((key) => {
    const [b, o, t, m] = [was, mine, other, now].map((counts) => counts?.get(key) ?? 0);
    return m === (o === b ? t : o) && (o === b || t === b || o === t);
  });
  const inOrder = (side: readonly string[]): boolean =>
    holdsInOrder(
      merged,
      side.filter((key) => now?.has(key) === true),
    );
  return isCounted && inOrder(ours) && inOrder(theirs);
}

function holdsInOrder(list: readonly string[], wanted: readonly string[]): boolean {
  let found = 0;
  for (const key of list) if (key === wanted[found]) found += 1;
  return found === wanted.length;
}

/** Positions by key, the first one last. */
function placesByKey(keys: readonly string[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (let index = keys.length - 1; index >= 0; index--) {
    const key = keys[index] ?? "";
    const list = places.get(key);
    if (list === undefined) places.set(key, [index]);
    else list.push(index);
  }
  return places;
}

function countByKey(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
