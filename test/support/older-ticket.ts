import fc from "fast-check";
import type { OlderStatus, RecordFile } from "../../src/core/ticket/files.ts";
import { byteLength } from "../../src/core/ticket/files.ts";
import type { MigrationStamp } from "../../src/core/workspace/migrate-event.ts";
import type { MigrationView } from "../../src/core/workspace/migrate-ticket.ts";
import type { TicketFiles } from "../../src/core/workspace/parse-ticket.ts";

/** Raw tickets of the older formats, written as the older tools wrote them. */

/** When and by whom tests migrate. */
export const STAMP: MigrationStamp = { at: "2026-11-01T08:00:00Z", author: "alice", role: "person" };

/** A view of a workspace in which no id changes and every thread explains its ticket. */
export const VIEW: MigrationView = {
  root: ".yoi/tickets",
  language: "English",
  renames: new Map(),
  isExplained: () => true,
};

/** A ticket directory from its texts by path inside; `status` puts it into a status directory. */
export function olderTicket(
  id: string,
  texts: Readonly<Record<string, string>>,
  status?: OlderStatus,
): TicketFiles {
  const dir = `.yoi/tickets/${status === undefined ? "" : `${status}/`}${id}`;
  return { id, dir, ...(status === undefined ? {} : { status }), files: filesOf(texts) };
}

/** Files by path from their texts. */
export function filesOf(texts: Readonly<Record<string, string>>): ReadonlyMap<string, RecordFile> {
  return new Map(Object.entries(texts).map(([path, text]) => [path, { text, sizeBytes: byteLength(text) }]));
}

/** An item from its front matter lines. */
export function olderItem(lines: readonly string[], body: string = "\n## Background\n\nWhy.\n"): string {
  return `---\n${lines.join("\n")}\n---\n${body}`;
}

/** One event without id and role. `attributes` are written as they stand. */
export function olderEvent(kind: string, attributes: string = "", body: string = "Text."): string {
  const more = attributes === "" ? "" : ` ${attributes}`;
  return `<!-- event: ${kind} author: hare at: 2026-06-05T21:07:03Z${more} -->\n\n## Heading\n\n${body}\n\n---\n`;
}

const word = fc.stringMatching(/^[a-z]{2,9}$/);
const time = fc
  .integer({ min: 0, max: 86_399 })
  .map((second) => `2026-06-05T${new Date(second * 1000).toISOString().slice(11, 19)}Z`);
const title = fc.oneof(
  fc.constantFrom(
    "Make it work",
    "TUI: list",
    "権限: 既定 policy",
    "a `tick` # here",
    'it\'s: "so"',
    "- dash: x",
  ),
  word,
);
const quoting = fc.constantFrom("bare", "single", "double");

function quoted(text: string, style: string): string {
  if (style === "single") return `'${text.replaceAll("'", "''")}'`;
  return style === "double" ? JSON.stringify(text) : text;
}

const body = fc.constantFrom(
  "",
  "\n## Background\n\nWhy.\n",
  "\nrule\n\n---\n\nmore\n",
  "\n```\n<!-- event: create author: x at: y -->\n```\n",
  "\n---\ntitle: copy\n---\n",
  "no blank line",
);

const eventBody = fc.constantFrom(
  "Text.",
  "",
  "```sh\n<!-- event: create author: x at: 2026-06-05T21:07:03Z -->\n```",
  "a\n\n---\n\nb",
  "```\nnever closed",
  "日本語の本文",
);
const event = fc
  .tuple(
    fc.constantFrom(
      "create",
      "comment",
      "state_changed from: planning to: ready reason: ready field: workflow_state",
      "state_changed from: done to: closed reason: closed field: state",
      "review status: approve",
      "review result: approve",
      "close status: closed",
      "closed",
      "fix",
      "migration",
    ),
    time,
    eventBody,
    fc.constantFrom("hare", '"yoi ticket"', "yoi ticket"),
    fc.constantFrom("\n\n---\n", "\n\n---\n\n", "\n---\n", "\n\n"),
  )
  .map(([header, at, text, author, end]) => {
    const [kind, ...attributes] = header.split(" ");
    const more = attributes.length === 0 ? "" : ` ${attributes.join(" ")}`;
    return `<!-- event: ${kind} author: ${author} at: ${at}${more} -->\n\n## Heading\n\n${text}${end}`;
  });
