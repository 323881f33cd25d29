import { t as displayWidth } from "./width.js";
import { ct as printable } from "./plumbing.js";
// src/cli/text.ts
const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;
/** Made when it is first needed: that takes some milliseconds, and most commands do without. */
let graphemes;
/** The text with spaces behind it, up to a width in terminal columns. */
function padToWidth(text, width) {
	return text + " ".repeat(Math.max(0, width - displayWidth(text)));
}
/** The text cut to a width in terminal columns; what was cut ends in `…`. Characters are never split. */
function cutToWidth(text, width) {
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
function oneLine(text) {
	return PRINTABLE_ASCII.test(text) ? text : printable(text.replaceAll(/\r?\n|\t/g, " "));
}
/** Text from a record made safe for a terminal: line ends and tabs stay, other control characters go. */
function manyLines(text) {
	return text.replaceAll("\r\n", "\n").replaceAll(/[^\n\t]+/g, printable);
}
/** Every line with a margin in front; empty lines stay empty. */
function indent(text, margin) {
	return text.replaceAll(/^(?=.)/gm, margin);
}
// src/cli/table.ts
/** Narrowest the last column is cut to; on a smaller terminal lines wrap. */
const MIN_LAST_WIDTH = 10;
const GAP = "  ";
/**
* Rows with their columns aligned, each line ended by a newline. The last column is not padded; with `width` (terminal
* columns) it is cut so that each row stays on one line, without it nothing is ever cut.
*/
function formatTable(rows, options = {}) {
	const texts = rows.map((row) => row.map((cell) => oneLine(cell.text)));
	const widths = [];
	for (const row of texts) for (const [column, text] of row.slice(0, -1).entries()) widths[column] = Math.max(widths[column] ?? 0, displayWidth(text));
	const before = widths.reduce((sum, width) => sum + width + 2, 0);
	const lastWidth = options.width === void 0 ? void 0 : Math.max(MIN_LAST_WIDTH, options.width - before);
	let table = "";
	for (const [index, row] of rows.entries()) {
		let line = "";
		for (const [column, cell] of row.entries()) {
			const text = texts[index]?.[column] ?? "";
			const style = cell.style ?? plain;
			if (column < row.length - 1) {
				const padding = padToWidth(text, widths[column] ?? 0).slice(text.length);
				line += style(text) + padding + GAP;
			} else line += style(lastWidth === void 0 ? text : cutToWidth(text, lastWidth));
		}
		table += `${line.trimEnd()}\n`;
	}
	return table;
}
function plain(text) {
	return text;
}
export { oneLine as a, manyLines as i, cutToWidth as n, padToWidth as o, indent as r, formatTable as t };
