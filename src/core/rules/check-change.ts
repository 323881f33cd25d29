import { asWarning, type Diagnostic, finding } from "../diagnostic/diagnostic.ts";
import { idKey } from "../ticket/id.ts";
import type { Ticket } from "../ticket/ticket.ts";
import { summarize, type TicketSummary } from "../workspace/summary.ts";
import { applyBaseline, type Baseline } from "./baseline.ts";
import { isCurrentForm } from "./chain.ts";
import type { ChangeContext, TicketChange } from "./change-input.ts";
import { checkAdded } from "./check-added.ts";
import { checkKept } from "./check-kept.ts";
import { checkMigration } from "./check-migration.ts";
import { checkCycles, checkTargets } from "./check-relations.ts";
import { checkSteps } from "./check-steps.ts";
import { checkTicket } from "./check-ticket.ts";
import { checkTouched } from "./check-touched.ts";
import { matchEvents } from "./match-events.ts";
import { stoodBefore } from "./stood-before.ts";

const STOOD_BEFORE = "stood before this change";
const NONE_KNOWN: Baseline = new Set();

/**
 * Judges what a change makes of one ticket. Faults that stood before are warnings; what the change brings in fails.
 * `others` are the changes made together with it, by which a renamed ticket is known.
 */
export function checkTicketChange(
  change: TicketChange,
  context: ChangeContext,
  others: readonly TicketChange[] = [],
): readonly Diagnostic[] {
  const { before, after } = change;
  if (after === undefined) return before === undefined ? [] : [checkGone(before, context, others)];
  if (context.isAdoption === true && before === undefined && !isCurrentForm(after)) {
    return introduced(before, after, context);
  }
  const match = matchEvents(before?.thread?.events ?? [], after.thread?.events ?? []);
  const ofChange = [
    ...(before === undefined ? checkNew(after, context) : checkKept(before, after, match, context)),
    ...checkAdded(
      after,
      match.added.map(({ event }) => event),
      context,
    ),
    ...checkSteps(before, after, match, context, new Set(others.map(({ id }) => id))),
    ...(before === undefined
      ? []
      : [...checkTouched(before, after, match), ...checkMigration(before, after, match)]),
  ];
  return mergeFindings(ofChange, introduced(before, after, context));
}

function checkGone(before: Ticket, context: ChangeContext, others: readonly TicketChange[]): Diagnostic {
  const firstEvent = before.thread?.events[0]?.text;
  const heir = others.find(
    ({ before: old, after }) =>
      old === undefined && after !== undefined && after.thread?.events[0]?.text === firstEvent,
  );
  const found =
    heir === undefined
      ? finding("change/deleted", { path: before.dir }, { ticket: before.id }, before.id)
      : finding("change/renamed", { path: before.dir }, { ticket: before.id, other: heir.id }, before.id);
  return context.visible ? found : asWarning(found, "nobody else can see it yet");
}

function checkNew(after: Ticket, context: ChangeContext): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const first = after.thread?.events[0];
  if (context.configVersion > 0 && first !== undefined && first.kind !== "create") {
    found.push(
      finding(
        "change/not-initial",
        { path: `${after.dir}/thread.md`, line: first.line },
        { found: first.kind },
        after.id,
      ),
    );
  }
  for (const other of context.neighbours.idsByKey.get(idKey(after.id)) ?? []) {
    if (other === after.id) continue;
    found.push(finding("ticket/duplicate-id", { path: after.dir }, { id: after.id, other }, after.id));
  }
  return found;
}

/** Findings about the tree after, as warnings where the tree before had the same, or the baseline knows them. */
function introduced(
  before: Ticket | undefined,
  after: Ticket,
  context: ChangeContext,
): readonly Diagnostic[] {
  const stood = stoodBefore(before === undefined ? [] : checkTree(before, context));
  return checkTree(after, context).map((found) =>
    stood(found) ? asWarning(found, STOOD_BEFORE) : applyBaseline(found, context.baseline ?? NONE_KNOWN),
  );
}

function checkTree(ticket: Ticket, context: ChangeContext): readonly Diagnostic[] {
  const { tickets } = context.neighbours;
  const own = summarize(ticket);
  const known = { has: (id: string) => tickets.has(id) || id === ticket.id, ids: tickets.keys() };
  const reached = new Map<string, TicketSummary>([...tickets, [ticket.id, own]]);
  const cycles = checkCycles(reached).filter(({ facts }) =>
    String(facts["cycle"]).split(" → ").includes(ticket.id),
  );
  return [
    ...checkTicket(ticket, context.now),
    ...checkTargets(own, known),
    ...cycles.map((found) => ({ ...found, ticket: ticket.id })),
  ];
}

/** The change's own findings first; a finding of the tree that says the same of the same place is left out. */
function mergeFindings(
  ofChange: readonly Diagnostic[],
  ofTree: readonly Diagnostic[],
): readonly Diagnostic[] {
  const said = new Set(ofChange.map(placeKey));
  const stateSaid = ofChange.some(({ code }) => code === "state/not-recorded");
  const rest = ofTree.filter(
    (found) => !said.has(placeKey(found)) && !(stateSaid && found.code === "state/not-explained"),
  );
  return [...ofChange, ...rest];
}

function placeKey(found: Diagnostic): string {
  return `${found.code} ${found.path} ${found.line ?? 0} ${found.column ?? 0}`;
}
