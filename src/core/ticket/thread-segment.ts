/** The parts of one event's text: from its header line to the line before the next header. */
export interface Segment {
  /** Header and everything up to the separator, right-trimmed, byte for byte. */
  readonly text: string;
  /** Whether a line `---` ends it. */
  readonly separated: boolean;
  readonly heading?: string;
  /** Without heading, separator and surrounding blank lines, with LF line endings. */
  readonly body: string;
  /** How many lines `text` has. */
  readonly lines: number;
}

/** Takes the text of one event apart. `headerEnd` is where the header line ends, without its line ending. */
export function readSegment(thread: string, start: number, headerEnd: number, end: number): Segment {
  let stop = trimmedEnd(thread, start, end);
  const lastLine = thread.lastIndexOf("\n", stop - 1) + 1;
  const separated = thread.slice(lastLine, stop) === "---";
  if (separated) stop = trimmedEnd(thread, start, lastLine);
  const first = skipBlankLines(thread, headerEnd, stop);
  const heading = headingAt(thread, first, stop);
  const bodyStart =
    heading === undefined ? first : skipBlankLines(thread, lineEnd(thread, first, stop), stop);
  const text = thread.slice(start, stop);
  return {
    text,
    separated,
    ...(heading === undefined ? {} : { heading }),
    body: toLineFeeds(thread.slice(bodyStart, stop)),
    lines: countLines(text),
  };
}

/** The text with LF line endings only. */
function toLineFeeds(text: string): string {
  return text.includes("\r") ? text.replaceAll("\r\n", "\n") : text;
}

/** Where a text ends without the spaces, tabs and line breaks at its end; wide spaces are text. */
export function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isBlank(text.charCodeAt(at - 1))) at -= 1;
  return at;
}

/** Where the first line begins that is not blank, seen from the beginning of a line or the end of the one before. */
export function skipBlankLines(text: string, start: number, end: number): number {
  let lineStart = start;
  let at = start;
  while (at < end && isBlank(text.charCodeAt(at))) {
    if (text.charCodeAt(at) === 0x0a) lineStart = at + 1;
    at += 1;
  }
  return at < end ? lineStart : end;
}

function headingAt(text: string, start: number, end: number): string | undefined {
  if (!text.startsWith("## ", start)) return undefined;
  return text.slice(start + 3, lineEnd(text, start, end)).trim();
}

function lineEnd(text: string, start: number, end: number): number {
  const newline = text.indexOf("\n", start);
  return newline < 0 || newline > end ? end : newline;
}

function countLines(text: string): number {
  let lines = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines += 1;
  return lines;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
}
