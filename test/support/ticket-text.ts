/**
 * Raw texts of tickets, written without the code under test: what a person or another tool could have typed.
 * Times are minutes after 2026-11-01T08:00:00Z, event ids count up.
 */

/** One event of a thread text. */
export interface EventText {
  readonly kind: string;
  readonly minute: number;
  readonly role?: string;
  readonly author?: string;
  readonly id?: string;
  /** Further attributes in the order given: `{ from: "ready", to: "queued", reason: "queued" }`. */
  readonly attributes?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A time: minutes after the start of all test tickets. */
export function timeAt(minute: number): string {
  return new Date(Date.UTC(2026, 10, 1, 8, minute, 0)).toISOString().replace(".000Z", "Z");
}

/** The text of one event. */
export function eventText(event: EventText): string {
  const {
    kind,
    minute,
    role = "person",
    author = "alice",
    attributes = {},
    body = `Body of ${kind}.`,
  } = event;
  const id = event.id ?? `ev${String(minute).padStart(6, "0")}`;
  const more = Object.entries(attributes).map(
    ([name, value]) => ` ${name}: ${value.includes(" ") ? `"${value}"` : value}`,
  );
  const header = `<!-- event: ${kind} id: ${id} author: ${author} role: ${role} at: ${timeAt(minute)}${more.join("")} -->`;
  return `${header}\n\n## ${kind}\n\n${body}\n\n---\n`;
}

/** The text of a thread. */
export function threadText(events: readonly EventText[]): string {
  return events.map(eventText).join("\n");
}

/** The text of an item: the given keys over those of a fresh ticket; `undefined` leaves a key out. */
export function itemText(
  fields: Readonly<Record<string, string | undefined>> = {},
  body: string = BODY,
): string {
  const all: Record<string, string | undefined> = {
    title: "Make it work",
    state: "intake",
    created_at: timeAt(0),
    updated_at: timeAt(0),
    ...fields,
  };
  const lines = Object.entries(all).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}: ${value}`],
  );
  return `---\n${lines.join("\n")}\n---\n${body}`;
}

const BODY = "\n## Background\n\nWhy.\n\n## Acceptance criteria\n\n- It works.\n";

/** The moves of the whole life of a ticket, with the events each needs; `move(…)` of a state brings it there. */
const LIFE: Readonly<Record<string, readonly EventText[]>> = {
  intake: [{ kind: "create", minute: 0 }],
  ready: [{ kind: "intake_summary", minute: 1 }, step(2, "intake", "ready", "intake_ready")],
  queued: [step(3, "ready", "queued", "queued")],
  inprogress: [step(4, "queued", "inprogress", "started")],
  done: [{ kind: "implementation_report", minute: 5 }, step(6, "inprogress", "done", "finished")],
  closed: [
    { kind: "close", minute: 7, attributes: { status: "completed" } },
    step(8, "done", "closed", "closed"),
  ],
};
const ORDER = ["intake", "ready", "queued", "inprogress", "done", "closed"] as const;

/** A state_changed event. */
export function step(minute: number, from: string, to: string, reason: string = "because"): EventText {
  return { kind: "state_changed", minute, attributes: { from, to, reason, field: "state" } };
}

/** The events that lead a ticket from its creation to a state. */
export function lifeTo(state: (typeof ORDER)[number]): readonly EventText[] {
  return ORDER.slice(0, ORDER.indexOf(state) + 1).flatMap((each) => LIFE[each] ?? []);
}

/** The files of a lawful ticket in a state, by their path inside the ticket's directory. */
export function ticketTexts(
  state: (typeof ORDER)[number],
  fields: Readonly<Record<string, string | undefined>> = {},
): Readonly<Record<string, string>> {
  const events = lifeTo(state);
  const at = timeAt(events.at(-1)?.minute ?? 0);
  const isQueued = ORDER.indexOf(state) >= ORDER.indexOf("queued");
  const queued = isQueued ? { queued_by: "alice", queued_at: timeAt(3) } : {};
  return {
    "item.md": itemText({ state, updated_at: at, ...queued, ...fields }),
    "thread.md": threadText(events),
    ...(state === "closed" ? { "resolution.md": "Done.\n" } : {}),
  };
}

/** The text of a relations file. */
export function relationsText(
  ticket: string,
  relations: readonly (readonly [kind: string, target: string])[],
): string {
  const entries = relations.map(([kind, target]) => ({
    ticket_id: ticket,
    kind,
    target,
    note: "",
    author: "alice",
    at: timeAt(0),
  }));
  return `${JSON.stringify({ version: 1, relations: entries }, undefined, 2)}\n`;
}
