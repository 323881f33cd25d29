import { asWarning, type Diagnostic, finding } from "../diagnostic/diagnostic.ts";
import type { Relation } from "../ticket/relations.ts";
import type { Ticket } from "../ticket/ticket.ts";
import { isBeforeTime } from "../ticket/time.ts";
import { ITEM, RELATIONS, RESOLUTION } from "../workspace/parse-ticket.ts";
import { isCurrentForm } from "./chain.ts";
import { newestOf } from "./check-times.ts";
import type { EventMatch } from "./match-events.ts";
import { keyPlace } from "./places.ts";

const OLDER = "the ticket was made before this rule";

/** Findings about a change that left no trace: no event, or an updated_at that did not move with it. */
export function checkTouched(before: Ticket, after: Ticket, match: EventMatch): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  if (match.added.length === 0) {
    for (const what of changedRecords(before, after)) {
      found.push(finding("change/no-event", { path: `${after.dir}/${what}` }, { what }, after.id));
    }
  }
  const updatedAt = after.item?.updated_at;
  const newest = newestOf(match.added.map(({ event }) => event));
  if (updatedAt !== undefined && newest?.at !== undefined && isBeforeTime(updatedAt, newest.at)) {
    found.push(
      finding("change/updated-at", keyPlace(after, "updated_at"), { updated_at: updatedAt }, after.id),
    );
  }
  return isCurrentForm(after, before) ? found : found.map((each) => asWarning(each, OLDER));
}

function changedRecords(before: Ticket, after: Ticket): readonly string[] {
  const changed: string[] = [];
  if (textOf(before, ITEM) !== textOf(after, ITEM)) changed.push(ITEM);
  if (relationKey(before.relations) !== relationKey(after.relations)) changed.push(RELATIONS);
  if (textOf(before, RESOLUTION) !== textOf(after, RESOLUTION)) changed.push(RESOLUTION);
  return changed;
}

function textOf(ticket: Ticket, inside: string): string | undefined {
  return ticket.files.get(inside)?.text;
}

function relationKey(relations: readonly Relation[]): string {
  const keys = relations.map(({ kind, target, note, author, at }) => [kind, target, note ?? "", author, at]);
  return JSON.stringify(keys.sort());
}