const thread = fc
  .tuple(fc.array(event, { maxLength: 5 }), fc.constantFrom("", "\n", "\n\n"), fc.boolean())
  .map(([events, tail, trimmed]) => (trimmed ? events.join("\n").trimEnd() : events.join("\n") + tail));

const extra = fc.subarray([
  "id: 20260605-210703-x",
  "slug: x",
  "legacy_ticket: tickets/x.md",
  "legacy_ticket: null",
  "needs_preflight: true",
  "action_required: 'decide: this'",
  "attention_required: 'a question'",
  "attention_required: null",
  "risk_flags: [data, 'api']",
  "assignee: null",
  "# a comment",
  "x-own: [1, 2]",
  "labels: [one, two]",
  "readiness: ready",
  "readiness: 'requirements_sync_needed'",
]);
const kinds = fc.constantFrom("kind: task", "kind: bug", "kind: 'feature'", undefined);
const queued = fc.constantFrom(
  [],
  ["queued_by: null", "queued_at: null"],
  ["queued_by: 'workspace-panel'", "queued_at: '2026-06-05T21:07:03Z'"],
);

interface Form {
  readonly status: OlderStatus | undefined;
  readonly state: readonly string[];
}

const STATUSES = ["open", "pending", "closed"] as const;
const WORKFLOW = ["intake", "planning", "ready", "queued", "inprogress", "done"] as const;
const e1 = fc.constantFrom(...STATUSES).map((status): Form => ({ status, state: [`status: ${status}`] }));
const e2 = fc
  .tuple(fc.constantFrom(...STATUSES), fc.constantFrom(...WORKFLOW), fc.boolean())
  .map(([status, state, isQuoted]): Form => {
    const value = isQuoted ? `'${state}'` : state;
    return { status, state: [`status: ${status}`, `workflow_state: ${value}`] };
  });
const e3 = fc
  .constantFrom("planning", "'planning'", '"ready"', "queued", "inprogress", "done", "closed")
  .map((state): Form => ({ status: undefined, state: [`state: ${state}`] }));

/** Tickets of every older format with the oddities that real ones have. Some need no migration. */
export const anyOlderTicket: fc.Arbitrary<TicketFiles> = fc
  .record({
    form: fc.oneof(e1, e2, e3),
    title,
    quoting,
    created: time,
    updated: time,
    extra,
    kinds,
    queued,
    body,
    thread: fc.option(thread, { nil: undefined }),
    eol: fc.constantFrom("\n", "\r\n"),
  })
  .map((made) => {
    const once = new Map(
      [
        `title: ${quoted(made.title, made.quoting)}`,
        ...made.form.state,
        `created_at: ${quoted(made.created, made.quoting)}`,
        `updated_at: ${made.updated}`,
        ...(made.kinds === undefined ? [] : [made.kinds]),
        ...made.extra,
        ...made.queued,
      ].map((line) => [line.split(":")[0], line]),
    );
    const texts: Record<string, string> = {
      "item.md": olderItem([...once.values()], made.body).replaceAll("\n", made.eol),
      "artifacts/.gitkeep": "",
      "artifacts/report.md": "A report.\n",
      ...(made.thread === undefined ? {} : { "thread.md": made.thread.replaceAll("\n", made.eol) }),
      ...(made.form.status === "closed" ? { "resolution.md": "Done.\n" } : {}),
    };
    return olderTicket("20260605-210703-x", texts, made.form.status);
  });
