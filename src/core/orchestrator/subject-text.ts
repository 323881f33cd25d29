import type { Ticket } from "../ticket/ticket.ts";
import { ITEM } from "../workspace/parse-ticket.ts";

/**
 * What verdicts on a ticket depend on, as canonical text: title, body and relations. State, priority, labels, times and
 * the thread are not part of it, nor is how lines end. Notes of relations are words; what counts is where they lead.
 */
export function formatSubjectText(ticket: Ticket | undefined): string {
  const { item, relations = [] } = ticket ?? {};
  // An item that cannot be read is known by its whole text, so that mending it changes the subject.
  const body = item === undefined ? ticket?.files.get(ITEM)?.text : normalise(item.body);
  const links = relations.map(({ kind, target }) => JSON.stringify([kind, target])).sort();
  return JSON.stringify({
    title: item?.title ?? null,
    body: body ?? null,
    relations: [...new Set(links)],
  });
}

function normalise(body: string): string {
  return body
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
    .join("\n")
    .trim();
}
