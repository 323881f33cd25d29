import type { Diagnostic } from "../../../src/core/diagnostic/diagnostic.ts";
import type { ChangeContext } from "../../../src/core/rules/change-input.ts";
import { byteLength } from "../../../src/core/ticket/files.ts";
import type { Ticket } from "../../../src/core/ticket/ticket.ts";
import { parseTicket } from "../../../src/core/workspace/parse-ticket.ts";
import { summarize } from "../../../src/core/workspace/summary.ts";

/** The id of the ticket under test. */
export const ID = "20261101-080000-make-it-work";

/** A ticket parsed from raw texts by path inside its directory. */
export function ticketOf(texts: Readonly<Record<string, string>>, id: string = ID): Ticket {
  const files = new Map(
    Object.entries(texts).map(([inside, text]) => [inside, { text, sizeBytes: byteLength(text) }]),
  );
  return parseTicket({ id, dir: `.yoi/tickets/${id}`, files });
}

/** What a change is judged with when nothing special is said: a person, everything visible, today's configuration. */
export function contextOf(more: Partial<ChangeContext> = {}, others: readonly Ticket[] = []): ChangeContext {
  return {
    actor: { name: "alice", role: "person" },
    visible: true,
    configVersion: 1,
    base: "HEAD",
    neighbours: {
      tickets: new Map(others.map((ticket) => [ticket.id, summarize(ticket)])),
      idsByKey: new Map(),
      landedEvents: new Map(),
    },
    ...more,
  };
}

/** Codes of the errors, sorted. */
export function errorsOf(found: readonly Diagnostic[]): readonly string[] {
  return found
    .filter(({ severity }) => severity === "error")
    .map(({ code }) => code)
    .sort();
}

/** Codes of the warnings, sorted. */
export function warningsOf(found: readonly Diagnostic[]): readonly string[] {
  return found
    .filter(({ severity }) => severity === "warning")
    .map(({ code }) => code)
    .sort();
}
