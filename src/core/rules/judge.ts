import type { Code } from "../diagnostic/codes.ts";
import { type Diagnostic, identityOf } from "../diagnostic/diagnostic.ts";

/**
 * Combines what was found about one ticket against each parent of a merge: a finding counts only when it is absent
 * from no parent's list, and as mildly as the mildest says. With one parent the list is unchanged.
 */
export function acrossParents(perParent: readonly (readonly Diagnostic[])[]): readonly Diagnostic[] {
  const [first, ...others] = perParent;
  if (first === undefined) return [];
  const left = others.map((list) => {
    const byKey = new Map<string, Diagnostic[]>();
    for (const found of list) byKey.set(identityOf(found), [...(byKey.get(identityOf(found)) ?? []), found]);
    return byKey;
  });
  return first.flatMap((found) => {
    const key = identityOf(found);
    const same = left.map((byKey) => byKey.get(key)?.shift());
    if (same.includes(undefined)) return [];
    return [[found, ...same].find((each) => each?.severity === "warning") ?? found];
  });
}

/** What takes something away that others may see. */
const LOSSES: ReadonlySet<string> = new Set([
  "change/deleted",
  "change/event-lost",
  "change/event-order",
  "change/plan-record-lost",
  "change/renamed",
] satisfies Code[]);

/**
 * What a merge drops of one parent only, which is no fault against the others: an event that any side has stays.
 */
export function lossesOf(perParent: readonly (readonly Diagnostic[])[]): readonly Diagnostic[] {
  if (perParent.length < 2) return [];
  const known = new Set(acrossParents(perParent).map(identityOf));
  return perParent.flat().filter((found) => {
    const isNew = LOSSES.has(found.code) && !known.has(identityOf(found));
    known.add(identityOf(found));
    return isNew;
  });
}

/**
 * The list that counts when a ticket is judged from its parents and again from every point that others can see: where
 * it passes from each of those, what failed was never shared and may be amended.
 */
export function mildest(
  fromParents: readonly Diagnostic[],
  fromBases: readonly (readonly Diagnostic[])[],
): readonly Diagnostic[] {
  if (!fails(fromParents) || fromBases.length === 0 || fromBases.some(fails)) return fromParents;
  return acrossParents(fromBases);
}

/** Whether a list holds an error. */
export function fails(found: readonly Diagnostic[]): boolean {
  return found.some(({ severity }) => severity === "error");
}
