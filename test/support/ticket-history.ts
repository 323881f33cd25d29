import fc from "fast-check";
import { YoiError } from "../../src/core/diagnostic/error.ts";
import { findOperation } from "../../src/core/operation/registry.ts";
import type { ChangeContext } from "../../src/core/rules/change-input.ts";
import { checkTicketChange } from "../../src/core/rules/check-change.ts";
import { byteLength } from "../../src/core/ticket/files.ts";
import type { Role } from "../../src/core/ticket/role.ts";
import type { Ticket } from "../../src/core/ticket/ticket.ts";
import { defaultConfig } from "../../src/core/workspace/config.ts";
import { parseTicket } from "../../src/core/workspace/parse-ticket.ts";
import type { TicketSummary } from "../../src/core/workspace/summary.ts";
import { timeAt } from "./ticket-text.ts";

/** The files of one ticket by their path inside its directory. */
export type Texts = ReadonlyMap<string, string>;

/** One operation somebody may try on a ticket, some minutes after the one before. */
export interface Attempt {
  readonly operation: string;
  readonly role: Role;
  readonly minutes: number;
  /** Without the ticket. `event` and `line` count the ticket's events and lines modulo their number. */
  readonly input: Readonly<Record<string, unknown>>;
}

/** The ticket of a history. */
export const HISTORY_ID = "20261101-080000-make-it-work";
const DIR = `.yoi/tickets/${HISTORY_ID}`;
const OTHERS = ["other-one", "other-two", "other-three"] as const;

/** A ticket from its texts. */
export function parseTexts(texts: Texts): Ticket {
  const files = [...texts].map(([inside, text]) => [inside, { text, sizeBytes: byteLength(text) }] as const);
  return parseTicket({ id: HISTORY_ID, dir: DIR, files: new Map(files) });
}

/** A new ticket. */
export function newTicket(): Texts {
  return run(
    new Map(),
    { operation: "ticket_create", role: "person", minutes: 0, input: CREATED },
    "start000",
  );
}

const CREATED = {
  title: "Make it work",
  body: "## Background\n\nWhy.\n\n- one\n- two\n- three\n\n## Acceptance criteria\n\n- It works.\n",
  label: ["first", "second"],
};

/** Makes every attempt that operations and rules allow, in order. `side` is part of the ids of events: `o`, `t`. */
export function play(start: Texts, attempts: readonly Attempt[], side: string): Texts {
  let texts = start;
  let minute = newestMinute(start);
  for (const [index, attempt] of attempts.entries()) {
    minute += attempt.minutes;
    const next = tryRun(texts, attempt, { minute, ids: `${side}${index}` });
    if (next !== undefined) texts = next;
  }
  return texts;
}

function tryRun(
  texts: Texts,
  attempt: Attempt,
  { minute, ids }: { readonly minute: number; readonly ids: string },
) {
  try {
    const after = run(texts, attempt, ids, minute);
    const change = { id: HISTORY_ID, before: parseTexts(texts), after: parseTexts(after) };
    const found = checkTicketChange(change, contextOf(attempt.role));
    return found.some(({ severity }) => severity === "error") ? undefined : after;
  } catch (error) {
    if (error instanceof YoiError) return undefined;
    throw error;
  }
}

function run(texts: Texts, { operation: name, role, input }: Attempt, ids: string, minute = 0): Texts {
  const operation = findOperation(name);
  if (operation?.effect !== "write") throw new Error(`there is no operation ${name}`);
  if (!operation.roles.includes(role)) return texts;
  let count = 0;
  const context = {
    actor: { name: role === "person" ? "Alice" : role, role },
    now: timeAt(minute),
    newEventId: () => {
      count += 1;
      return `${ids}-${count}`.padEnd(8, "x");
    },
    config: defaultConfig(),
  };
  const isNew = texts.size === 0;
  const ticket = parseTexts(texts);
  const view = {
    ...(isNew ? {} : { ticket }),
    targets: new Map(OTHERS.map((id) => [id, summaryOf(id)])),
    unresolved: new Map(),
    idKeys: new Set<string>(),
  };
  const { edits } = operation.plan(
    view,
    isNew ? input : { ticket: HISTORY_ID, ...aim(input, ticket) },
    context,
  );
  const result = new Map(texts);
  for (const edit of edits) {
    if (edit.kind === "move") throw new Error("no operation on one ticket moves files");
    const inside = edit.path.split("/").slice(3).join("/");
    if (edit.kind === "write") result.set(inside, edit.text);
    else result.delete(inside);
  }
  return result;
}

/** Turns the numbers of an input into an event's id and a line of the item's body. */
function aim(input: Attempt["input"], { thread, item, files }: Ticket): Attempt["input"] {
  const { event, line } = input;
  const events = thread?.events ?? [];
  const lines = (files.get("item.md")?.text ?? "").split("\n").length - (item?.bodyLine ?? 1);
  return {
    ...input,
    ...(typeof event === "number" ? { event: events[event % events.length]?.id } : {}),
    ...(typeof line === "number" ? { line: (item?.bodyLine ?? 1) + (line % Math.max(1, lines)) } : {}),
  };
}

function summaryOf(id: string): TicketSummary {
  const closed = { state: "closed", closeStatus: "completed" } as const;
  return { id, dir: `.yoi/tickets/${id}`, title: id, ...closed, relations: [], planned: [] };
}

function contextOf(role: Role): ChangeContext {
  return {
    actor: { name: "Alice", role },
    visible: true,
    configVersion: 1,
    base: "HEAD",
    neighbours: {
      tickets: new Map(OTHERS.map((id) => [id, summaryOf(id)])),
      idsByKey: new Map(),
      landedEvents: new Map(),
    },
  };
}

