import { type Diagnostic, finding } from "../diagnostic/diagnostic.ts";
import { findTransition } from "../ticket/state.ts";
import { suggest } from "../ticket/suggest.ts";
import { EVENT_KINDS, OLDER_EVENT_KINDS, type ThreadEvent } from "../ticket/thread.ts";
import type { Ticket } from "../ticket/ticket.ts";
import type { ChangeContext } from "./change-input.ts";
import { EVENT_ROLES } from "./event-roles.ts";
import { eventPlace } from "./places.ts";

/** Findings about new events by themselves: their form, and whether their role may write them. */
export function checkAdded(
  after: Ticket,
  added: readonly ThreadEvent[],
  context: ChangeContext,
): readonly Diagnostic[] {
  return added.flatMap((event) => [
    ...checkKind(after, event),
    ...(context.configVersion === 0 ? [] : checkForm(after, event)),
    ...checkRole(after, event),
  ]);
}

/** To the parser a strange kind is only a warning in an event without id; nobody has a reason to write a new one. */
function checkKind(after: Ticket, event: ThreadEvent): readonly Diagnostic[] {
  const { kind, id } = event;
  if (id !== undefined) return [];
  if ([...EVENT_KINDS, ...OLDER_EVENT_KINDS].some((known) => known === kind)) return [];
  const facts = { kind: kind === "" ? "an empty value" : kind, suggestion: suggest(kind, EVENT_KINDS) };
  return [finding("thread/unknown-kind", eventPlace(after, event), facts, after.id)];
}

function checkForm(after: Ticket, event: ThreadEvent): readonly Diagnostic[] {
  const missing = [event.id === undefined ? "id" : undefined, event.role === undefined ? "role" : undefined];
  return missing.flatMap((attribute) => {
    if (attribute === undefined) return [];
    return [
      finding("change/event-form", eventPlace(after, event), { kind: event.kind, attribute }, after.id),
    ];
  });
}

function checkRole(after: Ticket, event: ThreadEvent): readonly Diagnostic[] {
  const { role, kind, from, to } = event;
  if (role === undefined) return [];
  if (kind === "state_changed") {
    const row = from === undefined || to === undefined ? undefined : findTransition(from, to);
    if (row === undefined || row.roles.includes(role)) return [];
    const facts = { role, from: row.from, to: row.to, allowed: row.roles.join(", ") };
    return [finding("state/role", eventPlace(after, event), facts, after.id)];
  }
  const allowed = Object.hasOwn(EVENT_ROLES, kind) ? EVENT_ROLES[kind] : undefined;
  if (allowed === undefined || allowed.includes(role)) return [];
  const words = allowed.length === 0 ? "nobody but `yoi ticket migrate`" : allowed.join(", ");
  return [finding("change/event-role", eventPlace(after, event), { role, kind, allowed: words }, after.id)];
}
