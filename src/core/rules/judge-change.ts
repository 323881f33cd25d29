import { type Diagnostic, finding } from "../diagnostic/diagnostic.ts";
import type { Ticket } from "../ticket/ticket.ts";
import type { Baseline } from "./baseline.ts";
import type { ChangeContext, TicketChange } from "./change-input.ts";
import { checkTicketChange } from "./check-change.ts";
import { acrossParents, fails, lossesOf, mildest } from "./judge.ts";
import { isReturn } from "./returned.ts";

/** One ticket of a change, with everything it may be judged from. */
export interface TicketCase {
  readonly id: string;
  /** The ticket in each parent: one for a commit or a push, several for a merge; undefined where it was not there. */
  readonly parents: readonly (Ticket | undefined)[];
  readonly after: Ticket | undefined;
  /** The ticket at each point others can already see; asked only when it fails from its parents. */
  readonly bases?: readonly (Ticket | undefined)[];
  /** The earlier commit whose form of the ticket this is exactly, if it is one. */
  readonly returnedTo?: string;
  /** Whether `after` is exactly what `migrate` makes of the parent's ticket. */
  readonly isMigration?: boolean;
}

/** Judges every ticket of a change. */
export function judgeChange(
  cases: readonly TicketCase[],
  context: ChangeContext,
  baseline: Baseline,
): readonly Diagnostic[] {
  const changes = cases.map((each): TicketChange => changeOf(each.id, each.parents[0], each.after));
  return cases.flatMap((each) => judgeTicket(each, { ...context, baseline }, changes));
}

function judgeTicket(
  each: TicketCase,
  context: ChangeContext,
  changes: readonly TicketChange[],
): readonly Diagnostic[] {
  if (each.isMigration === true) return [];
  const from = (before: Ticket | undefined, visible: boolean): readonly Diagnostic[] =>
    checkTicketChange(changeOf(each.id, before, each.after), { ...context, visible }, changes);
  const perParent = each.parents.map((parent) => from(parent, context.visible));
  const found = [...acrossParents(perParent), ...lossesOf(perParent)];
  if (!fails(found)) return found;
  const bases = each.bases ?? [];
  const judged = mildest(
    found,
    bases.map((base) => from(base, true)),
  );
  if (
    fails(judged) &&
    each.returnedTo !== undefined &&
    each.after !== undefined &&
    isReturn(each.parents[0], each.after)
  ) {
    const facts = { commit: each.returnedTo, ticket: each.id };
    return [finding("change/returned", { path: each.after.dir }, facts, each.id)];
  }
  if (context.visible || judged === found) return judged;
  // Nothing is shared, so amending passes; what it took away is still worth a line.
  return [
    ...judged,
    ...found.filter(({ severity, code }) => severity === "warning" && code.startsWith("change/")),
  ];
}

function changeOf(id: string, before: Ticket | undefined, after: Ticket | undefined): TicketChange {
  return { id, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}
