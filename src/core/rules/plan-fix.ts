import type { FieldValue } from "../ticket/front-matter-write.ts";
import { editItem } from "../ticket/item-edit.ts";
import { appendEvent, type NewEvent } from "../ticket/thread-format.ts";
import type { Ticket } from "../ticket/ticket.ts";
import type { Edit } from "../workspace/edit.ts";
import { ITEM, THREAD } from "../workspace/parse-ticket.ts";

/** Who mends, when, and the id of the event that says so. */
export interface FixStamp {
  readonly author: string;
  /** RFC 3339 in UTC, no earlier than the ticket's newest event. */
  readonly at: string;
  readonly eventId: string;
}

/** What is mended in one ticket: each line for people, and the edits that do it. */
export interface Fix {
  readonly ticket: string;
  readonly what: readonly string[];
  readonly edits: readonly Edit[];
}

/**
 * Mends what has exactly one right answer: a title that YAML cannot read is quoted, queued fields of a ticket that is
 * no longer queued go, an updated_at that is older than the thread moves. History and the thread's past are never
 * touched; a comment event says what was mended. Undefined where there is nothing to mend.
 */
export function planFix(ticket: Ticket, stamp: FixStamp): Fix | undefined {
  const item = ticket.files.get(ITEM)?.text;
  const thread = ticket.files.get(THREAD)?.text;
  const codes = new Set(ticket.diagnostics.map(({ code }) => code));
  if (item === undefined || thread === undefined || ticket.item === undefined || ticket.item.older)
    return undefined;
  const set: Record<string, FieldValue | undefined> = {};
  const what: string[] = [];
  for (const [key, entry] of ticket.item.entries) {
    if (codes.has("item/not-yaml") && entry.raw === true && typeof entry.value === "string") {
      set[key] = entry.value;
      what.push(`quoted ${key}`);
    }
  }
  const { state } = ticket.item;
  for (const key of ["queued_by", "queued_at"] as const) {
    if ((state === "intake" || state === "ready") && ticket.item[key] !== null) {
      set[key] = undefined;
      what.push(`removed ${key}, which belongs to a queued ticket`);
    }
  }
  if (isBehind(ticket)) what.push("moved updated_at to the newest event");
  if (what.length === 0) return undefined;
  const { dir, id } = ticket;
  const event = fixEvent(what, stamp);
  return {
    ticket: id,
    what,
    edits: [
      {
        kind: "write",
        path: `${dir}/${ITEM}`,
        before: item,
        text: editItem(item, { set: { ...set, updated_at: stamp.at } }),
      },
      { kind: "write", path: `${dir}/${THREAD}`, before: thread, text: appendEvent(thread, event) },
    ],
  };
}

function isBehind(ticket: Ticket): boolean {
  const updated = ticket.item?.updated_at ?? "";
  return updated !== "" && (ticket.thread?.events ?? []).some(({ at }) => at !== undefined && at > updated);
}

function fixEvent(what: readonly string[], { author, at, eventId }: FixStamp): NewEvent {
  const body = what.map((line) => `- ${line}`).join("\n");
  return {
    kind: "comment",
    author,
    role: "person",
    at,
    id: eventId,
    heading: "Mended by doctor --fix",
    body,
  };
}
