import { byteLength } from "../ticket/files.ts";

/**
 * Most bytes of a step's summary: a larger one is dropped as a whole, so some room is left.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#adding-a-job-summary
 */
export const MAX_SUMMARY_BYTES = 1_000_000;

const NOTE =
  "\n\n**The rest is left out: a summary may have 1 MiB.** The log and the output `result` have more.\n";

/** A summary that GitHub shows: one that is too long is cut at the end of a line, with a note. */
export function cutSummary(text: string): string {
  const summary = text.toWellFormed();
  if (byteLength(summary) <= MAX_SUMMARY_BYTES) return summary;
  const within = summary.slice(0, endWithin(summary, MAX_SUMMARY_BYTES - byteLength(NOTE) - 8));
  const kept = within.slice(0, Math.max(0, within.lastIndexOf("\n")));
  // A fence that was cut through would swallow the note.
  const isOpen = kept.split("\n").filter((line) => line.startsWith("```")).length % 2 === 1;
  return `${kept}${isOpen ? "\n```" : ""}${NOTE}`;
}

/** How many code units of a well-formed text take at most so many bytes in UTF-8. */
function endWithin(text: string, maxBytes: number): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    // Each half of a pair takes two of its four bytes.
    const isHalf = unit >= 0xd800 && unit <= 0xdfff;
    bytes += unit < 0x80 ? 1 : unit < 0x800 || isHalf ? 2 : 3;
    if (bytes > maxBytes) return at;
  }
  return text.length;
}
