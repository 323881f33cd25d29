import type { Answer, QueryContext } from "../app/queries/answer.ts";
import { type ListInput, listTickets } from "../app/queries/list-tickets.ts";
import { listObjectives, showObjective } from "../app/queries/objectives.ts";
import { queryPlan } from "../app/queries/query-plan.ts";
import { searchTickets } from "../app/queries/search-tickets.ts";
import { showTicket } from "../app/queries/show-ticket.ts";
import { showHistory } from "../app/queries/ticket-history.ts";
import { explainTicket } from "../app/queries/why-ticket.ts";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { countOf } from "../core/diagnostic/printable.ts";
import type { Input } from "./input.ts";
import { renderObjectiveList, renderObjectiveShow } from "./render/objectives.ts";
import { renderPlanQuery } from "./render/plan-query.ts";
import { renderTicketHistory } from "./render/ticket-history.ts";
import { renderTicketList } from "./render/ticket-list.ts";
import { renderTicketSearch } from "./render/ticket-search.ts";
import { renderTicketShow } from "./render/ticket-show.ts";
import { renderWhy } from "./render/why.ts";
import type { RenderOptions } from "./render/words.ts";

/** What a reading command has to show. */
export interface Reading {
  /** The data of the JSON envelope. */
  readonly data: object;
  /** Makes the same for people. */
  readonly render: (options: RenderOptions) => string;
  readonly diagnostics: readonly Diagnostic[];
  /** What to say when the answer is empty. */
  readonly empty: string | undefined;
}

/** Answers one reading operation. The input has passed the operation's schema. */
export type Reader = (context: QueryContext, input: Input) => Promise<Reading>;

/** Ties a use case to how its answer is shown. */
function reader<I, Data extends object>(
  answer: (context: QueryContext, input: I) => Promise<Answer<Data>>,
  render: (data: Data, options: RenderOptions, input: I) => string,
  whenEmpty: (data: Data, input: I) => string | undefined = () => undefined,
): Reader {
  return async (context, checked) => {
    // The schema of the operation and the input of the use case are the same: the tests run every operation.
    const input = checked as I;
    const { data, diagnostics } = await answer(context, input);
    return {
      data,
      diagnostics,
      render: (options) => render(data, options, input),
      empty: whenEmpty(data, input),
    };
  };
}

const NO_TICKETS = 'there are no tickets yet; create one with: yoi ticket create "…"';

/** The reading operations that answer from the records, by name. */
export const READERS: Readonly<Record<string, Reader>> = {
  ticket_list: reader(
    listTickets,
    (data, options, input: ListInput & { readonly long?: boolean }) =>
      renderTicketList(data, { ...options, long: input.long === true }),
    ({ tickets, matched, examined }, input) => {
      if (examined === 0) return NO_TICKETS;
      if (tickets.length < matched) return `${matched - tickets.length} more match; --limit shows more`;
      if (matched > 0) return undefined;
      const closedHidden = input.all !== true && (input.state ?? []).length === 0;
      return `no ticket matches; ${countOf(examined, "ticket")} examined${closedHidden ? ", closed ones are shown with --all" : ""}`;
    },
  ),
  ticket_show: reader(
    showTicket,
    (data, options, input: { readonly ticket: string; readonly events?: boolean }) =>
      renderTicketShow(data, { ...options, events: input.events === true }),
  ),
  ticket_search: reader(searchTickets, renderTicketSearch, ({ matches, matched, examined }, { text }) => {
    if (examined === 0) return NO_TICKETS;
    if (matches.length < matched) return `${matched - matches.length} more lines match; --limit shows more`;
    return matched > 0 ? undefined : `nothing holds "${text}"; ${countOf(examined, "ticket")} examined`;
  }),
  ticket_history: reader(showHistory, renderTicketHistory, ({ entries }) =>
    entries.length === 0 ? "no event and no commit tells of this ticket" : undefined,
  ),
  objective_list: reader(listObjectives, renderObjectiveList, ({ examined }) =>
    examined === 0 ? 'there are no objectives yet; create one with: yoi objective create "…"' : undefined,
  ),
  objective_show: reader(showObjective, renderObjectiveShow),
  plan_query: reader(queryPlan, renderPlanQuery, ({ records, examined }) =>
    records.length === 0 ? `no plan record matches; ${countOf(examined, "ticket")} examined` : undefined,
  ),
  why: reader(explainTicket, renderWhy, ({ next }) =>
    next.length === 0 ? "its state cannot be read; run: yoi ticket doctor" : undefined,
  ),
};
