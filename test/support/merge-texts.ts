import { type MergeKind, mergeRecord } from "../../src/core/ticket/merge-record.ts";
import { gitMerge } from "./git-merge.ts";
import type { Texts } from "./ticket-history.ts";

/** The record that a file of a ticket is, for those that have a merge driver. */
export function mergeKindOf(inside: string): MergeKind | undefined {
  switch (inside) {
    case "item.md":
      return "item";
    case "thread.md":
      return "thread";
    case "artifacts/relations.json":
      return "relations";
    case "artifacts/orchestration-plan.jsonl":
      return "plan";
    default:
      return undefined;
  }
}

/** Merges the files of a ticket one by one, as git does; undefined where any of them is a conflict. */
export function mergeTicketTexts(base: Texts, ours: Texts, theirs: Texts): Texts | undefined {
  const merged = new Map<string, string>();
  for (const inside of new Set([...base.keys(), ...ours.keys(), ...theirs.keys()])) {
    const [was, mine, other] = [base.get(inside), ours.get(inside), theirs.get(inside)];
    const file = mergeFile(inside, was, mine, other);
    if (file === "conflict") return undefined;
    if (file.text !== undefined) merged.set(inside, file.text);
  }
  return merged;
}

function mergeFile(
  inside: string,
  was: string | undefined,
  mine: string | undefined,
  other: string | undefined,
): { readonly text: string | undefined } | "conflict" {
  if (mine === other || was === other) return { text: mine };
  if (was === mine) return { text: other };
  // Removed here and changed there: git leaves that to a person.
  if (mine === undefined || other === undefined) return "conflict";
  const sides = { base: was ?? "", ours: mine, theirs: other };
  const kind = mergeKindOf(inside);
  const { text, conflict } = kind === undefined ? gitMerge(sides) : mergeRecord(kind, sides, gitMerge);
  return conflict ? "conflict" : { text };
}
