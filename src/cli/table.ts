import { displayWidth } from "../io/terminal/width.ts";
import { cutToWidth, oneLine, padToWidth } from "./text.ts";

/** One cell: its text, and how it is coloured once it has been measured. */
export interface Cell {
  readonly text: string;
  readonly style?: (text: string) => string;
}

/** Narrowest the last column is cut to; on a smaller terminal lines wrap. */
const MIN_LAST_WIDTH = 10;
const GAP = "  ";

/**
 * Rows with their columns aligned, each line ended by a newline. The last column is not padded; with `width` (terminal
 * columns) it is cut so that each row stays on one line, without it nothing is ever cut.
 */
export function formatTable(
  rows: readonly (readonly Cell[])[],
  options: { readonly width?: number | undefined } = {},
): string {
  const texts = rows.map((row) => row.map((cell) => oneLine(cell.text)));
  const widths: number[] = [];
  for (const row of texts) {
    for (const [column, text] of row.slice(0, -1).entries()) {
      widths[column] = Math.max(widths[column] ?? 0, displayWidth(text));
    }
  }
  const before = widths.reduce((sum, width) => sum + width + GAP.length, 0);
  const lastWidth =
    options.width === undefined ? undefined : Math.max(MIN_LAST_WIDTH, options.width - before);
  let table = "";
  for (const [index, row] of rows.entries()) {
    let line = "";
    for (const [column, cell] of row.entries()) {
      const text = texts[index]?.[column] ?? "";
      const style = cell.style ?? plain;
      if (column < row.length - 1) {
        const padding = padToWidth(text, widths[column] ?? 0).slice(text.length);
        line += style(text) + padding + GAP;
      } else {
        line += style(lastWidth === undefined ? text : cutToWidth(text, lastWidth));
      }
    }
    table += `${line.trimEnd()}\n`;
  }
  return table;
}

function plain(text: string): string {
  return text;
}
