import { asWarning, type Diagnostic, finding } from "../diagnostic/diagnostic.ts";
import { formatFence } from "./fence.ts";
import { byteLength } from "./files.ts";
import { MAX_EVENT_BODY_BYTES, MAX_EVENTS, MAX_LINE_LENGTH, MAX_THREAD_BYTES } from "./limits.ts";
import type { Role } from "./role.ts";
import type { State } from "./state.ts";
import { suggest } from "./suggest.ts";
import { type EventFields, indexAttributes, type ReportHeader, readFields } from "./thread-fields.ts";
import { type HeaderAttribute, parseHeader } from "./thread-header.ts";
import { type ScannedLine, scanThread, type ThreadScan, textStart } from "./thread-scan.ts";
import { readSegment, type Segment, skipBlankLines, trimmedEnd } from "./thread-segment.ts";

/** The kinds of events that are written today. */
export const EVENT_KINDS = [
  "create",
  "comment",
  "plan",
  "decision",
  "intake_summary",
  "state_changed",
  "implementation_report",
  "review",
  "close",
  "migration",
] as const;

/** One of the kinds that are written today. */
export type EventKind = (typeof EVENT_KINDS)[number];

/** Kinds that only older records hold. */
export const OLDER_EVENT_KINDS = ["status_changed", "fix", "closed"] as const;

/** Longest part of a line that a finding is made with; the finding keeps less. */
const MAX_SOURCE_LENGTH = 500;

const CURRENT_KIND = {
  status_changed: "state_changed",
  fix: "implementation_report",
  closed: "close",
} as const;

/** One entry of a thread. What is missing or broken in its header is left out and has its finding. */
export interface ThreadEvent {
  readonly kind: string;
  /** Empty where the header names nobody. */
  readonly author: string;
  readonly role?: Role;
  readonly at?: string;
  readonly id?: string;
  readonly from?: State;
  readonly to?: State;
  readonly reason?: string;
  readonly status?: string;
  readonly field?: string;
  /** All attributes as written, without quotes; of one given twice the first. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Line of the header. */
  readonly line: number;
  /** Last line of `text`. */
  readonly endLine: number;
  /** Text of the `## ` heading. */
  readonly heading?: string;
  /** Without heading, separator and surrounding blank lines, with LF line endings. */
  readonly body: string;
  /** Header and everything up to the separator, right-trimmed: what append-only compares byte for byte. */
  readonly text: string;
}

/** A parsed thread. */
export interface Thread {
  readonly events: readonly ThreadEvent[];
  /** Whether an event uses an older kind, state word or attribute. A missing id alone is not older. */
  readonly older: boolean;
}

