import { ct as printable, ot as countFindings, rt as messageOf, st as countOf, tt as helpOf } from "./plumbing.js";
// src/core/diagnostic/format-text.ts
/** No colour at all: for files, pipes and `--no-color`. */
const plainPalette = {
	place: same,
	error: same,
	warning: same,
	gutter: same,
	label: same
};
/** Columns from one tab stop to the next in a shown source line. */
const TAB_WIDTH = 4;
/**
* One finding for people, without a newline at the end: place, severity, code and message; the source line with the
* value underlined where both are known; one help line; the note if there is one.
*/
function formatFinding(found, options) {
	const { palette } = options;
	const place = formatPlace(found);
	const head = `${palette[found.severity](`${found.severity}[${found.code}]`)} ${printable(messageOf(found))}`;
	return [
		place === "" ? head : `${palette.place(`${place}:`)} ${head}`,
		...sourceLines(found, options),
		`  ${palette.label("help:")} ${printable(helpOf(found))}`,
		...found.note === void 0 ? [] : [`  ${palette.label("note:")} ${printable(found.note)}`]
	].join("\n");
}
/** A verdict for people: its findings with an empty line behind each, and the summary. Ends with a newline. */
function formatVerdict(verdict, options) {
	return `${verdict.diagnostics.map((found) => `${formatFinding(found, options)}\n\n`).join("")}${formatSummary(verdict)}\n`;
}
/** One line: how many errors and warnings in how many tickets; it says so when no ticket was examined. */
function formatSummary({ diagnostics, examined }) {
	const counts = countFindings(diagnostics);
	if (examined === 0) return counts === "" ? "nothing to check: no ticket was examined" : `${counts}; no ticket was examined`;
	return `${counts === "" ? "no findings" : counts} in ${countOf(examined, "ticket")} examined`;
}
/** `path:line:column` as far as known; empty for a finding about no file. */
function formatPlace({ path, line, column }) {
	const parts = [
		printable(path),
		line,
		line === void 0 ? void 0 : column
	];
	return path === "" ? "" : parts.filter((part) => part !== void 0).join(":");
}
function sourceLines(found, options) {
	const { source, line } = found;
	if (source === void 0 || line === void 0) return [];
	const { gutter } = options.palette;
	const number = String(line);
	const shown = expandTabs(source, options);
	const underline = underlineOf(found, source, options);
	return [`  ${gutter(`${number} |`)} ${shown}`.trimEnd(), ...underline === void 0 ? [] : [`  ${gutter(`${" ".repeat(number.length)} |`)} ${underline}`]];
}
/** Spaces and carets below the value, measured on what is shown; undefined where the line does not reach so far. */
function underlineOf(found, source, options) {
	const { length = 1, severity, sourceColumn = 1 } = found;
	const column = found.column === void 0 ? void 0 : found.column - sourceColumn + 1;
	if (column === void 0 || column < 1 || column > source.length + 1) return void 0;
	const start = options.widthOf(expandTabs(source.slice(0, column - 1), options));
	const end = options.widthOf(expandTabs(source.slice(0, column - 1 + length), options));
	return " ".repeat(start) + options.palette[severity]("^".repeat(Math.max(1, end - start)));
}
function expandTabs(text, { widthOf }) {
	const [first = "", ...rest] = text.split("	").map(printable);
	let shown = first;
	for (const part of rest) shown += " ".repeat(TAB_WIDTH - widthOf(shown) % TAB_WIDTH) + part;
	return shown;
}
function same(text) {
	return text;
}
export { formatVerdict as n, plainPalette as r, formatFinding as t };
