import { type Diagnostic, finding } from "../diagnostic/diagnostic.ts";
import { isId } from "../ticket/id.ts";
import type { Ticket } from "../ticket/ticket.ts";
import { ITEM, RESOLUTION, THREAD } from "../workspace/parse-ticket.ts";
import { checkClosing } from "./check-closing.ts";
import { checkState, checkStateFields } from "./check-state.ts";
import { checkTexts } from "./check-texts.ts";
import { checkTimes } from "./check-times.ts";

/** Everything that can be said about one ticket by itself: what the parsers found, and the rules of one ticket. */
export function checkTicket(ticket: Ticket, now?: string): readonly Diagnostic[] {
  return [
    ...ticket.diagnostics,
    ...checkLayout(ticket),
    ...checkState(ticket),
    ...checkStateFields(ticket),
    ...checkClosing(ticket),
    ...checkTimes(ticket, now),
    ...checkTexts(ticket),
  ];
}

function checkLayout(ticket: Ticket): readonly Diagnostic[] {
  const { id, dir } = ticket;
  const found: Diagnostic[] = [];
  if (!isId(id)) found.push(finding("ticket/bad-id", { path: dir }, { id }, id));
  for (const inside of ticket.files.keys()) {
    const known =
      inside === ITEM || inside === THREAD || inside === RESOLUTION || inside.startsWith("artifacts/");
    if (!known)
      found.push(finding("ticket/unknown-file", { path: `${dir}/${inside}` }, { name: inside }, id));
  }
  return found;
}
