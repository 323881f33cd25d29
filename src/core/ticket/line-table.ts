/** Offsets at which the lines of a text begin. Only `\n` ends a line. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/** Line and column of an offset, both from 1, and where its line begins. */
export function positionOf(
  starts: readonly number[],
  offset: number,
): { readonly line: number; readonly column: number; readonly lineStart: number } {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const lineStart = starts[low] ?? 0;
  return { line: low + 1, column: offset - lineStart + 1, lineStart };
}
