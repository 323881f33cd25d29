import { type Diagnostic, finding } from "../diagnostic/diagnostic.ts";
import { CLOSE_STATUSES, findTransition, type Need } from "../ticket/state.ts";
import type { ThreadEvent } from "../ticket/thread.ts";
import type { Ticket } from "../ticket/ticket.ts";
import { hasAcceptanceCriteria } from "../workspace/acceptance-criteria.ts";
import type { Step } from "./chain.ts";
import type { ChangeContext } from "./change-input.ts";
import { checkBlockers } from "./check-blockers.ts";
import { headerOf } from "./match-events.ts";
import { eventPlace, keyPlace } from "./places.ts";

/** A ticket in a change, and the ids of all tickets that change with it. */
export interface MovedTicket {
  readonly before?: Ticket;
  readonly after: Ticket;
  readonly changed: ReadonlySet<string>;
}

/**
 * Findings about what one step needs by its row of the state machine. Needs that ask for the situation at the step
 * (overlays, blockers) are judged by what is there after the change, where the step is the last event. Behind another
 * event that may have come later, as in a push of several commits: then by what was there before the change as well.
 */
export function checkNeeds(change: MovedTicket, step: Step, context: ChangeContext): readonly Diagnostic[] {
  const { after } = change;
  const row = findTransition(step.from, step.to);
  const isNow = step.index + 1 === after.thread?.events.length;
  return (row?.needs ?? []).flatMap((need) => checkNeed(need, { ...change, step, isNow, context }));
}

interface NeedInput extends MovedTicket {
  readonly step: Step;
  /** Whether nothing in the thread came after the step. */
  readonly isNow: boolean;
  readonly context: ChangeContext;
}

function checkNeed(need: Need, input: NeedInput): readonly Diagnostic[] {
  const { after, step, context } = input;
  const { id } = after;
  const place = eventPlace(after, step.event);
  switch (need) {
    case "intake-summary":
      return hasEventBefore(input, "intake_summary")
        ? []
        : [finding("state/no-intake-summary", place, { ticket: id }, id)];
    case "implementation-report":
      return hasEventBefore(input, "implementation_report")
        ? []
        : [finding("state/no-report", place, { ticket: id }, id)];
    case "acceptance-criteria":
      if (hasAcceptanceCriteria(after.item?.body ?? "")) return [];
      return [finding("state/no-acceptance-criteria", { path: `${after.dir}/item.md` }, {}, id)];
    case "nothing-open":
      return checkOverlays(input);
    case "blockers-started":
    case "blockers-completed":
      return checkBlockers(after, need, { neighbours: context.neighbours, counts: (id) => stood(id, input) });
    case "close-completed":
    case "close-status":
      return checkCloseStatus(input);
    case "reason":
      return step.event.reason === undefined
        ? [finding("state/no-reason", place, { from: step.from, to: step.to }, id)]
        : [];
    case "not-landed":
      return checkNotLanded(input);
    case "queued-fields":
    case "resolution":
      // Fields of today's state: judged for every tree by check-state and check-closing.
      return [];
  }
}

/** Whether an event of a kind stands between the ticket's last entry into the step's from-state and the step. */
function hasEventBefore({ after, step }: NeedInput, kind: string): boolean {
  const events = after.thread?.events.slice(0, step.index) ?? [];
  const entry = events.findLastIndex((event) => event.kind === "state_changed" && event.to === step.from);
  return events.some((event, index) => index > entry && event.kind === kind);
}

/** Whether what holds this ticket up held it up at the step: it does now, or did before and nothing of it changed. */
function stood(blocker: string, { before, after, changed, isNow }: NeedInput): boolean {
  if (isNow) return true;
  const isOwn = (ticket: Ticket | undefined): boolean =>
    ticket?.relations.some(({ kind, target }) => kind === "depends_on" && target === blocker) ?? false;
  return !changed.has(blocker) && isOwn(before) === isOwn(after);
}

function checkOverlays({ before, after, isNow, context: { now } }: NeedInput): readonly Diagnostic[] {
  const { item, id } = after;
  const counts = (key: "attention_required" | "deferred_until"): boolean =>
    isNow || before?.item?.[key] === item?.[key];
  const found: Diagnostic[] = [];
  if (item?.attention_required && counts("attention_required")) {
    const facts = { attention: item.attention_required, ticket: id };
    found.push(finding("state/attention", keyPlace(after, "attention_required"), facts, id));
  }
  // A day that has come defers no longer; without today's date any day counts as still to come.
  if (
    item?.deferred_until &&
    counts("deferred_until") &&
    !(now !== undefined && item.deferred_until <= now.slice(0, 10))
  ) {
    found.push(
      finding(
        "state/deferred",
        keyPlace(after, "deferred_until"),
        { until: item.deferred_until, ticket: id },
        id,
      ),
    );
  }
  return found;
}

/** The close event of a step stands beside it: after the last reopening, before or after the move itself. */
function checkCloseStatus({ after, step }: NeedInput): readonly Diagnostic[] {
  const event = closeEventOf(after, step);
  if (event === undefined) {
    return [finding("state/no-close-event", eventPlace(after, step.event), { ticket: after.id }, after.id)];
  }
  const unfinished = CLOSE_STATUSES.filter((status) => status !== "completed");
  const allowed: readonly string[] = step.from === "done" ? CLOSE_STATUSES : unfinished;
  if (event.status !== undefined && allowed.includes(event.status)) return [];
  const facts = { from: step.from, status: event.status ?? "nothing", allowed: allowed.join(", ") };
  return [finding("state/close-status", eventPlace(after, event), facts, after.id)];
}

function closeEventOf(after: Ticket, step: Step): ThreadEvent | undefined {
  const events = after.thread?.events ?? [];
  const isMove = (event: ThreadEvent): boolean => event.kind === "state_changed";
  const start = events.findLastIndex((event, index) => index < step.index && isMove(event)) + 1;
  const next = events.findIndex((event, index) => index > step.index && isMove(event));
  return events.slice(start, next === -1 ? undefined : next).findLast((event) => event.kind === "close");
}

function checkNotLanded({ after, step, context }: NeedInput): readonly Diagnostic[] {
  const landed = context.neighbours.landedEvents.get(after.id);
  const events = after.thread?.events.slice(0, step.index) ?? [];
  const closing = events.findLast((event) => event.kind === "state_changed" && event.to === step.from);
  if (landed === undefined || closing === undefined || !landed.has(headerOf(closing))) return [];
  return [
    finding("state/landed", eventPlace(after, step.event), { from: step.from, ticket: after.id }, after.id),
  ];
}