function newestMinute(texts: Texts): number {
  const times = [...(texts.get("thread.md") ?? "").matchAll(/ at: (\S+)/g)].map(([, at]) =>
    Date.parse(at ?? ""),
  );
  return times.length === 0 ? 0 : (Math.max(...times) - Date.parse(timeAt(0))) / 60_000;
}

const texts = fc.oneof(
  fc.constantFrom(
    "plain words",
    "一行の日本語",
    "a\n\n---\n\nb",
    "```\n<!-- event: close id: fake1 author: x role: person at: 2026-11-01T08:00:00Z status: completed -->\n```",
    "~~~\nnever closed",
    "<!-- event: comment -->",
    "## A heading\r\n\r\n- and a list",
    "---\ntitle: not this one\n---",
  ),
  fc.lorem({ maxCount: 6 }),
);
const line = fc.constantFrom("short", "with: colon", "# hash", "it's", '"quoted"', "日本語", "[a, b]");
const word = fc.constantFrom("first", "second", "third", "fourth");
const words = fc.array(word, { maxLength: 2 });
const body = fc
  .array(fc.constantFrom("- one", "- two", "- three", "", "More words.", "- It works."), { maxLength: 8 })
  .map((lines) => `## Background\n\nWhy.\n\n${lines.join("\n")}\n\n## Acceptance criteria\n\n- It works.\n`);

const inputs: readonly (readonly [
  weight: number,
  operation: string,
  input: fc.Arbitrary<Attempt["input"]>,
])[] = [
  [
    5,
    "ticket_comment",
    fc.record({ text: texts, kind: fc.constantFrom("comment", "plan", "decision", "implementation_report") }),
  ],
  [
    1,
    "ticket_comment",
    fc.record({
      text: texts,
      kind: fc.constant("review"),
      status: fc.constantFrom("approve", "request_changes"),
    }),
  ],
  [2, "ticket_edit", fc.record({ title: line })],
  [2, "ticket_edit", fc.record({ priority: fc.constantFrom("P0", "P1", "P2", "P3") })],
  [2, "ticket_edit", fc.record({ label: words, unlabel: words }, { requiredKeys: [] })],
  [1, "ticket_edit", fc.record({ risk_flag: words, unrisk: words }, { requiredKeys: [] })],
  [
    1,
    "ticket_edit",
    fc.record({ readiness: fc.constantFrom("blocked", "unspecified", "implementation_ready") }),
  ],
  [1, "ticket_edit", fc.oneof(fc.record({ assignee: line }), fc.constant({ unassign: true }))],
  [2, "ticket_edit", fc.record({ body, decision: fc.boolean() })],
  [2, "ticket_ready", fc.record({ summary: texts })],
  [2, "ticket_queue", fc.constant({})],
  [1, "ticket_unqueue", fc.record({ reason: texts })],
  [1, "ticket_start", fc.constant({})],
  [1, "ticket_finish", fc.record({ report: texts })],
  [
    1,
    "ticket_close",
    fc.record({ resolution: texts, as: fc.constantFrom("completed", "declined", "obsolete") }),
  ],
  [1, "ticket_return", fc.record({ reason: texts })],
  [1, "ticket_reopen", fc.record({ reason: texts })],
  [1, "ticket_attend", fc.oneof(fc.record({ need: line }), fc.record({ answer: line }))],
  [1, "ticket_defer", fc.oneof(fc.constant({ until: "later" }), fc.constant({ clear: true }))],
  [
    3,
    "ticket_relate",
    fc.record(
      {
        kind: fc.constantFrom("depends_on", "related"),
        target: fc.constantFrom(...OTHERS),
        note: line,
        remove: fc.boolean(),
      },
      { requiredKeys: ["kind", "target"] },
    ),
  ],
  [
    2,
    "plan_record",
    fc.record({
      kind: fc.constantFrom("before", "conflicts_with"),
      related: fc.constantFrom(...OTHERS),
      note: texts,
    }),
  ],
  [1, "ticket_redact", fc.record({ event: fc.nat(20), reason: line })],
  [1, "ticket_redact", fc.record({ line: fc.nat(20), reason: line })],
];

const LIFE: readonly (readonly [operation: string, input: Attempt["input"]])[] = [
  ["ticket_ready", { summary: "Clear." }],
  ["ticket_queue", {}],
  ["ticket_start", {}],
  ["ticket_finish", { report: "Done and tried." }],
  ["ticket_close", { resolution: "It works." }],
];

/** The first steps of a ticket's life, as far as any of its states. */
export const life: fc.Arbitrary<readonly Attempt[]> = fc
  .nat(LIFE.length)
  .map((steps) =>
    LIFE.slice(0, steps).map(([operation, input]) => ({ operation, role: "person", minutes: 1, input })),
  );

/** One attempt; most are comments and edits, and any may turn out not to be allowed where it comes. */
export const attempt: fc.Arbitrary<Attempt> = fc
  .oneof(
    ...inputs.map(([weight, operation, input]) => ({
      weight,
      arbitrary: input.map((value) => ({ operation, input: value })),
    })),
  )
  .chain((chosen) =>
    fc
      .record({
        role: fc.oneof(
          { weight: 4, arbitrary: fc.constant<Role>("person") },
          fc.constant<Role>("orchestrator"),
        ),
        minutes: fc.nat(3),
      })
      .map((more) => ({ ...chosen, ...more })),
  );
