import { type Diagnostic, identityOf } from "../diagnostic/diagnostic.ts";
import { parseItem } from "./item.ts";
import { conflictOf, type Merged, type MergeSides, type MergeText, type Sides } from "./merge.ts";
import { mergeItems } from "./merge-item.ts";
import { mergePlans } from "./merge-plan.ts";
import { mergeRelations, ownerOf } from "./merge-relations.ts";
import { mergeThreads } from "./merge-thread.ts";
import { parsePlan } from "./plan.ts";
import { parseRelations } from "./relations.ts";
import { parseThread } from "./thread.ts";

/** The kinds of records that have a merge driver. */
export const MERGE_KINDS = ["thread", "item", "relations", "plan"] as const;

/** One of the kinds of records that have a merge driver. */
export type MergeKind = (typeof MERGE_KINDS)[number];

type Find = (text: string, ticket: string) => { readonly diagnostics: readonly Diagnostic[] };

const RECORDS: Readonly<Record<MergeKind, RecordMerge>> = {
  thread: { merge: mergeThreads, find: (text, ticket) => parseThread(text, "thread.md", ticket) },
  item: { merge: mergeItems, find: (text, ticket) => parseItem(text, "item.md", ticket) },
  relations: {
    merge: mergeRelations,
    find: (text, ticket) => parseRelations(text, "relations.json", ticket),
  },
  plan: { merge: mergePlans, find: (text, ticket) => parsePlan(text, "orchestration-plan.jsonl", ticket) },
};

/** How a kind of record is merged, and how its faults are found. */
export interface RecordMerge {
  readonly merge: MergeSides;
  readonly find: Find;
}

/**
 * Merges two versions of one record. The result holds what both sides did, is a record without a fault that neither
 * side had, and gives one side's text byte for byte where only that side changed; else it is a conflict.
 */
export function mergeRecord(kind: MergeKind, sides: Sides, mergeText: MergeText): Merged {
  return mergeChecked(RECORDS[kind], sides, mergeText);
}

/** As `mergeRecord`, for records that git has no driver for. */
export function mergeChecked({ merge, find }: RecordMerge, sides: Sides, mergeText: MergeText): Merged {
  const { base, ours, theirs } = sides;
  if (ours === theirs || theirs === base) return { text: ours, conflict: false };
  if (ours === base) return { text: theirs, conflict: false };
  const merged = merge(sides, mergeText);
  if (merged.conflict) return merged;
  const ticket = ownerOf(ours);
  const errorsOf = (text: string): readonly string[] =>
    (text === "" ? [] : find(text, ticket).diagnostics)
      .filter(({ severity }) => severity === "error")
      .map(identityOf);
  const known = new Set([...errorsOf(ours), ...errorsOf(theirs)]);
  return errorsOf(merged.text).every((error) => known.has(error)) ? merged : conflictOf(sides);
}
