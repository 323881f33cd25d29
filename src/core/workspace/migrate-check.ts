import type { Item } from "../ticket/item.ts";
import type { PlanRecord } from "../ticket/plan.ts";
import type { Relation } from "../ticket/relations.ts";
import type { Ticket } from "../ticket/ticket.ts";
import type { Renames } from "./migrate-ids.ts";
import { PLAN, RELATIONS } from "./parse-ticket.ts";

/** The values of an item that a migration keeps. Those of the queue may go where they are stale. */
const KEPT = [
  "title",
  "state",
  "created_at",
  "priority",
  "assignee",
  "readiness",
  "attention_required",
  "deferred_until",
  "body",
] as const satisfies readonly (keyof Item)[];

/**
 * What a migrated ticket does not say as the older one did, in words, or undefined where nothing is lost: each event,
 * value and record is still there, each line that is gone stands in the new event, no fault is new, and nothing older is left.
 */
export function whatDiffers(
  before: Ticket,
  after: Ticket,
  { renames, diff }: { readonly renames: Renames; readonly diff: readonly string[] },
): string | undefined {
  return (
    differingItem(before.item, after.item) ??
    differingThread(before, after, diff) ??
    differingLinks(before, after, renames) ??
    newFault(before, after)
  );
}

function differingItem(before: Item | undefined, after: Item | undefined): string | undefined {
  if (before === undefined || after === undefined) return "item.md";
  const key = KEPT.find((name) => before[name] !== after[name]);
  if (key !== undefined) return key;
  if (before.risk_flags.join() !== after.risk_flags.join()) return "risk_flags";
  if (before.labels.some((label, index) => after.labels[index] !== label)) return "labels";
  const queued = after.queued_at ?? after.queued_by;
  if (queued !== null && (before.queued_at !== after.queued_at || before.queued_by !== after.queued_by))
    return "queued_at";
  return after.older || [...after.entries.values()].some(({ raw }) => raw === true)
    ? "item.md is still of an older form"
    : undefined;
}

function differingThread(before: Ticket, after: Ticket, diff: readonly string[]): string | undefined {
  const old = before.thread?.events ?? [];
  const now = after.thread?.events ?? [];
  if (now.length !== old.length + 1 || old.some(({ text }, index) => now[index]?.text !== text))
    return "thread.md";
  const told = new Set(now.at(-1)?.body.split("\n"));
  return diff.every((line) => told.has(line)) ? undefined : "a line of item.md";
}

/** A relation or plan record that is no longer there, with new ids in place of old ones. */
function differingLinks(before: Ticket, after: Ticket, renames: Renames): string | undefined {
  const next = (id: string): string => renames.get(id) ?? id;
  const relations = new Set(after.relations.map(linkKey));
  const follow = (link: Relation): Relation => ({ ...link, target: next(link.target) });
  if (before.relations.some((link) => !relations.has(linkKey(follow(link))))) return RELATIONS;
  const plans = new Set(after.planRecords.map((record) => planKey(record, record.related_ticket)));
  const isLost = (record: PlanRecord): boolean => {
    const { related_ticket: related } = record;
    return !plans.has(planKey(record, related === undefined ? undefined : next(related)));
  };
  return before.planRecords.some(isLost) ? PLAN : undefined;
}

function linkKey({ kind, target, note, author, at }: Relation): string {
  return JSON.stringify([kind, target, note, author, at]);
}

function planKey(record: PlanRecord, related: string | undefined): string {
  const { id, kind, note, accepted_plan, author, at } = record;
  return JSON.stringify([id, kind, related, note, accepted_plan, author, at]);
}

/** A kind of fault of which there are more than before. */
function newFault(before: Ticket, after: Ticket): string | undefined {
  const count = ({ diagnostics }: Ticket, code: string): number =>
    diagnostics.filter((found) => found.severity === "error" && found.code === code).length;
  return after.diagnostics.find(({ code }) => count(after, code) > count(before, code))?.code;
}
