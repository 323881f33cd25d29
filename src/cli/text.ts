import { printable } from "../core/diagnostic/printable.ts";
import { displayWidth } from "../io/terminal/width.ts";

const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;
/** Made when it is first needed: that takes some milliseconds, and most commands do without. */
let graphemes: Intl.Segmenter | undefined;

/** The text with spaces behind it, up to a width in terminal columns. */
export function padToWidth(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - displayWidth(text)));
}

/** The text cut to a width in terminal columns; what was cut ends in `…`. Characters are never split. */
export function cutToWidth(text: string, width: number): string {
  // No character takes more than two columns for each of its code units.
  if (text.length * 2 <= width || displayWidth(text) <= width) return text;
  graphemes ??= new Intl.Segmenter();
  let kept = "";
  let used = 1;
  for (const { segment } of graphemes.segment(text)) {
    used += displayWidth(segment);
    if (used > width) break;
    kept += segment;
  }
  return `${kept}…`;
}

/** Text from a record made safe for one line of a terminal: line ends and tabs become spaces. */
export function oneLine(text: string): string {
  return PRINTABLE_ASCII.test(text) ? text : printable(text.replaceAll(/\r?\n|\t/g, " "));
}

/** Text from a record made safe for a terminal: line ends and tabs stay, other control characters go. */
export function manyLines(text: string): string {
  return text.replaceAll("\r\n", "\n").replaceAll(/[^\n\t]+/g, printable);
}

/** Every line with a margin in front; empty lines stay empty. */
export function indent(text: string, margin: string): string {
  return text.replaceAll(/^(?=.)/gm, margin);
}
