import type { Code } from "../diagnostic/codes.ts";
import { type Diagnostic, identityOf } from "../diagnostic/diagnostic.ts";

/** Faults with a count among their facts that hide nothing: with a lower one they are no new faults. */
const COUNTED: ReadonlySet<string> = new Set([
  "item/more-findings",
  "ticket/too-many-files",
] satisfies Code[]);

/**
 * Tells of findings whether they are among those of the tree before, each of which answers once. Where a fault is told
 * with a count, a part of it may have been mended.
 */
export function stoodBefore(before: readonly Diagnostic[]): (found: Diagnostic) => boolean {
  const left = new Map<string, number[]>();
  for (const found of before) {
    const { key, count } = counted(found);
    left.set(key, [...(left.get(key) ?? []), count]);
  }
  return (found) => {
    const { key, count } = counted(found);
    const counts = left.get(key) ?? [];
    const at = counts.findIndex((earlier) => count <= earlier);
    if (at !== -1) counts.splice(at, 1);
    return at !== -1;
  };
}

function counted(found: Diagnostic): { readonly key: string; readonly count: number } {
  if (!COUNTED.has(found.code)) return { key: identityOf(found), count: 0 };
  const { count, ...facts } = found.facts;
  return { key: identityOf({ ...found, facts }), count: Number(count) };
}
