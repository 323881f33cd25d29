import { closesFence, type Fence, opensFence } from "./fence.ts";
import { MAX_LINE_LENGTH } from "./limits.ts";
import { isHeaderLine } from "./thread-header.ts";

/** A line of a thread: offsets without the line ending, and its number from 1. */
export interface ScannedLine {
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

/** Where the events of a thread begin, and what stands out on the way. */
export interface ThreadScan {
  readonly headers: readonly ScannedLine[];
  readonly longLines: readonly ScannedLine[];
  /** The fence that is never closed. From its line on, fences count for nothing. */
  readonly unclosed?: ScannedLine & { readonly fence: Fence };
}

/**
 * Finds the lines that begin events: header lines outside code fences. When a fence is never closed, the thread is
 * read once more from there without regard to fences, so the time is linear whatever the text is.
 */
export function scanThread(text: string): ThreadScan {
  const { headers, longLines, open } = scanLines(text, { start: textStart(text), end: 0, line: 1 }, true);
  if (open === undefined) return { headers, longLines };
  const rest = scanLines(text, open, false);
  return { headers: headers.concat(rest.headers), longLines, unclosed: open };
}

/** Where a text begins behind its byte order mark, if it has one. */
export function textStart(text: string): number {
  return text.charCodeAt(0) === 0xfeff ? 1 : 0;
}

interface LinesScan {
  readonly headers: ScannedLine[];
  readonly longLines: readonly ScannedLine[];
  readonly open: (ScannedLine & { readonly fence: Fence }) | undefined;
}

function scanLines(text: string, from: ScannedLine, fences: boolean): LinesScan {
  const headers: ScannedLine[] = [];
  const longLines: ScannedLine[] = [];
  let open: (ScannedLine & { readonly fence: Fence }) | undefined;
  let { start, line } = from;
  while (start < text.length) {
    const newline = text.indexOf("\n", start);
    const next = newline < 0 ? text.length : newline;
    const end = next > start && text.charCodeAt(next - 1) === 0x0d ? next - 1 : next;
    if (end - start > MAX_LINE_LENGTH) longLines.push({ start, end, line });
    if (open !== undefined) {
      if (closesFence(text, start, end, open.fence)) open = undefined;
    } else if (isHeaderLine(text, start, end)) {
      headers.push({ start, end, line });
    } else if (fences) {
      const fence = opensFence(text, start, end);
      if (fence !== undefined) open = { start, end, line, fence };
    }
    start = next + 1;
    line += 1;
  }
  return { headers, longLines, open };
}
