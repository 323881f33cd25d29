import { closesFence, type Fence, formatFence, opensFence } from "./fence.ts";
import type { Role } from "./role.ts";
import { cleanValue, formatHeader, isHeaderLine } from "./thread-header.ts";
import { scanThread } from "./thread-scan.ts";
import { skipBlankLines, trimmedEnd } from "./thread-segment.ts";

/** An event to be written. `attributes` are those beyond the named ones: `from`, `to`, `reason`, `status`, …. */
export interface NewEvent {
  readonly kind: string;
  readonly author: string;
  readonly role: Role;
  readonly at: string;
  readonly id: string;
  readonly attributes?: Readonly<Record<string, string>>;
  /** Without `## `. */
  readonly heading: string;
  readonly body: string;
}

/** The text of an event, ending with its separator line. */
export function formatEvent(event: NewEvent): string {
  return formatEventBehind(event, undefined);
}

/**
 * The thread with an event at its end, in the thread's line endings. Everything that stood there keeps its bytes; a
 * separator missing behind the last event is added. Behind a code fence that is never closed, the new event is
 * written so that it does not close it, which would make the events in between part of the code.
 */
export function appendEvent(threadText: string, event: NewEvent): string {
  const { headers, unclosed } = scanThread(threadText);
  const end = trimmedEnd(threadText, 0, threadText.length);
  const added = formatEventBehind(event, unclosed?.fence);
  if (threadText === "") return added;
  const lastLine = threadText.slice(threadText.lastIndexOf("\n", end - 1) + 1, end);
  const rule = headers.length > 0 && lastLine !== "---" ? "---\n\n" : "";
  const between = `${blankLinesBefore(threadText, end)}${rule}`;
  const tail = `${between}${added}`.replaceAll("\n", eolOf(threadText));
  // A carriage return at the very end is half of a line ending: what is added must not give it a second one.
  return threadText + (threadText.endsWith("\r") && tail.startsWith("\r") ? tail.slice(1) : tail);
}

/**
 * The text of an event as it is written: LF line endings, no surrounding blank lines, no control characters, open
 * code fences closed, and lines that look like an event's header escaped where they do not stand in a fence.
 */
export function formatEventBody(body: string): string {
  return formatBody(body, undefined);
}

function formatEventBehind(event: NewEvent, openFence: Fence | undefined): string {
  const { kind, author, role, at, id } = event;
  const header = formatHeader({ ...event.attributes, event: kind, id, author, role, at });
  const heading = cleanValue(event.heading).trim() || kind;
  const body = formatBody(event.body, openFence);
  return `${header}\n\n## ${heading}\n\n${body === "" ? "" : `${body}\n\n`}---\n`;
}

function formatBody(body: string, openFence: Fence | undefined): string {
  const plain = cleanBody(body);
  const text = plain.slice(skipBlankLines(plain, 0, plain.length), trimmedEnd(plain, 0, plain.length));
  if (openFence !== undefined) return guardLines(text, openFence);
  let open: Fence | undefined;
  const lines = text.split("\n").map((line) => {
    if (open !== undefined) {
      if (closesFence(line, 0, line.length, open)) open = undefined;
      return line;
    }
    open = opensFence(line, 0, line.length);
    return escapeHeader(line);
  });
  if (open !== undefined) lines.push(formatFence(open));
  return lines.join("\n");
}

/** Keeps an earlier fence open: its closing lines become indented code, and nothing counts as an example. */
function guardLines(text: string, openFence: Fence): string {
  const lines = text.split("\n").map((line) => {
    return closesFence(line, 0, line.length, openFence) ? `    ${line.trimStart()}` : escapeHeader(line);
  });
  return lines.join("\n");
}

function escapeHeader(line: string): string {
  return isHeaderLine(line, 0, line.length) ? line.replace("<!--", "&lt;!--") : line;
}

function cleanBody(body: string): string {
  const lines = body.replaceAll(/\r\n?/g, "\n");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: removing control characters is the purpose
  return lines.replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "\u{fffd}");
}

function eolOf(text: string): string {
  const newline = text.indexOf("\n");
  return newline > 0 && text.charCodeAt(newline - 1) === 0x0d ? "\r\n" : "\n";
}

/** The line breaks (LF) that leave one blank line behind the last line of a text. */
function blankLinesBefore(text: string, end: number): string {
  let breaks = 0;
  for (let at = end; at < text.length; at++) if (text.charCodeAt(at) === 0x0a) breaks += 1;
  // Spaces behind the last line break would indent what follows.
  const dangling = text.endsWith("\n") ? 0 : breaks > 0 ? 1 : 0;
  return "\n".repeat(Math.max(dangling, 2 - breaks));
}
