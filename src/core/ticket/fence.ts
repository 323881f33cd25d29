/** An open code fence: which character draws it, and how many. */
export interface Fence {
  readonly char: "`" | "~";
  readonly length: number;
}

/** Most spaces before a fence, a heading or an event's header; more make indented code. CommonMark 0.31, 4.4. */
const MAX_INDENT = 3;

/** Where the text of a line begins, or `end` when it is blank or indented as code. */
export function indentEnd(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && text.charCodeAt(at) === 0x20) at += 1;
  return at - start > MAX_INDENT ? end : at;
}

/**
 * The fence that a line opens, or undefined. The line is `text` from `start` to `end`, without its line ending.
 * https://spec.commonmark.org/0.31.2/#fenced-code-blocks
 */
export function opensFence(text: string, start: number, end: number): Fence | undefined {
  const from = indentEnd(text, start, end);
  const char = text[from];
  if (from >= end || (char !== "`" && char !== "~")) return undefined;
  const to = runEnd(text, from, end);
  if (to - from < 3) return undefined;
  if (char === "`" && text.slice(to, end).includes("`")) return undefined;
  return { char, length: to - from };
}

/** Whether a line closes an open fence: the same character, at least as long, and nothing behind it. */
export function closesFence(text: string, start: number, end: number, fence: Fence): boolean {
  const from = indentEnd(text, start, end);
  if (from >= end || text[from] !== fence.char) return false;
  const to = runEnd(text, from, end);
  if (to - from < fence.length) return false;
  for (let at = to; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x09) return false;
  }
  return true;
}

/** The line that closes a fence. */
export function formatFence(fence: Fence): string {
  return fence.char.repeat(fence.length);
}

function runEnd(text: string, from: number, end: number): number {
  const code = text.charCodeAt(from);
  let at = from;
  while (at < end && text.charCodeAt(at) === code) at += 1;
  return at;
}
