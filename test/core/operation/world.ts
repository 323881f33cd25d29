import type { Change, OperationContext, WriteView } from "../../../src/core/operation/operation.ts";
import { findOperation } from "../../../src/core/operation/registry.ts";
import type { Ticket } from "../../../src/core/ticket/ticket.ts";
import { defaultConfig } from "../../../src/core/workspace/config.ts";
import { applyEdits } from "../../../src/core/workspace/edit.ts";
import { groupTickets } from "../../../src/core/workspace/group-tickets.ts";
import { parseTicket } from "../../../src/core/workspace/parse-ticket.ts";
import { timeAt } from "../../support/ticket-text.ts";

/** A context a minute after all test tickets, with event ids that count up from one. */
export function contextOf(more: Partial<OperationContext> = {}): OperationContext {
  let events = 0;
  return {
    actor: { name: "Alice", role: "person" },
    now: timeAt(30),
    newEventId: () => {
      events += 1;
      return `new${String(events).padStart(5, "0")}`;
    },
    config: defaultConfig(),
    ...more,
  };
}

/** What an operation sees when nothing but its ticket is there. */
export function viewOf(ticket?: Ticket, more: Partial<WriteView> = {}): WriteView {
  return {
    ...(ticket === undefined ? {} : { ticket }),
    targets: new Map(),
    unresolved: new Map(),
    idKeys: new Set(),
    ...more,
  };
}

/** Plans a writing operation on a ticket; the input need not name the ticket. */
export function planOn(
  name: string,
  ticket: Ticket,
  input: object,
  context: OperationContext = contextOf(),
): { readonly change: Change; readonly after: Ticket; readonly texts: Readonly<Record<string, string>> } {
  const operation = findOperation(name);
  if (operation?.effect !== "write") throw new Error(`${name} does not write`);
  const change = operation.plan(viewOf(ticket), { ticket: ticket.id, ...input }, context);
  const files = new Map([...ticket.files].map(([inside, file]) => [`${ticket.dir}/${inside}`, file]));
  const source = groupTickets(applyEdits(files, change.edits), ".yoi/tickets").tickets[0];
  if (source === undefined) throw new Error("nothing is left");
  const texts = Object.fromEntries([...source.files].map(([inside, file]) => [inside, file.text]));
  return { change, after: parseTicket(source), texts };
}
