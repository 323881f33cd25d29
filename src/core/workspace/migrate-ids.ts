import { isOlderStatus } from "../ticket/files.ts";
import { idKey, isId, shortHash } from "../ticket/id.ts";

/** New ids of tickets by their old ones. */
export type Renames = ReadonlyMap<string, string>;

/** Longest part of an old id that a new one takes over; a hash may follow it. */
const MAX_KEPT_LENGTH = 110;

/** Whether a directory name can stay a ticket's id in the current layout, where `open` would be a status directory. */
function canStay(id: string): boolean {
  return isId(id) && !isOlderStatus(id);
}

/**
 * The tickets that need another id: those whose id is not valid today, and of ids that differ only in case all but
 * the first. The same for the same ids in any order; nothing is renamed a second time.
 */
export function planRenames(ids: Iterable<string>): Renames {
  const sorted = [...new Set(ids)].sort();
  const taken = new Set<string>();
  const wanting: string[] = [];
  for (const id of sorted) {
    if (canStay(id) && !taken.has(idKey(id))) taken.add(idKey(id));
    else wanting.push(id);
  }
  const renames = new Map<string, string>();
  for (const id of wanting) {
    const next = newIdFor(id, taken);
    taken.add(idKey(next));
    renames.set(id, next);
  }
  return renames;
}

function newIdFor(id: string, taken: ReadonlySet<string>): string {
  const kept = id
    .normalize("NFKD")
    .replaceAll(/[^0-9A-Za-z_-]+/g, "-")
    .replaceAll(/^[-_]+|-+$/g, "")
    .slice(0, MAX_KEPT_LENGTH);
  if (canStay(kept) && !taken.has(idKey(kept))) return kept;
  for (let round = 0; ; round++) {
    const next = `${kept === "" ? "ticket" : kept}-${shortHash(round === 0 ? id : `${id} ${round}`)}`;
    if (!taken.has(idKey(next))) return next;
  }
}
