import { idKey } from "./id.ts";
import { conflictOf, type Merged, type MergeText, type Sides } from "./merge.ts";
import { addRelation, parseRelations, type Relation, removeRelation } from "./relations.ts";

/**
 * Merges relations one by one: what only one side added, changed or removed is taken over. A conflict where both sides
 * did something different to the same relation; as text where a file cannot be read.
 */
export function mergeRelations(sides: Sides, mergeText: MergeText): Merged {
  const [base, ours, theirs] = [relationsOf(sides.base), relationsOf(sides.ours), relationsOf(sides.theirs)];
  if (base === undefined || ours === undefined || theirs === undefined) return mergeText(sides);
  let text = sides.ours;
  for (const key of new Set([...base.keys(), ...theirs.keys()])) {
    const [before, mine, other] = [base.get(key), ours.get(key), theirs.get(key)];
    const [was, has, wants] = [before, mine, other].map(contentOf);
    if (wants === was || wants === has) continue;
    if (has !== was) {
      const merged = mergeText(sides);
      return merged.conflict ? merged : conflictOf(sides);
    }
    if (mine !== undefined) text = removeRelation(text, mine.kind, mine.target);
    if (other !== undefined) text = addRelation(text === "" ? undefined : text, other);
  }
  return { text, conflict: false };
}

/** The ticket whose relations a text holds, from the text itself: in a merge of renamed tickets the path is not it. */
export function ownerOf(text: string): string {
  return /"ticket_id"\s*:\s*"([^"\\]*)"/.exec(text)?.[1] ?? "";
}

/** By kind and target; undefined where the file has a fault. */
function relationsOf(text: string): ReadonlyMap<string, Relation> | undefined {
  if (text === "") return new Map();
  const { relations, diagnostics } = parseRelations(text, "relations.json", ownerOf(text));
  if (diagnostics.some(({ severity }) => severity === "error")) return undefined;
  return new Map(relations.map((relation) => [`${relation.kind} ${idKey(relation.target)}`, relation]));
}

function contentOf(relation: Relation | undefined): string {
  if (relation === undefined) return "absent";
  const { ticket_id, target, note, author, at } = relation;
  return JSON.stringify([ticket_id, target, note ?? "", author, at]);
}
