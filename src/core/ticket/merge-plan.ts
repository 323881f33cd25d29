import { conflictOf, eolOf, linesOf, type Merged, type MergeText, type Sides, withEol } from "./merge.ts";
import { holdsBoth, mergeSequences } from "./merge-sequence.ts";

/**
 * Merges two orchestration plans record by record: ours, then theirs that are new, none lost and none twice. Where a
 * side edited or dropped a record of the base the plans are merged as text.
 */
export function mergePlans(sides: Sides, mergeText: MergeText): Merged {
  const [base, ours, theirs] = [recordsOf(sides.base), recordsOf(sides.ours), recordsOf(sides.theirs)];
  const keys = { base: base.map(keyOf), ours: ours.map(keyOf), theirs: theirs.map(keyOf) };
  const slots = mergeSequences(keys);
  if (slots === undefined) {
    const merged = mergeText(sides);
    const isWhole = merged.conflict || holdsBoth(recordsOf(merged.text).map(keyOf), keys);
    return isWhole ? merged : conflictOf(sides);
  }
  const eol = eolOf(sides.ours || sides.theirs);
  const records = slots.map((slot) => {
    const line = slot.ours === undefined ? withEol(theirs[slot.theirs ?? 0] ?? "", eol) : ours[slot.ours];
    return line?.endsWith("\n") ? line : `${line ?? ""}${eol}`;
  });
  return { text: records.join(""), conflict: false };
}

/** The lines that hold something. */
function recordsOf(text: string): readonly string[] {
  return linesOf(text).filter((line) => line.trim() !== "");
}

function keyOf(line: string): string {
  return line.replace(/\r?\n$/, "");
}