/** A thread with what was found wrong in it. */
export interface ParsedThread {
  readonly thread: Thread;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads `thread.md`, in time linear in its size. Faults of events without an id are warnings, because older tools
 * wrote such events; a header that cannot be read is an error, ends the event before it, and begins none.
 */
export function parseThread(text: string, path: string, ticket: string): ParsedThread {
  if (
    text.length > MAX_THREAD_BYTES ||
    (text.length > MAX_THREAD_BYTES / 3 && byteLength(text) > MAX_THREAD_BYTES)
  ) {
    const found = finding(
      "thread/too-large",
      { path },
      { size: byteLength(text), limit: MAX_THREAD_BYTES },
      ticket,
    );
    return { thread: { events: [], older: false }, diagnostics: [found] };
  }
  const diagnostics: Diagnostic[] = [];
  const scan = scanThread(text);
  const events: ThreadEvent[] = [];
  const ids = new Set<string>();
  let older = false;
  for (const [index, header] of scan.headers.slice(0, MAX_EVENTS).entries()) {
    const end = scan.headers[index + 1]?.start ?? text.length;
    const read = readEvent(text, header, end, { path, ticket }, ids);
    diagnostics.push(...read.diagnostics);
    if (read.event === undefined) continue;
    events.push(read.event);
    older ||= read.older;
  }
  diagnostics.push(...checkWhole(text, { path, ticket }, scan, events));
  return { thread: { events, older }, diagnostics };
}

interface ThreadPlace {
  readonly path: string;
  readonly ticket: string;
}

interface ReadEvent {
  readonly event?: ThreadEvent;
  readonly older: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

function readEvent(
  text: string,
  line: ScannedLine,
  end: number,
  place: ThreadPlace,
  ids: Set<string>,
): ReadEvent {
  const source = text.slice(line.start, line.end);
  const header = parseHeader(source);
  const at = { path: place.path, line: line.line, source: source.slice(0, MAX_SOURCE_LENGTH) };
  if (header.kind === "unreadable") {
    const { problem, column } = header;
    const found = finding("thread/bad-header", { ...at, column, length: 1 }, { problem }, place.ticket);
    return { older: false, diagnostics: [found] };
  }
  const diagnostics: Diagnostic[] = [];
  const hasId = header.attributes.some(({ name }) => name === "id");
  const report: ReportHeader = (code, facts, attribute) => {
    const span = attribute === undefined ? {} : { column: attribute.column, length: attribute.length };
    const found = finding(code, { ...at, ...span }, facts, place.ticket);
    diagnostics.push(hasId ? found : asWarning(found, "the event has no id, so it is of the older form"));
  };
  const attributes = indexAttributes(header.attributes, report);
  const kind = checkKind(attributes.get("event"), report);
  const { fields, older } = readFields(kind.kind, attributes, report);
  checkId(fields, attributes, ids, report);
  const segment = readSegment(text, line.start, line.end, end);
  checkSegment(kind.kind, segment, fields.id !== undefined, report);
  const values = new Map<string, string>();
  for (const [name, { value }] of attributes) values.set(name, value);
  const event = {
    ...fields,
    kind: kind.kind,
    attributes: values,
    line: line.line,
    endLine: line.line + segment.lines - 1,
    ...(segment.heading === undefined ? {} : { heading: segment.heading }),
    body: segment.body,
    text: segment.text,
  };
  return { event, older: older || kind.older, diagnostics };
}

function checkKind(
  attribute: HeaderAttribute | undefined,
  report: ReportHeader,
): { readonly kind: string; readonly older: boolean } {
  const kind = attribute?.value ?? "";
  if ((EVENT_KINDS as readonly string[]).includes(kind)) return { kind, older: false };
  const older = OLDER_EVENT_KINDS.find((known) => known === kind);
  if (older !== undefined) report("thread/older-kind", { kind, current: CURRENT_KIND[older] }, attribute);
  else {
    const suggestion = suggest(kind, EVENT_KINDS);
    report("thread/unknown-kind", { kind: kind === "" ? "an empty value" : kind, suggestion }, attribute);
  }
  return { kind, older: older !== undefined };
}

function checkId(
  fields: Pick<EventFields, "id">,
  attributes: ReadonlyMap<string, HeaderAttribute>,
  ids: Set<string>,
  report: ReportHeader,
): void {
  if (fields.id === undefined) return;
  if (ids.has(fields.id)) report("thread/duplicate-id", { id: fields.id }, attributes.get("id"));
  ids.add(fields.id);
}

function checkSegment(kind: string, segment: Segment, isNew: boolean, report: ReportHeader): void {
  if (!segment.separated) report("thread/no-separator", { kind });
  if (!isNew || segment.body.length <= MAX_EVENT_BODY_BYTES / 3) return;
  const size = byteLength(segment.body);
  if (size > MAX_EVENT_BODY_BYTES) report("thread/body-too-large", { size, limit: MAX_EVENT_BODY_BYTES });
}

/** Findings about the thread as a whole and about lines of any event. */
function checkWhole(
  text: string,
  place: ThreadPlace,
  scan: ThreadScan,
  events: readonly ThreadEvent[],
): readonly Diagnostic[] {
  const { path, ticket } = place;
  const { headers, longLines, unclosed } = scan;
  const found: Diagnostic[] = [];
  const sourceOf = ({ start, end }: ScannedLine): string => sourceAt(text, start, end);
  if (headers.length === 0) found.push(finding("thread/no-events", { path, line: 1 }, {}, ticket));
  else if (headers.length > MAX_EVENTS) {
    const line = headers[MAX_EVENTS]?.line ?? 1;
    found.push(
      finding("thread/too-many-events", { path, line }, { count: headers.length, limit: MAX_EVENTS }, ticket),
    );
  }
  const begin = textStart(text);
  if (begin > 0) found.push(finding("thread/byte-order-mark", { path, line: 1, column: 1 }, {}, ticket));
  const preamble = trimmedEnd(text, begin, headers[0]?.start ?? begin);
  if (preamble > begin) {
    const start = skipBlankLines(text, begin, preamble);
    const at = { path, line: lineAt(text, start), source: sourceAt(text, start, preamble) };
    found.push(finding("thread/text-before-first-event", at, {}, ticket));
  }
  for (const long of longLines) {
    const facts = { length: long.end - long.start, limit: MAX_LINE_LENGTH };
    found.push(
      finding("thread/line-too-long", { path, line: long.line, source: sourceOf(long) }, facts, ticket),
    );
  }
  if (unclosed !== undefined) {
    const at = { path, line: unclosed.line, source: sourceOf(unclosed) };
    const fault = finding(
      "thread/unclosed-fence",
      at,
      { fence: formatFence(unclosed.fence).slice(0, 40) },
      ticket,
    );
    const holder = events.findLast((event) => event.line < unclosed.line);
    const isOlder = holder !== undefined && !holder.attributes.has("id");
    found.push(isOlder ? asWarning(fault, "the event has no id, so it is of the older form") : fault);
  }
  found.push(...checkCharacters(text, place));
  return found;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\r(?!\n)/g;
/** As CONTROL, and every carriage return: nearly every text has none, and this takes half the time to say so. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
const PERHAPS_CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/;

/** The first place of each control character that is neither tab nor line ending. */
function checkCharacters(text: string, { path, ticket }: ThreadPlace): readonly Diagnostic[] {
  if (!PERHAPS_CONTROL.test(text)) return [];
  const found = new Map<string, Diagnostic>();
  for (const match of text.matchAll(CONTROL)) {
    const name = `U+${match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
    if (found.has(name)) continue;
    const start = text.lastIndexOf("\n", match.index) + 1;
    const column = match.index - start + 1;
    const at = {
      path,
      line: lineAt(text, start),
      column,
      length: 1,
      source: sourceAt(text, start, text.length),
    };
    found.set(name, finding("thread/control-character", at, { name }, ticket));
  }
  return [...found.values()];
}

function sourceAt(text: string, start: number, end: number): string {
  return text.slice(start, Math.min(end, start + MAX_SOURCE_LENGTH)).split("\n", 1)[0] ?? "";
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) line += 1;
  return line;
}
